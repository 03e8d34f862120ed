"""The generation in hand: one that couldn't be taken up is tried again only where that may have been mended."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from hsbot.errors import IndexBroken, IndexFailure, IndexMismatch
from hsbot.search import current
from hsbot.search.current import Current

RECIPE = SimpleNamespace()


class Folder:
    """An index whose CURRENT names one generation after the other, and what opening each of them does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.opened = "one", 0
        self.error: Exception | None = None
        monkeypatch.setattr(current, "current_name", lambda _: self.name)
        monkeypatch.setattr(current, "open_current", self._open)
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
