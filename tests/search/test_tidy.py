"""What no reader needs is removed, and nothing else."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
from fakes import DIMENSION

from hsbot.errors import IndexFailure
from hsbot.search.generation import current_name, generations, make_current, open_current
from hsbot.search.manifest import read_manifest
from hsbot.search.tidy import prune, sweep
from hsbot.search.writer import write_generation

from .damage import rewrite
from .entries import RECIPE, STORY


def _write(index: Path, count: int = 4) -> str:
    return write_generation(index, STORY[:count], RECIPE, DIMENSION)[0]


def test_the_current_one_and_two_before_it_are_kept(index: Path) -> None:
    names = [_write(index, 1 + n % 4) for n in range(5)]
    assert generations(index) == names[:1:-1]


def test_pruning_follows_parents_so_an_orphan_pushes_nothing_out(index: Path) -> None:
    first, second = _write(index, 1), _write(index, 2)
    orphan = _write(index, 3)
    make_current(index, index / "gen" / second, read_manifest(index / "gen" / second))
    third = _write(index)
    assert generations(index) == [third, second, first]
    assert orphan not in generations(index)
    assert read_manifest(index / "gen" / third).number == 4


def test_what_killed_writers_left_is_swept_away_and_nothing_else(index: Path) -> None:
    name = _write(index)
    for leftover in ("tmp-1", "tmp-99999"):
        (index / "gen" / leftover).mkdir()
        (index / "gen" / leftover / "articles.sqlite").write_bytes(b"half")
    sweep(index)
    assert [p.name for p in (index / "gen").iterdir()] == [name]


def _with_an_orphan(index: Path) -> tuple[str, str]:
    """Return the current generation and one whose writer was killed before CURRENT named it."""
    current, orphan = _write(index, 1), _write(index, 2)
    make_current(index, index / "gen" / current, read_manifest(index / "gen" / current))
    return current, orphan


def test_whole_generations_that_never_became_current_are_swept_away(index: Path) -> None:
    current, _ = _with_an_orphan(index)
    sweep(index)
    assert generations(index) == [current]


@pytest.mark.parametrize("damaged", ["CURRENT", "gen/{}/manifest.json", "gen/{}/vectors.faiss"])
def test_they_stay_where_they_may_be_served_in_place_of_a_damaged_one(index: Path, damaged: str) -> None:
    current, orphan = _with_an_orphan(index)
    (index / damaged.format(current)).write_bytes(b"")
    sweep(index)
    assert generations(index) == [orphan, current]
    assert open_current(index)[0].name == orphan


def test_they_go_where_the_current_one_is_of_another_schema_for_none_is_served_in_its_place(index: Path) -> None:
    current, _ = _with_an_orphan(index)
    renamed = rewrite(index, index / "gen" / current, schema=1)
    sweep(index)
    assert generations(index) == [renamed.name]


def test_where_the_line_of_parents_cannot_be_read_now_nothing_is_removed(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [_write(index, n) for n in (1, 2)]
    monkeypatch.setattr("hsbot.search.generation.read_manifest", Mock(side_effect=IndexFailure("try again")))
    names.append(_write(index, 3))
    names.append(_write(index))
    assert generations(index) == names[::-1]


def test_pruning_keeps_what_is_served(index: Path) -> None:
    name = _write(index)
    prune(index)
    assert current_name(index) == name
    assert open_current(index)[0].name == name
