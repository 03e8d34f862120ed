"""Scoring: how well a candidate sentence answers, and how likely the best one is right.

Weights over the features of `hsbot.answers.features` rank the candidates; where there is a reader,
`hsbot.answers.likely` picks what it reads, and its judgement joins the features. A logistic regression, fitted on
nothing but what came to lead, turns features and rank into a probability: that is the doubt. Their weights stand in
weights.json beside this file, as `training/fit_scorer.py` writes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.likely import Likely
from hsbot.answers.reader import Reader
from hsbot.answers.reading import BUDGET_WORDS, read

_UNKNOWN = FEATURES.index("unknown")


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and how well it answers."""

    candidate: Candidate
    logit: float  # orders the candidates of one question, higher is better
    probability: float  # 0 to 1, that it answers the question, as far as it can be told without the others
    read: float | None = None  # the reader's own logit; None: it didn't read this one
    now: float = -math.inf  # the logit with what time (`hsbot.answers.newest`) and the last word do; the highest leads
    told: float | None = None  # the reader's logit in the timeline (`hsbot.answers.last_word`); None: not read there
    paired: float | None = None  # and on average beside one other of the best
    last: float | None = None  # 0 to 1, that it is the answer, by the newest word; None: there was no last word

    @property
    def confidence(self) -> float:
        """The probability that it is right where it leads."""
        return self.probability if self.last is None else self.last


def is_unknown(scored: Sequence[Scored]) -> bool:
    """Tell whether no article has any term of the question; False where nothing was scored."""
    return bool(scored) and scored[0].candidate.features[_UNKNOWN] == 1.0


def load_weights() -> dict[str, Any]:
    """Return the packaged weights by their parts, as `training/fit_scorer.py` names them."""
    raw: dict[str, Any] = json.loads(files("hsbot.answers").joinpath("weights.json").read_text(encoding="utf-8"))
    return raw


class Scorer:
    """The packaged scorer, with or without a reader."""

    def __init__(self, reader: Reader | None = None, budget: int = BUDGET_WORDS) -> None:
        """Read the weights; `budget` is what the reader reads at first for a question, in words."""
        raw = load_weights()
        self._reader, self._budget = reader, budget
        self._likely = Likely() if reader else None
        self._judge = Judge(raw["reader"], (*FEATURES, "reader")) if reader else Judge(raw["words"], FEATURES)
        own = raw["reader" if reader else "words"]["time"]
        self.times: dict[str, dict[str, float]] = own

    @property
    def threshold(self) -> float:
        """The probability from which a sentence counts as an answer."""
        return self._judge.threshold

    def doubt(self, _: Sequence[Scored]) -> Callable[[float], float]:
        """Return what makes of a probability how sure it is by all that was read: without a last word, the same."""
        return float

    def __call__(
        self, question: str, candidates: Sequence[Candidate], foremost: Sequence[Candidate] = ()
    ) -> list[Scored]:
        """Return the candidates, the best first, equal ones in the order given; with a reader only those it read.

        `foremost` are those among them that are read before any other.
        """
        if not self._reader or not self._likely:
            return _best_first(self._judge(c, c.features) for c in candidates)
        likely = self._likely([c.features for c in candidates]).tolist()
        likeliest_first = sorted(zip(likely, candidates, strict=True), key=lambda pair: -pair[0])
        order = [*foremost, *(c for _, c in likeliest_first if all(c is not f for f in foremost))]
        found = read(self._reader, question, order, self._budget)
        return _best_first(self._judge(c, (*c.features, value), value) for c, value in found)


class Judge:
    """Two sets of weights over the same values: one ranks, one tells how likely it is."""

    def __init__(self, raw: dict[str, Any], names: Sequence[str]) -> None:
        """Take the weights of `names`, in their order, from a part of weights.json."""
        self._rank = [float(raw["rank"][name]) for name in names]
        self._truth = Truth(raw["truth"], names)
        self.threshold = float(raw["threshold"])

    def __call__(self, candidate: Candidate, values: Sequence[float], read: float | None = None) -> Scored:
        """Score one candidate by its values."""
        rank = _dot(self._rank, values)
        return Scored(candidate, rank, self._truth(rank, values), read)


class Truth:
    """The weights that tell how likely it is."""

    def __init__(self, raw: dict[str, float], names: Sequence[str]) -> None:
        """Take the weights of `names`, in their order, of the rank and the bias."""
        self._weights = [float(raw[name]) for name in names]
        self._of_rank, self._bias = float(raw["rank"]), float(raw["bias"])

    def __call__(self, rank: float, values: Sequence[float]) -> float:
        """Return the probability, 0 to 1, of one candidate with that rank and those values."""
        truth = self._bias + self._of_rank * rank + _dot(self._weights, values)
        return 1 / (1 + math.exp(-max(min(truth, 30.0), -30.0)))


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, values, strict=True))


def _best_first(scored: Iterable[Scored]) -> list[Scored]:
    return sorted(scored, key=lambda s: -s.logit)
