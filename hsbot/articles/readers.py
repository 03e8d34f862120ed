"""From a folder to its articles: which files are read, and what becomes of those that can't be."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from hsbot.articles.decode import decode
from hsbot.articles.draft import Draft, make_article
from hsbot.articles.html import read_html
from hsbot.articles.jsons import Entry, read_json, read_json_lines
from hsbot.articles.markdown import read_markdown
from hsbot.articles.plain import read_plain
from hsbot.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hsbot.records import Article

_ENDINGS: Final = frozenset({".txt", ".md", ".html", ".htm", ".json", ".jsonl"})
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TOO_LARGE: Final = 50_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a folder held."""

    articles: tuple[Article, ...]  # sorted by id; ids are unique
    skipped: tuple[ArticleError, ...]  # one for each file, element or line that was left out, in order of path
    unread: frozenset[str] = frozenset()  # paths of the files that are there and could not be read, or not all of it


def read_folder(folder: Path, *, strict: bool = False) -> ReadResult:
    """Return every article under `folder`, at any depth.

    README.md, hidden files and folders, and files of other endings are passed over. What can't be read is skipped,
    each with one sentence that names it; where two would have the same id, the first in order of path stays.
    Raises ArticleError where `folder` can't be read, and, with `strict`, instead of the first skip.
    """
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    skipped: list[ArticleError] = []
    unread: set[str] = set()
    for path, place, found in _read_all(folder):
        if isinstance(found, ArticleError):
            error = found
            unread.add(path)
        elif found.id not in articles:
            articles[found.id] = found
            places[found.id] = place
            continue
        else:
            error = ArticleError(
                f"{place} would give the id {found.id!r}, but {places[found.id]} has it already: rename one of the two."
            )
        if strict:
            raise error
        skipped.append(error)
    return ReadResult(tuple(articles[identity] for identity in sorted(articles)), tuple(skipped), frozenset(unread))


def _read_all(folder: Path) -> Iterator[tuple[str, str, Article | ArticleError]]:
    """Yield each article, or what kept it from being one, with its path and the place in it; in order of path."""
    for path in _paths(folder):
        shown = _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], path)
        try:
            if shown != path:
                raise ValueError("has a name that can't be printed: rename it")  # noqa: TRY301 - one sentence for all
            for entry in _read_file(folder / path):
                place = f"{path}, {entry.where}," if entry.where else path
                yield path, place, _article(entry, path, place)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            yield path, shown, ArticleError(f"{shown} can't be read ({reason}): check it and its permissions.")
        except ValueError as error:
            yield path, shown, ArticleError(f"{shown} {_clause(error)}.")
        except Exception as error:  # noqa: BLE001 - parsers of others, on bytes of others
            yield (
                path,
                shown,
                ArticleError(f"{shown} can't be read ({type(error).__name__}): put its text into a .txt file."),
            )


def _article(entry: Entry, path: str, place: str) -> Article | ArticleError:
    """Return the article of one entry, or the error whose sentence names its place."""
    stem = path.removesuffix(PurePosixPath(path).suffix)
    try:
        if isinstance(entry.found, ValueError):
            raise entry.found
        return make_article(entry.found, identity=stem if entry.name is None else f"{stem}#{entry.name}", path=path)
    except ValueError as error:
        return ArticleError(f"{place} {_clause(error)}.")


def _clause(error: ValueError) -> str:
    """Return the error's message so that it can follow a file's name."""
    message = str(error)
    return f"was left out: {message}: write it as YYYY-MM-DD" if message.startswith("its date") else message


def _read_file(file: Path) -> Iterable[Entry]:
    """Return the articles of one file. Raises OSError, or ValueError with a clause for a message."""
    ending = file.suffix.lower()
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("isn't a file: remove it, or put a file there")
    if status.st_size >= _TOO_LARGE:
        raise ValueError(f"has {_TOO_LARGE // 1_000_000} MB or more: split it")
    data = file.read_bytes()
    if not data.strip():
        raise ValueError("is empty: write the article into it, or remove it")
    text = decode(data, html=ending in (".html", ".htm"))
    if ending == ".jsonl":
        return read_json_lines(text)
    if ending == ".json":
        return read_json(text)
    if ending == ".md":
        return _single(read_markdown(text))
    if ending == ".txt":
        return _single(read_plain(text))
    return _single(read_html(text))


def _single(draft: Draft) -> list[Entry]:
    return [Entry("", None, draft)]


def _paths(folder: Path) -> list[str]:
    """Return the files to be read, relative to `folder`, with `/` between, in order. Raises ArticleError."""
    if not folder.is_dir():
        what = "isn't a folder" if folder.exists() else "doesn't exist"
        raise ArticleError(f"The articles' folder {folder} {what}: create it, or name another in [articles] path.")
    paths: list[str] = []
    seen: set[tuple[int, int]] = set()
    for root, folders, files in os.walk(folder, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in seen:  # a link that leads back up
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = PurePosixPath(Path(root).relative_to(folder).as_posix())
        for name in files:
            if name.startswith(".") or name.lower() == "readme.md" or Path(name).suffix.lower() not in _ENDINGS:
                continue
            paths.append((relative / name).as_posix())
    return sorted(paths)
