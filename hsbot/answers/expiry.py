"""What a sentence announced and the calendar has since passed: "premieres in January", read in June."""

from __future__ import annotations

import re
from datetime import date

from hsbot.answers.dates import PHRASES, span_ahead

_DATED = re.compile(
    rf"\b(?P<by>in|on|for|from|until|till|to|by|of|this|and)\s+(?P<phrase>{'|'.join(PHRASES)})\b|"
    rf"\b(?P<bare>{'|'.join(PHRASES[:4])})\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_ANNOUNCES = re.compile(
    r"\b(?:will|won't|shall|(?:is|are) (?:to|now|due|set|out|back|expected|scheduled|planned|coming|not|\w+ing)|due|"
    r"set|scheduled|expected|planned|coming|aims?|hopes?|plans?|intends?|has until|"
    r"(?:premier|return|arriv|air|open|launch|releas|stream|debut|follow|drop|land|clos|ceas|conclud)e?s|"
    r"(?:start|begin|end|finish|come|move|hit|go|run|last|kick|slip|play|visit|tour|appear)s)\b",
    re.IGNORECASE,
)


def passed_day(text: str, published: date | None, now: date) -> date | None:
    """Return the last day of what `text` announces where that day lay ahead when it was published and is over `now`.

    None where it announces no date, one not over yet, or where nobody knows when it was said. A date without a year
    is the next one after the publication, and counts only beside words that look ahead. Of several dates the latest
    counts: "moves from March to May".
    """
    if published is None:
        return None
    ahead = bool(_ANNOUNCES.search(text.replace("’", "'")))
    found = [_last_day(match, published, ahead=ahead) for match in _DATED.finditer(text)]
    last = max((day for day in found if day is not None), default=None)
    return last if last is not None and published < last < now else None


def _last_day(match: re.Match[str], published: date, *, ahead: bool) -> date | None:
    phrase = " ".join((match["phrase"] or match["bare"]).lower().split())
    if not ahead and not _YEARS.search(phrase):
        return None
    try:
        return span_ahead(phrase, published)[1]
    except (ValueError, OverflowError):
        return None
