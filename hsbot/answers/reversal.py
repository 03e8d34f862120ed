"""Reversals: cancelled and then saved, renewed and then dropped after all."""

from __future__ import annotations

import re
from typing import Literal

_ON = re.compile(
    r"\b(?:renew\w*|reviv\w*|saved?|saves|rescue\w*|resurrect\w*|reinstat\w*|uncancel\w*|greenlit|green-lit|"
    r"pick(?:s|ed)? up|order(?:s|ed)?|commission(?:s|ed)?|go(?:es|ing)? ahead|after all|will return|returns|"
    r"(?:is|are|comes?|coming) back|returning)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:cancel\w*|ax(?:e[sd]?|ing)|scrap\w*|drop(?:s|ped)?|shelv\w*|abandon\w*|call(?:s|ed)? off|falls? through|"
    r"fell through|collaps\w*|no (?:more|further|longer)|pull(?:s|ed)? the plug|not (?:be )?(?:back|return\w*))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|isn't|wasn't|won't|hasn't|haven't|no|un)\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE)


def reverses(newer: str, older: str) -> bool:
    """Tell whether of two sentences about one thing the newer says it is on and the older that it is off, or so."""
    return _direction(newer) * _direction(older) == -1


def _direction(text: str) -> Literal[-1, 0, 1]:
    """Return 1 for a thing that is on, -1 for one that is off, 0 where a sentence says neither, or both."""
    text = text.replace("’", "'")
    found = {_sign(text, match, 1) for match in _ON.finditer(text)}
    found |= {_sign(text, match, -1) for match in _OFF.finditer(text)}
    return (1 if 1 in found else -1) if len(found) == 1 else 0


def _sign(text: str, match: re.Match[str], sign: int) -> int:
    return -sign if _NOT.search(text[: match.start()]) else sign
