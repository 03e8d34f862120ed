"""The kind of thing that is asked for, a date, a number, a name, a place or a reason: whether a sentence holds one."""

from __future__ import annotations

import re

from hsbot.answers.dates import WEEKDAY
from hsbot.answers.question import Asked

_DATE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    rf"nov(?:ember)?|dec(?:ember)?|{WEEKDAY}|today|tomorrow|yesterday|tonight|"
    r"spring|summer|autumn|fall|winter|(?:1[5-9]|20)\d\d|century|years? ago|(?:next|last|this) (?:week|month|year))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|"
    r"half|third|quarter|double|twice|percent|single|several|both|no)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|on|outside|across|around|of)\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Season|Episode)s?\b)[A-Z]"
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing|so that|in order|after|reason|as (?:a|he|she|they|it|the)|blam|cit(?:e|ing)|"
    r"to (?:give|make|allow|let|avoid|help|ensure|keep|focus))",
    re.IGNORECASE,
)
FREE = re.compile(
    r"\b(?:free of charge|free(?: for \w+|(?! (?:to(?! play)|from|of)\b))|for nothing|costs? nothing)\b", re.IGNORECASE
)
"""A price that is no number."""

_HOW_DEAR = re.compile(r"\bhow (?:much|expensive|dear)\b|\b(?:cost|costs|price|priced|fee)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?“\"'‘]\s)(?<!^)\b[A-Z][\w’'-]+")


def fits(asked: Asked, sentence: str, question: str) -> bool:
    """Tell whether the kind of thing that is asked for stands in the sentence."""
    if asked == "when":
        return bool(_DATE.search(sentence))
    if asked == "number":
        return bool(_NUMBER.search(sentence) or (_HOW_DEAR.search(question) and FREE.search(sentence)))
    if asked == "where":
        return bool(_PLACE.search(sentence))
    if asked == "why":
        return bool(_REASON.search(sentence))
    if asked == "who":
        lower = question.lower()
        names = (name.group().lower().replace("’", "'").removesuffix("'s") for name in _NAME.finditer(sentence))
        return any(name not in lower and not _DATE.fullmatch(name) for name in names)
    return True
