"""Labelled questions -> figures: how often the first snippet is right, a refusal is, and the confidence keeps its word.

The confidence is taken as the probability of one event: the candidate it speaks of is right. That candidate is the
lead of an answer, and of a refusal the nearest snippet; for an unanswerable question no candidate is right. So a
refusal with a confidence of 0.2 keeps its word where one nearest snippet in five would have been right after all.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hsbot.labelled import Labelled
from hsbot.records import Answer, Question

BINS = 10
"""Bins of equal width over 0 to 1 (Naeini, Cooper and Hauskrecht, AAAI 2015; Guo et al., ICML 2017)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what was answered, and whether that is right."""

    labelled: Labelled
    answer: Answer
    right: bool  # answered, and the lead is right
    in_three: bool  # answered, and one of the first three snippets is
    stale: bool  # answered, and the lead is outdated
    best_right: bool  # the candidate that the confidence speaks of is right: the lead, or the nearest of a refusal


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares, 0 to 1; None where there is nothing to take a share of."""

    questions: int
    right_at_1: float | None  # of the answerable ones
    right_in_3: float | None  # of the answerable ones
    answered: float | None  # of the answerable ones
    refused: float | None  # of the unanswerable ones
    stale_leads: int
    could_be_stale: int  # questions of which an outdated answer is known
    auroc: float | None  # how well the confidence tells answerable from unanswerable, 0.5 is chance
    ece: float | None  # expected calibration error of the confidence, of all questions; 0 is best
    ece_by_chance: float | None  # about what it would be if the confidence kept its word: so much is chance
    ece_answered: float | None  # the calibration error of the answers given
    area: float | None  # under accuracy over coverage; in an order by chance it would be the accuracy at coverage 1
    accuracy_at_25: float | None  # share of right candidates among the quarter of the questions that is surest …
    accuracy_at_50: float | None  # … and the surest half …
    accuracy_at_75: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence."""

    count: int  # 1 or more
    confidence: float  # their mean
    right: float  # the share of them whose candidate is right


def judge(questions: Sequence[Labelled], ask: Callable[[Question], Answer], seen: Callable[[], None]) -> list[Judged]:
    """Ask every question; `seen` is called after each."""
    judged = []
    for labelled in questions:
        answer = ask(Question(labelled.question, labelled.as_of, labelled.previous))
        judged.append(_judged(labelled, answer))
        seen()
    return judged


def figures(judged: Sequence[Judged]) -> Figures:
    """Return the figures of these."""
    can = [j for j in judged if j.labelled.answerable]
    cannot = [j for j in judged if not j.labelled.answerable]
    curve = coverage_curve(judged)
    return Figures(
        questions=len(judged),
        right_at_1=_share(j.right for j in can),
        right_in_3=_share(j.in_three for j in can),
        answered=_share(j.answer.status == "answered" for j in can),
        refused=_share(j.answer.status == "no_answer" for j in cannot),
        stale_leads=sum(j.stale for j in judged),
        could_be_stale=sum(bool(j.labelled.stale) for j in judged),
        auroc=auroc([j.answer.confidence for j in can], [j.answer.confidence for j in cannot]),
        ece=calibration_error(judged),
        ece_by_chance=error_by_chance(judged),
        ece_answered=calibration_error([j for j in judged if j.answer.status == "answered"]),
        area=sum(curve) / len(curve) if curve else None,
        accuracy_at_25=_accuracy_at(curve, 0.25),
        accuracy_at_50=_accuracy_at(curve, 0.5),
        accuracy_at_75=_accuracy_at(curve, 0.75),
    )


def by_kind(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Return the figures of each kind, in alphabetical order."""
    kinds: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.labelled.kind].append(one)
    return {kind: figures(kinds[kind]) for kind in sorted(kinds)}


