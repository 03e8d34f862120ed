"""Scoring: how well a candidate sentence answers, and how likely the best one is right.

A logistic regression over the features of `hsbot.answers.candidates` ranks the candidates; where there is a reader,
it reads the best of them and a second ranking joins its judgement to the features. A further regression, fitted on
nothing but sentences that came out first, turns features and rank into a probability: that is the doubt. The weights
stand in weights.json beside this file, as `training/fit_scorer.py` writes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from hsbot.answers.candidates import FEATURES, Candidate
from hsbot.answers.reader import Reader

READ = 8
"""Candidates that the reader reads, for the sake of time: one of 8 is right for 91 of 100 questions, of 12 for 95."""

BEST, OF_ONE_ARTICLE = 5, 2
"""Of these the best few, whatever article they are of; then so many of an article, because what is newest can only
lead where the newer articles' best sentences are read, too."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and how well it answers."""

    candidate: Candidate
    logit: float  # orders the candidates of one question, higher is better
    probability: float  # 0 to 1, that it answers the question; shares of it are what time compares
    read: float | None = None  # the reader's own logit; None: it didn't read this one


class Scorer:
    """The packaged scorer, with or without a reader."""

    def __init__(self, reader: Reader | None = None) -> None:
        """Read the weights."""
        raw = json.loads(files("hsbot.answers").joinpath("weights.json").read_text(encoding="utf-8"))
        self._reader = reader
        self._words = Judge(raw["words"], FEATURES)
        self._joined = Judge(raw["reader"], (*FEATURES, "reader")) if reader else self._words

    @property
    def threshold(self) -> float:
        """The probability from which a sentence counts as an answer."""
        return self._joined.threshold

    def __call__(self, question: str, candidates: Sequence[Candidate]) -> list[Scored]:
        """Return the candidates, the best first, equal ones in the order given; with a reader only those it read."""
        scored = _best_first(self._words(c, c.features) for c in candidates)
        if not self._reader:
            return scored
        best = [scored[i].candidate for i in to_read([s.candidate.article.id for s in scored])]
        read = self._reader.logits(question, [(c.text, c.article.title, c.before, c.after) for c in best])
        return _best_first(self._joined(c, (*c.features, r), r) for c, r in zip(best, read, strict=True))


class Judge:
    """Two logistic regressions over the same values: one ranks, one tells how likely it is."""

    def __init__(self, raw: dict[str, Any], names: Sequence[str]) -> None:
        """Take the weights of `names`, in their order, from a part of weights.json."""
        self._rank = [float(raw["rank"][name]) for name in names]
        self._truth = [float(raw["truth"][name]) for name in names]
        self._of_rank, self._bias = float(raw["truth"]["rank"]), float(raw["truth"]["bias"])
        self.threshold = float(raw["threshold"])

    def __call__(self, candidate: Candidate, values: Sequence[float], read: float | None = None) -> Scored:
        """Score one candidate by its values."""
        rank = _dot(self._rank, values)
        truth = self._bias + self._of_rank * rank + _dot(self._truth, values)
        return Scored(candidate, rank, 1 / (1 + math.exp(-max(min(truth, 30.0), -30.0))), read)


def to_read(articles: Sequence[str]) -> list[int]:
    """Return which candidates are read, given the articles they are of, the best first: at most READ, in order."""
    chosen = list(range(min(BEST, len(articles))))
    for at in range(BEST, len(articles)):
        if len(chosen) < READ and sum(articles[i] == articles[at] for i in chosen) < OF_ONE_ARTICLE:
            chosen.append(at)
    others = (i for i in range(len(articles)) if i not in chosen)
    return sorted(chosen + [i for i, _ in zip(others, range(READ - len(chosen)), strict=False)])


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, values, strict=True))


def _best_first(scored: Iterable[Scored]) -> list[Scored]:
    return sorted(scored, key=lambda s: -s.logit)
