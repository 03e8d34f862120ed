"""Words as the lexical side sees them: folded, stemmed, numbers in one spelling.

The same function serves the BM25 index, the question and the features of a candidate sentence, so that "the fourth
season", "season four", "Season 4", "S04" and "szn 4" are one thing everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

VERSION = 1  # stands in the manifest: raise it when `terms` changes, and every index is built anew

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*")
_SEASON_EPISODE = re.compile(r"s0*(\d{1,2})(?:e0*(\d{1,2}))?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")

_CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NUMBER_WORDS = {w: str(n) for n, w in enumerate(_CARDINALS)} | {w: str(n) for n, w in enumerate(_ORDINALS)}
_SPELLINGS = {"szn": "season", "ssn": "season", "ep": "episode", "vol": "volume", "film": "movie"}

STOP_WORDS = frozenset(
    """a about after again all also am an and any are aren't as at be because been before being but by can can't
    could couldn't did didn't do does doesn't doing don't down during each few for from further get gets getting got
    had hadn't has hasn't have haven't having he he's her here here's hers him his how how's i i'd i'm i've if in into
    is isn't it it's its itself just know let's like me more most my no nor not now of off on once one only or other
    our out over own please pls plz same she she's should so some still such than that that's the their theirs them
    then there there's these they they're this those through to too u under until up ur very was wasn't we we're were
    weren't what what's whats when when's whens where where's wheres which while who who's whos whom why why's will
    with won't would wouldn't you you're your yours anyone anybody something anything someone yet ever going gonna
    tell guys hey hi lol omg""".split()
)


def tokens(text: str) -> list[str]:
    """Return the words of `text` in order, lower case, without accents; numbers as digits, stop words kept.

    "Season Four's" gives ["season", "4"]; an empty or wordless text gives an empty list.
    """
    found: list[str] = []
    for match in _TOKEN.finditer(_fold(text)):
        word = match.group().replace("’", "'")
        word = word.removesuffix("'s")
        if season := _SEASON_EPISODE.fullmatch(word):
            found += ["season", season[1]] + (["episode", season[2]] if season[2] else [])
        elif ordinal := _ORDINAL.fullmatch(word):
            found.append(ordinal[1])
        else:
            if word != "one" or (found and found[-1] not in STOP_WORDS):  # "season one", but not "which one"
                word = _NUMBER_WORDS.get(word) or _SPELLINGS.get(word) or word
            if found and found[-1] == "series" and _NUMBER.fullmatch(word):
                found[-1] = "season"  # "series 4" is British for "season 4"; "the series" is the show
            found.append(word)
    return found


def terms(text: str) -> list[str]:
    """Return the content words of `text` in order as stems, without stop words.

    A number also gives a term with each of its neighbours ("season 4" gives season, 4, season_4), because "4" alone
    says next to nothing, and "season_5" that no article has says a lot.
    """
    words = tokens(text)
    found: list[str] = []
    for i, word in enumerate(words):
        if _NUMBER.fullmatch(word):
            number = word.replace(",", "").lstrip("0") or "0"
            found.append(number)
            beside = [words[j] for j in (i - 1, i + 1) if 0 <= j < len(words)]
            found += [f"{stem(w)}_{number}" for w in beside if w.isalpha() and w not in STOP_WORDS]
        elif word not in STOP_WORDS and (len(word) > 1 or not word.isascii()):
            found.append(stem(word))
    return found


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the Snowball English stem of one lower-case word; words of other languages pass nearly unchanged."""
    return str(_stemmer().stemWord(word.replace("'", "")))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in text if not unicodedata.combining(c))
