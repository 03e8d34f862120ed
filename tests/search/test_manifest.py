"""Manifests: a generation is trusted only when every file is as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from fakes import DIMENSION

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch
from hsbot.search.manifest import Recipe, check_recipe, measure, read_manifest, verify

from .damage import flip, rewrite, write
from .entries import RECIPE


def test_the_manifest_lists_every_file_with_its_size_and_sha256(index: Path) -> None:
    folder = index / "gen" / write(index)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"}
    listed = json.loads((folder / "manifest.json").read_text())["files"]
    assert set(listed) == files - {"manifest.json"}
    assert {"articles.sqlite", "vectors.faiss", "sentences.faiss", "lexical/meta.json"} <= set(listed)
    assert all(tuple(listed[name]) == measure(folder / name) for name in listed)


def test_the_manifest_says_what_the_index_was_built_with_and_holds(index: Path) -> None:
    folder = index / "gen" / write(index)
    manifest = read_manifest(folder)
    assert (manifest.recipe, manifest.dimension, manifest.schema) == (RECIPE, DIMENSION, 2)
    assert (manifest.articles, manifest.passages, manifest.sentences, manifest.newest) == (4, 4, 4, "2025-06-20")
    assert (manifest.number, manifest.parent, manifest.name) == (1, None, folder.name)


def test_a_flipped_bit_in_any_file_is_found(index: Path) -> None:
    folder = index / "gen" / write(index)
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"):
        kept = path.read_bytes()
        flip(path)
        with pytest.raises(IndexBroken, match=r"run `hsbot index update --rebuild`\.$"):
            verify(folder)
        path.write_bytes(kept)
    assert verify(folder).name == folder.name


def test_a_file_that_is_not_there_is_damage_and_one_that_cannot_be_read_now_is_none(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index / "gen" / write(index)
    for error, kind, said in (
        (
            FileNotFoundError(2, "No such file"),
            IndexBroken,
            "lacks articles.sqlite: run",
        ),
        (OSError(5, "Input/output error"), IndexFailure, r"articles.sqlite can't be read \(input/output error\): try"),
    ):
        monkeypatch.setattr("hsbot.search.manifest.measure", Mock(side_effect=error))
        with pytest.raises(IndexFailure, match=said) as raised:
            verify(folder)
        assert type(raised.value) is kind


@pytest.mark.parametrize("number", [2.5, "1", None, 7])
def test_a_number_that_is_not_the_generation_s_is_no_readable_manifest(index: Path, number: object) -> None:
    folder = rewrite(index, index / "gen" / write(index), number=number)
    with pytest.raises(IndexBroken, match="has no readable manifest: run `hsbot index update --rebuild`"):
        verify(folder)


def test_the_recipe_it_was_built_with_is_accepted(index: Path) -> None:
    check_recipe(read_manifest(index / "gen" / write(index)), RECIPE)


@pytest.mark.parametrize("other", [replace(RECIPE, model="other"), replace(RECIPE, model_sha256="0" * 64)])
def test_another_model_is_refused_with_the_command_that_mends_it(index: Path, other: Recipe) -> None:
    with pytest.raises(
        IndexMismatch, match=r"name the index's under \[model\], or run `hsbot index update` to build it again\.$"
    ):
        check_recipe(read_manifest(index / "gen" / write(index)), other)


@pytest.mark.parametrize("change", ["passage_tokens", "chunker", "words"])
def test_another_version_of_hsbot_is_refused_with_the_command_that_mends_it(index: Path, change: str) -> None:
    with pytest.raises(IndexMismatch, match=r"run `hsbot index update` once\.$"):
        check_recipe(read_manifest(index / "gen" / write(index)), replace(RECIPE, **{change: 99}))


def test_a_model_that_only_loading_identifies_is_taken_by_its_name(index: Path) -> None:
    check_recipe(read_manifest(index / "gen" / write(index)), replace(RECIPE, model_sha256=""))
