"""From a folder to its articles: which files are read, and what becomes of those that can't be."""

from __future__ import annotations

import errno
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
class Source:
    """Where an article comes from."""

    path: str  # of the file, relative to the articles' folder; of a folder it ends in "/"
    id: str | None = None  # of the article, where the file holds several; None: all that is there
    told: bool = True  # False: the line or element has no id that could be read, and is called by its number


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a folder held."""

    articles: tuple[Article, ...]  # sorted by id; ids are unique
    skipped: tuple[ArticleError, ...]  # one for each folder, file, element or line left out, in order of path
    unread: frozenset[Source] = frozenset()  # what is there and could not be read


def read_folder(folder: Path, *, strict: bool = False) -> ReadResult:
    """Return every article under `folder`, at any depth.

    README.md, hidden files and folders, files of other endings, and what vanishes while it is read are passed over.
    What can't be read is skipped, each with one sentence that names it; where two would have the same id, the first
    in order of path stays.
    Raises ArticleError where `folder` can't be read or is replaced meanwhile, and, with `strict`, instead of the first
    skip. Of what the operating system refused, its error is the `__cause__`.
    """
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    skipped: list[ArticleError] = []
    unread: set[Source] = set()
    for source, place, found in _read_all(folder):
        if isinstance(found, ArticleError):
            error = found
            unread.add(source)
        elif found.id not in articles:
            articles[found.id] = found
            places[found.id] = place
            continue
        else:
            of_one_file = found.path == articles[found.id].path
            remedy = ("give each an `id` of its own",) if of_one_file else ()
            error = collision(place, found.id, places[found.id], *remedy)
        if strict:
            raise error
        skipped.append(error)
    return ReadResult(tuple(articles[identity] for identity in sorted(articles)), tuple(skipped), frozenset(unread))


def _read_all(folder: Path) -> Iterator[tuple[Source, str, Article | ArticleError]]:
    """Yield each article, or what kept it from being one, with its source and that in words; in order of path."""
    place_of_root = _place_of_root(folder)
    for path, unreadable in _paths(folder):
        whole = Source(path)
        shown = _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], path)
        try:
            if unreadable:
                raise unreadable  # noqa: TRY301 - one sentence for all
            if shown != path:
                raise ValueError("has a name that can't be printed: rename it")  # noqa: TRY301 - as above
            for entry in _read_file(folder / path):
                place = f"{path}, {entry.where}," if entry.where else path
                source = whole if entry.name is None else _source(entry, path)
                yield source, place, _article(entry, source, place)
        except OSError as error:
            if _vanished(error) and not os.path.lexists(folder / path):
                continue
            found = ArticleError(f"{shown} can't be read ({_reason(error)}): check it and its permissions.")
            found.__cause__ = error.with_traceback(None)  # which would hold on to all that was being read
            yield whole, shown, found
        except ImportError:
            raise  # no fault of the file
        except ValueError as error:
            yield whole, shown, ArticleError(f"{shown} {_clause(error)}.")
        except Exception as error:  # noqa: BLE001 - parsers of others, on bytes of others
            kind = type(error).__name__
            yield whole, shown, ArticleError(f"{shown} can't be read ({kind}): put its text into a .txt file.")
    if _place_of_root(folder) != place_of_root:  # else what moved away with it would count as removed
        raise _unreadable_root(folder, stale := OSError(errno.ESTALE, "another took its place meanwhile")) from stale


def collision(place: str, identity: str, owner: str, remedy: str = "rename one of the two") -> ArticleError:
    """Return what is said of an article that isn't taken because of the other's id."""
    return ArticleError(f"{place} would give the id {identity!r}, but {owner} has it already: {remedy}.")


def may_pass(error: ArticleError) -> bool:
    """Tell whether it may be mended by what doesn't show in the folder, as permissions do: a share answers again."""
    passing = isinstance(cause := error.__cause__, OSError) and not _vanished(cause)
    return passing and not isinstance(cause, PermissionError)


def _source(entry: Entry, path: str) -> Source:
    """Return where one entry of a file with several comes from."""
    number = entry.where.rpartition(" ")[2]
    return Source(path, f"{_stem(path)}#{entry.name}", told=entry.name != number)


def _article(entry: Entry, source: Source, place: str) -> Article | ArticleError:
    """Return the article of one entry, or the error whose sentence names its place."""
    try:
        if isinstance(entry.found, ValueError):
            raise entry.found
        return make_article(entry.found, identity=source.id or _stem(source.path), path=source.path)
    except ValueError as error:
        return ArticleError(f"{place} {_clause(error)}.")


def _stem(path: str) -> str:
    return path.removesuffix(PurePosixPath(path).suffix)


def _vanished(error: OSError) -> bool:
    return isinstance(error, FileNotFoundError | NotADirectoryError)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


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


def _paths(folder: Path) -> list[tuple[str, OSError | None]]:
    """Return the files to be read, and the folders that can't be, which end in "/", with what keeps them from it.

    They are relative to `folder`, with `/` between, in order. Raises ArticleError.
    """
    paths: list[tuple[str, OSError | None]] = []

    def unreadable(error: OSError) -> None:
        where = Path(str(error.filename))
        if where == folder:
            raise _unreadable_root(folder, error) from error
        if not _vanished(error) or where.is_symlink():
            paths.append((f"{where.relative_to(folder).as_posix()}/", error))

    seen: set[tuple[int, int]] = set()
    for root, folders, files in os.walk(folder, followlinks=True, onerror=unreadable):
        try:
            status = Path(root).stat()
        except OSError as error:
            unreadable(error)
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in seen:  # a link that leads back up
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = PurePosixPath(Path(root).relative_to(folder).as_posix())
        for name in files:
            if name.startswith(".") or name.lower() == "readme.md":
                continue
            if Path(name).suffix.lower() in _ENDINGS:
                paths.append(((relative / name).as_posix(), None))
            elif "." not in name and (lost := _dangling(Path(root) / name)):  # it may have led to a folder
                paths.append((f"{(relative / name).as_posix()}/", lost))
    return sorted(paths, key=lambda found: found[0])


def _dangling(path: Path) -> OSError | None:
    """Return what keeps a link from its target; None where nothing does, or it is no link."""
    try:
        if path.is_symlink():
            path.stat()
    except OSError as error:
        return error
    return None


def _place_of_root(folder: Path) -> tuple[int, int]:
    """Return the articles' folder's device and inode. Raises ArticleError."""
    what, why = "isn't a folder", None
    try:
        status = folder.stat()
        if stat.S_ISDIR(status.st_mode):
            return status.st_dev, status.st_ino
    except OSError as error:
        if not _vanished(error):
            raise _unreadable_root(folder, error) from error
        what, why = "doesn't exist", error
    raise ArticleError(f"The articles' folder {folder} {what}: create it, or name another in [articles] path.") from why


def _unreadable_root(folder: Path, error: OSError) -> ArticleError:
    return ArticleError(
        f"The articles' folder {folder} can't be read ({_reason(error)}): mend its permissions, or name another in "
        "[articles] path."
    )
