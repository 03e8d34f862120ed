"""`hsbot index update|status|verify|rollback|watch`."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

from hsbot.commands.wire import load_encoder
from hsbot.config import Config
from hsbot.errors import HsbotError, IndexMissing


def run(arguments: Namespace, config: Config) -> int:
    """Do one action and return 0."""
    return {"update": _update, "status": _status, "verify": _verify, "rollback": _rollback, "watch": _watch}[
        arguments.action
    ](arguments, config)


def _update(arguments: Namespace, config: Config) -> int:
    _update_once(config, strict=arguments.strict, rebuild=arguments.rebuild)
    return 0


def _update_once(config: Config, *, strict: bool, rebuild: bool) -> None:
    from hsbot.build import update

    with _Bar() as bar:
        report = update(
            config.articles.path,
            config.index.path,
            config.model.name,
            load_encoder(config),
            strict=strict or config.articles.strict,
            rebuild=rebuild,
            progress=bar.show,
        )
    for skipped in report.skipped:
        sys.stderr.write(f"skipped: {skipped}\n")
    sys.stdout.write(f"{report}\n")
    sys.stdout.flush()


def _status(_: Namespace, config: Config) -> int:
    from hsbot.search.generation import open_current

    folder, manifest = open_current(config.index.path)
    size = sum(size for size, _ in manifest.files.values())
    sys.stdout.write(
        f"generation  {folder.name}, written {manifest.created}\n"
        f"holds       {manifest.articles} articles, {manifest.passages} passages, {manifest.sentences} sentences, "
        f"{size / 1e6:.1f} MB\n"
        f"reaches to  {manifest.newest or 'no dated article'}\n"
        f"model       {manifest.recipe.model} ({manifest.recipe.model_sha256[:12]})\n"
    )
    return 0


def _verify(_: Namespace, config: Config) -> int:
    from hsbot.search.generation import current_name, verify

    name = current_name(config.index.path)
    if name is None:
        raise IndexMissing(f"There is no index in {config.index.path} yet: run `hsbot index update`.")
    manifest = verify(config.index.path / "gen" / name)
    sys.stdout.write(f"{name}: all {len(manifest.files)} files are as they were written\n")
    return 0


def _rollback(_: Namespace, config: Config) -> int:
    from hsbot.search.generation import current_name, locked, make_current, read_manifest, verify

    index = config.index.path
    with locked(index):
        name = current_name(index)
        parent = read_manifest(index / "gen" / name).parent if name else None
        if not parent or not (index / "gen" / parent).is_dir():
            raise IndexMissing(f"There is no generation before {name or 'the first one'} to go back to in {index}.")
        folder = index / "gen" / parent
        make_current(index, folder, verify(folder))
    sys.stdout.write(f"{parent} is served again; the next `hsbot index update` takes the articles as they are then\n")
    return 0


def _watch(arguments: Namespace, config: Config) -> int:
    """Update whenever names, sizes or times in the articles' folder change, until interrupted."""
    seen: object = None
    while True:
        now = _look(config.articles.path)
        if now != seen:
            seen = now
            try:
                _update_once(config, strict=arguments.strict, rebuild=False)
            except HsbotError as error:  # the index before goes on being served; the next change may mend it
                sys.stderr.write(f"hsbot: {error}\n")
        time.sleep(max(arguments.every, 0.1))


def _look(folder: Path) -> object:
    found = []
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                stat = (Path(root) / name).stat()
            except OSError:
                continue
            found.append((root, name, stat.st_size, stat.st_mtime_ns))
    return sorted(found)


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __enter__(self) -> _Bar:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._on = sys.stderr.isatty()
        self._task = None if not self._on else self._progress.add_task("embedding", total=None, visible=False)
        if self._on:
            self._progress.start()
        return self

    def show(self, done: int, total: int) -> None:
        """Show `done` of `total` passages."""
        if self._task is not None:
            self._progress.update(self._task, completed=done, total=total, visible=True)

    def __exit__(self, *_: object) -> None:
        if self._on:
            self._progress.stop()
