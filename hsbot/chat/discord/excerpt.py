"""Of a quotation too long for its room the part that is shown: the one with the words that answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hsbot.chat.discord.escaping import fit

_SENTENCE = re.compile(r"(?:(?<=[.!?…])[”’»\"')\]]*\s|\n)\s*(?=\S)")  # ends where a sentence begins
_WORD = re.compile(r"(?<!\S)\S")
_REST = re.compile(r"\S{0,40}")  # of the word that a mark ends in, which is cut behind it rather than within


def excerpt(text: str, limit: int, marks: Sequence[tuple[int, int]] = ()) -> tuple[str, bool, bool]:
    """Return what of `text` fits into `limit`, escaped and with its marks bold, and whether it begins and ends there.

    It begins where `text` does, as long as all marks fit; else at the first sentence, or at least word, from which
    they do, but never behind the first mark. Where they are too far apart for that, the last ones give way; where the
    first alone is too long, it is cut.
    """
    shown, whole = fit(text, limit, marks)
    begin = 0 if whole else _begin(text, limit, marks)
    if begin:
        shown, whole = fit(text[begin:], limit, [(start - begin, end - begin) for start, end in marks])
    return shown, begin == 0, whole


def _begin(text: str, limit: int, marks: Sequence[tuple[int, int]]) -> int:
    """Return where to begin; 0 where there are no marks."""
    if not marks:
        return 0
    first = marks[0][0]
    around = max(0, first - limit), first + 1
    sentences = [found.end() for found in _SENTENCE.finditer(text, *around)]
    words = [found.start() for found in _WORD.finditer(text, *around)]
    for _, reach in reversed(marks):
        for begins in ([0], sentences, [*words, first]):
            if (begin := _earliest(begins, text, reach, limit, marks)) is not None:
                return begin
    return first


def _earliest(begins: Sequence[int], text: str, reach: int, limit: int, marks: Sequence[tuple[int, int]]) -> int | None:
    """Return the first of `begins` from which the word at `reach` fits; None where there is none."""
    rest = _REST.match(text, reach)
    end = rest.end() if rest else reach

    def fits(begin: int) -> bool:
        if end - begin > 2 * limit:  # what is seen may be a little shorter, but not worth a look at very long texts
            return False
        return fit(text[begin:end], limit, [(start - begin, stop - begin) for start, stop in marks])[1]

    at = bisect_left(begins, True, key=fits)  # noqa: FBT003 - the later it begins, the shorter it is
    return begins[at] if at < len(begins) else None
