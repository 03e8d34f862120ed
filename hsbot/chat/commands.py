"""The commands of the REPL: everything that a line beginning with "/" can mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from hsbot.chat.followup import Thread
from hsbot.chat.plain import plain
from hsbot.chat.wording import day
from hsbot.records import iso_date

if TYPE_CHECKING:
    from rich.console import Console

    from hsbot.records import Answer

# The command, what it takes, what it does; the order is that of /help.
COMMANDS = (
    ("/why", "", "show how the last answer came about"),
    ("/sources", "N", "show the full source of snippet N of the last answer; without N, list them"),
    ("/changes", "", "list what the last answer quotes from the oldest to the newest: how this changed"),
    ("/as-of", "DATE", "answer from the articles published by DATE (2025-02-28); without DATE, from all"),
    ("/new", "QUESTION", "begin anew, with QUESTION or the next one: it leans on none of those before"),
    ("/help", "", "show this list"),
    ("/quit", "", "leave, as ctrl-D does"),
)
_ALL_OF_THEM = ("", "today", "now", "off", "none", "all")  # what ends /as-of
_NOTHING_ASKED = "Nothing was answered yet; ask something first."


@dataclass
class Standing:
    """Where the conversation stands; commands read and change it."""

    as_of: date | None = None  # set by /as-of; None: all articles count
    why: bool = False  # every answer is followed by its trace
    last: Answer | None = None  # the last answer that was shown
    thread: Thread = field(default_factory=Thread)  # what a follow-up leans on


class Leave(Exception):
    """Raised by /quit."""


def run_command(line: str, standing: Standing, console: Console, today: date) -> str:
    """Carry out a command, and return the question that is to be asked now; "" where there is none.

    What can't be understood is answered with one sentence. Raises Leave on /quit.
    """
    typed, _, argument = line.partition(" ")
    name, argument = typed.lower(), argument.strip()
    if name in ("/quit", "/exit"):
        raise Leave
    if name == "/help":
        _help(console)
    elif name == "/new":
        standing.thread = Thread()
        if argument:
            return argument
        say(console, "A new conversation: the next question stands on its own.")
    elif name == "/as-of":
        _as_of(argument, standing, console)
    elif name not in ("/why", "/sources", "/changes"):
        say(console, f'There is no command "{plain(typed)[:40]}"; /help lists those there are.')
    elif argument and name != "/sources":  # "/changes is there a season 4" would else show those of another question
        takes = f"{name} takes nothing behind it: it speaks of the last answer."
        say(console, f"{takes} Ask first, then type {name} alone.")
    elif standing.last is None:
        say(console, _NOTHING_ASKED)
    elif name == "/why":
        from hsbot.chat.terminal import print_trace

        print_trace(standing.last, console)
    elif name == "/changes":
        _changes(standing.last, console)
    else:
        _sources(argument, standing.last, console, today)
    return ""


def say(console: Console, sentence: str) -> None:
    """Print a sentence of hsbot's own; strangers' words in it were made plain by the caller."""
    from rich.text import Text

    from hsbot.chat.terminal import put

    put(console, Text(sentence), prefix="")


def _help(console: Console) -> None:
    """Print the commands, and what else can be done."""
    from rich.text import Text

    from hsbot.chat.terminal import put

    for name, argument, meaning in COMMANDS:
        put(console, Text(meaning), prefix=f"  {f'{name} {argument}':<14}")
    say(
        console,
        "Anything else is a question. A follow-up may lean on the question before it. ctrl-C cancels a question.",
    )


def _as_of(argument: str, standing: Standing, console: Console) -> None:
    """Move the reader to a date, or back to all articles."""
    if argument.lower() in _ALL_OF_THEM:
        standing.as_of = None
        say(console, "Answers come from all articles again.")
        return
    moment = iso_date(argument)
    if moment is None:
        say(console, f'"{plain(argument)[:40]}" is no date; write /as-of 2025-02-28, or /as-of alone for all articles.')
        return
    standing.as_of = moment
    say(
        console,
        f"Answers come from articles published by {day(moment)}, undated ones left out; /as-of alone ends that.",
    )


def _changes(answer: Answer, console: Console) -> None:
    """Print what the last answer says is so and what it says was so, by date."""
    from hsbot.chat.sources import print_changes

    if answer.status == "no_answer":
        say(console, "The last answer quoted nothing that answers.")
    elif not print_changes(answer, console):
        say(console, "As far as the last answer found, nothing was said earlier that no longer holds.")


def _sources(argument: str, answer: Answer, console: Console, today: date) -> None:
    """Print the source of one snippet of `answer`, or the list of all."""
    from hsbot.chat.sources import print_source, print_sources

    today = answer.as_of or today  # as the answer's own ages
    count = len(answer.snippets)
    if count == 0:
        say(console, "The last answer quoted nothing.")
    elif not argument:
        print_sources(answer, console, today=today)
    elif argument.isascii() and argument.isdigit() and len(argument) < 4 and 1 <= int(argument) <= count:
        print_source(answer.snippets[int(argument) - 1], console, today=today)
    else:
        known = "only snippet 1" if count == 1 else f"snippets 1 to {count}"
        say(console, f'There is no source "{plain(argument)[:40]}"; the last answer has {known}.')
