"""Generations on disk: which is current, and which can be trusted.

    index/LOCK                     one writer at a time
    index/CURRENT                  "<generation> <sha256 of its manifest>", replaced atomically
    index/gen/<generation>/        immutable: manifest.json, articles.sqlite, vectors.faiss, sentences.faiss, lexical/
    index/gen/tmp-<pid>/           being written; nothing reads it

Whether one can be trusted its manifest tells (`hsbot.search.manifest`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch, IndexMissing
from hsbot.search.manifest import MISSING, REBUILD, Manifest, read_manifest, unreadable, verify

log = logging.getLogger(__name__)

_Taken = TypeVar("_Taken")


def current_name(index: Path) -> str | None:
    """Return the name of the current generation, None where there is no index; raises as `read_pointer` does."""
    return named[0] if (named := read_pointer(index)) else None


def read_pointer(index: Path) -> tuple[str, str] | None:
    """Return the name of the current generation and its manifest's sha256, None where there is no index.

    Raises IndexBroken, or IndexFailure where it can't be read now, or not by this user.
    """
    try:
        line = (index / "CURRENT").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (*MISSING, ValueError) as error:
        raise IndexBroken(f"The pointer {index / 'CURRENT'} can't be read: {REBUILD}.") from error
    except OSError as error:
        raise unreadable(index / "CURRENT", error) from error
    name, _, sha256 = line.strip().partition(" ")
    if not name or "/" in name or len(sha256) != 64:
        raise IndexBroken(f"The pointer {index / 'CURRENT'} is damaged: {REBUILD}.")
    return name, sha256


def open_current(index: Path) -> tuple[Path, Manifest]:
    """Return the newest generation that can be trusted: the current one, else the nearest that verifies.

    Raises IndexMissing where there is none, IndexBroken where none verifies, IndexMismatch for another schema,
    IndexFailure where the one to be taken can't be read now, or not by this user.
    """
    return take_newest(index, lambda folder, manifest: (folder, manifest))


def take_newest(index: Path, take: Callable[[Path, Manifest], _Taken]) -> _Taken:
    """Return what `take` makes of the newest generation that can be trusted and that it doesn't find broken.

    Raises as `open_current` does, and what `take` raises but IndexBroken.
    """
    first: IndexBroken | None = None
    for name, sha256 in candidates(index):
        folder = index / "gen" / name
        try:
            taken = take(folder, verify(folder, sha256))
        except IndexBroken as error:
            log.warning("generation broken name=%s reason=%s", name, error)
            first = first or error
            continue
        if first:
            log.warning("generation fallback name=%s", name)
        return taken
    if first:
        raise first
    raise no_index(index)


def no_index(index: Path) -> IndexMissing:
    """Return what is raised where nothing was ever built."""
    return IndexMissing(f"There is no index in {index.absolute()} yet: run `hsbot index update`.")


def generations(index: Path) -> list[str]:
    """Return the names of all complete generations, newest first."""
    folder = index / "gen"
    if not folder.is_dir():
        return []
    return sorted((p.name for p in folder.iterdir() if p.is_dir() and not p.name.startswith("tmp-")), reverse=True)


def ancestry(index: Path, name: str | None, *, strict: bool = False) -> Iterator[str]:
    """Yield the name of a generation and of its line of parents, as far as their manifests tell; None: nothing.

    Where one can't be read now, `strict` raises IndexFailure rather than end there.
    """
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        try:
            name = read_manifest(index / "gen" / name).parent
        except IndexFailure as error:
            if strict and not isinstance(error, IndexBroken | IndexMismatch):
                raise
            break


def candidates(index: Path) -> Iterator[tuple[str, str]]:
    """Yield names to try: what CURRENT names, its line of parents, then whatever else is there, newest first.

    With each comes what CURRENT has for its manifest's sha256, "" for all but the first.
    """
    seen: set[str] = set()
    try:
        name, sha256 = read_pointer(index) or (None, "")
    except IndexBroken as error:
        log.warning("pointer broken reason=%s", error)
        name, sha256 = None, ""
    for one in ancestry(index, name):
        yield one, "" if seen else sha256
        seen.add(one)
    if seen or (index / "CURRENT").exists():
        yield from ((name, "") for name in generations(index) if name not in seen)


def make_current(index: Path, folder: Path, manifest: Manifest) -> None:
    """Let CURRENT name this generation, in one atomic step that survives a power cut."""
    temporary = index / "CURRENT.tmp"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(f"{folder.name} {manifest.sha256}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(index / "CURRENT")
    fsync_folder(index)


def fsync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
