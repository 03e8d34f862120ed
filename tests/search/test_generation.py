"""Generations: the newest trusted one is served."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest
from folders import minding_permissions

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch, IndexMissing
from hsbot.search.generation import open_current, read_pointer
from hsbot.search.manifest import measure, read_manifest, verify

from .damage import flip, rewrite, write


def test_the_pointer_names_the_generation_and_the_sha256_of_its_manifest(index: Path) -> None:
    name = write(index)
    sha256 = measure(index / "gen" / name / "manifest.json")[1]
    assert (index / "CURRENT").read_text() == f"{name} {sha256}\n"
    assert read_pointer(index) == (name, sha256)
    assert name == f"000001-{sha256[:8]}"


def test_no_index_is_said_with_the_command_that_makes_one(index: Path) -> None:
    with pytest.raises(IndexMissing) as said:
        open_current(index)
    assert str(said.value) == f"There is no index in {index} yet: run `hsbot index update`."


def test_any_flipped_bit_in_a_manifest_makes_way_for_the_parent(index: Path) -> None:
    first, second = write(index, 1), write(index, 2)
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


@pytest.mark.parametrize("damage", ["flipped", "removed", "cut"])
def test_a_damaged_generation_gives_way_to_its_parent(index: Path, damage: str) -> None:
    first, second = write(index, 2), write(index)
    file = index / "gen" / second / "sentences.faiss"
    if damage == "flipped":
        flip(file)
    elif damage == "removed":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1])
    assert open_current(index)[0].name == first
    with pytest.raises(IndexBroken, match=f"The index generation {second}|In the index generation {second}"):
        verify(index / "gen" / second)


def test_a_generation_without_its_manifest_gives_way_to_the_newest_other(index: Path) -> None:
    write(index, 1)
    second, third = write(index, 2), write(index)
    (index / "gen" / third / "manifest.json").unlink()
    assert open_current(index)[0].name == second


@pytest.mark.parametrize(
    "pointer", ["", "nonsense\n", "../../etc " + "0" * 64, "000009-00000000 " + "0" * 64, "\x00\xff"]
)
def test_a_damaged_pointer_gives_way_to_the_newest_generation(index: Path, pointer: str) -> None:
    write(index, 2)
    second = write(index)
    (index / "CURRENT").write_text(pointer, encoding="latin-1")
    assert open_current(index)[0].name == second


def test_a_pointer_with_another_sha256_gives_way_to_the_parent(index: Path) -> None:
    first, second = write(index, 2), write(index)
    (index / "CURRENT").write_text(f"{second} {'0' * 64}\n")
    assert open_current(index)[0].name == first
    with pytest.raises(IndexBroken) as said:
        verify(index / "gen" / second, "0" * 64)
    assert str(said.value) == (
        f"The pointer has another sha256 for the index generation {second}: run `hsbot index update --rebuild`."
    )


def test_where_only_the_sha256_of_the_pointer_differs_and_nothing_else_is_there_that_is_told(index: Path) -> None:
    name = write(index)
    (index / "CURRENT").write_text(f"{name} {'0' * 64}\n")
    with pytest.raises(IndexBroken, match="The pointer has another sha256"):
        open_current(index)


@pytest.mark.parametrize("forbidden", ["CURRENT", "gen/{}/manifest.json", "gen/{}/articles.sqlite"])
def test_what_this_user_may_not_read_is_not_called_broken(index: Path, forbidden: str) -> None:
    write(index, 2)
    path = index / forbidden.format(write(index))
    path.chmod(0)
    with minding_permissions(), pytest.raises(IndexFailure) as said:
        open_current(index)
    assert type(said.value) is IndexFailure
    assert str(said.value) == (
        f"This user may not read {path}: let them read everything in the index's folder, or run hsbot as who writes it."
    )


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json"])
def test_what_cannot_be_read_for_a_moment_is_not_called_broken(
    index: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(index, 2)
    write(index)
    really_open = io.open

    def failing(file: object, *arguments: object, **named: object) -> object:
        if isinstance(file, Path) and file.name == name:
            raise OSError(errno.EMFILE, "Too many open files")
        return really_open(file, *arguments, **named)

    monkeypatch.setattr("io.open", failing)
    with pytest.raises(IndexFailure, match=rf"{name} can't be read \(too many open files\): try again") as said:
        open_current(index)
    assert type(said.value) is IndexFailure


def test_where_nothing_verifies_the_damage_to_the_current_one_is_told(index: Path) -> None:
    name = write(index)
    flip(index / "gen" / name / "vectors.faiss")
    with pytest.raises(IndexBroken) as said:
        open_current(index)
    assert str(said.value) == (
        f"In the index generation {name} the file vectors.faiss is damaged: run `hsbot index update --rebuild`."
    )


def test_another_schema_is_refused_with_the_command_that_mends_it(index: Path) -> None:
    rewrite(index, index / "gen" / write(index), schema=9)
    with pytest.raises(IndexMismatch, match="has schema 9, this hsbot writes 2: run `hsbot index update --rebuild`"):
        open_current(index)
