"""Generations: trusted only when every file is as it was written; the newest trusted one is served."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import DIMENSION
from folders import minding_permissions

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch, IndexMissing
from hsbot.search.generation import (
    Recipe,
    check_recipe,
    measure,
    open_current,
    read_manifest,
    read_pointer,
    verify,
)
from hsbot.search.writer import write_generation

from .entries import RECIPE, STORY


def _write(index: Path, count: int = 4) -> str:
    return write_generation(index, STORY[:count], RECIPE, DIMENSION)[0]


def _flip(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _rewrite(index: Path, folder: Path, **changes: object) -> Path:
    """Change a manifest and whatever else its sha256 stands in, as a hsbot that writes other manifests would."""
    data = json.dumps(json.loads((folder / "manifest.json").read_text()) | changes).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    (folder / "manifest.json").write_bytes(data)
    renamed = folder.rename(folder.with_name(f"{folder.name[:6]}-{sha256[:8]}"))
    (index / "CURRENT").write_text(f"{renamed.name} {sha256}\n")
    return renamed


def test_the_manifest_lists_every_file_with_its_size_and_sha256(index: Path) -> None:
    folder = index / "gen" / _write(index)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"}
    listed = json.loads((folder / "manifest.json").read_text())["files"]
    assert set(listed) == files - {"manifest.json"}
    assert {"articles.sqlite", "vectors.faiss", "sentences.faiss", "lexical/meta.json"} <= set(listed)
    assert all(tuple(listed[name]) == measure(folder / name) for name in listed)


def test_the_manifest_says_what_the_index_was_built_with_and_holds(index: Path) -> None:
    folder = index / "gen" / _write(index)
    manifest = read_manifest(folder)
    assert (manifest.recipe, manifest.dimension, manifest.schema) == (RECIPE, DIMENSION, 2)
    assert (manifest.articles, manifest.passages, manifest.sentences, manifest.newest) == (4, 4, 4, "2025-06-20")
    assert (manifest.number, manifest.parent, manifest.name) == (1, None, folder.name)


def test_the_pointer_names_the_generation_and_the_sha256_of_its_manifest(index: Path) -> None:
    name = _write(index)
    sha256 = measure(index / "gen" / name / "manifest.json")[1]
    assert (index / "CURRENT").read_text() == f"{name} {sha256}\n"
    assert read_pointer(index) == (name, sha256)
    assert name == f"000001-{sha256[:8]}"


def test_no_index_is_said_with_the_command_that_makes_one(index: Path) -> None:
    with pytest.raises(IndexMissing) as said:
        open_current(index)
    assert str(said.value) == f"There is no index in {index} yet: run `hsbot index update`."


def test_a_flipped_bit_in_any_file_is_found(index: Path) -> None:
    folder = index / "gen" / _write(index)
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"):
        kept = path.read_bytes()
        _flip(path)
        with pytest.raises(IndexBroken, match=r"run `hsbot index update --rebuild`\.$"):
            verify(folder)
        path.write_bytes(kept)
    assert verify(folder).name == folder.name


def test_any_flipped_bit_in_a_manifest_makes_way_for_the_parent(index: Path) -> None:
    first, second = _write(index, 1), _write(index, 2)
    path = index / "gen" / second / "manifest.json"
    kept = path.read_bytes()
    for bit in range(8 * len(kept)):
        data = bytearray(kept)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(data))
        with pytest.raises(IndexBroken):
            read_manifest(path.parent)
    # Opening the parent reads all its files, so it is done only where the flip could be taken for something else.
    for at in (kept.index(b'"schema": 2') + 10, kept.index(b'"number": 2') + 10, kept.index(b'"parent"') + 2):
        path.write_bytes(kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :])
        assert open_current(index)[0].name == first


@pytest.mark.parametrize("number", [2.5, "1", None, 7])
def test_a_number_that_is_not_the_generation_s_is_no_readable_manifest(index: Path, number: object) -> None:
    folder = _rewrite(index, index / "gen" / _write(index), number=number)
    with pytest.raises(IndexBroken, match="has no readable manifest: run `hsbot index update --rebuild`"):
        verify(folder)


@pytest.mark.parametrize("damage", ["flipped", "removed", "cut"])
def test_a_damaged_generation_gives_way_to_its_parent(index: Path, damage: str) -> None:
    first, second = _write(index, 2), _write(index)
    file = index / "gen" / second / "sentences.faiss"
    if damage == "flipped":
        _flip(file)
    elif damage == "removed":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1])
    assert open_current(index)[0].name == first
    with pytest.raises(IndexBroken, match=f"The index generation {second}|In the index generation {second}"):
        verify(index / "gen" / second)


def test_a_generation_without_its_manifest_gives_way_to_the_newest_other(index: Path) -> None:
    _write(index, 1)
    second, third = _write(index, 2), _write(index)
    (index / "gen" / third / "manifest.json").unlink()
    assert open_current(index)[0].name == second


@pytest.mark.parametrize(
    "pointer", ["", "nonsense\n", "../../etc " + "0" * 64, "000009-00000000 " + "0" * 64, "\x00\xff"]
)
def test_a_damaged_pointer_gives_way_to_the_newest_generation(index: Path, pointer: str) -> None:
    _write(index, 2)
    second = _write(index)
    (index / "CURRENT").write_text(pointer, encoding="latin-1")
    assert open_current(index)[0].name == second


def test_a_pointer_with_another_sha256_gives_way_to_the_parent(index: Path) -> None:
    first, second = _write(index, 2), _write(index)
    (index / "CURRENT").write_text(f"{second} {'0' * 64}\n")
    assert open_current(index)[0].name == first
    with pytest.raises(IndexBroken) as said:
        verify(index / "gen" / second, "0" * 64)
    assert str(said.value) == (
        f"The pointer has another sha256 for the index generation {second}: run `hsbot index update --rebuild`."
    )


def test_where_only_the_sha256_of_the_pointer_differs_and_nothing_else_is_there_that_is_told(index: Path) -> None:
    name = _write(index)
    (index / "CURRENT").write_text(f"{name} {'0' * 64}\n")
    with pytest.raises(IndexBroken, match="The pointer has another sha256"):
        open_current(index)


@pytest.mark.parametrize("forbidden", ["CURRENT", "gen/{}/manifest.json", "gen/{}/articles.sqlite"])
def test_what_this_user_may_not_read_is_not_called_broken(index: Path, forbidden: str) -> None:
    _write(index, 2)
    path = index / forbidden.format(_write(index))
    path.chmod(0)
    with minding_permissions(), pytest.raises(IndexFailure) as said:
        open_current(index)
    assert type(said.value) is IndexFailure
    assert str(said.value) == (
        f"This user may not read {path}: let them read everything in the index's folder, or run hsbot as who writes it."
    )


def test_where_nothing_verifies_the_damage_to_the_current_one_is_told(index: Path) -> None:
    name = _write(index)
    _flip(index / "gen" / name / "vectors.faiss")
    with pytest.raises(IndexBroken) as said:
        open_current(index)
    assert str(said.value) == (
        f"In the index generation {name} the file vectors.faiss is damaged: run `hsbot index update --rebuild`."
    )


def test_another_schema_is_refused_with_the_command_that_mends_it(index: Path) -> None:
    _rewrite(index, index / "gen" / _write(index), schema=9)
    with pytest.raises(IndexMismatch, match="has schema 9, this hsbot writes 2: run `hsbot index update --rebuild`"):
        open_current(index)


def test_the_recipe_it_was_built_with_is_accepted(index: Path) -> None:
    check_recipe(read_manifest(index / "gen" / _write(index)), RECIPE)


@pytest.mark.parametrize("other", [replace(RECIPE, model="other"), replace(RECIPE, model_sha256="0" * 64)])
def test_another_model_is_refused_with_the_command_that_mends_it(index: Path, other: Recipe) -> None:
    with pytest.raises(IndexMismatch, match=r"run `hsbot index update` to build it again\.$"):
        check_recipe(read_manifest(index / "gen" / _write(index)), other)


@pytest.mark.parametrize("change", ["passage_tokens", "chunker", "words"])
def test_another_version_of_hsbot_is_refused_with_the_command_that_mends_it(index: Path, change: str) -> None:
    with pytest.raises(IndexMismatch, match=r"run `hsbot index update` once\.$"):
        check_recipe(read_manifest(index / "gen" / _write(index)), replace(RECIPE, **{change: 99}))


def test_a_model_that_only_loading_identifies_is_taken_by_its_name(index: Path) -> None:
    check_recipe(read_manifest(index / "gen" / _write(index)), replace(RECIPE, model_sha256=""))
