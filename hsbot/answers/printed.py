"""Dates as news print them when they look back: "February 2025", "the fall of 2024", "3 March", "March 3, 2025"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.? \d)\.?)"
)
LAST_MONTH: Final = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
"""Of a season the month it ends with; winter ends in another year."""

_OF_A_SEASON: Final = 28  # its day, which no month ends with: nobody named a month
_YEAR: Final = r"(?:19|20)\d\d"
DATE: Final = (
    rf"(?:(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{MONTH}"
    rf"(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? (?:of )?{_YEAR})?"
    rf"|(?:the )?(?:spring|summer|autumn|fall) (?:of )?{_YEAR}|{_YEAR})\b"
)
_READ: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?:(?P<month>{MONTH})|(?P<season>spring|summer|autumn|fall))"
    rf"(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,? (?:of )?(?P<year>{_YEAR}))?|(?P<only>{_YEAR})"
)
_LONG_AGO: Final = 8  # months: a month named without its year is no longer ago, or lies ahead
NEWS: Final = timedelta(days=10)
"""So far back an article tells its own news: what was announced "on 9 July" is what one of 10 July is about."""


def read_date(phrase: str, published: date, that: date | None = None) -> date | None:
    """Return the last day of a date, None where that isn't before the month of the article, or there is none such.

    A month without a year is one of the last LONG_AGO before the article, or one of the year of `that`. A day within
    NEWS of the article is its own, `published`.
    """
    found = _READ.search(phrase)
    if found is None:
        return None
    if found["only"]:
        return date(int(found["only"]), 12, 31) if int(found["only"]) < published.year else None
    season, name = found["season"], found["month"]
    month = LAST_MONTH[season] if season else MONTHS.index(name[:3].lower()) + 1
    if found["year"] or that:
        year = int(found["year"]) if found["year"] else that.year if that else published.year
    else:
        year = published.year - (month > published.month)
        if (published.year - year) * 12 + published.month - month > _LONG_AGO:
            return None
    number = found["day"] or found["after"] or (_OF_A_SEASON if season else None)
    try:
        day = date(year, month, int(number)) if number else month_end(year, month)
    except ValueError:
        return None
    if not season and number and timedelta() <= published - day <= NEWS:
        return published
    return day if day < (published if number else published.replace(day=1)) else None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; one above 12 is of the year after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])
