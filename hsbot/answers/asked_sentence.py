"""A sentence seen from its question: which of its words the question has, and in which clause they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hsbot.answers.question import Asking
from hsbot.records import Span
from hsbot.search.words import STOP_WORDS, terms

_REACH = 400  # characters to either side; a list of names without a full stop may be a hundred thousand long
_CLAUSE = re.compile(r"[,;:(–—]|\b(?:and|but|while|when|where|which)\b")
_FORMS = {  # of irregular verbs, by stem
    form: forms[0]
    for forms in (
        *("write wrote written writer".split(), "sing sang sung singer".split(), "draw drew drawn".split()),
        *("make made maker".split(), "win won winner".split(), "lead led leader".split(), "sell sold".split()),
        *("buy bought buyer".split(), "choose chose chosen".split(), "beat beaten".split(), "take took taken".split()),
        *("give gave given".split(), "become became".split(), "speak spoke spoken".split(), "leave left".split()),
        *("begin began begun".split(), "run ran".split(), "build built".split(), "shoot shot".split()),
    )
    for form in forms
}


class AskedSentence:
    """A sentence `[start, end)` of a text, beside the question it answers."""

    def __init__(self, asking: Asking, text: str, start: int, end: int) -> None:
        self.asking, self.text, self.start, self.end = asking, text, start, end
        self.pairs = [t for t in asking.terms if "_" in t]  # "season_4"
        self.wanted = [t for t in asking.terms if "_" not in t]
        self.question = " ".join(asking.search.lower().split())

    def find(self, pattern: re.Pattern[str]) -> list[Span]:
        """Return every match."""
        return [m.span() for m in pattern.finditer(self.text, self.start, self.end)]

    def is_asked(self, span: Span) -> bool:
        """Tell whether the question itself has one of the words."""
        return any(self.is_wanted(word) for word in re.findall(r"\w+", self.text[slice(*span)]))

    def is_wanted(self, word: str) -> bool:
        """Tell whether a word is, by its stem, one of the question's: "drummer" is "drums"."""
        return word.lower() not in STOP_WORDS and any(kin(t, w) for t in terms(word) for w in self.wanted)

    def before(self, at: int) -> str:
        """Return what of the sentence stands before `at`, of a very long one the last part."""
        return self.text[max(self.start, at - _REACH) : at]

    def behind(self, at: int) -> str:
        """Return what of the sentence stands behind `at`, of a very long one the first part."""
        return self.text[at : min(self.end, at + _REACH)]

    def of_the_asked(self) -> AskedSentence | None:
        """Return the clause that speaks of the season asked for, where others speak of another; None where none does.

        It is the sentence itself where that speaks of one season only.
        """
        counted = [pair.rsplit("_", 1)[0] for pair in self.pairs]
        if not self._others(self.start, self.end, counted):
            return self
        cuts = [m.start() for m in _CLAUSE.finditer(self.text, self.start, self.end)]
        asked = [
            (a, b)
            for a, b in pairwise([self.start, *cuts, self.end])
            if set(self.pairs).intersection(terms(self.text[a:b])) and not self._others(a, b, counted)
        ]
        return AskedSentence(self.asking, self.text, *asked[0]) if len(asked) == 1 else None

    def _others(self, start: int, end: int, counted: Sequence[str]) -> bool:
        """Tell whether what is counted in the question has another number in a part of the text."""
        said = [t for t in terms(self.text[start:end]) if "_" in t and t not in self.pairs]
        return any(t.rsplit("_", 1)[0] in counted for t in said)

    def best_clause(self, spans: Sequence[Span]) -> list[Span]:
        """Return those of the one clause with most of the question's words; [] where it has none, or two as many."""
        cuts = [m.start() for m in _CLAUSE.finditer(self.text, self.start, self.end)]
        cuts = [c for c in cuts if not any(a < c < b for a, b in spans)]
        edges = [self.start, *cuts, self.end]
        by_clause: list[tuple[int, list[Span]]] = []
        for left, right in pairwise(edges):
            if inside := [s for s in spans if left <= s[0] < right]:
                score = sum(map(self.is_wanted, set(re.findall(r"\w+", self.text[left:right]))))
                by_clause.append((score, inside))
        most = max((score for score, _ in by_clause), default=0)
        best = [inside for score, inside in by_clause if score == most]
        return best[0] if len(best) == 1 and most else []


def kin(one: str, other: str) -> bool:
    """Tell whether two stems are of one word: director and direct, wrote and written."""
    one, other = _FORMS.get(one, one), _FORMS.get(other, other)
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (same >= 4 and 2 * same > max(len(one), len(other)))
