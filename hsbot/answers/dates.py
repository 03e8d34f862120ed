"""Dates in a question: "in feb 2025", "as of march", "last year", "two months ago".

We find the phrase, `hsbot.answers.spans` reads it. What comes out is the last day of what was meant, because somebody
who asks how things stood in February wants the newest word of that month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from hsbot.answers.spans import COUNTS, MONTH, ORDINALS, PART, SEASONS, SHORT_YEAR, UNITS, WEEKDAYS, YEAR, span

WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""A day of the week, as a pattern to be matched without regard to case."""

_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
PHRASES = (
    rf"{YEAR}-\d\d-\d\d",
    rf"(?:the )?{_DAY} (?:of )?{MONTH},? {YEAR}",
    rf"{MONTH} {_DAY},? {YEAR}",
    rf"{PART}?{MONTH},? (?:of )?{YEAR}",
    rf"(?:the )?{_DAY} (?:of )?{MONTH}",
    rf"{MONTH} {_DAY}\b",
    rf"{PART}?{YEAR}",
    rf"{PART}?{MONTH}",
)
"""Patterns of dates that need no reader's today but that a sentence may print: whole ones first, a bare month last."""

_SEASON = "|".join(SEASONS)
_FIRST_OF = rf"the (?:{'|'.join(ORDINALS)}) of {MONTH}"
_TYPED = (  # in questions only
    rf"(?:(?:the )?{_DAY} (?:of )?|{PART})?{MONTH},? {SHORT_YEAR}",
    r"\d\d?[/.]\d\d?[/.](?:19|20)\d\d|\d\d?/(?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!-)",
    rf"{_FIRST_OF},? {YEAR}",
    _FIRST_OF,
    rf"{PART}?(?:the (?=\w+ of ))?(?:{_SEASON}),? (?:of )?(?:{YEAR}(?:[/–-](?:{YEAR}|\d\d))?|{SHORT_YEAR})",
    rf"q[1-4],? (?:of )?{YEAR}",
)
_RELATIVES = (
    rf"last {MONTH}(?:,? (?:of )?{YEAR})?",
    r"yesterday|this time last year|(?<!\bthe )last (?:week|month|year)",  # "in the last week" reaches up to today
    rf"(?<!half )(?:\d{{1,4}}|{'|'.join(COUNTS)}) (?:{'|'.join(UNITS)})s? ago",
)
_LAST_SEASON = rf"(?<!\bthe )(?<!\byou did )(?-i:[Ll]ast (?:{_SEASON}))"  # others are titles
_OF_YEAR = re.compile(r",? (?:of )?(?P<which>last|this) year\b", re.IGNORECASE)
_YEAR_IN_FRONT = re.compile(r"\b(?P<which>last|this) year,? $", re.IGNORECASE)  # of "in march"
_ANY = "|".join((*_TYPED, *PHRASES, *_RELATIVES, _LAST_SEASON))
_END_OF = r"(?:end|start|beginning|middle) of"
_INTRODUCED = re.compile(
    rf"\b(?P<by>as of|as at|back in|(?:(?:as of|as at|by|at|in|before|until|till|around) (?:the )?{_END_OF})|"
    rf"by|in|on(?! last year\b)(?! {MONTH}\b(?!\.? ?\d|,? (?:of )?(?:{YEAR}|{SHORT_YEAR}|(?:last|this) year)))|"
    rf"during|until|till|around|before|prior to)\s+(?P<phrase>{_ANY})\b"
    r"(?:(?<=\d)|(?!\s+(?-i:[A-Z][a-z])))"  # "by April Kestrel" is no month, nor is "before June met Ada"
    r"(?!\s+(?:quit|left|met|joined|changed|became|said|told|moved|died|got|took|broke|fell|married|kissed|knew|had)\b)",
    re.IGNORECASE,
)
_BY_THEN = re.compile(  # of these a time says where one stands only where it ends the phrase: "before last night's"
    r"\b(?P<by>as of|as at|(?<!night )(?<!nightmare )(?<!days )(?<!weeks )(?<!months )before|prior to|until|till|by|"
    r"(?:as of|by|before) the end of)\s+"
    rf"(?P<phrase>(?-i:[Ll]ast (?:{WEEKDAY}|night|weekend))|q[1-4]|christmas(?:,? (?:of )?{YEAR})?)"
    r"(?=\W*$|[,?!:]|\s(?:is|are|was|were|did|do|does|has|have|had|who|what|when|where|how|why|last year|this year)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b(?<!since )(?P<by>)(?P<phrase>{'|'.join((*_RELATIVES, _LAST_SEASON))})\b", re.IGNORECASE)
_YEARLESS = re.compile(rf"{PART}?{MONTH}|{PHRASES[4]}|{PHRASES[5]}|{_FIRST_OF}|q[1-4]|christmas")
_AHEAD = re.compile(
    r"\b(?:will|won't|'ll|gonna|going to|coming|comes?|expected|due|next|upcoming|"
    r"(?:return|releas|premier|air|start|begin|open|launch|film|shoot)(?:e?s|ing))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:(?:is|are|does|do)(?:n't)?|am|can|(?:what|who|when|where|how|there)'?s|(?:it|he|she)'s|\w+'re)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:(?:was|were|did|had)(?:n't)?|used to)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:(?:has|have)(?:n't)?|been|\w+'ve)\b", re.IGNORECASE)  # what has been put off lies ahead
