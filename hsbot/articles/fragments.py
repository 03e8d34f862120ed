"""Pieces of HTML as JSON may hold them: an article and nothing around it, which needs no finding."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from hsbot.articles.text import one_line

_MARKUP: Final = re.compile(r"</(?:p|div|h[1-6]|li|em|strong|b|i|a|span|blockquote)>|<br ?/?>", re.IGNORECASE)
# Up to the next of its kind and no further, else each that isn't closed would be read to the end.
_UNSEEN: Final = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style)\b(?:(?!<\1\b).)*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_MARKED: Final = re.compile(r"<(h[1-6]|li)(?:\s[^<>]*)?>", re.IGNORECASE)
_PARTS: Final = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|table|tr|blockquote|figure|figcaption|section|article|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Tell whether a text has tags of HTML in it; a mere "<" or "<3" is none."""
    return bool(_MARKUP.search(text))


def text_of(fragment: str) -> str:
    """Return the text of a piece of HTML, "" where there is none.

    Its paragraphs have a blank line between, headings and items are marked as in Markdown.
    """
    shown = _MARKED.sub(_marked, _UNSEEN.sub("", fragment))
    lines = (one_line(unescape(line)) for line in _TAG.sub("", _PARTS.sub("\n", shown)).split("\n"))
    return "\n\n".join(line for line in lines if line.strip("#• "))


def _marked(tag: re.Match[str]) -> str:
    return "\n" + ("• " if tag[1].lower() == "li" else "#" * int(tag[1][1]) + " ")
