"""The interactive line of the REPL: editing, history, completion. Imported only once somebody sits there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.utils import is_dumb_terminal

log = logging.getLogger(__name__)


def line_reader(
    stdin: TextIO, stdout: TextIO, *, history_path: Path | None, commands: Sequence[str]
) -> Callable[[str], str]:
    """Return a function that shows a prompt and returns the line typed, without its end.

    It raises KeyboardInterrupt on ctrl-C and EOFError on ctrl-D in an empty line. `commands` are completed as they
    are given. Without `history_path`, or where that can't be written, lines are remembered until the process ends.
    """
    if is_dumb_terminal():
        return lambda prompt: _bare_line(prompt, stdin, stdout)
    session: PromptSession[str] = PromptSession(
        history=_history(history_path),
        completer=_CommandCompleter(commands),
        # Completion at the tab key as in a shell; the menu would keep eight lines free below the prompt.
        complete_style=CompleteStyle.READLINE_LIKE,
        complete_while_typing=False,
        reserve_space_for_menu=0,
        input=create_input(stdin),
        output=create_output(stdout),
    )
    return session.prompt


def _bare_line(prompt: str, stdin: TextIO, stdout: TextIO) -> str:
    """Return a line from a terminal that can't move its cursor, and so can't be edited on by us."""
    stdout.write(prompt)
    stdout.flush()
    try:
        line = stdin.readline()
    except KeyboardInterrupt:
        stdout.write("\n")  # neither ctrl-C nor ctrl-D ends the line that the prompt stands in
        raise
    if not line:
        stdout.write("\n")
        raise EOFError
    return line.rstrip("\r\n")


class _CommandCompleter(Completer):
    """Completes a command at the beginning of the line, and nothing else."""

    def __init__(self, commands: Sequence[str]) -> None:
        self._commands = sorted(commands)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 - the base's signature
        typed = document.text_before_cursor
        if typed.startswith("/"):
            for command in self._commands:
                if command.startswith(typed):
                    yield Completion(command, start_position=-len(typed), display=command.strip())


class _LastingHistory(FileHistory):
    """A history in a file that, once the disk is full, goes on without the file rather than end the REPL."""

    def store_string(self, string: str) -> None:
        try:
            super().store_string(string)
        except OSError as error:
            log.warning("history not written path=%s error=%s", self.filename, error)


def _history(path: Path | None) -> History:
    """Return the history kept in `path`, readable by its owner alone: questions are nobody else's business."""
    if path is None:
        return InMemoryHistory()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("r+b"):
            pass
    except OSError as error:
        log.warning("history not kept path=%s error=%s", path, error)
        return InMemoryHistory()
    return _LastingHistory(str(path))
