"""Text of strangers, made safe to print: articles come from anywhere, and a terminal obeys what it is sent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

# Whole sequences go, so that no "[31m" or address of a hidden link stays behind; each also in its one-byte (C1) form.
_SEQUENCE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC (titles, links), DCS and kin
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[ -/]*[0-~]"  # the short ones, such as a reset
)
# The two invisible characters that writing needs: joined emoji, and scripts such as Persian.
_JOINERS = "\u200c\u200d"
# Marks on one letter: Burmese and Hebrew need four; of more, which only cover the lines around, the rest goes.
_MARKS = 4


def plain(text: str, *, keep_spaces: bool = False) -> str:
    """Return `text` as one line without escape sequences, control, bidi and other invisible characters.

    Runs of white space become one space, and none stays at the ends; with `keep_spaces` every white character
    becomes a space of its own, which keeps columns. What can't be encoded (half a surrogate pair) becomes U+FFFD. Of
    the marks on a letter the first four stay.
    """
    if not text.isprintable():
        text = "".join(map(_shown, _SEQUENCE.sub("", text)))
    if not text.isascii():
        text = "".join(_few_marks(text))
    return text if keep_spaces else " ".join(text.split())


def carried(text: str, marks: Sequence[tuple[int, int]], show: Callable[[str], str]) -> list[tuple[int, int]]:
    """Return marks, offsets `[start, end)` in `text`, as offsets in `show(text)`, in order and apart.

    `show` is `plain` or the like: it drops characters and folds white space. A mark whose place can't be told any
    more is left out, two that touch become one.
    """
    shown = show(text)
    found: list[tuple[int, int]] = []
    for start, end in marks:
        before, marked = show(text[:start]), show(text[start:end])
        at = len(before)
        at += shown[at : at + 1] == " " and not marked.startswith(" ")
        if not marked or shown[:at].rstrip() != before or not shown.startswith(marked, at):
            continue
        first = found.pop()[0] if found and at <= found[-1][1] else at
        found.append((first, at + len(marked)))
    return found


def _few_marks(text: str) -> Iterator[str]:
    """Yield the characters without what stands on a letter that has its marks already; a joiner parts none from it."""
    marks = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
            if marks > _MARKS:
                continue
        elif character not in _JOINERS:
            marks = 0
        yield character


def _shown(character: str) -> str:
    """Return what stands for one character: itself, a space, U+FFFD or nothing."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category in ("Cc", "Cf") and character not in _JOINERS:
        return ""
    return character
