"""Denials: a numbered thing is asked for, and the newest word on it is that there won't be any.

"When does season 4 come out?" supposes that there is one. Where the newest article that speaks of it says "there will
be no season 4", that is the answer to nearly everything that can be asked about its future, though it has hardly a
word of the question, and a reader that judges by words finds hopes and rumours of old nearer. Only what carries a
number is told that surely: a name alone may be the show itself, its tour or its game.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from hsbot.answers.question import Asking
from hsbot.answers.reversal import says_off
from hsbot.answers.score import Scored
from hsbot.search.words import terms

SURE = 0.8
"""The probability that a denial answers, at least; taken, not measured: invented communities hold too few of them."""

_COUNTED = {"season", "seri", "episod", "part", "volum", "chapter", "book"}  # as stems
_NONE = re.compile(
    r"(?:\bno|\bnot (?:make|get|have|see) an?|\brather than|\binstead of)\b(?: an?| the| any)?"
    r"((?: [^\W_]+[’'-]?[^\W_]*){1,4})",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:whether|if|could|(?-i:may)|might|would|should|hop(?:e[sd]?|ing)|want(?:s|ed|ing)?|wish\w*|push\w*|petition\w*|"
    r"campaign\w*|talks?|rumou?r\w*|undecided|decided|uncertain|optimistic|had|was|were)\b|\?",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)


def with_denial(asking: Asking, scored: Sequence[Scored]) -> list[Scored]:
    """Return the same, with what denies the numbered thing that is asked for in the lead, where that is the last word.

    It is where no newer sentence of those found speaks of the thing as of one that comes. The denial is then SURE at
    least; the others stay as they are.
    """
    found = _denial(asking, scored)
    if found is None:
        return list(scored)
    first = max(s.now for s in scored) + 1
    last = None if all(s.last is None for s in scored) else max(found.last or 0.0, SURE)
    surer = replace(found, now=first, probability=max(found.probability, SURE), last=last)
    return [surer if s is found else s for s in scored]


def _denial(asking: Asking, scored: Sequence[Scored]) -> Scored | None:
    things = frozenset(t for t in asking.terms if t.rpartition("_")[0] in _COUNTED)
    past = asking.asked != "polar" and _PAST.search(asking.text)
    if not things or not asking.moves or asking.asked in {"who", "where", "why"} or past:
        return None
    said: dict[date, list[tuple[Scored, Literal[-1, 1]]]] = {}
    for one in scored:
        published = one.candidate.article.published
        if published and (sign := _says(one.candidate.text, things)):
            said.setdefault(published, []).append((one, sign))
    if not said:
        return None
    denials = [one for one, sign in said[max(said)] if sign == -1]
    return max(denials, key=lambda s: (s.candidate.sentence.kind == "body", s.now, s.logit), default=None)


def _says(text: str, things: frozenset[str]) -> Literal[-1, 0, 1]:
    """Return -1 where a sentence says that there won't be the thing, 1 where there will, 0 where neither is sure."""
    if not things.intersection(terms(text)):
        return 0
    denied = any(things.intersection(terms(match[1])) for match in _NONE.finditer(text))
    if denied or says_off(text, things):
        return -1
    return 0 if _UNSURE.search(text) else 1