def reliability(judged: Sequence[Judged]) -> list[Bin]:
    """Return the bins of confidence, of equal width and the lowest first, without empty ones."""
    return [
        Bin(
            len(within),
            sum(j.answer.confidence for j in within) / len(within),
            sum(j.best_right for j in within) / len(within),
        )
        for within in _binned(judged)
    ]


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Return the mean distance of confidence and share of right ones over the bins, each weighing what it holds."""
    return sum(b.count * abs(b.confidence - b.right) for b in reliability(judged)) / len(judged) if judged else None


def error_by_chance(judged: Sequence[Judged]) -> float | None:
    """Return about the calibration error to expect where every confidence is true; the fewer questions, the higher.

    In a bin the number of right ones then varies by the sum of p (1 - p); taken as normal, its mean distance from
    what is expected is the square root of that, times that of 2 / pi.
    """
    spread = [sum(j.answer.confidence * (1 - j.answer.confidence) for j in within) for within in _binned(judged)]
    return math.sqrt(2 / math.pi) * sum(map(math.sqrt, spread)) / len(judged) if judged else None


def coverage_curve(judged: Sequence[Judged]) -> list[float]:
    """Return for k = 1, 2, … the share of right candidates among the k questions of the highest confidence.

    Equal confidences come in an order by chance, so each of them counts what it counts on average.
    """
    ranked = sorted(judged, key=lambda j: -j.answer.confidence)
    right, curve = 0.0, list[float]()
    for _, group in groupby(ranked, key=lambda j: j.answer.confidence):
        same = list(group)
        each = sum(j.best_right for j in same) / len(same)
        for _ in same:
            right += each
            curve.append(right / (len(curve) + 1))
    return curve


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the chance that a positive scores above a negative, equal scores counting half (Mann-Whitney U)."""
    if not positive or not negative:
        return None
    ranked = sorted([(value, True) for value in positive] + [(value, False) for value in negative])
    total = below = 0.0
    at = 0
    while at < len(ranked):
        same = at
        while same < len(ranked) and ranked[same][0] == ranked[at][0]:
            same += 1
        here = sum(not is_positive for _, is_positive in ranked[at:same])
        total += (same - at - here) * (below + here / 2)
        below += here
        at = same
    return total / (len(positive) * len(negative))


def _judged(labelled: Labelled, answer: Answer) -> Judged:
    said = answer.snippets if answer.status == "answered" else ()
    best = answer.snippets[:1] if said else sorted(answer.snippets, key=lambda s: -s.score)[:1]
    right = [is_right(labelled, s.text) for s in said[:3]]
    lead = said[0].text if said else ""
    outdated = is_stale(labelled, lead) and not any(right[:1])
    best_right = any(is_right(labelled, s.text) for s in best)
    return Judged(labelled, answer, any(right[:1]), any(right), bool(said) and outdated, best_right)


def is_right(labelled: Labelled, text: str) -> bool:
    """Tell whether a snippet's text holds an answer, or is (at least half of) a sentence that does."""
    if not labelled.answerable:
        return False
    text = _fold(text)
    if any(_holds(text, answer) for answer in labelled.answers):
        return True
    sentences = [_fold(s) for s in labelled.answer_sentences]
    return any(s in text or (text in s and 2 * len(text) >= len(s)) for s in sentences if s)


def is_stale(labelled: Labelled, text: str) -> bool:
    """Tell whether a snippet's text holds what marks an outdated answer; it may be right all the same."""
    folded = _fold(text)
    return any(_holds(folded, mark) for mark in labelled.stale)


def _holds(folded: str, words: str) -> bool:
    """Tell whether words stand in a folded text as whole words: the 4 of "4" is neither in "14" nor in "4.5"."""
    words = _fold(words)
    return bool(words) and bool(re.search(rf"(?<!\w)(?!(?<=\d[.,:])\d){re.escape(words)}(?!\w|(?<=\d)[.,:]\d)", folded))


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(str.maketrans("“”„‘’–‑", '"""\'\'--'))
    return " ".join(text.lower().split())


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None


def _binned(judged: Sequence[Judged]) -> list[list[Judged]]:
    bins: defaultdict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        bins[min(int(one.answer.confidence * BINS), BINS - 1)].append(one)
    return [within for _, within in sorted(bins.items())]


def _accuracy_at(curve: Sequence[float], coverage: float) -> float | None:
    return curve[math.ceil(coverage * len(curve)) - 1] if curve else None
