"""Dates in a question: "in feb 2025", "as of march", "last year", "two months ago".

We find the phrase, dateparser reads it. What comes out is the last day of what was meant, because somebody who asks
how things stood in February wants the newest word of that month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from hsbot.answers.printed import LAST_MONTH, month_end

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A day of the week, as a pattern to be matched without regard to case."""

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_PART = r"(?:(?:early|mid|late)[ -](?:in )?)"
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a few": 3} | {w: n for n, w in enumerate(_WORDS, 1)}
_PHRASES = (
    rf"{_YEAR}-\d\d-\d\d",
    rf"(?:the )?{_DAY} (?:of )?{_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_PART}?{_MONTH},? (?:of )?{_YEAR}",
    rf"(?:the )?{_DAY} (?:of )?{_MONTH}",
    rf"{_MONTH} {_DAY}\b",
    rf"{_PART}?{_YEAR}",
    rf"{_PART}?{_MONTH}",
    rf"last {_MONTH}",
    r"yesterday|this time last year|(?<!\bthe )last (?:week|month|year)",  # "in the last week" reaches up to today
    rf"(?:\d{{1,4}}|{'|'.join(_COUNTS)}) (?:day|week|month|year)s? ago",
)
_LAST_MONTH = LAST_MONTH | {"winter": 14}  # of the year it is named by: "winter 2024" ends in February 2025
_SEASON = "|".join(_LAST_MONTH)
_SEASONS = (
    rf"{_PART}?(?:the (?=\w+ of ))?(?:{_SEASON}),? (?:of )?{_YEAR}(?:[/–-](?:{_YEAR}|\d\d))?",
    rf"q[1-4],? (?:of )?{_YEAR}",
)
PHRASES = _PHRASES[:8]
"""Patterns of dates that need no reader's today but that a sentence may print: whole ones first, a bare month last."""

