"""What of the candidates is read: the likeliest sentences, those of one article together, within a budget of words.

Reading costs time by the word, so it is the words that are counted. Sentences are picked one by one, since the likely
ones seldom stand in a row, and read in the order of their article below its title, where they explain each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hsbot.answers.candidates import Candidate
from hsbot.answers.leaning import LEANING
from hsbot.answers.reader import Reader
from hsbot.answers.windows import Window

BUDGET_WORDS = 300
"""Words to be read for a question; a window costs OVERHEAD_WORDS besides, for question and title.

`python -m training.fit_scorer` prints for how many questions a right sentence is read then.
"""

MORE_WORDS, SURE = 180, 1.0
"""So many more are read where none has a logit of SURE. Of 300 and 180, 270 and 270, and 360, 450 or 540 at once the
first has the most right first on held-out communities and the halves to choose on, but for those in the manner of the
web, where 540 has more; on average it reads as much as 384 at once (docs/decisions/0059)."""

OVERHEAD_WORDS = 20
WINDOW_WORDS = 60
"""The most words of a window's sentences, but for a single sentence that is longer.

In longer ones the reader mistakes its place: on the development sets it chooses the right sentence of a paragraph less
often when it reads 150 words at once than in parts of 60 (docs/reader.md).
"""

OF_ONE_ARTICLE = 6
"""Sentences of one article at most: what is newest can only lead where it was read."""

_LEAST = 15  # words: with fewer left, nothing more is picked

Place = tuple[str, int]
"""Of a sentence: its article's id, and its index there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A window, and the candidates that its scores are of."""

    window: Window
    title: Candidate | None  # None: it isn't a candidate, or another window has read it
    sentences: tuple[Candidate, ...]  # those of the window, one each, in order


def read(
    reader: Reader, question: str, best_first: Sequence[Candidate], budget: int = BUDGET_WORDS, more: int = MORE_WORDS
) -> list[tuple[Candidate, float]]:
    """Read the likeliest candidates, more where none seems to answer; return each with the reader's logit."""
    found = _judged(reader, question, plan(best_first, budget))
    if more and max((logit for _, logit in found), default=SURE) < SURE:
        seen = {id(one) for one, _ in found}
        again = _judged(reader, question, plan(best_first, more, seen))
        found += [(one, logit) for one, logit in again if id(one) not in seen]
    return found


def _judged(reader: Reader, question: str, readings: Sequence[Reading]) -> list[tuple[Candidate, float]]:
    found = []
    logits = reader.logits(question, [r.window for r in readings]) if readings else []
    for reading, values in zip(readings, logits, strict=True):
        found += [(reading.title, values[0])] if reading.title else []
        found += zip(reading.sentences, values[1:], strict=True)
    return found


def plan(
    best_first: Sequence[Candidate], budget: int = BUDGET_WORDS, seen: Collection[int] = frozenset()
) -> list[Reading]:
    """Return what is read of the candidates: windows, those of the likeliest sentence's article first.

    What was `seen`, by `id`, is read only where another sentence needs it.
    """
    bodies = {(c.article.id, c.at): c for c in best_first if c.sentence.kind != "title"}
    titles = {c.article.id: c for c in best_first if c.sentence.kind == "title" and id(c) not in seen}
    picked: dict[str, list[Candidate]] = {}  # of each article, in the order of their likeliest sentence
    left = budget
    for candidate in (c for c in best_first if id(c) not in seen):
        article = candidate.article.id
        own = picked.get(article)
        wanted = {c.at: c for c in (*(own or ()), *_wanted(candidate, bodies))}
        if own is not None and (len(wanted) == len(own) or len(wanted) > OF_ONE_ARTICLE):
            continue
        more = [wanted[at] for at in sorted(wanted)]
        cost = _cost(more) - (_cost(own) if own is not None else 0)
        if cost > left and picked:
            if left < _LEAST:
                break
            continue
        left -= cost
        picked[article] = more
    readings = []
    for article, own in picked.items():
        title = titles.get(article)
        for run in _runs(own):
            heading = (title or run[0]).article.title
            readings.append(Reading(Window(heading, tuple(c.text for c in run)), title, tuple(run)))
            title = None
    return readings


def _wanted(candidate: Candidate, bodies: Mapping[Place, Candidate]) -> list[Candidate]:
    """Return the sentences that are read for a candidate's sake.

    A title stands above every window of its article, whose first sentence is read with it; a sentence that says "she"
    is read with the one before.
    """
    article = candidate.article.id
    if candidate.sentence.kind == "title":
        return [bodies[place] for place in sorted(place for place in bodies if place[0] == article)[:1]]
    before = bodies.get((article, candidate.at - 1))
    return [before, candidate] if before and LEANING.match(candidate.text.lstrip("“\"'‘")) else [candidate]


def _cost(own: Sequence[Candidate]) -> int:
    """Return the words of an article's windows, OVERHEAD_WORDS for each with them."""
    return sum(map(_words, own)) + OVERHEAD_WORDS * len(_runs(own))


def _runs(own: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the sentences of one article as they are read together; of none, the title is read alone."""
    runs: list[list[Candidate]] = [[]]
    left = WINDOW_WORDS
    for candidate in own:
        words = _words(candidate)
        if words > left and runs[-1]:
            runs.append([])
            left = WINDOW_WORDS
        runs[-1].append(candidate)
        left -= words
    return runs


def _words(candidate: Candidate) -> int:
    return len(candidate.text.split())
