"""`hsbot index update|status|verify|rollback|watch`."""

from __future__ import annotations

import os
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from hsbot.chat.wording import counted
from hsbot.commands.hint import with_flags
from hsbot.commands.wire import load_encoder
from hsbot.config import Config
from hsbot.errors import ArticleError, HsbotError, IndexFailure, IndexMissing

if TYPE_CHECKING:
    from hsbot.build import Report
    from hsbot.search.manifest import Manifest, Recipe


class _StopRequestedError(BaseException):
    """SIGTERM came; like KeyboardInterrupt no ordinary handler takes it."""


def run(arguments: Namespace, config: Config) -> int:
    """Do one action and return 0."""
    return {"update": _update, "status": _status, "verify": _verify, "rollback": _rollback, "watch": _watch}[
        arguments.action
    ](arguments, config)


def _update(arguments: Namespace, config: Config) -> int:
    _tell(_update_once(config, strict=arguments.strict, rebuild=arguments.rebuild))
    return 0


def _update_once(config: Config, *, strict: bool, rebuild: bool) -> Report:
    from hsbot.build import update

    with _Bar() as bar:
        return update(
            config.articles.path,
            config.index.path,
            config.model.name,
            load_encoder(config),
            strict=strict or config.articles.strict,
            rebuild=rebuild,
            progress=bar.show,
        )


def _tell(report: Report) -> None:
    for skipped in report.skipped:
        sys.stderr.write(f"skipped: {skipped}\n")
    sys.stdout.write(f"{report}\n")
    sys.stdout.flush()


def _status(_: Namespace, config: Config) -> int:
    from hsbot.build import recipe
    from hsbot.search.generation import open_current
    from hsbot.search.manifest import check_recipe

    folder, manifest = open_current(config.index.path)
    check_recipe(manifest, recipe(config.model.name))  # what `hsbot ask` would refuse isn't served
    size = sum(size for size, _ in manifest.files.values())
    sys.stdout.write(
        f"generation  {folder.name}, written {manifest.created}\n"
        f"holds       {counted(manifest.articles, 'article')}, {counted(manifest.passages, 'passage')}, "
        f"{counted(manifest.sentences, 'sentence')}, {size / 1e6:.1f} MB\n"
        f"reaches to  {manifest.newest or 'no dated article'}\n"
        f"model       {manifest.recipe.model} ({manifest.recipe.model_sha256[:12]})\n"
    )
    return 0


def _verify(_: Namespace, config: Config) -> int:
    from hsbot.search.generation import no_index, read_pointer
    from hsbot.search.manifest import verify

    named = read_pointer(config.index.path)
    if named is None:
        raise no_index(config.index.path)
    name, sha256 = named
    manifest = verify(config.index.path / "gen" / name, sha256)
    sys.stdout.write(f"{name}: all {len(manifest.files)} files are as they were written\n")
    return 0


def _rollback(_: Namespace, config: Config) -> int:
    from hsbot.build import recipe
    from hsbot.search.generation import make_current, no_index
    from hsbot.search.lock import locked

    index = config.index.path
    try:
        there = index.exists()
    except OSError as error:
        raise IndexFailure(
            f"The index's folder {index} can't be read ({error.strerror}): give hsbot access."
        ) from error
    if not there:  # the lock would make it
        raise no_index(index)
    with locked(index):
        folder, manifest = _before(index, recipe(config.model.name))
        try:
            make_current(index, folder, manifest)
        except OSError as error:
            raise IndexFailure(f"The pointer in {index} can't be written ({error.strerror}): make room.") from error
    sys.stdout.write(
        f"{folder.name} is served again; the next `hsbot index update` takes the articles as they are then\n"
    )
    return 0


def _before(index: Path, recipe: Recipe) -> tuple[Path, Manifest]:
    """Return the nearest generation before the current one that can be served; where CURRENT is damaged, the newest.

    Raises IndexMissing where there is none before it, IndexBroken or IndexMismatch where none of them can be trusted or
    all were built otherwise than `recipe`.
    """
    from hsbot.search.generation import candidates, current_name, generations
    from hsbot.search.manifest import check_recipe, verify

    current: str | None = None
    with suppress(IndexFailure):
        current = current_name(index)
    first: IndexFailure | None = None
    kept = set(generations(index))  # the line of parents goes on to those that were tidied away
    for name, _ in candidates(index):
        if name not in kept or (current and name >= current):  # newer ones are those that an earlier rollback came from
            continue
        folder = index / "gen" / name
        try:
            manifest = verify(folder)
            check_recipe(manifest, recipe)
        except IndexFailure as error:
            first = first or error
        else:
            return folder, manifest
    raise first or IndexMissing(f"There is no generation before {current or 'the first one'} to go back to in {index}.")


def _watch(arguments: Namespace, config: Config) -> int:
    """Update whenever files or permissions in the articles' folder change, until SIGTERM (0) or SIGINT (130).

    Or where another folder is the index's. What may pass without a change is tried again, and told once.
    """
    before = signal.signal(signal.SIGTERM, _stop)
    seen: object = None
    told: object = None
    said: object = None
    try:
        while True:
            now = _look(config.articles.path), _place(config.index.path)
            if now != seen:
                try:
                    report = _update_once(config, strict=arguments.strict, rebuild=False)
                except HsbotError as error:  # the index before goes on being served
                    seen, told = None if _may_pass(error) else now, str(error)
                    if told != said:
                        sys.stderr.write(f"hsbot: {with_flags(str(error), arguments)}\n")
                        sys.stderr.flush()
                else:
                    seen = None if any(map(_may_pass, report.skipped)) else now
                    told = (now[0], report.generation, *map(str, report.skipped))
                    if told != said:
                        _tell(report)
                said = told
            time.sleep(arguments.every if arguments.every > _SHORTEST else _SHORTEST)
    except _StopRequestedError:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


_SHORTEST = 0.1  # seconds between two looks


def _stop(*_: object) -> None:
    raise _StopRequestedError


def _may_pass(error: HsbotError) -> bool:
    """Tell whether it may be mended without a change in the articles' folder: room is made, a lock is let go of."""
    from hsbot.articles.readers import may_pass

    return not isinstance(error, ArticleError) or may_pass(error)


def _place(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _look(folder: Path) -> object:
    found = []
    walked: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        place = _place(Path(root))
        if place is None:
            continue
        if place in walked:  # a link that leads back up
            folders.clear()
            continue
        walked.add(place)
        for name in names:
            try:
                stat = (Path(root) / name).stat()
            except OSError:
                continue
            # A file whose permissions are mended keeps its size and the time of its text: only st_ctime tells.
            found.append((root, name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))
    return sorted(found)


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    show: Callable[[int, int], None] | None = None  # takes how many passages are done, of how many

    def __enter__(self) -> _Bar:
        if not sys.stderr.isatty():
            return self
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True)
        task = progress.add_task("embedding", total=None, visible=False)
        self._progress: Any = progress
        self.show = lambda done, total: progress.update(task, completed=done, total=total, visible=True)
        progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.show:
            self._progress.stop()
