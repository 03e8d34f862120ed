"""The conversation in the terminal: a line in, an answer or a command's result out, until ctrl-D."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import wait
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from hsbot.chat.commands import COMMANDS, Leave, Standing, run_command, say
from hsbot.chat.plain import plain
from hsbot.chat.terminal import make_console, print_answer
from hsbot.chat.worker import Worker
from hsbot.errors import HsbotError, is_full
from hsbot.records import Answer, Question

if TYPE_CHECKING:
    from rich.console import Console

log = logging.getLogger(__name__)

GREETING = "Ask about the news; /help lists the commands, ctrl-D leaves."
LONGEST_LINE = 1000  # characters
_GOODBYES = ("exit", "quit")  # what other programs taught, and no question
_KNOWN_AGAIN = 60  # characters by which a longer line is known again
_PATIENCE = 0.5  # seconds of silence before the wait is explained
_FAREWELL = 1.0  # seconds an abandoned question is given to end before the process does


def run_repl(
    ask: Callable[[Question], Answer],
    *,
    history_path: Path | None,
    today: Callable[[], date],
    stdin: TextIO,
    stdout: TextIO,
    interactive: bool,
    as_of: date | None = None,
    why: bool = False,
) -> int:
    """Converse until the input ends or the user leaves; returns the exit status, 0.

    `interactive` wants terminals at both ends: `ask` then runs in a thread of its own, never two questions at once,
    and ctrl-C abandons a question. Else lines are read from `stdin` as they are and repeated before what they bring,
    `stdout` gets neither prompts nor colours, `ask` runs in this thread and ctrl-C is the caller's KeyboardInterrupt.
    `as_of` is where the reader stands until /as-of says otherwise; with `why` each answer is followed by its trace.
    """
    console = make_console(stdout, coloured=interactive)
    standing = Standing(as_of=as_of, why=why)
    reconfigure = getattr(stdin, "reconfigure", None)  # a StringIO has none, and needs none
    if reconfigure is not None:
        reconfigure(errors="replace")  # bytes that are no text must not end the conversation
    if not interactive:
        repl = _Repl(ask, console, today, standing, repeats=True)
        return _converse(repl, lambda _: _next_line(stdin), interactive=False)
    from hsbot.chat.prompt import line_reader

    commands = [f"{name} " if argument else name for name, argument, _ in COMMANDS]
    read = line_reader(stdin, stdout, history_path=history_path, commands=commands)
    say(console, GREETING)
    console.print()
    worker = Worker()
    try:
        repl = _Repl(lambda question: _patiently(worker, ask, question, console), console, today, standing)
        return _converse(repl, read, interactive=True)
    finally:
        worker.close(_FAREWELL)


def _next_line(stdin: TextIO) -> str:
    """Return the next line of a file or pipe; raises EOFError at its end."""
    line = stdin.readline()
    if not line:
        raise EOFError
    return line


def _patiently(worker: Worker, ask: Callable[[Question], Answer], question: Question, console: Console) -> Answer:
    """Return the answer, computed by `worker`; a KeyboardInterrupt abandons it. Raises what `ask` raises."""
    future = worker.submit(lambda: ask(question))
    try:
        if not wait([future], timeout=_PATIENCE).done:
            with console.status("Looking through the articles; ctrl-C cancels."):
                wait([future])
        return future.result()
    except KeyboardInterrupt:
        future.cancel()
        raise


def _converse(repl: _Repl, read: Callable[[str], str], *, interactive: bool) -> int:
    """Take line after line until there is none; only an interactive conversation outlives a ctrl-C."""
    while True:
        try:
            line = read(repl.prompt)
        except EOFError:
            return 0
        except KeyboardInterrupt:
            if not interactive:
                raise
            continue
        try:
            repl.take(line)
        except Leave:
            return 0
        except KeyboardInterrupt:
            if not interactive:
                raise
            say(repl.console, "Cancelled.")
            repl.console.print()


class _Repl:
    """What happens to one line; knows neither where it came from nor how the answer is computed."""

    def __init__(
        self,
        ask: Callable[[Question], Answer],
        console: Console,
        today: Callable[[], date],
        standing: Standing,
        *,
        repeats: bool = False,
    ) -> None:
        self._ask = ask
        self.console = console
        self._today = today
        self._standing = standing
        self._repeats = repeats

    @property
    def prompt(self) -> str:
        as_of = self._standing.as_of
        return "> " if as_of is None else f"as of {as_of.isoformat()} > "

    def take(self, line: str) -> None:
        """Carry out a command or answer a question; an empty line is ignored. Raises Leave on /quit."""
        if len(line.strip()) > LONGEST_LINE:
            self._repeat(f"{plain(line.strip()[:_KNOWN_AGAIN])}…")
            self._print(f"That line is longer than {LONGEST_LINE:,} characters; please ask in fewer.")
            return
        line = plain(line)
        if not line:
            return
        self._repeat(line)
        if line.lower() in _GOODBYES:
            raise Leave
        line = "/help" if line.lower() == "help" else line
        try:
            if line.startswith("/"):
                line = run_command(line, self._standing, self.console, self._today())
            if line:
                self._answer(line)
        except HsbotError as error:
            say(self.console, plain(str(error)))
        except (Leave, BrokenPipeError):
            raise
        except Exception as error:
            if isinstance(error, OSError) and is_full(error):  # so the sentence below couldn't be said, either
                raise
            # The log may go anywhere, so it gets the traceback and not the question.
            log.exception("repl failed kind=%s", "command" if line.startswith("/") else "question")
            say(self.console, "That went wrong inside hsbot, and this is a bug; the log says where.")
        self.console.print()

    def _answer(self, text: str) -> None:
        standing = self._standing
        answer = self._ask(Question(text, as_of=standing.as_of, previous=standing.thread.previous))
        if answer.small_talk is None and answer.language is None:  # "thanks!" is no topic
            standing.thread = standing.thread.after(text, leans=answer.leans)
            standing.last = answer
        print_answer(answer, self.console, today=self._today(), why=standing.why)

    def _repeat(self, line: str) -> None:
        """Print a line that no terminal shows: else whoever reads the answers can't tell what each belongs to."""
        if self._repeats:
            say(self.console, f"> {line}")

    def _print(self, sentence: str) -> None:
        say(self.console, sentence)
        self.console.print()
