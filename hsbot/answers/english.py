"""English words, however seldom an article has them: "telly" is one, and no slip of "tells".

The list is pyspellchecker's, counted in film subtitles (160,000 words; where a word has 50, nobody counted it). It is
read at the first word that neither the corpus nor the model's vocabulary has.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_UNCOUNTED = 50
_COMMON = 5000  # from which a word is so common that it is meant rather than anything that is no word
_FANS_SAY = frozenset(
    """audiobook audiobooks cameo cosplay crossover crowdfund crowdfunded docu docuseries fandom hoodie hoodies
    livestream livestreams mangaka merch modded modder modders modding plushie plushies podcast podcasts preorder
    preorders prequel prequels reshoot reshoots retcon retconned runtime smth smthn solos spinoff spinoffs tshirt
    tshirts""".split()
)
"""What the list doesn't have yet and fans ask for every day."""


def is_english(word: str) -> bool:
    """Tell whether a word in small letters is one of English."""
    return word in _FANS_SAY or _counts()[word] > _UNCOUNTED


def meant(word: str) -> str | None:
    """Return the common English word that a word in small letters is one slip away from; None where there is none."""
    near = [other for other in _english().edit_distance_1(word) if _counts()[other] >= _COMMON]
    return max(near, key=lambda other: (_counts()[other], other), default=None)


def _counts() -> Any:
    return _english().word_frequency


@lru_cache(maxsize=1)
def _english() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)
