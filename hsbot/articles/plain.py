"""Articles in plain text."""

from __future__ import annotations

import re
from typing import Final

from hsbot.articles.dates import is_day
from hsbot.articles.draft import Draft
from hsbot.articles.text import fold_spaces

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_DAY: Final = (  # what looks like one; whether it is one, and which, is told elsewhere
    r"\d+(?:[-/.]\d+){2,}|\d{8}(?!\d)"
    rf"|{_WEEKDAY}(?:{_ORDINAL}[ -](?:of )?{_MONTH},?[ -]|{_MONTH} {_ORDINAL},? )\d{{4}}(?!\d)"
)
_LED_UP: Final = r"[ \t]*(?:[,@|•·–—-][ \t]*)?(?:at[ \t]+)?"
_ZONE: Final = r"(?:[ \t]?(?:Z\b|[+-]\d\d:?\d\d|\(?(?-i:UTC|GMT|BST|IST|CES?T|EES?T|[ECMP][DS]?T)\b\)?))?"
_CLOCK: Final = (  # "3:10 to Yuma" is no time: an hour of one digit needs "am" or "pm" behind it, or the line's end
    r"(?:T\d\d:?\d\d[\d:.]*"
    rf"|{_LED_UP}(?:\d{{1,2}}(?:[:.]\d\d){{0,2}}[ \t]?[ap]\.?m\b\.?"
    rf"|\d\d:\d\d(?:[:.]\d+)*(?=Z\b|(?![:.]?\w|%))|\d:\d\d(?={_ZONE}[ \t]*\r?$)))"
)
_DAY_ZONE: Final = r"(?:Z\b|[+-]\d\d:\d\d\b)"  # directly behind the day, as XML writes it
_BEHIND: Final = r"(?:[ \t]*(?:[,:;|•·]|[.–—-](?=\s)))*[ \t]*"  # parts a date from what follows; a minus sign doesn't
_TIME: Final = rf"(?:{_DAY_ZONE}|{_CLOCK}{_ZONE})?"
_DATE: Final = re.compile(rf"\A\ufeff?\s*date[ \t:=]+({_DAY}){_TIME}{_BEHIND}", re.IGNORECASE | re.MULTILINE)
# "Published 5 May 2026 by the Harbour Press, the novel …" is a sentence: but for "date" the line must end there.
_ALONE: Final = re.compile(
    rf"\A\ufeff?\s*(?:(?:(?:first |originally )?(?:published|posted|created)(?:[ \t]+(?:on|at)\b)?)[ \t:=]+|\[)?"
    rf"({_DAY}){_TIME}\]?[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
_OF_TWO_READINGS: Final = re.compile(r"\d\d?[./-]\d\d?[./-]\d{4}")  # a day and a month, in whichever order


def read_plain(text: str) -> Draft:
    """Return the article that a plain text is: a leading `date YYYY-MM-DD` is its date and not of its text.

    So is a leading date in any other form, with or without a time of the day, for an article must not be undated with
    its date for a title. For that reason a first line that is nothing but a day, or says that it was published then,
    is the date, too.
    """
    published, rest = split_date(text)
    return Draft(rest, published=published)


def split_date(text: str) -> tuple[str | None, str]:
    """Return the day that a text begins with, as it is printed there, and the text behind it; None where it doesn't."""
    folded = fold_spaces(text)
    match = _DATE.match(folded)
    if not match and (match := _ALONE.match(folded)) and not (is_day(match[1]) or _OF_TWO_READINGS.fullmatch(match[1])):
        match = None  # without "date" in front, "10.2.1" may well be a title
    return (match[1], text[match.end() :]) if match else (None, text)
