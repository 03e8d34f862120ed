"""A suite: sets of articles and labelled questions about them, as a TOML file names them (tests/quality.toml)."""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsbot.build import update
from hsbot.errors import ConfigError
from hsbot.labelled import Labelled, read_labelled

if TYPE_CHECKING:
    from hsbot.search.encoder import Encoder

_KINDS = {"set": False, "dev": True}  # table of the suite -> whether it is a development set from elsewhere
_KEYS: dict[str, type] = {"name": str, "about": str, "articles": str, "questions": str, "today": date, "most": int}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with labelled questions about them."""

    name: str
    about: str  # in a few words
    articles: Path  # a folder of articles, or one file
    questions: Path
    today: date  # the day on which a question without an "as of" is asked
    most: int | None = None  # questions taken of the half; None: all of them
    dev: bool = False  # True: a development set from elsewhere, whose articles are no news


def read_suite(path: Path, dev: Path | None = None) -> tuple[Corpus, ...]:
    """Read a suite; its [[dev]] tables count only where `dev` names their folder. Raises ConfigError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # bytes, TOML, or a number of thousands of digits
        raise ConfigError(f"The suite {path} can't be read ({error}): name a TOML file with [[set]] tables.") from error
    found: list[Corpus] = []
    for kind, tables in raw.items():
        if kind not in _KINDS or not isinstance(tables, list):
            raise ConfigError(f"In the suite {path} there is `{kind}`: it takes [[set]] and [[dev]] tables only.")
        base = dev if _KINDS[kind] else path.parent
        if base is not None:
            made = [_corpus(table, f"[[{kind}]] number {n} of {path}", base) for n, table in enumerate(tables, 1)]
            found += [replace(corpus, dev=_KINDS[kind]) for corpus in made]
    names = [corpus.name for corpus in found]
    if not names or len(names) > len(set(names)):
        raise ConfigError(f"The suite {path} needs at least one set, and another name for each: mend it.")
    return tuple(found)


def questions(corpus: Corpus, half: str | None = None) -> list[Labelled]:
    """Return the labelled questions of a half, None: of both; at most `corpus.most`, the same ones every time."""
    found = read_labelled(corpus.questions, half)
    if corpus.most is not None:
        found = sorted(found, key=lambda one: hashlib.sha256(one.id.encode()).hexdigest())[: corpus.most]
    return found


def build_index(corpus: Corpus, work: Path, model: str, load_encoder: Callable[[], Encoder]) -> Path:
    """Build a corpus's index in its own folder below `work`, or bring it up to date, and return it."""
    articles, index = corpus.articles, work / corpus.name / "index"
    if not articles.is_dir():  # beside it may stand what is no article, such as the questions
        articles = work / corpus.name / "articles"
        try:
            shutil.rmtree(articles, ignore_errors=True)  # of an earlier suite
            articles.mkdir(parents=True)
            shutil.copyfile(corpus.articles, articles / corpus.articles.name)
        except OSError as error:
            raise ConfigError(
                f"The articles {corpus.articles} of the set {corpus.name} can't be copied to {articles} ({error}): "
                "mend the suite, or name another folder with --work."
            ) from error
    update(articles, index, model, load_encoder, strict=True)  # figures are of all articles, or of none
    return index


def _corpus(table: Any, where: str, base: Path) -> Corpus:
    if not isinstance(table, dict) or not table.keys() <= _KEYS.keys():
        raise ConfigError(f"{where} has a key that isn't known: it takes {', '.join(_KEYS)}.")
    for key, kind in _KEYS.items():
        if (key != "most" or key in table) and type(table.get(key)) is not kind:
            raise ConfigError(f"{where} needs `{key}`, as {_EXPECTED[kind]}.")
    if table.get("most", 1) < 1:
        raise ConfigError(f"{where} can't have {table['most']} as `most`: it takes a whole number of 1 or more.")
    if len(Path(table["name"]).parts) != 1 or table["name"] in {".", ".."}:
        raise ConfigError(f"{where} can't have the name {table['name']!r}: it takes one that a folder can have.")
    paths = {key: base / table[key] for key in ("articles", "questions")}
    return Corpus(**(table | paths))


_EXPECTED = {str: "a text", date: "a date such as 2026-11-01", int: "a whole number"}
