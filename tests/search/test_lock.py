"""One writer at a time."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path
from unittest.mock import Mock

import pytest

from hsbot.errors import IndexFailure, IndexLocked
from hsbot.search.lock import locked


def test_a_second_writer_is_turned_away_at_once(index: Path) -> None:
    with locked(index), pytest.raises(IndexLocked, match="Another process is updating the index"), locked(index):
        pass


def test_the_lock_is_let_go_of_after_an_error(index: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(index):
        raise ZeroDivisionError
    with (index / "LOCK").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexFailure, match="can't be written to"), locked(tmp_path / "file" / "index"):
        pass


def test_a_file_system_that_knows_no_locks_is_one_sentence(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", Mock(side_effect=OSError(errno.ENOLCK, "No locks available")))
    with pytest.raises(IndexFailure) as said, locked(index):
        pass
    assert str(said.value) == (
        f"The index's folder {index} can't be locked here (No locks available): put the index on a local disk."
    )
