"""Dates as publishers print them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from hsbot.articles.text import one_line

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4})"
_TIME: Final = r"(?:[T\s,@|•·–-]+(?:at\s+)?\d{1,2}[:.h]?\d{0,2}.*)?"  # whatever follows the day is a time of it

_FORMS: Final = (
    rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}(?:Z|[+-]\d\d:?\d\d|{_TIME})",  # ISO 8601, and XML's day with a zone
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d.*)?",
    rf"{_YEAR}/(?P<month>\d{{1,2}})/{_DAY}{_TIME}",
    rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}{_TIME}",  # RFC 2822, and "22nd of April 2025"
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",  # "April 22, 2025"
)
_LONGEST: Final = 100  # characters; a date has fewer, and a longer string would only be work


def parse_published(value: object) -> date | None:
    """Return the calendar day that `value` names, as it is printed there: no zone is converted.

    `value` is what a file's field held: a date, a datetime, a string, or nothing. None and blank strings give None,
    and so do the first and the last day there can be, with which systems write that there is none.
    Raises ValueError, its message a clause such as "its date '2025-13-40' isn't a day of the calendar", where
    something is there that isn't a day.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        # Lists and mappings aren't shown: YAML's aliases make a few lines of one that has no end when it is written.
        shown = repr(str(value)[:_LONGEST]) if isinstance(value, int | float) else f"(a {type(value).__name__})"
        raise ValueError(f"its date {shown} isn't text")  # noqa: TRY004 - the caller asks one question only
    shown = repr(value)
    text = value.strip() if len(value) > 2 * _LONGEST else one_line(value)  # a no-break space is a space
    if not text:
        return None
    if len(text) > _LONGEST:
        raise ValueError(f"its date {text[:20]!r}… can't be understood")
    for form in _FORMS:
        if match := re.fullmatch(form, text, re.IGNORECASE | re.ASCII):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            try:
                day = date(int(match["year"]), number, int(match["day"]))
            except ValueError as error:
                raise ValueError(f"its date {shown} isn't a day of the calendar") from error
            return None if day in (date.min, date.max) else day
    raise ValueError(f"its date {shown} can't be understood")


def is_day(words: str) -> bool:
    """Tell whether words are a date and nothing else."""
    try:
        return parse_published(words) is not None
    except ValueError:
        return False
