"""The line of the REPL at the level of keys: what each brings, and what is remembered where."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import PipeInput, create_pipe_input

from hsbot.chat.prompt import line_reader

COMMANDS = ("/why", "/sources ", "/as-of ")
CTRL_C, CTRL_D, TAB, ENTER, UP, LEFT = "\x03", "\x04", "\t", "\r", "\x1b[A", "\x1b[D"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """Where the keys of a terminal are typed that can move its cursor."""
    monkeypatch.setenv("TERM", "xterm")
    with create_pipe_input() as pipe:
        monkeypatch.setattr("hsbot.chat.prompt.create_input", lambda _: pipe)
        yield pipe


def line(keys: PipeInput, typed: str, history: Path | None = None) -> str:
    """The line that somebody typed who has just sat down."""
    read = line_reader(io.StringIO(), io.StringIO(), history_path=history, commands=COMMANDS)
    keys.send_text(typed)
    return read("> ")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("/w", "/why"),
        ("/s", "/sources "),
        ("/", "/"),  # any of them
        ("/x", "/x"),
        ("", ""),
        ("w", "w"),
        ("who asks /w", "who asks /w"),
    ],
)
def test_tab_completes_a_command_at_the_beginning_and_nothing_else(keys: PipeInput, typed: str, completed: str) -> None:
    assert line(keys, typed + TAB + ENTER) == completed


def test_a_line_can_be_edited_and_comes_without_its_end(keys: PipeInput) -> None:
    assert line(keys, "wo" + LEFT + "h" + ENTER) == "who"


def test_ctrl_c_and_ctrl_d_are_the_caller_s_and_ctrl_d_only_in_an_empty_line(keys: PipeInput) -> None:
    with pytest.raises(KeyboardInterrupt):
        line(keys, "who" + CTRL_C)
    with pytest.raises(EOFError):
        line(keys, CTRL_D)
    assert line(keys, "who" + CTRL_D + ENTER) == "who"


def test_without_a_file_lines_are_remembered_until_the_process_ends(keys: PipeInput, tmp_path: Path) -> None:
    read = line_reader(io.StringIO(), io.StringIO(), history_path=None, commands=())
    keys.send_text("who" + ENTER)
    assert read("> ") == "who"
    keys.send_text(UP + ENTER)
    assert read("> ") == "who"
    assert line(keys, UP + "when" + ENTER) == "when"
    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_costs_the_history_and_not_the_line(
    keys: PipeInput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileHistory, "store_string", full)
    history = tmp_path / "history"
    with caplog.at_level(logging.WARNING, logger="hsbot"):
        assert line(keys, "my secret" + ENTER, history) == "my secret"
    assert [record.getMessage() for record in caplog.records] == [
        f"history not written path={history} error=[Errno 28] No space left on device"
    ]


def dumb(monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO) -> tuple[str | type[BaseException], str]:
    """What a terminal that can't move its cursor brings, and what it shows."""
    monkeypatch.setenv("TERM", "dumb")
    stdout = io.StringIO()
    try:
        return line_reader(stdin, stdout, history_path=None, commands=())("> "), stdout.getvalue()
    except (EOFError, KeyboardInterrupt) as stop:
        return type(stop), stdout.getvalue()


def test_a_dumb_terminal_gets_the_prompt_alone_and_a_line_s_end_where_no_key_ended_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:
            raise KeyboardInterrupt

    line, shown = dumb(monkeypatch, io.StringIO("who\n"))
    assert (line, shown) == ("who", "> ")
    assert dumb(monkeypatch, io.StringIO("")) == (EOFError, "> \n")
    assert dumb(monkeypatch, Interrupted()) == (KeyboardInterrupt, "> \n")
