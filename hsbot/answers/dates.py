"""Dates in a question: "in feb 2025", "as of march", "last year", "two months ago".

We find the phrase, dateparser reads it. What comes out is the last day of what was meant, because somebody who asks
how things stood in February wants the newest word of that month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_PHRASES = (
    rf"{_YEAR}-\d\d-\d\d",
    rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"(?:early |mid |late )?{_MONTH},? (?:of )?{_YEAR}",
    rf"{_DAY} (?:of )?{_MONTH}",
    rf"{_MONTH} {_DAY}\b",
    _YEAR,
    rf"(?:last )?{_MONTH}",
    r"yesterday|last (?:week|month|year)|this time last year",
    r"(?:a|an|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? ago",
)
_INTRODUCED = re.compile(
    r"\b(as of|as at|back in|by the end of|at the end of|by|in|on|during|until|till|around|before)\s+"
    rf"(?P<phrase>{'|'.join(_PHRASES[:8])})\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b(?P<phrase>{'|'.join(_PHRASES[8:])})\b", re.IGNORECASE)


def asked_date(text: str, today: date) -> date | None:
    """Return the last day of the time a question speaks of, None where it names none, or one that isn't over.

    "before march 2025" gives the last day of February; a month without a year is the one last past. `today` is where
    the reader stands.
    """
    match = _INTRODUCED.search(text) or _RELATIVE.search(text)
    if match is None:
        return None
    phrase = match["phrase"].lower()
    first, last = _span(phrase, today)
    if first is None or last is None:
        return None
    if match.re is _INTRODUCED and match[1].lower() == "before":
        last = first - timedelta(days=1)
    return last if last < today else None


def _span(phrase: str, today: date) -> tuple[date | None, date | None]:
    """Return the first and last day that a phrase means."""
    if re.fullmatch(_YEAR, phrase):
        return date(int(phrase), 1, 1), date(int(phrase), 12, 31)
    if phrase in {"last year", "this time last year"}:
        if phrase == "last year":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        phrase = "1 year ago"
    phrase = re.sub(r"^(?:early|mid|late|last) (?=[a-z]{3})(?!week|month|year)", "", phrase)
    import dateparser

    named = re.fullmatch(rf"{_MONTH}(?:,? (?:of )?{_YEAR})?", phrase)
    found = dateparser.parse(
        phrase.replace("last ", "1 ", 1) + " ago" if phrase in {"last week", "last month"} else phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "PREFER_DATES_FROM": "past",
        },
    )
    if found is None:
        return None, None
    day = found.date()
    if named or phrase == "last month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
