"""The last word: which of the few best leads, and how sure that is, judged by reading them in the order of their days.

What time gives by counting days (`hsbot.answers.newest`) picks the few; the reader, which now sees the old and the new
beside each other, tells what the newest of them leaves of the others. Each is read alone as well: what a small reader
makes of a sentence depends on what stands beside it, and two readings err less than one (docs/decisions/0062). Weights
for all of it stand in weights.json.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hsbot.answers.changing import between
from hsbot.answers.features import FEATURES, newness_of
from hsbot.answers.question import Asking
from hsbot.answers.reader import Reader
from hsbot.answers.score import Scored, Truth
from hsbot.answers.snippets import is_sayable
from hsbot.answers.timeline import MOST, alone, timeline

TOLD = ("timeline", "alone")
"""What the reader says in the end: of a sentence among the few, and of it alone."""


class LastWord:
    """Says what leads of sentences that were scored and timed."""

    def __init__(self, reader: Reader, raw: dict[str, Any]) -> None:
        """Take the part "last" of weights.json."""
        self._reader = reader
        self._rank: dict[str, dict[str, float]] = raw["rank"]
        self._truth = Truth(raw["truth"], (*FEATURES, "reader", *TOLD))
        self.threshold = float(raw["threshold"])

    def __call__(self, asking: Asking, scored: Sequence[Scored]) -> list[Scored]:
        """Return the same in the same order; with `now`, `told` and `last` of the few that were read again.

        The others can't lead any more: their `now` is minus infinity, and their `last` 0. Where none of the few has a
        day there is no newest word, and all stay as they are.
        """
        best = sorted((i for i, s in enumerate(scored) if is_sayable(s.candidate)), key=lambda i: -scored[i].now)[:MOST]
        if not any(scored[i].candidate.day for i in best):
            return list(scored)
        found = [replace(s, now=-math.inf, last=0.0) for s in scored]
        window, order = timeline([scored[i].candidate for i in best])
        beside, *each = self._reader.logits(asking.search, [window, *(alone(scored[i].candidate) for i in best)])
        weights = between(asking.changing, self._rank["state"], self._rank["fact"])
        newness = newness_of([scored[i].candidate.day for i in best])
        for at, logit in zip(order, beside[1:], strict=True):
            one, by_itself = scored[best[at]], each[at][-1]
            told = weights["timeline"] * logit + weights["alone"] * by_itself
            found[best[at]] = replace(
                one,
                now=weights["now"] * one.now + told + weights["newness"] * newness[at],
                told=logit,
                last=self._truth(one.logit, (*one.candidate.features, one.read or 0.0, logit, by_itself)),
            )
        return found