_LAST_SEASON = rf"(?<!\bthe )(?<!\byou did )(?-i:[Ll]ast (?:{_SEASON}))"  # others are titles
_OF_YEAR = re.compile(r",? (?:of )?(?P<which>last|this) year\b", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b(?P<by>as of|as at|back in|(?:(?:as of|as at|by|at|in|before|until|till|around) (?:the )?"
    rf"(?:end|start|beginning|middle) of)|by|in|on(?! {_MONTH}\b(?!\.? ?\d|,? (?:of )?(?:{_YEAR}|(?:last|this) year)))|"
    rf"during|until|till|around|before)\s+(?P<phrase>{'|'.join((*_PHRASES, *_SEASONS, _LAST_SEASON))})\b"
    r"(?:(?<=\d)|(?!\s+(?-i:[A-Z][a-z])))"  # "by April Kestrel" is no month, nor is "before June met Ada"
    r"(?!\s+(?:quit|left|met|joined|changed|became|said|told|moved|died|got|took|broke|fell|married|kissed|knew|had)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b(?P<by>)(?P<phrase>{'|'.join((*_PHRASES[8:], _LAST_SEASON))})\b", re.IGNORECASE)
_BARE_MONTH = re.compile(rf"{_PART}?{_MONTH}|{_PHRASES[4]}|{_PHRASES[5]}")
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
_BOUNDS = {"before"} | _OPEN_ENDED


def asked_date(text: str, today: date) -> date | None:
    """Return the last day of the time a question speaks of, None where it names none, or one that isn't over.

    "before march 2025" gives the last day of February. A month without a year is the one last past, unless the
    question speaks of what is or will be ("is it closed until march"). `today` is where the reader stands.
    """
    match = _spoken_of(text)
    if match is None:
        return None
    phrase, by = " ".join(match["phrase"].lower().split()), match["by"].lower()
    if (of := _OF_YEAR.match(text, match.end())) and _BARE_MONTH.fullmatch(phrase):
        phrase = f"{phrase} {today.year - (of['which'].lower() == 'last')}"
    if not by.startswith(_PAST_TELLERS) and _BARE_MONTH.fullmatch(phrase) and _is_ahead(text.replace("’", "'"), by):
        return None
    if by.endswith(("start of", "beginning of")) and re.fullmatch(_YEAR, phrase):
        phrase = f"early {phrase}"
    if by.endswith("middle of") and re.fullmatch(_YEAR, phrase):
        phrase = f"mid {phrase}"
    try:
        first, last = _span(phrase, today)
        if by.startswith("before") and not by.endswith("end of"):
            last = first - timedelta(days=1)
    except (ValueError, OverflowError):  # 31 february, or before the calendar begins
        return None
    return last if last < today else None


def without_date(text: str) -> str:
    """Return a question without the time it speaks of, as `asked_date` finds it.

    It stays as it is where it speaks of two, or where the rest leans on it: "yesterday's", "since last year".
    """
    match = _spoken_of(text)
    if match is None or text[match.end() :].startswith(("'", "’")):
        return text
    of = _OF_YEAR.match(text, match.end())
    end = of.end() if of else match.end()
    before, behind = text[: match.start()].rstrip(" ,;:"), text[end:].lstrip(" ,;:")
    before = re.sub(r"\s+(?:from|of)$", "", before, flags=re.IGNORECASE)
    if before.lower().endswith(" since") or _spoken_of(behind):
        return text
    return re.sub(r"\s+(?=[?!.,;:])", "", f"{before} {behind}").strip(" ,;:")


def _spoken_of(text: str) -> re.Match[str] | None:
    return _INTRODUCED.search(text) or _RELATIVE.search(text)


def is_firm(text: str) -> bool:
    """Tell whether the date that a question names says where its reader stands: "as of march", but not "in march".

    Nothing said later may answer such a question, while "in march" may be told of afterwards, and so may what a firm
    was called "until 2019", a year.
    """
    match = _INTRODUCED.search(text)
    if match is None:
        return False
    by = match["by"].lower()
    return by.startswith(_FIRM) or (
        by in _BOUNDS and not re.fullmatch(rf"{_PART}?{_YEAR}", match["phrase"], re.IGNORECASE)
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

    Raises ValueError or OverflowError where there is no such date.
    """
    first, last = _span(phrase, day)
    if not re.search(_YEAR, phrase) and last <= day:
        first, last = (_year_later(one) for one in (first, last))
    return first, last


def _year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, calendar.monthrange(day.year + 1, day.month)[1]))


def _span(phrase: str, today: date) -> tuple[date, date]:
    """Return the first and last day that a phrase means; raises ValueError or OverflowError where there is no such."""
    if phrase == "last year":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    if phrase == "last week":
        monday = today - timedelta(days=today.weekday() + 7)
        return monday, monday + timedelta(days=6)
    if phrase == "last month":
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    if phrase == "this time last year":
        phrase = "1 year ago"
    if ago := re.fullmatch(r"(?P<count>.+) (?P<unit>\w+) ago", phrase):
        phrase = f"{_COUNTS.get(ago['count'], ago['count'])} {ago['unit']} ago"
    part = re.match(r"(early|mid|late)[ -](?:in )?", phrase)
    if part:
        phrase = phrase[part.end() :]
    if re.fullmatch(_YEAR, phrase):
        return _year(int(phrase), part[1] if part else "")
    if season := re.search(_SEASON, phrase):
        year = re.search(_YEAR, phrase)
        return _season(season[0], int(year[0])) if year else _last_season(season[0], today)
    if quarter := re.match(r"q(\d)", phrase):
        return _months(int(phrase[-4:]), 3 * int(quarter[1]))
    phrase = re.sub(r"^(?:the|last) ", "", phrase)
    day = _parse(phrase, today)
    if re.fullmatch(rf"{_MONTH}(?:,? (?:of )?{_YEAR})?", phrase):
        return day.replace(day=1), month_end(day.year, day.month)
    return day, day


def _year(year: int, part: str) -> tuple[date, date]:
    """Return a year, or its "early", "mid" or "late" third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return date(year, first, 1), month_end(year, last)


def _season(season: str, year: int) -> tuple[date, date]:
    return _months(year, _LAST_MONTH[season])


def _last_season(season: str, today: date) -> tuple[date, date]:
    """Return the last spring, summer, autumn or winter that is over."""
    return next(s for ago in range(3) if (s := _season(season, today.year - ago))[1] < today)


def _months(year: int, last: int) -> tuple[date, date]:
    """Return the three months up to the `last`; one above 12 is of the year after."""
    return date(year + (last - 3) // 12, (last - 3) % 12 + 1, 1), month_end(year, last)


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
