"""English words, however seldom an article has them: "telly" is one, and no slip of "tells".

The list is pyspellchecker's, counted in film subtitles (160,000 words; where a word has 50, nobody counted it). It is
read at the first word that neither the corpus nor the model's vocabulary has.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_AGAIN = re.compile(r"^(?:re|un|co)-?")  # "uncancelled" is no slip of "cancelled"
_BY = re.compile(r"(?:e?rs?)$")  # whoever makes what fans say: "podcaster"
_UNCOUNTED = 50
_COMMON = 5000  # from which a word is so common that it is meant rather than anything that is no word
_SHORTEST = 5  # letters of a word that has forms beside those of the list
_FANS_SAY = frozenset(
    """audiobook audiobooks bandmate bandmates banger bangers bluray cameo cosplay crossover crossplay crowdfund
    crowdfunded crunchyroll docu docuseries esports fandom greenlit hattrick hoodie hoodies hulu leaker leakers
    livestream livestreams mangaka meetup meetups merch modded modder modders modding plushie plushies podcast podcasts
    preorder preorders prequel prequels reshoot reshoots retcon retconned runtime screenshot screenshots setlist
    setlists simp simping smth smthn solos spinoff spinoffs tiktok tiktoks tshirt tshirts""".split()
)
"""What the list doesn't have, being older, and fans say every day."""


def is_english(word: str) -> bool:
    """Tell whether a word in small letters is one of English, or one with "s", "re", "un" or "co"."""
    if word in _FANS_SAY or _counts()[word] > _UNCOUNTED or _BY.sub("", word) in _FANS_SAY:
        return True
    one, again = word.removesuffix("s"), _AGAIN.sub("", word)
    if one != word and len(one) >= _SHORTEST and _counts()[one] > _UNCOUNTED:
        return True
    return again != word and len(again) >= _SHORTEST and _counts()[again] >= _COMMON


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
