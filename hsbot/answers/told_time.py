"""Whether a sentence can tell when something comes, or names no time but the day on which it was said."""

from __future__ import annotations

import re
from datetime import date

from hsbot.answers.dates import PHRASES, span_ahead
from hsbot.answers.question import Asked

_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_DATE = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_VERB_TOO = {"may", "march"}  # in small letters no months
_REPORTED = 3  # days from the publication within which a day is that of the report
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SAID_ON = re.compile(  # "announced to fans on Tuesday"
    rf"\b(?:announc|said|confirm|reveal|told|report|wrote|post)\w*(?: [\w’'-]+){{0,5}} (?:on )?{_WEEKDAY}\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(  # or that it comes late, or not at all, or that nobody said when
    rf"\b(?:{_WEEKDAY}s?|soon|tomorrow|tonight|until|till|spring|summer|autumn|winter|(?:next|this|coming) fall|"
    r"christmas|easter|halloween|next|years?|months?|weeks?|weekend|dates?|yet|not?|never|delay\w*|postpon\w*|"
    r"cancel\w*)\b|n[’']t\b",
    re.IGNORECASE,
)


def asks_when_it_comes(asked: Asked, question: str) -> bool:
    """Tell whether a question asks when something comes, not when it came."""
    return asked == "when" and not _PAST.search(question)


def names_no_time(text: str, published: date | None) -> bool:
    """Tell whether a sentence names no time but that of its report: "is in production, Orrery said on 9 June"."""
    if any(not _is_report(match[0], published) for match in _DATE.finditer(text)):
        return False
    return not _OTHER_TIME.search(_SAID_ON.sub(" ", _DATE.sub(" ", text)))


def _is_report(phrase: str, published: date | None) -> bool:
    """Tell whether a date is that of the report itself, or none."""
    if phrase in _VERB_TOO:
        return True
    if published is None:
        return False
    try:
        first, last = span_ahead(" ".join(phrase.lower().split()), published)
    except (ValueError, OverflowError):
        return True
    years = (0,) if _YEAR.search(phrase) else (0, 1)  # "9 June", said on 10 June, is taken for next year's
    return first == last and any(abs((first - published).days - 365 * year) <= _REPORTED + year for year in years)
