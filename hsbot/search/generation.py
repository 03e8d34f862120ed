"""Generations on disk: what one holds, which is current, and whether it can be trusted.

    index/LOCK                     one writer at a time
    index/CURRENT                  "<generation> <sha256 of its manifest>", replaced atomically
    index/gen/<generation>/        immutable: manifest.json, articles.sqlite, vectors.faiss, sentences.faiss, lexical/
    index/gen/tmp-<pid>/           being written; nothing reads it

A generation is trusted only where every file has the sha256 that its manifest gives: SQLite and FAISS both open a
file with a flipped bit without a word.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch, IndexMissing

SCHEMA = 2  # 2: other names, learnt from brackets
REBUILD = "run `hsbot index update --rebuild`"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an index was built with; two indexes of different recipes can't be mixed."""

    model: str
    model_sha256: str
    passage_tokens: int  # the limit of a passage, title included
    chunker: int  # version of the splitting into sentences and passages
    words: int  # version of the lexical terms


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in manifest.json."""

    schema: int
    number: int  # 1, 2, 3… in order of writing
    parent: str | None  # the generation that was current before
    created: str  # UTC, ISO 8601
    recipe: Recipe
    dimension: int
    articles: int
    passages: int
    sentences: int
    newest: str | None  # ISO date of the newest dated article
    files: dict[str, tuple[int, str]]  # path relative to the generation: (bytes, sha256)

    def to_bytes(self) -> bytes:
        """Return the JSON as it stands on disk, keys sorted."""
        return (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode()

    @property
    def sha256(self) -> str:
        """The sha256 of the JSON, in hexadecimal."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def name(self) -> str:
        """The generation's name: its number, and the beginning of its manifest's sha256."""
        return f"{self.number:06d}-{self.sha256[:8]}"


def read_manifest(folder: Path, sha256: str = "") -> Manifest:
    """Read a generation's manifest, its sha256 first; raises IndexBroken, IndexMismatch (schema), or IndexFailure."""
    try:
        actual = hashlib.sha256(data := (folder / "manifest.json").read_bytes()).hexdigest()
        if folder.name.rpartition("-")[2] != actual[:8]:
            raise IndexBroken(f"The manifest of the index generation {folder.name} was changed: {REBUILD}.")
        if sha256 not in ("", actual):
            raise IndexBroken(f"The pointer has another sha256 for the index generation {folder.name}: {REBUILD}.")
        raw = json.loads(data)
        if raw.get("schema") != SCHEMA:
            raise IndexMismatch(
                f"The index generation {folder.name} has schema {raw.get('schema')}, this hsbot writes {SCHEMA}: "
                f"{REBUILD}."
            )
        raw["recipe"] = Recipe(**raw["recipe"])
        raw["files"] = {name: (int(size), str(sha)) for name, (size, sha) in raw["files"].items()}
        if f"{raw['number']:06d}" != folder.name.partition("-")[0]:
            raise ValueError(raw["number"])  # noqa: TRY301 - one sentence for all
        return Manifest(**raw)
    except PermissionError as error:
        raise _forbidden(folder / "manifest.json") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexBroken(f"The index generation {folder.name} has no readable manifest: {REBUILD}.") from error


def verify(folder: Path, sha256: str = "") -> Manifest:
    """Check every file of a generation against its manifest and return it.

    `sha256` is the manifest's, as CURRENT has it; "" where CURRENT names another generation.
    Raises IndexBroken naming the file, or IndexFailure where this user may not read it.
    """
    manifest = read_manifest(folder, sha256)
    for name, expected in manifest.files.items():
        try:
            actual = measure(folder / name)
        except PermissionError as error:
            raise _forbidden(folder / name) from error
        except OSError as error:
            raise IndexBroken(f"The index generation {folder.name} lacks {name}: {REBUILD}.") from error
        if actual != expected:
            raise IndexBroken(f"In the index generation {folder.name} the file {name} is damaged: {REBUILD}.")
    return manifest


def measure(path: Path) -> tuple[int, str]:
    """Return (bytes, sha256) of a file."""
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _forbidden(path: Path) -> IndexFailure:
    """Return what is raised where nothing is broken, but this user may not read it."""
    return IndexFailure(
        f"This user may not read {path}: let them read everything in the index's folder, or run hsbot as who writes it."
    )


def current_name(index: Path) -> str | None:
    """Return the name of the current generation, None where there is no index; raises as `read_pointer` does."""
    return named[0] if (named := read_pointer(index)) else None


def read_pointer(index: Path) -> tuple[str, str] | None:
    """Return the name of the current generation and its manifest's sha256, None where there is no index.

    Raises IndexBroken, or IndexFailure where this user may not read it.
    """
    try:
        line = (index / "CURRENT").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise _forbidden(index / "CURRENT") from error
    except (OSError, ValueError) as error:
        raise IndexBroken(f"The pointer {index / 'CURRENT'} can't be read: {REBUILD}.") from error
    name, _, sha256 = line.strip().partition(" ")
    if not name or "/" in name or len(sha256) != 64:
        raise IndexBroken(f"The pointer {index / 'CURRENT'} is damaged: {REBUILD}.")
    return name, sha256


def open_current(index: Path) -> tuple[Path, Manifest]:
    """Return the newest generation that can be trusted: the current one, else the nearest that verifies.

    Raises IndexMissing where there is none, IndexBroken where none verifies, IndexMismatch for another schema,
    IndexFailure where this user may not read the one to be taken.
    """
    first: IndexBroken | None = None
    for name, sha256 in candidates(index):
        folder = index / "gen" / name
        try:
            manifest = verify(folder, sha256)
        except IndexBroken as error:
            log.warning("generation broken name=%s reason=%s", name, error)
            first = first or error
            continue
        if first:
            log.warning("generation fallback name=%s", name)
        return folder, manifest
    if first:
        raise first
    raise no_index(index)


def check_recipe(manifest: Manifest, recipe: Recipe) -> None:
    """Raise IndexMismatch where a generation wasn't built with this recipe."""
    if manifest.recipe.model != recipe.model or (
        recipe.model_sha256 and manifest.recipe.model_sha256 != recipe.model_sha256
    ):
        raise IndexMismatch(
            f"The index was built with the model {manifest.recipe.model} "
            f"({manifest.recipe.model_sha256[:8]}), the configuration names {recipe.model} "
            f"({recipe.model_sha256[:8] or 'not loaded yet'}): run `hsbot index update` to build it again."
        )
    if replace(recipe, model_sha256=manifest.recipe.model_sha256) != manifest.recipe:
        raise IndexMismatch("The index was built by another version of hsbot: run `hsbot index update` once.")


def no_index(index: Path) -> IndexMissing:
    """Return what is raised where nothing was ever built."""
    return IndexMissing(f"There is no index in {index.absolute()} yet: run `hsbot index update`.")


def generations(index: Path) -> list[str]:
    """Return the names of all complete generations, newest first."""
    folder = index / "gen"
    if not folder.is_dir():
        return []
    return sorted((p.name for p in folder.iterdir() if p.is_dir() and not p.name.startswith("tmp-")), reverse=True)


def ancestry(index: Path, name: str | None) -> Iterator[str]:
    """Yield the name of a generation and of its line of parents, as far as their manifests tell; None: nothing."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        try:
            name = read_manifest(index / "gen" / name).parent
        except (IndexBroken, IndexMismatch):
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
