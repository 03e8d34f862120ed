"""What of the candidates is read: the likeliest sentences, those of one article together, within a budget of words.

Reading costs time by the word, so it is the words that are counted. Sentences are picked one by one, since the likely
ones seldom stand in a row, and read in the order of their article below its title, where they explain each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hsbot.answers.candidates import Candidate
from hsbot.answers.windows import Window

BUDGET_WORDS = 420
"""Words to be read for a question; a window costs OVERHEAD_WORDS besides, for question and title.

A right sentence is then read for 96 of 100 questions (`python -m training.fit_scorer`, halves to choose on).
"""

OVERHEAD_WORDS = 20
WINDOW_WORDS = 60
"""The most words of a window's sentences, but for a single sentence that is longer.

In longer ones the reader mistakes its place: on the development sets it chooses the right sentence of a paragraph less
often when it reads 150 words at once than in parts of 60 (docs/reader.md).
"""

OF_ONE_ARTICLE = 6
"""Sentences of one article at most: what is newest can only lead where it was read."""

_LEAST = 15  # words: with fewer left, nothing more is picked

_LEANING = re.compile(r"[“\"'‘]?(?:it|he|she|they|this|that|these|those|his|her|their|its|but|and|so)\b", re.IGNORECASE)

Place = tuple[str, int]
"""Of a sentence: its article's id, and its index there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A window, and the candidates that its scores are of."""

    window: Window
    title: Candidate | None  # None: it isn't a candidate, or another window has read it
    sentences: tuple[Candidate, ...]  # those of the window, one each, in order


def plan(best_first: Sequence[Candidate]) -> list[Reading]:
    """Return what is read of the candidates: windows, that of the likeliest sentence first."""
    bodies = {(c.article.id, c.at): c for c in best_first if c.sentence.kind != "title"}
    titles = {c.article.id: c for c in best_first if c.sentence.kind == "title"}
    picked: dict[str, set[int]] = {}  # of each article, in the order of their likeliest sentence
    left = BUDGET_WORDS
    for candidate in best_first:
        article = candidate.article.id
        own = picked.get(article, set())
        more = {at for at in _wanted(candidate, bodies) if at not in own}
        if not more or len(own) + len(more) > OF_ONE_ARTICLE:
            continue
        cost = sum(_words(bodies[article, at]) for at in more) + (0 if own else OVERHEAD_WORDS)
        if cost > left and picked:
            if left < _LEAST:
                break
            continue
        left -= cost
        picked[article] = own | more
    return [
        Reading(
            Window(run[0].article.title, tuple(c.text for c in run)), None if at else titles.get(article), tuple(run)
        )
        for article, own in picked.items()
        for at, run in enumerate(_runs(bodies[article, at] for at in sorted(own)))
    ]


def _wanted(candidate: Candidate, bodies: Mapping[Place, Candidate]) -> list[int]:
    """Return where the sentences stand that are read for a candidate's sake.

    A title stands above every window of its article, whose first sentence is read with it; a sentence that says "she"
    is read with the one before.
    """
    article = candidate.article.id
    if candidate.sentence.kind == "title":
        return sorted(at for of, at in bodies if of == article)[:1]
    leaning = _LEANING.match(candidate.text) and (article, candidate.at - 1) in bodies
    return [candidate.at - 1, candidate.at] if leaning else [candidate.at]


def _runs(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return the sentences of one article as they are read together."""
    runs: list[list[Candidate]] = []
    left = 0
    for candidate in candidates:
        words = _words(candidate)
        if not runs or words > left:
            runs.append([])
            left = WINDOW_WORDS
        runs[-1].append(candidate)
        left -= words
    return runs


def _words(candidate: Candidate) -> int:
    return len(candidate.text.split())
