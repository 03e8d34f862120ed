"""The REPL as somebody has it who sits at a terminal: a real pseudo-terminal, real keys, real signals."""

import contextlib
import os
import pty
import select
import stat
import sys
import termios
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds; on a busy machine importing alone takes some
PROMPT = "\x1b[?2004h"  # bracketed paste is switched on whenever a line is to be typed, and only then
# (a ctrl-D typed earlier would meet a terminal in another mode, and be lost)
CTRL_C, CTRL_D, TAB, ENTER, UP = "\x03", "\x04", "\t", "\r", "\x1b[A"


class Terminal:
    """A process at the far end of a pseudo-terminal, and everything it wrote."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.seen = ""
        self._read = 0
        command = [sys.executable, "-m", f"{__package__}.fake_repl", str(folder)]
        # The package this test belongs to is found from where its root is, wherever that is.
        root = Path(__file__).parents[__package__.count(".") + 1]
        path = os.pathsep.join([str(ROOT), str(root)])
        env = os.environ | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONPATH": path} | environ
        env.pop("NO_COLOR", None)
        self.pid, self._end = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            os.execve(sys.executable, command, env)
        termios.tcsetwinsize(self._end, (24, 80))

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode(errors="surrogateescape"))

    def expect(self, text: str) -> str:
        """Wait until `text` was written after what was expected before; returns what came up to its end."""
        deadline = time.monotonic() + PATIENCE
        while (at := self.seen.find(text, self._read)) < 0:
            if time.monotonic() > deadline or not self._more(deadline - time.monotonic()):
                raise AssertionError(f"{text!r} never came; what did: {self.seen[self._read :]!r}")
        came, self._read = self.seen[self._read : at + len(text)], at + len(text)
        return came

    def status(self) -> int:
        """Wait for the process to end; returns its exit status, a signal as a negative number."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self._more(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"it never ended; it wrote {self.seen!r}")

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self._end)

    def _more(self, seconds: float) -> bool:
        """Read what there is; False where the other end is closed."""
        if not select.select([self._end], [], [], max(seconds, 0))[0]:
            return True
        with contextlib.suppress(OSError):
            data = os.read(self._end, 65536)
            self.seen += data.decode(errors="replace")
            return bool(data)
        return False


@pytest.fixture
def sit_down(tmp_path):
    terminals = []

    def start(**environ):
        terminals.append(Terminal(tmp_path, **environ))
        return terminals[-1]

    yield start
    (tmp_path / "release").touch()
    for terminal in terminals:
        terminal.close()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_greeting_a_prompt_an_answer_and_ctrl_d(sit_down):
    terminal = sit_down()
    terminal.expect("Ask about the news; /help lists the commands, ctrl-D leaves.")
    terminal.expect(PROMPT)
    terminal.type("Who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    terminal.expect("22 April 2025, 7 months ago")
    terminal.expect(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    assert "Traceback" not in terminal.seen


def test_ctrl_c_cancels_a_slow_question_at_once_and_the_next_one_is_answered(sit_down, tmp_path):
    terminal = sit_down()
    terminal.expect(PROMPT)
    terminal.type("a slow question" + ENTER)
    wait_for(tmp_path / "began")
    terminal.expect("Looking through the articles; ctrl-C cancels.")
    terminal.type(CTRL_C)
    terminal.expect("Cancelled.")  # while the fake is still computing: nobody has released it
    terminal.expect(PROMPT)
    (tmp_path / "release").touch()
    terminal.type("Who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    terminal.expect(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    assert "Shooting starts" not in terminal.seen, "the abandoned answer was shown"
    assert "Traceback" not in terminal.seen


def test_ctrl_d_leaves_although_an_abandoned_question_never_ends(sit_down, tmp_path):
    terminal = sit_down()
    terminal.expect(PROMPT)
    terminal.type("a slow question" + ENTER)
    wait_for(tmp_path / "began")
    terminal.type(CTRL_C)
    terminal.expect("Cancelled.")
    terminal.expect(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_ctrl_c_clears_the_line(sit_down):
    terminal = sit_down()
    terminal.expect(PROMPT)
    terminal.type("a bug that is never asked")
    terminal.expect("never asked")
    terminal.type(CTRL_C)
    terminal.expect(PROMPT)
    terminal.type("Who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    terminal.expect(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    assert "this is a bug" not in terminal.seen


def test_tab_completes_a_command_and_the_prompt_tells_where_the_reader_stands(sit_down):
    terminal = sit_down()
    terminal.expect(PROMPT)
    terminal.type("/as" + TAB + "2025-03-01" + ENTER)
    terminal.expect("published by 1 March 2025")
    terminal.expect("as of 2025-03-01")
    terminal.type("/q" + TAB + ENTER)
    assert terminal.status() == 0


def test_questions_are_remembered_for_the_next_time_by_their_owner_alone(sit_down, tmp_path):
    first = sit_down()
    first.expect(PROMPT)
    first.type("Who directs the film?" + ENTER)
    first.expect("“Mara Quell directs it.”")
    first.expect(PROMPT)
    first.type(CTRL_D)
    assert first.status() == 0
    history = tmp_path / "kept" / "history"
    assert "+Who directs the film?" in history.read_text()
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    second = sit_down()
    second.expect(PROMPT)
    second.type(UP)
    second.expect("Who directs the film?")
    second.type(ENTER)
    second.expect("“Mara Quell directs it.”")


def test_a_history_that_cannot_be_written_does_not_stop_anybody(sit_down, tmp_path):
    (tmp_path / "kept").write_text("a file where the folder should be")
    terminal = sit_down()
    terminal.expect(PROMPT)
    terminal.type("Who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    terminal.expect(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_a_dumb_terminal_is_served_without_escape_sequences_in_the_answer(sit_down):
    terminal = sit_down(TERM="dumb")
    terminal.expect("> ")
    terminal.type("Who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    assert "\x1b" not in terminal.expect("7 months ago")
    terminal.expect("> ")
    terminal.type("never mind" + CTRL_C)
    terminal.expect("> ")  # where the line is given up before the prompt has come, the terminal itself echoes ^C
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_bytes_that_are_no_text_do_not_end_a_conversation_at_a_dumb_terminal(sit_down):
    terminal = sit_down(TERM="dumb", PYTHONIOENCODING="utf-8:strict")
    terminal.expect("> ")
    terminal.type("\udcff who directs the film?" + ENTER)
    terminal.expect("“Mara Quell directs it.”")
    terminal.expect("> ")
    terminal.type(CTRL_D)
    assert terminal.status() == 0
