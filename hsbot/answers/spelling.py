"""Typing errors, mended against the corpus's own words.

A word is mended only where neither the corpus nor the model's vocabulary knows it (the model's has some twenty
thousand English words: "married" is one even where no article has it, and must not become "carried").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]{4,}")
_FORTH = re.compile(r"\bforth(?= (?:season|series|szn|episode|book|film|movie|volume|part|one)s?\b)", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"(.)\1\1+")
_LONG = 6  # letters from which two errors are forgiven, else one
_ALIKE = 0.7  # the least normalised similarity, 0 to 1


def drawn_in(word: str) -> tuple[str, str]:
    """Return a word with each letter that stands three times or more once, and twice: "hi", "hii" for "hiiii"."""
    return _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)


class Speller:
    """Knows one corpus's words."""

    def __init__(self, vocabulary: Mapping[str, int], count_tokens: Callable[[Sequence[str]], Sequence[int]]) -> None:
        """Take {word: sentences it stands in}, lower case, and what counts a word's tokens (1: the model knows it)."""
        self._frequency = {w: n for w, n in vocabulary.items() if _WORD.fullmatch(w)}
        self._words = sorted(self._frequency)
        self._count_tokens = count_tokens

    def mend(self, text: str) -> str:
        """Return the text with unknown words replaced by the nearest known one, where one is near enough.

        A "forth season" is a fourth one, though both are words.
        """
        return _WORD.sub(lambda match: self._mended(match.group()), _FORTH.sub("fourth", text))

    def is_everyday(self, word: str) -> bool:
        """Tell whether the model's vocabulary has a word in small letters."""
        return self._count_tokens([word])[0] == 1

    def is_strange(self, word: str) -> bool:
        """Tell whether the corpus has neither a word in small letters nor any that it could be a slip of."""
        return not self._is_known(word) and self._nearest(word) is None

    def _mended(self, typed: str) -> str:
        word = typed.lower()
        return typed if self._is_known(word) or self.is_everyday(word) else self._nearest(word) or typed

    def _is_known(self, word: str) -> bool:
        return word in self._frequency or word.rstrip("s") in self._frequency

    def _nearest(self, word: str) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = 2 if len(word) >= _LONG else 1
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=20)
        good = [(distance, -self._frequency[w], w) for w, distance, _ in near if 1 - distance / len(word) >= _ALIKE]
        return min(good)[2] if good else None
