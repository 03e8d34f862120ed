"""Pieces of HTML as JSON and Markdown may hold them: an article and nothing around it, which needs no finding."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from hsbot.articles.text import one_line

_MARKUP: Final = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|t[dh]|d[ltd]|span|blockquote|figure|figcaption|img|section|article)"
    r"(?:\s[^<>]*)?>|</(?:em|strong|b|i|u|s|a|mark|small|su[bp]|del|ins)>|<br ?/?>"
    r"|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});",
    re.IGNORECASE,
)
# Up to the next of its kind and no further, else each that isn't closed would be read to the end.
_UNSEEN: Final = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style|figcaption|del|strike)\b(?:(?!<\1\b).)*?</\1\s*>"
    r"|<s>(?:(?!<s>|</?(?:p|div|li|h[1-6])\b|\n\s*\n).)*?</s>|</?(?:script|style|textarea|title)\b[^<>]*>"
    r"|<\?[^<>]*\?>|<![^<>]*>|<!|<\?|\[caption\b[^\[\]]*\](?:(?!\[/?caption\b).)*?\[/caption\]",
    re.IGNORECASE | re.DOTALL,
)
_UNCLOSED: Final = re.compile(r"<(?=[^<>]*(?:<|\Z))")  # no tag begins there
_FLOWING: Final = re.compile(r"<(?:p|div|br|td|dd)\b", re.IGNORECASE)  # where lines end is said by tags
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
STRUCK: Final = ("del", "s", "strike")  # words that hold no longer; only `<s>` ends with its paragraph
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form header hr legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul".split()
).union(HEADINGS)
_NOTE: Final = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?")
_LINKED_NOTE: Final = re.compile(r"[\[(]?(?:[a-z]|note \d{1,3}|[ivx]{1,5})[\])]?", re.IGNORECASE)
_POWER: Final = re.compile(r"(?:^|[^A-Za-z])(?:[kcm]?m|ft|x|10)$")  # "m" with a raised 2 is no note


def is_html(text: str) -> bool:
    """Tell whether a text has tags or characters of HTML in it; a mere "<" or "<3" is none."""
    return bool(_MARKUP.search(text))


def is_note(words: str, before: str, *, linked: bool = False) -> bool:
    """Tell whether raised words are a footnote's mark, which `before` would be taken for a figure with: "2026¹"."""
    words = words.strip()
    if linked and _LINKED_NOTE.fullmatch(words):
        return True
    return bool(_NOTE.fullmatch(words)) and not (words.isdigit() and _POWER.search(before))


def text_of(fragment: str) -> str:
    """Return the text of a piece of HTML, "" where there is none.

    Its paragraphs have a blank line between, headings and items are marked as in Markdown. Captions and what is struck
    out are left out, and so are the marks of footnotes.
    """
    return "\n\n".join(blocks_of(fragment))


def blocks_of(fragment: str, *, flowing: bool = False) -> list[str]:
    """Return the paragraphs of a piece of HTML, none of them empty.

    Where it is `flowing`, or a tag says so, a line end of the source is but a space, and only `<br>` parts lines.
    """
    shown = _UNCLOSED.sub("&lt;", _UNSEEN.sub("", fragment))
    paragraphs = _Paragraphs(flowing=flowing or bool(_FLOWING.search(shown)))
    paragraphs.feed(shown)
    paragraphs.close()
    paragraphs.end_paragraph()
    return paragraphs.blocks


class _Paragraphs(HTMLParser):
    """Collects the paragraphs of a piece of HTML in `blocks`."""

    def __init__(self, *, flowing: bool) -> None:
        """Where it is `flowing`, a line end is but a space, as in a browser; a blank line parts paragraphs anyway."""
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._flowing = flowing
        self._cells: list[list[str]] = [[]]  # of a table's row; elsewhere there is one
        self._mark = ""
        self._raised = -1  # where in the cell a <sup> began
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph where a block begins; of inline tags nothing is left, not even a space."""
        if tag == "br":
            self._cells[-1].append("\n" if len(self._cells) == 1 else " ")
        elif tag in ("td", "th"):
            self._cells.append([])
        elif tag == "sup":
            self._raised, self._linked = len(self._cells[-1]), any(name.startswith("data-fn") for name, _ in attrs)
        elif tag == "a":
            self._linked = True
        elif tag in _BLOCKS:
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag == "dd" and self._cells[-1]:  # "Release date" belongs to the day behind it
            self._cells.append([])
            return
        self.end_paragraph()
        if tag in ("li", "tr", "dt"):
            self._mark = "• "
        elif tag in HEADINGS:
            self._mark = "#" * int(tag[1]) + " "

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph where a block ends."""
        if tag == "dt":
            return
        if tag == "sup" and 0 <= self._raised <= len(self._cells[-1]):
            cell, at = self._cells[-1], self._raised
            if is_note("".join(cell[at:]), "".join(cell[:at])[-4:], linked=self._linked):
                del cell[at:]
            self._raised = -1
        elif tag in _BLOCKS:
            self.end_paragraph()
            if tag in ("li", "tr", *HEADINGS):
                self._mark = ""

    def handle_data(self, data: str) -> None:
        """Keep what is to be read."""
        if len(self._cells) > 1:
            self._cells[-1].append(data.replace("\n", " "))
            return
        for number, piece in enumerate(_BLANK_LINE.split(data)):
            if number:
                self.end_paragraph()
            self._cells[-1].append(piece.replace("\n", " ") if self._flowing else piece)

    def end_paragraph(self) -> None:
        """Keep the words since the last paragraph, if there are any, as one."""
        cells = ("\n".join(filter(None, map(one_line, "".join(cell).split("\n")))) for cell in self._cells)
        if (words := " | ".join(cell for cell in cells if cell)).strip("#• "):
            self.blocks.append(self._mark + words)
            self._mark = ""
        self._cells = [[]]
        self._raised = -1