_PAST_TELLERS = ("as of", "as at", "back in")
_OPEN_ENDED = {"until", "till"}
_FIRM = ("as of", "as at")
_BEFORE = ("before", "prior to")
_BOUNDS = {*_BEFORE} | _OPEN_ENDED


def asked_date(text: str, today: date, *, behind: bool = False) -> date | None:
    """Return the last day of the time a question speaks of, None where it names none, or one that isn't over.

    "before march 2025" gives the last day of February. A month without a year is the one last past, unless the
    question speaks of what is or will be ("is it closed until march"). With `behind` what "is" so in March was so then,
    as who is the captain, unless that is to come this year. `today` is where the reader stands.
    """
    match = _spoken_of(text)
    if match is None:
        return None
    phrase, by = " ".join(match["phrase"].lower().split()), " ".join(match["by"].lower().split())
    if (of := _year_beside(text, match)) and _YEARLESS.fullmatch(phrase):
        phrase = f"{phrase} {today.year - (of['which'].lower() == 'last')}"
    past = (behind and by not in _BOUNDS and not _AHEAD.search(text)) or by.startswith(_PAST_TELLERS)
    if not past and _YEARLESS.fullmatch(phrase) and _is_ahead(text.replace("’", "'"), by):
        return None
    if re.fullmatch(rf"{YEAR}|{MONTH}(?:,? (?:of )?(?:{YEAR}|{SHORT_YEAR}))?", phrase):
        part = {"start of": "early ", "beginning of": "early ", "middle of": "mid "}.get(" ".join(by.split()[-2:]), "")
        phrase = f"{part}{phrase}"
    try:
        first, last = span(phrase, today)
        if by.startswith(_BEFORE) and not by.endswith("end of"):
            last = first - timedelta(days=1)
    except (ValueError, OverflowError):  # 31 february, before the calendar begins, or one of two
        return None
    of_last_year = last.year < today.year and bool(_YEARLESS.fullmatch(phrase))
    if past and of_last_year and not by.startswith(_PAST_TELLERS) and not _PAST.search(text):
        return None  # "who is the host on 12 december", which lies ahead
    return last if last < today else None


def without_date(text: str) -> str:
    """Return a question without the time it speaks of, as `asked_date` finds it.

    It stays as it is where it speaks of two, or where the rest leans on it: "yesterday's", "since last year".
    """
    match = _spoken_of(text)
    if match is None or text[match.end() :].startswith(("'", "’")):
        return text
    of = _year_beside(text, match)
    start, end = (min(match.start(), of.start()), max(match.end(), of.end())) if of else match.span()
    before, behind = text[:start].rstrip(" ,;:"), text[end:].lstrip(" ,;:")
    before = re.sub(r"\s+(?:from|of)$", "", before, flags=re.IGNORECASE)
    if _spoken_of(before) or _spoken_of(behind):
        return text
    return re.sub(r"\s+(?=[?!.,;:])", "", f"{before} {behind}").strip(" ,;:")


def _spoken_of(text: str) -> re.Match[str] | None:
    return _introduced(text) or _RELATIVE.search(text)


def _introduced(text: str) -> re.Match[str] | None:
    return _INTRODUCED.search(text) or _BY_THEN.search(text)


def _year_beside(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the "last year" that tells which March is meant: "in march last year", "last year in march"."""
    return _OF_YEAR.match(text, match.end()) or _YEAR_IN_FRONT.search(text[: match.start()])


def is_firm(text: str) -> bool:
    """Tell whether the date that a question names says where its reader stands: "as of march", but not "in march".

    Nothing said later may answer such a question, while "in march" may be told of afterwards, and so may what a firm
    was called "until 2019" or last year.
    """
    match = _introduced(text)
    if match is None:
        return False
    by = " ".join(match["by"].lower().split())
    return by.startswith(_FIRM) or (
        by in _BOUNDS and not re.fullmatch(rf"{PART}?{YEAR}|last year", match["phrase"], re.IGNORECASE)
    )


def _is_ahead(text: str, by: str) -> bool:
    """Tell whether a month in a question may lie ahead: "closed" in "is it closed until march" is no past."""
    if _AHEAD.search(text):
        return True
    if _PAST.search(text):
        return False
    return by in _OPEN_ENDED or bool(_PRESENT.search(text) and not _PERFECT.search(text))


def span_ahead(phrase: str, day: date) -> tuple[date, date]:
    """Return the first and last day of one of PHRASES, read on `day`; without a year the next after it.

    What is said to come early in a month may come in all of it. Raises ValueError or OverflowError where there is no
    such date.
    """
    first, last = span(re.sub(rf"^{PART}(?={MONTH})", "", phrase), day)
    if not re.search(YEAR, phrase) and last <= day:
        first, last = (_year_later(one) for one in (first, last))
    return first, last


def _year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, calendar.monthrange(day.year + 1, day.month)[1]))
