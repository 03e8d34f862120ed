"""The full source of one snippet: where it stands, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hsbot.chat.plain import plain
from hsbot.chat.terminal import file_of, put, source_line
from hsbot.chat.wording import UNDATED, day, looks_back, overtaken, quotation, said_by, when

if TYPE_CHECKING:
    from rich.console import Console

    from hsbot.records import Answer, Snippet

_AROUND = 600  # characters shown at most on either side of the quotation
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")  # a blank line


def print_source(snippet: Snippet, console: Console, *, today: date) -> None:
    """Print everything known of the snippet's article, and the snippet, set apart, in its paragraph."""
    from rich.text import Text

    article = snippet.article
    put(console, Text(plain(article.title), style="bold"), prefix="")
    facts = {
        "published": when(article.published, today),
        "publisher": plain(article.publisher or "unknown"),
        "address": plain(article.url or "none"),
        "file": plain(file_of(article)),
        "quoted": f"characters {snippet.start:,} to {snippet.end:,} of {len(article.text):,}",
    }
    for name, fact in facts.items():
        put(console, Text(fact, style="cyan"), prefix=f"  {name:<10}", whole=name in ("address", "file"))
    console.print()
    before, after = surroundings(snippet)
    if before:
        put(console, Text(before, style="dim"))
    put(console, Text(plain(snippet.text), style="bold"), prefix="  > ")
    if after:
        put(console, Text(after, style="dim"))


def print_sources(answer: Answer, console: Console, *, today: date) -> None:
    """Print one line for each source of `answer`, numbered from 1."""
    from rich.text import Text

    for number, snippet in enumerate(answer.snippets, start=1):
        put(console, Text(source_line(snippet, today)), prefix=f"{number:>2}  ")


def print_changes(answer: Answer, console: Console) -> bool:
    """Print the snippets of `answer` by the day of their news, the oldest first, undated ones last.

    False where nothing was said earlier, so that nothing changed.
    """
    from rich.text import Text

    changed = any(snippet.role == "earlier" for snippet in answer.snippets)
    said = sorted(answer.snippets, key=lambda snippet: snippet.recalls or snippet.article.published or date.max)
    above = ""
    for snippet in said if changed else ():
        published = snippet.article.published
        told = day(published) if published else UNDATED
        if back := looks_back(snippet):  # it stands at the day of its news, so that is named first
            told = f"{back[0].upper()}{back[1:]}, told on {told}"  # what is undated looks back to no day
        if told != above:
            put(console, Text(told, style="cyan"), prefix="")
        above = told
        style = "bold" if snippet.role == "lead" else ""
        text, _ = quotation(snippet)
        put(console, Text(f"“{plain(text)}”", style=style))
        title, publisher = plain(snippet.article.title), plain(snippet.article.publisher or "")
        by = " · ".join(filter(None, (said_by(snippet), title, publisher, overtaken(replace(snippet, recalls=None)))))
        put(console, Text(by, style="dim"))
    return changed


def surroundings(snippet: Snippet) -> tuple[str, str]:
    """Return what stands before and after the snippet in its paragraph, safe to print; "" where nothing does.

    Of a snippet that is a whole paragraph (such as a title) it is the paragraph before and the one after. Each is
    cut to 600 characters at a word, with "…" for the rest.
    """
    text = snippet.article.text
    before = _PARAGRAPH.split(text[: snippet.start])
    after = _PARAGRAPH.split(text[snippet.end :])
    first, last = plain(before[-1]), plain(after[0])
    if not first and not last:
        first, last = plain(" ".join(before[-2:])), plain(" ".join(after[:2]))
    if len(first) > _AROUND:
        first = "… " + first[-_AROUND:].partition(" ")[2]
    if len(last) > _AROUND:
        last = last[:_AROUND].rpartition(" ")[0] + " …"
    return first, last
