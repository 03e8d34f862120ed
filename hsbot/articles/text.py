"""Text, made clean once: what comes out of here is what every offset refers to, and is never changed again."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ZERO_WIDTH_JOINERS: Final = re.compile(r"(?<![^\x00-\u02ff])[\u200c\u200d]+")
_SPACES: Final = re.compile(r"\s+")

_EXOTIC_SPACES: Final = (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_REMOVED: Final = (
    range(0x09),  # controls, the tab, line feed and carriage return apart
    range(0x0E, 0x20),
    range(0x7F, 0xA0),
    range(0xAD, 0xAE),  # soft hyphen
    range(0x61C, 0x61D),  # bidirectional controls, here and below
    range(0x180E, 0x180F),
    range(0x200B, 0x200C),  # zero-width space; the joiners have a rule of their own
    range(0x200E, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2070),
    range(0xFEFF, 0xFF00),  # byte order mark
    range(0xFFF9, 0xFFFC),
    range(0x1D173, 0x1D17B),
    range(0xD800, 0xE000),  # lone surrogates: they can't be encoded, so they could be neither hashed nor shown
    range(0xE0000, 0xE0080),  # tags: text that nobody sees
)


def normalise(text: str) -> str:
    """Return `text` in NFC with one line end, one kind of space and nothing invisible.

    CRLF, CR and their exotic kin become LF; every tab, no-break and exotic space becomes one plain space; control,
    zero-width and bidirectional characters vanish. Nothing is collapsed or stripped, so clean text comes out
    identical, and offsets stay as near to the file's as can be. Doing it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).translate(_translation())
    # After Latin letters and symbols a joiner only hides; in an emoji or an Indic or Persian word it carries meaning.
    # A letter becomes one with its accent, or an accent meets its letter, only when the other step is done.
    while (clean := unicodedata.normalize("NFC", _ZERO_WIDTH_JOINERS.sub("", text))) != text:
        text = clean
    return text


def fold_spaces(text: str) -> str:
    """Return `text`, of the same length, with a plain space for each tab and each no-break or exotic space."""
    return text if text.isascii() else text.translate(dict.fromkeys(_EXOTIC_SPACES, " "))


@cache
def _translation() -> dict[int, str | None]:
    """Return what `str.translate` needs; made at first use."""
    table: dict[int, str | None] = {code: None for codes in _REMOVED for code in codes}
    table.update((code, " ") for code in _EXOTIC_SPACES)
    return table


def one_line(text: str) -> str:
    """Return `text` normalised, on one line, with single spaces and none at its ends; possibly empty."""
    return _SPACES.sub(" ", normalise(text)).strip()


def has_words(text: str) -> bool:
    """Tell whether there is at least one letter or digit in `text`."""
    return any(character.isalnum() for character in text)
