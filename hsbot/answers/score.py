"""Scoring: how likely it is that a candidate sentence answers the question.

A logistic regression over the features of `hsbot.answers.candidates`. Its weights stand in weights.json beside this
file, as `training/fit_scorer.py` writes them; docs/quality.md has its figures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from hsbot.answers.candidates import FEATURES, Candidate


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and how likely it is to answer."""

    candidate: Candidate
    logit: float  # higher is better; differences of it are what time compares
    probability: float  # 0 to 1


class Scorer:
    """The packaged scorer."""

    def __init__(self) -> None:
        """Read the weights."""
        raw = json.loads(files("hsbot.answers").joinpath("weights.json").read_text(encoding="utf-8"))
        self._weights = [float(raw["weights"][name]) for name in FEATURES]
        self._bias = float(raw["bias"])
        self.threshold = float(raw["threshold"])

    def __call__(self, candidates: Sequence[Candidate]) -> list[Scored]:
        """Return all candidates, the likeliest first; equal ones in the order given."""
        scored = []
        for candidate in candidates:
            logit = self._bias + sum(w * x for w, x in zip(self._weights, candidate.features, strict=True))
            scored.append(Scored(candidate, logit, 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))))
        return sorted(scored, key=lambda s: -s.logit)
