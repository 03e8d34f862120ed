"""`hsbot repl`: where the lines typed before are kept."""

from pathlib import Path

import pytest

from hsbot.commands.repl import _history


def test_lines_are_kept_in_the_folder_of_states(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert _history() == tmp_path / "hsbot" / "history"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert _history() == tmp_path / ".local" / "state" / "hsbot" / "history"


def test_where_nobody_s_home_is_known_none_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", unknown)
    assert _history() is None


def test_where_the_folder_cannot_be_made_none_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert _history() is None
