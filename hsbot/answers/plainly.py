"""Put plainly: "who did they cast as Wick" and "who got the part of Wick" ask who plays Wick.

The reader knows a question by its words, and this one fans ask in many. Only the ways are put plainly of which that was
seen to answer more, on paraphrased questions of held-out communities; all others are as well left alone
(docs/decisions/0074).
"""

from __future__ import annotations

import re

_CAST = r"cast (?:as|in the (?:role|part) of)"
_ASKS = re.compile(
    r"^(?P<opening>(?:(?:and|so|but|ok|okay)[ ,]+)*)(?:"
    rf"who (?:did|have|do) they (?:even |actually |finally )?{_CAST}|"
    rf"who(?:['’]?s| is| was| got| has| gets)? (?:been |being )?{_CAST}|"
    r"who(?:['’]?s)? (?:got|has) the (?:role|part) of|"
    rf"(?:which|what) (?:actor|actress) (?:plays|is playing|(?:(?:is|was|got) )?{_CAST})"
    r") (?P<role>(?!\w+ing\b)\S+(?: \S+){0,5})$",
    re.IGNORECASE,
)
_MORE = re.compile(  # asks when or of whom else, too, or who did so once
    r"\b(?:(?:19|20)\d\d|but|instead|over|after|before|when|why|originally|initially|first|previously|and)\b",
    re.IGNORECASE,
)
_JOB = re.compile(  # nobody plays one
    r"\b(?:captain|coach|manager|directors?|producers?|showrunner|writers?|host|judge|presenter|president|ceo|chair\w*|"
    r"driver|singer|drummer|bassist|guitarist|lead|understudy|composer|editor|owner)\W*$",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """Return a question as the reader knows it best; as it is where it asks nothing of the kind, or something more."""
    asked = _ASKS.match(text)
    if not asked or _MORE.search(asked["role"]) or _JOB.search(asked["role"]):
        return text
    return f"{asked['opening']}who plays {asked['role']}"
