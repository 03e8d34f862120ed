"""What a sentence announced and the calendar has since passed: "premieres in January", read in June."""

from __future__ import annotations

import re
from datetime import date

from hsbot.answers.dates import PHRASES, span_ahead

_DATE = "|".join(PHRASES)
_DATED = re.compile(
    rf"\b(?:(?P<by>in|on|for|from|until|till|to|by|of|this|and)\s+(?P<phrase>{_DATE})|(?P<bare>{'|'.join(PHRASES[:4])}))"
    r"\b(?!\s+(?-i:[A-Z][a-z]))",  # "by April Kestrel" is no month
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?!(?:the|of|in|early|mid|late)\b)[a-z]{3,}")  # a month without its capital: a verb
_VERB_TOO = re.compile(r"May|March")
_LOOSE = {"this", "and", "to", "of"}  # stand before "may" and "march" as verbs, too
_CLAUSE_ENDS = re.compile(
    rf"[,;:.!?()“”\"—–](?!\s+(?:{_DATE})\b)|\b(?:and(?!\s+(?:{_DATE})\b)|but|which|who|that|while|after|before|when|because)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|been)(?: \w+ly| now)? \w+ed\b|\b(?:expected|scheduled|planned)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w+ed|began|came|went|ran|hit|left|made|won|lost|sold|said|told|took|since)\b",
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
    is the next one after the publication. It counts only in a clause that looks ahead, and so does the month or year
    of the publication itself: "released in 2026" may be past. Of several dates the latest counts: "moves from March to
    June". What begins at a date ("open from March 2025") isn't over with it.
    """
    if published is None:
        return None
    text = text.replace("’", "'")
    found: list[date] = []
    for match in _DATED.finditer(text):
        by, phrase = (match["by"] or "").lower(), match["phrase"] or match["bare"]
        if _SMALL.search(phrase) or by == "from":
            continue
        if by in _LOOSE and _VERB_TOO.fullmatch(phrase):
            return None  # perhaps the month, perhaps a name
        for first, end in _span(phrase, published):
            if (_YEARS.search(phrase) and first > published) or _looks_ahead(text, match):
                found.append(end)
    last = max(found, default=None)
    return last if last is not None and published < last < now else None


def _looks_ahead(text: str, dated: re.Match[str]) -> bool:
    """Tell whether the clause of a date announces, and tells nothing of the past."""
    ends = [m for m in _CLAUSE_ENDS.finditer(text) if not (m.start() < dated.end() and dated.start() < m.end())]
    start = max((m.end() for m in ends if m.end() <= dated.start()), default=0)
    end = min((m.start() for m in ends if m.start() >= dated.end()), default=len(text))
    clause = text[start:end]
    return bool(_ANNOUNCES.search(clause)) and not _PAST.search(_PASSIVE.sub(" ", clause))


def _span(phrase: str, published: date) -> list[tuple[date, date]]:
    """Return the first and last day of a phrase; [] where there is no such date."""
    try:
        return [span_ahead(" ".join(phrase.lower().split()), published)]
    except (ValueError, OverflowError):
        return []
