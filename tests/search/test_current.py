"""The generation in hand: one that couldn't be taken up is tried again only where that may have been mended."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch
from hsbot.search import current
from hsbot.search.current import Current
from hsbot.search.manifest import measure

from . import entries
from .damage import cut_unnoticed, write

RECIPE = SimpleNamespace()


class Folder:
    """An index whose CURRENT names one generation after the other, and what opening each of them does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.opened = "one", 0
        self.error: Exception | None = None
        monkeypatch.setattr(current, "current_name", lambda _: self.name)
        monkeypatch.setattr(current, "take_newest", lambda index, take: take(*self._open(index)))
        monkeypatch.setattr(current, "check_recipe", lambda manifest, recipe: None)
        monkeypatch.setattr(current, "Store", lambda folder, manifest: SimpleNamespace(info=folder, close=lambda: None))

    def _open(self, _: Path) -> tuple[SimpleNamespace, None]:
        self.opened += 1
        if self.error:
            raise self.error
        return SimpleNamespace(generation=self.name), None


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Folder:
    return Folder(monkeypatch)


@pytest.mark.parametrize("error", [IndexBroken("broken"), IndexMismatch("another model's")])
def test_what_can_t_be_served_is_read_once(folder: Folder, error: Exception) -> None:
    serving = Current(Path("index"), RECIPE)
    folder.name, folder.error = "two", error
    assert not serving.take_up_newer()
    assert not serving.take_up_newer()
    assert folder.opened == 2
    folder.name, folder.error = "three", None
    assert serving.take_up_newer()
    assert serving.store.info.generation == "three"


def test_what_may_not_be_read_is_tried_again(folder: Folder) -> None:
    serving = Current(Path("index"), RECIPE)
    folder.name, folder.error = "two", IndexFailure("The index may not be read by this user.")
    assert not serving.take_up_newer()
    assert serving.store.info.generation == "one"
    folder.error = None
    assert serving.take_up_newer()
    assert serving.store.info.generation == "two"


def test_a_file_that_a_library_refuses_makes_way_for_the_parent(index: Path) -> None:
    first = write(index, 2)
    assert Current(index, entries.RECIPE).store.info.generation == first
    serving = Current(index, entries.RECIPE)
    refused = cut_unnoticed(index, index / "gen" / write(index), "sentences.faiss")
    assert not serving.take_up_newer()
    assert Current(index, entries.RECIPE).store.info.generation == first
    third = write(index)
    assert third != refused.name
    assert serving.take_up_newer()
    assert serving.store.info.generation == third


def test_a_generation_that_could_not_be_read_for_a_moment_is_taken_up_at_the_next_question(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(index, 2)
    serving = Current(index, entries.RECIPE)
    second = write(index)
    failing = [OSError(5, "Input/output error"), OSError(24, "Too many open files")]

    def failing_twice(path: Path) -> tuple[int, str]:
        if failing:
            raise failing.pop()
        return measure(path)

    monkeypatch.setattr("hsbot.search.manifest.measure", failing_twice)
    assert [serving.take_up_newer() for _ in range(3)] == [False, False, True]
    assert serving.store.info.generation == second


def test_a_damaged_pointer_is_told_of_once_and_in_one_line(index: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(index, 2)
    serving = Current(index, entries.RECIPE)
    (index / "CURRENT").write_text("foo bar\n")
    caplog.clear()
    for _ in range(3):
        assert not serving.take_up_newer()
    told = [record for record in caplog.records if "refused" in record.getMessage()]
    assert len(told) == 1
    assert not told[0].exc_info
