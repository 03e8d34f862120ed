"""What no reader needs is removed, and nothing else."""

from __future__ import annotations

from pathlib import Path

from fakes import DIMENSION

from hsbot.search.generation import current_name, generations, make_current, open_current
from hsbot.search.manifest import read_manifest
from hsbot.search.tidy import prune, sweep
from hsbot.search.writer import write_generation

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


def test_pruning_keeps_what_is_served(index: Path) -> None:
    name = _write(index)
    prune(index)
    assert current_name(index) == name
    assert open_current(index)[0].name == name
