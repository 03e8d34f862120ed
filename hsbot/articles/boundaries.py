"""Where sentences end within a paragraph: sentencex decides, and a few rules mend what news gets wrong with it.

What it decides and what the rules change is measured in tests/articles/splitting.jsonl; see the decision 0010.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRED: Final = re.compile(r"[“”„«»\"‹›()]|(?<!\w)['‘’]|['‘’](?!\w)|(?<=[.!?”\"])(?:\[[^\[\]]{1,30}\])+")
_NOTES: Final = re.compile(r"(?:\[[^\[\]]{1,30}\])+")
_CLOSERS: Final = "”’»›\"')"
_MOVABLE: Final = frozenset(_CLOSERS + "“‘„«‹( ")

# Of the text before a boundary: what asks for more if the text behind the boundary goes on as given.
_JOINS: Final = (
    # "Is it renewed?" asks a fan; "Mamma Mia! is back"; "she paused… and laughed"
    (re.compile(rf"(?:[!?…]|\.(?: ?\.)+)[{re.escape(_CLOSERS)}]*$"), re.compile(r"[a-z]")),
    # "Is it renewed?" Ann Lee asked
    (
        re.compile(r"[!?…][”’»\"']+$"),
        re.compile(
            r"(?:(?:Mr|Mrs|Ms|Dr)\. )?(?:[A-Z][\w'’-]+ ){1,3}(?:\w+ly )?"
            r"(?:said|says|asks?|asked|adds?|added|told|tells|shared?|shares|wrote|writes|joked|jokes|explained"
            r"|explains|wondered|wonders|replied|replies|continued|noted|notes|exclaimed|recalled|recalls|revealed"
            r"|reveals|teased|teases|quipped|answered|shouted|insisted|laughed|remarked|mused|tweeted|posted|admitted"
            r"|declared|promised|concluded|stated|confirmed)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:Vol|vol|No|Nos|nos|pp|ca|approx|Fig|fig|Figs|Ch|ch|Art|Op|op|Pt|Ep|ep|Bk|Sec|c|Cat|[Mm]ax|[Mm]in)\.$"
        ),
        re.compile(r"[\d£$€¥]"),
    ),
    (re.compile(r"\b(?:feat|incl|ft)\.$|\((?:dir|ed)\.$"), re.compile(r"[A-Z]")),
    (
        re.compile(r"\b[ap]\.m\.$"),
        re.compile(r"(?:[A-Z]{1,3}T|GMT|UTC|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"),
    ),
    (
        re.compile(r"\b(?:Ms|Mx|Dir|Capt|Sgt|Cpl|Pvt|Cmdr|Adm|Lt|Col|Maj|Gov|Rev|Hon|Supt|Insp|-St|-Mt)\.$"),
        re.compile(r"[A-Z]"),
    ),
    (
        re.compile(
            r"(?:\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|lbs?|oz|ft|sq|mi|hrs?|mins?|secs?|est|incl|dept|plc|Ltd|Inc|Co|Corp)\.|\.[)])$"
        ),
        re.compile(r"[a-z0-9]"),
    ),
    (re.compile(r"[”’»\"']$"), re.compile(r"[–—-]\s")),  # “A triumph!” – the Harbour Times
    (re.compile(r""), re.compile(r"[.,;:!?)\]}…]")),  # no sentence begins with these
)
_PAUSES: Final = re.compile(rf"(?:…|\.\.\.)[{re.escape(_CLOSERS)}]*\s+(?!(?:I|I['’]\w+)\b)(?=[“‘\"'(]*[A-Z])")
# Words of English that sentencex takes for abbreviations: "in May. Season 4", "to me. Tides changed", "said no. Lee"
_WORDS: Final = re.compile(
    rf"\b(?:May|me|no(?!\.\s+(?:[A-Z]?\d|[IVX]+\b))|ill|miss|OK|ok|Okay|am)\.[{re.escape(_CLOSERS)}]*\s+(?=[“‘\"'(]*[A-Z])"
)
_ASIDES: Final = re.compile(r"(?:^|[.!?][”’»\"']?\s)\([^()]*[.!?][”’»\"']?\)\s+(?=[“‘\"'(]*[A-Z])")
_END: Final = re.compile(r"[.!?…。！？]")
_ENDS: Final = frozenset(".!?…。！？]")  # and the bracket of a note
_WINDOW: Final = 3_000  # characters that sentencex is given at once
_BEFORE: Final = 16  # characters before a boundary that the rules look at
_BEHIND: Final = 80


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of the paragraph `text[start:end]`, in order; none is blank at an end.

    A quotation of several sentences is split, too. Line ends within the paragraph count as spaces.
    """
    paragraph = text[start:end].replace("\n", " ")
    first = 0
    for boundary in (*_boundaries(paragraph), len(paragraph)):
        piece = paragraph[first:boundary]
        stripped = piece.strip()
        if stripped:
            begin = start + first + len(piece) - len(piece.lstrip())
            yield begin, begin + len(stripped)
        first = boundary


def _boundaries(paragraph: str) -> list[int]:
    """Return where in `paragraph` a sentence ends and another begins, ascending."""
    if not _END.search(paragraph, 0, len(paragraph) - 1):
        return []
    # What comes in pairs is masked by spaces: sentencex takes a quotation for one sentence, however long it is, and
    # loses its way after one that the publisher forgot to close, and after several brackets.
    masked = _PAIRED.sub(lambda match: " " * len(match[0]), paragraph)
    found = {match.end() for match in _PAUSES.finditer(paragraph)}
    found |= {match.end() for pattern in (_WORDS, _ASIDES) for match in pattern.finditer(paragraph)}
    found.update(_between(paragraph, boundary) for boundary in _segment(masked))
    return sorted(boundary for boundary in found if 0 < boundary < len(paragraph) and not _joined(paragraph, boundary))


def _segment(masked: str) -> Iterator[int]:
    """Yield where sentencex ends a sentence, the last one's end left out, ascending."""
    from sentencex import segment

    # Its time grows with the square of the length, so it is given a window, moved on from sentence to sentence.
    start, width = 0, _WINDOW
    while start < len(masked):
        reaches_end = start + width >= len(masked)
        sentences = segment("en", masked[start : start + width])
        for sentence in sentences[:-1]:
            start += len(sentence)
            yield start
        if reaches_end:
            return
        width = _WINDOW if len(sentences) > 1 else 2 * width


def _between(paragraph: str, boundary: int) -> int:
    """Return the boundary moved so that quotation marks stay with the sentence that they belong to."""
    while boundary and paragraph[boundary - 1] in _MOVABLE:
        boundary -= 1
    while boundary < len(paragraph) and paragraph[boundary] in _CLOSERS:
        boundary += 1
    notes = _NOTES.match(paragraph, boundary)
    return notes.end() if notes else boundary


def _joined(paragraph: str, boundary: int) -> bool:
    """Tell whether the sentence goes on behind `boundary`."""
    before = paragraph[max(0, boundary - _BEFORE) : boundary].rstrip()
    after = paragraph[boundary : boundary + _BEHIND].lstrip()
    if before.rstrip(_CLOSERS)[-1:] not in _ENDS:
        return True
    opened = after.lstrip("“‘\"'«‹„( ")
    return any(right.match(opened) and left.search(before) for left, right in _JOINS)
