"""The last word: which of the few best leads, and how sure that is, judged by reading them in the order of their days.

What time gives by counting days (`hsbot.answers.newest`) picks the few; the reader, which now sees the old and the new
beside each other, tells what the newest of them leaves of the others. The best are read two by two as well: what a
small reader makes of a sentence depends on what stands beside it, and several readings err less than one
(docs/decisions/0067). Weights for all of it stand in weights.json.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hsbot.answers.candidates import Candidate
from hsbot.answers.changing import between
from hsbot.answers.features import FEATURES, newness_of
from hsbot.answers.question import Asking
from hsbot.answers.reader import Reader
from hsbot.answers.score import Scored, Truth
from hsbot.answers.snippets import is_sayable
from hsbot.answers.timeline import MOST, timeline

TOLD = ("timeline", "paired")
"""What the reader says in the end: of a sentence among all of the few, and on average beside one other of the best."""

OVERALL = ("highest", "mean")
"""Of the reader's logits of all that it read for a question, the few and the others: where nothing answers, little
comes near, either (docs/decisions/0072)."""

PAIRED = 3
"""So many of the few, the best, are read two by two: on held-out communities four are no better (0067)."""

_LEAST = 1e-6  # a probability that is as good as 0; 1 minus it is as good as 1


def read_again(reader: Reader, question: str, few: Sequence[Candidate]) -> list[tuple[float, float]]:
    """Return the logits of TOLD for each of the few, which stand best first.

    What is in no pair has the logit of the timeline in its place, and so have two, whose pair is the timeline.
    """
    together = [tuple(range(len(few))), *combinations(range(min(len(few), PAIRED)), 2)]
    lines = [(places, *timeline([few[i] for i in places])) for places in dict.fromkeys(together)]
    marks = reader.logits(question, [window for _, window, _ in lines])
    found: list[list[float]] = [[] for _ in few]
    for (places, _, order), (_, *logits) in zip(lines, marks, strict=True):
        for at, logit in zip(order, logits, strict=True):
            found[places[at]].append(logit)
    return [(beside, sum(pairs) / len(pairs) if pairs else beside) for beside, *pairs in found]


def overall(read: Sequence[float]) -> tuple[float, float]:
    """Return the values of OVERALL for the logits of what was read; undecided where nothing was."""
    return (max(read), sum(read) / len(read)) if read else (0.0, 0.0)


def log_odds(probability: float) -> float:
    """Return the logit of a probability, 0 to 1; that of 0 and of 1 is finite, too."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


class LastWord:
    """Says what leads of sentences that were scored and timed."""

    def __init__(self, reader: Reader, raw: dict[str, Any]) -> None:
        """Take the part "last" of weights.json."""
        self._reader = reader
        self._rank: dict[str, dict[str, float]] = raw["rank"]
        self._truth = Truth(raw["truth"], (*FEATURES, "reader", *TOLD))
        self._sure: dict[str, float] = raw["sure"]
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
        weights = between(asking.changing, self._rank["state"], self._rank["fact"])
        newness = newness_of([scored[i].candidate.day for i in best])
        read = read_again(self._reader, asking.search, [scored[i].candidate for i in best])
        for i, logits, new in zip(best, read, newness, strict=True):
            one = scored[i]
            told = sum(weights[name] * logit for name, logit in zip(TOLD, logits, strict=True))
            found[i] = replace(
                one,
                now=weights["now"] * one.now + told + weights["newness"] * new,
                told=logits[0],
                paired=logits[1],
                last=self._truth(one.logit, (*one.candidate.features, one.read or 0.0, *logits)),
            )
        return found

    def doubt(self, scored: Sequence[Scored]) -> Callable[[float], float]:
        """Return what makes of the probability of one of the scored, 0 to 1, how sure it is by all that was read.

        Of two probabilities the higher one never comes out lower.
        """
        seen = overall([one.read for one in scored if one.read is not None])
        bias = self._sure["bias"] + sum(self._sure[name] * value for name, value in zip(OVERALL, seen, strict=True))

        def sure(own: float) -> float:
            return 1 / (1 + math.exp(-bias - self._sure["own"] * log_odds(own)))

        return sure
