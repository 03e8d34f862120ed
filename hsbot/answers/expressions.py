"""How news writes dates and numbers: patterns that match the whole of an expression, to be shown as it stands."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b(?:\.(?= \d))?"
)
_ALONE = (  # a month by itself; May only where it can be no surname, as in "Brian May"
    rf"(?!May\b){_MONTH}(?= |[.,;!?]|$)|(?:(?<=\b[Ii]n )|(?<=[Uu]ntil )|(?<=[Tt]ill )|(?<=[Ff]rom )|(?<=[Ss]ince )|"
    r"(?<=arly )|(?<=[Ll]ate )|(?<=mid-)|(?<=ning of )|(?<=ddle of )|(?<=tart of )|(?<=nd of ))May(?= |[.,;!?]|$)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few)"
DATE = re.compile(
    rf"\b(?:(?:the )?(?:beginning|end|middle|start) of |early (?:in )?|late (?:in )?|mid-?)?(?:"
    rf"(?:{_WEEKDAY},? (?:the )?)?(?:{_DAY}(?: ?(?:and|to|or|[-–]) ?{_DAY})? (?:of )?{_MONTH}|{_MONTH} {_DAY}\b)"
    rf"(?:,? {_YEAR})?|{_MONTH}(?: of)?,? {_YEAR}|(?:the )?{_SEASON}(?: of)? {_YEAR}|the {_SEASON}\b|"
    rf"(?:Easter|Christmas)(?: {_YEAR})?|(?:[Nn]ext|[Ll]ast|[Tt]his) (?:week|month|year|{_SEASON}|{_WEEKDAY}|{_MONTH})|"
    rf"{_ALONE}|{_WEEKDAY}\b|in {_COUNT} (?:day|week|month|year)s?(?: time)?\b|"
    rf"{_COUNT} (?:day|week|month|year)s? (?:ago|later)\b|(?:today|tomorrow|yesterday|tonight)\b|(?<![\d.,]){_YEAR})"
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)"
)
NUMBER = re.compile(
    r"(?:\b(?:more than|less than|fewer than|at least|up to|about|around|almost|nearly|over) )?"
    rf"(?:[£$€] ?\d[\d.,]*\d|[£$€] ?\d|(?<![\w.,£$€])\d+(?:[.,]\d+)*|\b(?:(?:an? )?(?:half an? |half a )?dozen|"
    rf"(?:an? )?{_NUMBER_WORD}(?:[ -](?:and )?{_NUMBER_WORD})*))\b"
    rf"(?: (?:million|billion|thousand|hundred|dozen)\b)*(?:(?: |-)?%| per ?cent\b| and a half\b)?",
    re.I,
)
UNIT = re.compile(
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?(?:[ -]old)?|euros?|pounds?|dollars?|pence|cents?|"
    r"met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|foot|times|gigabytes?|pages?)\b"
)
"""What is counted in, right behind a number."""
