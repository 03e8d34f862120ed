"""A phrase for a time as its first and last day: "feb 2025", "early march", "last friday", "q1", "two months ago".

dateparser reads those that name a day or a month.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from hsbot.answers.printed import LAST_MONTH, month_end

MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEAR: Final = r"(?:19|20)\d\d"
SHORT_YEAR: Final = r"['’]\d\d"
PART: Final = r"(?:(?:early|mid|late)[ -](?:in )?)"
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
COUNTS: Final = {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "couple": 2,
    "a few": 3,
    "few": 3,
} | {word: n for n, word in enumerate(_WORDS, 1)}
"""Words that say how many days, weeks, months or years ago."""

UNITS: Final = {
    "day": "day",
    "week": "week",
    "wk": "week",
    "month": "month",
    "mth": "month",
    "year": "year",
    "yr": "year",
}
ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
SEASONS: Final = LAST_MONTH | {"winter": 14}
"""The month each ends with, of the year it is named by: "winter 2024" ends in February 2025."""

_SEASON = "|".join(SEASONS)
_NUMBERS = re.compile(r"(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)[/.](?P<year>\d{4})")
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}  # of a month


def span(phrase: str, today: date) -> tuple[date, date]:
    """Return the first and last day that a phrase in small letters means, the last one past where it names no year.

    Raises ValueError or OverflowError where there is no such, or where it may be one of two, as 1/3/2026.
    """
    if named := _named(phrase, today):
        return named
    if phrase == "this time last year":
        phrase = "1 year ago"
    if ago := re.fullmatch(r"(?P<count>.+) (?P<unit>\w+?)s? ago", phrase):
        phrase = f"{COUNTS.get(ago['count'], ago['count'])} {UNITS[ago['unit']]}s ago"
    phrase = re.sub(r"['’](\d\d)$", lambda year: f"{19 if int(year[1]) > 50 else 20}{year[1]}", phrase)
    part = re.match(r"(early|mid|late)[ -](?:in )?", phrase)
    if part:
        phrase = phrase[part.end() :]
    if re.fullmatch(YEAR, phrase):
        return _year(int(phrase), part[1] if part else "")
    year = re.search(YEAR, phrase)
    if season := re.search(_SEASON, phrase):
        last = SEASONS[season[0]]
        return _months(int(year[0]), last) if year else _last_of(last, today)
    if quarter := re.match(r"q(\d)", phrase):
        last = 3 * int(quarter[1])
        return _months(int(year[0]), last) if year else _last_of(last, today)
    phrase = re.sub(r"^(?:the|last) ", "", phrase)
    if first := re.match(rf"({'|'.join(ORDINALS)}) of ", phrase):
        phrase = f"{ORDINALS.index(first[1]) + 1} {phrase[first.end() :]}"
    day = _parse(phrase.replace("christmas", "25 december"), today)
    if re.fullmatch(rf"{MONTH}(?:,? (?:of )?{YEAR})?", phrase):
        return _month(day, part[1] if part else "")
    return day, day


def _named(phrase: str, today: date) -> tuple[date, date] | None:
    """Return the days of a time without a word for a month: "last week", "last friday", "13/3/2026", "03/2026"."""
    if phrase == "last year":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if phrase == "last month":
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if phrase == "last week":
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if phrase == "last weekend":
        sunday = today - timedelta(days=today.weekday() + 1)
        return sunday - timedelta(days=1), sunday
    if phrase == "last night":
        return today - timedelta(days=1), today - timedelta(days=1)
    if phrase.removeprefix("last ") in WEEKDAYS:
        ago = (today.weekday() - WEEKDAYS.index(phrase.removeprefix("last ")) - 1) % 7 + 1
        return today - timedelta(days=ago), today - timedelta(days=ago)
    if month := re.fullmatch(r"(\d\d?)/(\d{4})", phrase):
        return _month(date(int(month[2]), int(month[1]), 1), "")
    if month := re.fullmatch(r"(\d{4})-(\d\d)", phrase):
        if int(month[2]) == int(month[1]) % 100 + 1:
            raise ValueError(f"{phrase} may be a season's two years")
        return _month(date(int(month[1]), int(month[2]), 1), "")
    if numbers := _NUMBERS.fullmatch(phrase):
        one, two, year = (int(numbers[name]) for name in ("one", "two", "year"))
        if numbers["mark"] == "/" and one != two and max(one, two) <= 12:
            raise ValueError(f"{phrase} may be of two months")
        day = date(year, one, two) if numbers["mark"] == "/" and two > 12 else date(year, two, one)
        return day, day
    return None


def _year(year: int, part: str) -> tuple[date, date]:
    """Return a year, or its "early", "mid" or "late" third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return date(year, first, 1), month_end(year, last)


def _month(day: date, part: str) -> tuple[date, date]:
    """Return the month of a day, or its "early", "mid" or "late" third."""
    end = month_end(day.year, day.month)
    first, last = _THIRDS.get(part, (1, 31))
    return day.replace(day=first), day.replace(day=min(last, end.day))


def _months(year: int, last: int) -> tuple[date, date]:
    """Return the three months up to the `last`; one above 12 is of the year after."""
    return date(year + (last - 3) // 12, (last - 3) % 12 + 1, 1), month_end(year, last)


def _last_of(last: int, today: date) -> tuple[date, date]:
    """Return the last three months up to a `last` that are over."""
    return next(s for ago in range(3) if (s := _months(today.year - ago, last))[1] < today)


def _parse(phrase: str, today: date) -> date:
    import dateparser

    found: datetime | None = dateparser.parse(
        phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "PREFER_DATES_FROM": "past",
        },
    )
    if found is None:
        raise ValueError(f"there is no {phrase}")
    return found.date()
