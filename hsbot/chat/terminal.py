"""An answer in the terminal: the quotation first, then where it stands, then what was said earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from hsbot.chat.plain import carried, plain
from hsbot.chat.wording import EARLIER, counted, day, overtaken, quotation, refusal, said_by, unanswered, when

if TYPE_CHECKING:  # rich is imported by the functions that print, so that `hsbot --help` doesn't wait for it
    from datetime import date

    from rich.console import Console
    from rich.text import Text

    from hsbot.records import Answer, Article, Snippet

_INDENT = "    "  # as wide as a snippet's number
_LEAST_WIDTH = 20  # columns; in a narrower terminal, lines run over rather than fall to pieces


def make_console(stdout: TextIO, *, coloured: bool) -> Console:
    """Return a console on `stdout` that takes no text for markup.

    `coloured` leaves colours to what the terminal, TERM and NO_COLOR say; else there are none, whatever they say. A
    character that `stdout` can't encode becomes "?", and a reader who went away is a BrokenPipeError as everywhere.
    """
    from rich.console import Console

    class PlainConsole(Console):
        def on_broken_pipe(self) -> None:
            raise  # it is called while the error is handled; rich's own would exit with the status of a refusal

    reconfigure = getattr(stdout, "reconfigure", None)  # a StringIO has none, and needs none
    if reconfigure is not None:
        reconfigure(errors="replace")
    if coloured:
        return PlainConsole(file=stdout, highlight=False, markup=False, emoji=False)
    return PlainConsole(
        file=stdout, highlight=False, markup=False, emoji=False, force_terminal=False, color_system=None
    )


def print_answer(answer: Answer, console: Console, *, today: date, why: bool = False) -> None:
    """Print `answer`; its snippets are numbered from 1 in their order. With `why` the trace follows.

    Ages count from the day that was asked as of, else from `today`. On a terminal lines are wrapped at words, addresses
    and paths excepted; elsewhere each stays one line.
    """
    from rich.text import Text

    today = answer.as_of or today  # where the reader stands, ages count from
    if answer.as_of is not None and answer.status == "answered":  # a refusal names the date itself
        put(console, Text(f"As of {day(answer.as_of)}:", style="dim"), prefix="")
    if answer.status == "no_answer":
        put(console, Text(refusal(answer)), prefix="")
    heading = ""
    for number, snippet in enumerate(answer.snippets, start=1):
        before = heading
        heading = _heading(answer, snippet)
        if number > 1 or answer.status == "no_answer":
            console.print()
        if heading and heading != before:
            put(console, Text(heading, style="yellow" if snippet.role == "earlier" else "dim"), prefix="")
        _print_snippet(console, number, answer, today)
    if left := unanswered(answer):
        console.print()
        put(console, Text(left), prefix="")
    if why:
        console.print()
        print_trace(answer, console)


def print_trace(answer: Answer, console: Console) -> None:
    """Print how `answer` came about: the stages with their lines, and the figures that they ended in."""
    from rich.text import Text

    index = answer.index
    total = answer.timings_ms.get("total")
    figures = [f"confidence {answer.confidence:.2f}"]
    figures += [] if total is None else [f"{total:.0f} ms"]
    holds = f"{counted(index.articles, 'article')} and {counted(index.passages, 'passage')}"
    figures += [f"index {index.generation} of {holds}"]
    put(console, Text(f"Why: {plain(', '.join(figures))}", style="dim"), prefix="")
    for stage in answer.trace:
        put(console, Text(plain(stage.name), style="bold"), prefix="  ")
        for line in stage.lines:
            put(console, Text(plain(line, keep_spaces=True)), whole=True)


def put(console: Console, text: Text, *, prefix: str = _INDENT, whole: bool = False) -> None:
    """Print a paragraph behind `prefix`, its further lines as far in; `whole` keeps it in one line of any length."""
    from rich.text import Text

    width = max(_LEAST_WIDTH, console.width - len(prefix))
    lines = [text] if whole or not console.is_terminal else text.wrap(console, width)
    for number, line in enumerate(lines):
        line.rstrip()  # the space at which it was wrapped
        console.print(Text.assemble(prefix if number == 0 else " " * len(prefix), line), soft_wrap=True)


def source_line(snippet: Snippet, today: date) -> str:
    """Return speaker, title, publisher and date of a snippet in one line, without what isn't known.

    Where the lead says the opposite, or the day that the snippet announces has passed, it says so.
    """
    article = snippet.article
    parts = [said_by(snippet), plain(article.title), plain(article.publisher or ""), when(article.published, today)]
    parts.append(overtaken(snippet))
    return " · ".join(part for part in parts if part)


def file_of(article: Article) -> str:
    """Return an article's path and, where its file holds several, which of them it is: "feed.jsonl#17"."""
    file = article.path.rpartition(".")[0]
    return article.path + article.id.removeprefix(file) if article.id.startswith(f"{file}#") else article.path


def _heading(answer: Answer, snippet: Snippet) -> str:
    """Return what stands above the first snippet of its kind; "" for the lead and where nothing was answered."""
    if answer.status == "no_answer" or snippet.role == "lead":
        return ""
    return EARLIER if snippet.role == "earlier" else "Also:"


def _print_snippet(console: Console, number: int, answer: Answer, today: date) -> None:
    """Print the snippet of that number, and its source unless the snippet just above has the same."""
    from rich.text import Text

    snippet = answer.snippets[number - 1]
    put(console, _quotation(snippet), prefix=f"{number:>2}  ")
    above = answer.snippets[number - 2] if number > 1 else None
    # What was said earlier always carries its own date, even below a snippet of the same article.
    if above and above.article.id == snippet.article.id and "earlier" not in {above.role, snippet.role}:
        first = next(n for n, s in enumerate(answer.snippets, 1) if s.article.id == snippet.article.id)
        same = (said_by(snippet), f"from the same article as {first}", overtaken(snippet))
        put(console, Text(" · ".join(filter(None, same)), style="dim"))
        return
    put(console, Text(source_line(snippet, today), style="cyan"))
    put(console, Text(plain(snippet.article.url or file_of(snippet.article)), style="dim"), whole=True)


def _quotation(snippet: Snippet) -> Text:
    """Return the snippet in quotation marks, its answering words in bold."""
    from rich.text import Text

    history = snippet.role == "earlier"
    text, marks = quotation(snippet)
    quoted = Text(f"“{plain(text)}”", style="dim" if history else "")
    for start, end in carried(text, marks, plain):
        # terminals have one attribute for bold and dim, so history's own words are brought back to plain
        quoted.stylize("not dim" if history else "bold", start + 1, end + 1)
    return quoted
