"""The manifest of a generation: what it holds, what it was built with, and the sha256 of every file.

A generation is trusted only where every file has the sha256 that its manifest gives: SQLite and FAISS both open a
file with a flipped bit without a word.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch

SCHEMA = 2  # 2: other names, learnt from brackets
REBUILD = "run `hsbot index update --rebuild`"

MISSING = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
"""What tells that a file isn't there; other errors of the operating system, too many open files say, may pass."""


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
    except (*MISSING, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexBroken(f"The index generation {folder.name} has no readable manifest: {REBUILD}.") from error
    except OSError as error:
        raise unreadable(folder / "manifest.json", error) from error


def verify(folder: Path, sha256: str = "") -> Manifest:
    """Check every file of a generation against its manifest and return it.

    `sha256` is the manifest's, as CURRENT has it; "" where CURRENT names another generation.
    Raises IndexBroken naming the file, IndexMismatch for another schema, IndexFailure where it can't be read now.
    """
    manifest = read_manifest(folder, sha256)
    for name, expected in manifest.files.items():
        try:
            actual = measure(folder / name)
        except MISSING as error:
            raise IndexBroken(f"The index generation {folder.name} lacks {name}: {REBUILD}.") from error
        except OSError as error:
            raise unreadable(folder / name, error) from error
        if actual != expected:
            raise IndexBroken(f"In the index generation {folder.name} the file {name} is damaged: {REBUILD}.")
    return manifest


def measure(path: Path) -> tuple[int, str]:
    """Return (bytes, sha256) of a file."""
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def unreadable(path: Path, error: OSError) -> IndexFailure:
    """Return what is raised where nothing is known to be broken, but it can't be read now, or not by this user."""
    if isinstance(error, PermissionError):
        return IndexFailure(
            f"This user may not read {path}: let them read everything in the index's folder, or run hsbot as who "
            "writes it."
        )
    reason = (error.strerror or str(error)).lower()
    return IndexFailure(f"{path} can't be read ({reason}): try again, and where it stays so {REBUILD}.")


def check_recipe(manifest: Manifest, recipe: Recipe) -> None:
    """Raise IndexMismatch where a generation wasn't built with this recipe."""
    if manifest.recipe.model != recipe.model or (
        recipe.model_sha256 and manifest.recipe.model_sha256 != recipe.model_sha256
    ):
        raise IndexMismatch(
            f"The index was built with the model {manifest.recipe.model} "
            f"({manifest.recipe.model_sha256[:8]}), the configuration names {recipe.model} "
            f"({recipe.model_sha256[:8] or 'not loaded yet'}): name the index's under [model], or run "
            "`hsbot index update` to build it again."
        )
    if replace(recipe, model_sha256=manifest.recipe.model_sha256) != manifest.recipe:
        raise IndexMismatch("The index was built by another version of hsbot: run `hsbot index update` once.")
