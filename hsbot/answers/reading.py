"""What of the candidates is read: a few windows around the likeliest ones, within a budget of words.

Reading costs time by the word, so it is the words that are counted. A sentence is read with those beside it, which
say whom "she" means, and all of a window are judged at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsbot.answers.candidates import Candidate
from hsbot.answers.windows import Window

WINDOW_WORDS = 84
"""The most words of a window's sentences, but for a single sentence that is longer."""

BUDGET_WORDS = 420
"""Words to be read for a question, each window counted with OVERHEAD_WORDS for question and title."""

OVERHEAD_WORDS = 20
OF_ONE_ARTICLE = 2
"""Windows of one article, before other articles had their turn: what is newest can only lead where it was read."""

Place = tuple[str, int]
"""Of a sentence: its article's id, and its index there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A window, and the candidates that its scores are of."""

    window: Window
    title: Candidate | None  # None: it isn't a candidate, or another window has read it
    sentences: tuple[Candidate, ...]  # those of the window, one each, in order


def plan(best_first: Sequence[Candidate]) -> list[Reading]:
    """Return what is read of the candidates, the likeliest first."""
    bodies = {(c.article.id, c.at): c for c in best_first if c.sentence.kind != "title"}
    titles = {c.article.id: c for c in best_first if c.sentence.kind == "title"}
    readings: list[Reading] = []
    taken: set[Place] = set()
    windows: dict[str, int] = {}  # of each article
    left = BUDGET_WORDS
    for most in (OF_ONE_ARTICLE, len(best_first)):
        for candidate in best_first:
            article = candidate.article.id
            place = _place(candidate, bodies)
            if place is None or place in taken or windows.get(article, 0) >= most:
                continue
            places = _run(place, bodies, taken)
            left -= OVERHEAD_WORDS + sum(_words(bodies[p]) for p in places)
            if left < 0 and readings:
                return readings
            taken.update(places)
            windows[article] = windows.get(article, 0) + 1
            chosen = tuple(bodies[p] for p in places)
            window = Window(candidate.article.title, tuple(c.text for c in chosen))
            readings.append(Reading(window, titles.pop(article, None), chosen))
    return readings


def _place(candidate: Candidate, bodies: Mapping[Place, Candidate]) -> Place | None:
    """Return where the window of a candidate begins: at itself, of a title at the article's first sentence."""
    if candidate.sentence.kind != "title":
        return candidate.article.id, candidate.at
    own = [place for place in bodies if place[0] == candidate.article.id]
    return min(own, default=None, key=lambda place: place[1])


def _run(place: Place, bodies: Mapping[Place, Candidate], taken: set[Place]) -> list[Place]:
    """Return a run of sentences around a place, in order, as long as the words allow: first behind, then before."""
    article, first = place
    last = first
    left = WINDOW_WORDS - _words(bodies[place])
    grown = True
    while grown:
        grown = False
        for step, at in ((1, last + 1), (-1, first - 1)):
            beside = (article, at)
            if beside not in bodies or beside in taken or _words(bodies[beside]) > left:
                continue
            left -= _words(bodies[beside])
            first, last = (first, at) if step == 1 else (at, last)
            grown = True
    return [(article, at) for at in range(first, last + 1)]


def _words(candidate: Candidate) -> int:
    return len(candidate.text.split())
