"""Claims: what a sentence says, so that an answer doesn't say it twice in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hsbot.answers.score import Scored
from hsbot.search.words import terms

_SAME = 0.7  # two sentences that share this much of their words (Jaccard), and every number and "not", are one claim
_NOT = re.compile(r"\b(?:not|no|never|nor|without|cannot)\b|n['’]t\b", re.I)


def distinct(scored: Sequence[Scored], said: Sequence[Scored], most: int) -> list[Scored]:
    """Return at most `most` that repeat neither each other nor what is said already, in their order."""
    claims = [_claim(s) for s in said]
    found: list[Scored] = []
    for one in scored:
        claim = _claim(one)
        if len(found) < most and not any(_is_same(claim, c) for c in claims):
            claims.append(claim)
            found.append(one)
    return found


def _claim(scored: Scored) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a sentence, and those of its numbers and negations that may turn it around."""
    text = scored.candidate.text
    words = frozenset(terms(text)) or frozenset({text})
    turning = {w for w in words if w.isdigit()} | ({"not"} if _NOT.search(text) else set())
    return words, frozenset(turning)


def _is_same(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    (words, turning), (others, others_turning) = one, other
    return turning == others_turning and len(words & others) >= _SAME * len(words | others)
