"""Put plainly: "who did they cast as Wick" and "who got the part of Wick" ask who plays Wick.

The reader knows a question by its words, and this one fans ask in many. What is put plainly here is what that answers
more of, on paraphrased questions of held-out communities; other ways of asking are as well left alone
(docs/decisions/0074).
"""

from __future__ import annotations

import re

_THEY = r"(?:they|we|the (?:producers|show|studio|creators|team))"
_CAST = r"(?:cast|been cast|being cast)(?: as| to play| in the (?:role|part) of)"
_ASKS = re.compile(
    r"^(?P<opening>(?:(?:and|so|but|ok|okay)[ ,]+)*)(?:"
    rf"who (?:did|have|do) {_THEY} (?:even |actually |finally )?(?:cast (?:as|to play|for the (?:role|part) of)|"
    r"(?:get|got|pick|picked|choose|chosen|hire|hired|find|found) (?:to play|for the (?:role|part) of))|"
    rf"who(?:['’]?s| is| was| got| gets| has| is getting)? {_CAST}|"
    r"who(?:['’]?s)? (?:got|has|gets|landed|lands|won|took on|takes on|is taking on|taking on) the (?:role|part) of|"
    r"who(?:['’]?s| is) (?:gonna|going to|set to) play(?! (?:at|in|for|on|with|the (?:music|songs?))\b)|"
    rf"(?:which|what) (?:actor|actress)(?: (?:plays|is playing|will play)|(?: is| was| got| gets)? {_CAST})|"
    r"who(?:['’]?s| is) the (?:actor|actress) (?:for|of|playing|behind|who plays|that plays)"
    r") (?P<role>\S.*)$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:first|original(?:ly)?|initially|before|previously|at one point|used to|meant to)\b", re.IGNORECASE
)


def plainly(text: str) -> str:
    """Return a question as the reader knows it best; as it is where it asks nothing of the kind, or who did so once."""
    asked = _ASKS.match(text)
    if not asked or _ONCE.search(text):
        return text
    return f"{asked['opening']}who plays {asked['role']}"
