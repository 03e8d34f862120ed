"""Articles in plain text."""

from __future__ import annotations

import re
from typing import Final

from hsbot.articles.draft import Draft

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_DAY: Final = (  # what looks like one; whether it is one, and which, is told elsewhere
    r"\d+(?:[-/.]\d+){2,}|\d{8}(?!\d)"
    rf"|{_WEEKDAY}(?:{_ORDINAL}[ -](?:of )?{_MONTH},?[ -]|{_MONTH} {_ORDINAL},? )\d{{4}}(?!\d)"
)
_TIME: Final = r"(?:T\d\d:?\d\d|[ \t]\d\d:\d\d:\d\d)[\d:.]*(?:[ \t]?(?:Z\b|[+-]\d\d:?\d\d))?"
_DATE: Final = re.compile(rf"\A\ufeff?\s*date[ \t:]+((?:{_DAY})(?:{_TIME})?)[ \t]*", re.IGNORECASE)


def read_plain(text: str) -> Draft:
    """Return the article that a plain text is: a leading `date YYYY-MM-DD` is its date and not of its text.

    So is a leading date in any other form, for an article must not be undated with its date for a title.
    """
    if match := _DATE.match(text):
        return Draft(text[match.end() :], published=match[1])
    return Draft(text)
