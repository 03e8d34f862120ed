"""A corpus of a few texts, and what is known of its words."""

from __future__ import annotations

from datetime import date

from hsbot.answers.spelling import Speller
from hsbot.search.words import terms, tokens

TEXTS = (
    "Saltmarsh was renewed for season 4.",
    "Seasons 2 and 3 of Saltmarsh are out.",
    "A film comes in 2026.",
    "Ada Pell plays Nick in the drama, said Joe Locke.",
    "The young keepers sing two songs.",
)
EVERYDAY = {"who", "is", "the", "composing", "score", "lock", "ana", "royals", "swift", "conner", "taylor", "mine"}
EVERYDAY |= {"honestly", "back", "man", "spider", "heart", "station", "show", "win", "book", "tickets", "young"}
NEWEST = date(2025, 6, 20)


class Texts:
    """A corpus of a few texts, each a passage."""

    def __init__(self, *texts: str, newest: date | None = NEWEST) -> None:
        self.texts = texts
        self.newest = newest
        self.words = [word for text in texts for word in tokens(text)]
        self._terms = [frozenset(terms(text)) for text in texts]

    def passages_with(self, *terms: str) -> int:
        """Count the texts with all of the terms."""
        return sum(passage.issuperset(terms) for passage in self._terms)

    def sentences_with(self, word: str) -> int:
        """Count a word, each time it stands."""
        return self.words.count(next(iter(tokens(word)), ""))

    def has_word_with(self, part: str) -> bool:
        """Tell whether a word has this inside."""
        return any(part in word for word in self.words)


def speller_of(corpus: Texts) -> Speller:
    """What spells by the corpus, and knows the words that are EVERYDAY."""
    return Speller(dict.fromkeys(corpus.words, 1), lambda asked: [1 if w in EVERYDAY else 2 for w in asked])
