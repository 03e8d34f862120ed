"""`hsbot doctor`: is everything in place to answer, and what to do where it isn't."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from hsbot.chat.wording import counted
from hsbot.commands.hint import with_flags
from hsbot.config import Config, settings_in
from hsbot.errors import ArticleError, DiscordError, HsbotError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hsbot.articles.readers import ReadResult
    from hsbot.records import Article

_NAMED = 5  # skipped, undated or strangely dated files that are named; the others are counted


@dataclass(frozen=True, slots=True)
class _Check:
    """One line of the report."""

    about: str
    state: Literal["ok", "hint", "problem"]  # a hint is nothing wrong, but good to know
    text: str  # what was found and, unless all is well, what to do


def run(arguments: Namespace, config: Config) -> int:
    """Print a line for each check and return 0, 2 where one found a problem. Loads no model."""
    wrong = False
    for check in _checks(config, os.environ):
        wrong = wrong or check.state == "problem"
        sys.stdout.write(f"{check.about:<14} {check.state:<8} {with_flags(check.text, arguments)}\n")
        sys.stdout.flush()
    return 2 if wrong else 0


def _checks(config: Config, environ: Mapping[str, str]) -> Iterator[_Check]:
    file = str(config.file) if config.file else "no file, so the defaults hold"
    besides = f", but for {' and '.join(names)}" if (names := settings_in(environ)) else ""
    yield _Check("configuration", "ok", file + besides)
    read = _read(config)
    yield from _articles(config, read)
    yield _model(config)
    yield _reader(config)
    yield _index(config, read if not isinstance(read, ArticleError) else None)
    yield _token(environ)


def _read(config: Config) -> ReadResult | ArticleError:
    from hsbot.articles.readers import read_folder

    try:
        return read_folder(config.articles.path)
    except ArticleError as error:
        return error


def _articles(config: Config, read: ReadResult | ArticleError) -> Iterator[_Check]:
    if isinstance(read, ArticleError):
        yield _Check("articles", "problem", str(read))
        return
    where = config.articles.path
    if not read.articles:
        yield _Check("articles", "problem", f"There is no article in {where}: put some there.")
    else:
        undated = [a.path for a in read.articles if a.published is None]
        named = f": {_listed(undated)}" if undated else ""
        yield _Check("articles", "ok", f"{len(read.articles)} in {where}, {len(undated)} of them undated{named}")
        tomorrow = date.today() + timedelta(days=1)  # where today has begun already, elsewhere
        if ahead := [a.path for a in read.articles if a.published and a.published > tomorrow]:
            dated = f"dated later than today, and so taken for the newest: {_listed(ahead)}. Check the dates."
            yield _Check("articles", "hint", dated)
    for skipped in read.skipped[:_NAMED]:
        yield _Check("articles", "problem" if config.articles.strict else "hint", f"skipped: {skipped}")
    if (more := len(read.skipped) - _NAMED) > 0:
        yield _Check("articles", "hint", f"and {more} more, which `hsbot index update` names")


def _listed(paths: Sequence[str]) -> str:
    """Return file names for a sentence: the first few, and how many there are besides."""
    shown = list(dict.fromkeys(paths))
    more = len(shown) - _NAMED
    return ", ".join(shown[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _model(config: Config) -> _Check:
    from hsbot.search.encoder import PACKAGED, identify, locate

    name = config.model.name
    try:
        sha256, folder = identify(name), locate(name)
    except HsbotError as error:
        return _Check("model", "problem", str(error))
    if folder is None:
        return _Check("model", "hint", f"{name} is looked up by sentence-transformers when it is loaded: not checked")
    official = ", as its publishers released it" if name == PACKAGED else ""
    return _Check("model", "ok", f"{name} in {folder}, sha256 {sha256[:12]}…{official}")


def _reader(config: Config) -> _Check:
    """Check the packaged reader's files against their sha256; another one is checked when it is loaded."""
    from hsbot.answers.reader import NONE, PACKAGED, check_packaged

    name = config.reader.name
    if name == NONE:
        return _Check("reader", "hint", "none, so words and vectors alone judge, which is less sure")
    if name != PACKAGED:
        return _Check("reader", "hint", f"{name} is looked up by sentence-transformers when it is loaded: not checked")
    try:
        check_packaged()
    except HsbotError as error:
        return _Check("reader", "problem", str(error))
    return _Check("reader", "ok", "the packaged one, every file as it was released")


def _index(config: Config, read: ReadResult | None) -> _Check:
    """Check that what CURRENT names verifies, fits the configuration and holds the articles as they are."""
    from hsbot.build import as_last_read, recipe
    from hsbot.search.generation import current_name, open_current
    from hsbot.search.manifest import check_recipe
    from hsbot.search.store import Store

    try:
        folder, manifest = open_current(config.index.path)
        if current_name(config.index.path) != folder.name:
            text = f"The current generation is damaged, {folder.name} stands in for it: run `hsbot index update`."
            return _Check("index", "problem", text)
        check_recipe(manifest, recipe(config.model.name))
        store = Store(folder, manifest)
    except HsbotError as error:
        return _Check("index", "problem", str(error))
    try:
        kept = as_last_read(store, read) if read else ()
        behind = _behind(store.fingerprints(), (*read.articles, *kept)) if read else ""
    finally:
        store.close()
    if behind:
        return _Check("index", "problem", f"{folder.name} is behind the articles ({behind}): run `hsbot index update`.")
    holds = f"{folder.name}, {counted(manifest.articles, 'article')}, every file as it was written"
    return _Check("index", "ok", f"{holds}, up to date" if read else holds)


def _behind(indexed: Mapping[str, str], articles: Sequence[Article]) -> str:
    """Return what an update would do, "" for nothing."""
    now = {a.id: a.fingerprint for a in articles}
    counts = {
        "new": len(now.keys() - indexed.keys()),
        "changed": sum(indexed[one] != now[one] for one in now.keys() & indexed.keys()),
        "removed": len(indexed.keys() - now.keys()),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def _token(environ: Mapping[str, str]) -> _Check:
    """Tell where the token comes from, never what it is."""
    from hsbot.chat.discord.run import read_token

    named = environ.get("HSBOT_TOKEN_FILE")
    try:
        read_token(environ)
    except DiscordError as error:
        if not str(error).startswith("There is no token"):
            return _Check("token", "problem", str(error))
        return _Check("token", "hint", f"{error} Only `hsbot run` and `hsbot sync` need it.")
    if environ.get("HSBOT_TOKEN", "").strip():
        return _Check("token", "ok", "from HSBOT_TOKEN")
    return _Check("token", "ok", f"from the file {named}" if named else "from the systemd credential hsbot-token")
