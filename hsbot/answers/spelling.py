"""Typing errors, mended against the corpus's own words.

A word is mended only where nobody knows it: neither the corpus, nor the model's vocabulary, nor a list of English words
("married" is one even where no article has it, and must not become "carried"). Where the corpus has only a word two
slips away and English a common one but one slip away, that is meant. A little word, as in "wen is teh movie out", is no
word of any article's, and would else be looked for as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from hsbot.answers.english import is_english, meant
from hsbot.search.words import STOP_WORDS, without_accents

_WORD = re.compile(r"[^\W\d_]{4,}(?![^\W\d_]|['’]t\b)")
_ANY_WORD = re.compile(r"(?<![\w'’])[^\W\d_]{2,}(?!\w|['’](?!s\b))")
_FORTH = re.compile(r"\bforth(?= (?:season|series|szn|episode|book|film|movie|volume|part|one)s?\b)", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"(.)\1\1+")
_LITTLE = """were have does will would could should what when where which there their they them this that these those
    with from about into after before because been being""".split()
_AS_TYPED = {
    "the": "teh hte", "and": "adn", "was": "wsa", "has": "hsa", "when": "wen whn", "what": "wat wut", "where": "wher",
    "which": "wich whitch", "have": "hav", "there": "ther", "about": "abt", "because": "cuz coz cus becuz",
    "that": "dat", "does": "duz", "whats": "wats", "whens": "wens",
}  # fmt: skip
_JOINED = frozenset("yall itll theyll wholl thatll thered whod theyd".split())  # with the apostrophe left out
_LONG = 6  # letters from which two errors are forgiven, else one
_ALIKE = 0.7  # the least normalised similarity, 0 to 1


def drawn_in(word: str) -> tuple[str, str]:
    """Return a word with each letter that stands three times or more once, and twice: "hi", "hii" for "hiiii"."""
    return _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)


def _swapped() -> dict[str, str]:
    """Return {slip: little word}, two letters swapped; none where that is a word, or may be two of them."""
    found: dict[str, set[str]] = {}
    for word in _LITTLE:
        for at in range(len(word) - 1):
            slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            found.setdefault(slip, set()).add(word)
    return {slip: words.pop() for slip, words in found.items() if len(words) == 1 and slip not in STOP_WORDS}


_SWAPPED = _swapped()
_BADLY_TYPED = {slip: word for word, typed in _AS_TYPED.items() for slip in typed.split()}


class Speller:
    """Knows one corpus's words."""

    def __init__(self, vocabulary: Mapping[str, int], count_tokens: Callable[[Sequence[str]], Sequence[int]]) -> None:
        """Take {word: sentences it stands in}, lower case, and what counts a word's tokens (1: the model knows it)."""
        self._frequency = {w: n for w, n in vocabulary.items() if _WORD.fullmatch(w)}
        self._words = sorted(self._frequency)
        self._count_tokens = count_tokens
        self._little_words = {slip: word for slip, word in (_SWAPPED | _BADLY_TYPED).items() if slip not in vocabulary}

    def mend(self, text: str) -> str:
        """Return the text with unknown words replaced by the nearest known one, where one is near enough.

        One of the corpus, unless that is two slips away and a common one of English but one: "writting" is "writing".
        A "forth season" is a fourth one, though both are words; "teh" and "wen" are "the" and "when".
        """
        text = _FORTH.sub("fourth", text)
        loud = text.isupper()
        text = _ANY_WORD.sub(lambda match: self._little(match, loud=loud), text)
        return _WORD.sub(lambda match: self._mended(match, loud=loud), text)

    def is_everyday(self, word: str) -> bool:
        """Tell whether the model's vocabulary has a word in small letters."""
        return self._count_tokens([word])[0] == 1

    def is_strange(self, word: str) -> bool:
        """Tell whether the corpus has neither a word in small letters nor any that it could be a slip of."""
        return not self._is_known(word) and not self._nearest(word)[0]

    def _little(self, match: re.Match[str], *, loud: bool) -> str:
        """Return the little word that a slip is meant for; with capitals, as names and AHS have, it stays."""
        typed = match.group()
        word = typed.lower()
        if word not in self._little_words or _is_name(match, loud=loud):
            return typed
        return typed if word not in _BADLY_TYPED and self.is_everyday(word) else self._little_words[word]

    def _mended(self, match: re.Match[str], *, loud: bool) -> str:
        typed = match.group()
        word = typed.lower()
        if word in STOP_WORDS or word in _JOINED or self._is_a_word(word):
            return typed
        if word.endswith("in") and self._is_a_word(f"{word}g"):
            return f"{typed}{'G' if typed.isupper() else 'g'}"  # "comin", "playin"
        nearest, slips = self._nearest(word)
        common = meant(word) if slips > 1 and not _is_name(match, loud=loud) else None
        return common or nearest or typed

    def _is_a_word(self, word: str) -> bool:
        return self._is_known(word) or self.is_everyday(word) or is_english(word)

    def _is_known(self, word: str) -> bool:
        plain = without_accents(word)
        return plain in self._frequency or plain.rstrip("s") in self._frequency

    def _nearest(self, word: str) -> tuple[str, int]:
        """Return the corpus's word that a word may be a slip of and how many slips, or an empty one and 0."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = 2 if len(word) >= _LONG else 1
        word = without_accents(word)
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=20)
        good = [(distance, -self._frequency[w], w) for w, distance, _ in near if 1 - distance / len(word) >= _ALIKE]
        slips, _, nearest = min(good, default=(0, 0, ""))
        return nearest, slips


def _is_name(match: re.Match[str], *, loud: bool) -> bool:
    """Tell whether a word has a capital, but for the one that begins a question; where all have (`loud`), none is."""
    typed = match.group()
    return not (loud or typed.islower() or (match.start() == 0 and typed.istitle()))
