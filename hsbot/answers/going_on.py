"""Does it go on: "renewed or not", "another season?" and "is season 3 the last" all ask for the one that comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hsbot.search.words import terms

_COUNTED = {"season", "episod", "part", "volum", "chapter", "book"}  # as stems
_MANY = 5  # of the numbers behind one, those that are looked for as well
_BEHIND = re.compile(r"\b(?:after|beyond|past|following)\b(?P<one>(?: \S+){1,3})", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|final|finale|end|ending|ends)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:renew\w*|cancel\w*|ax(?:e|ed)|continu\w*|(?:another|next|new|further|extra|additional|last|final) "
    r"(?:one|ever|seasons?|series|szns?|episodes?|eps)|picked up|more(?! (?:than|about|info\w*|details?|on)\b))\b"
    r"|\b(?:is|are) (?:\S+ ){1,3}(?:over|finished|ending|done for good)(?: now| forever)?\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:who\w*|what\w*|wh?en\w*|where\w*|why|how\w*|which)\b", re.IGNORECASE)
_OF_GOING_ON = frozenset(  # as stems: what such a question consists of
    """renew cancel axe continu anoth next new extra addit season seri episod show tv card chanc hope pick expect say
    ani said happen yes offici confirm deni actual realli final verdict ye nay 1
    final_1 last_1 last ever one mani done good finish get make""".split()
)


def numbers_in(words: Iterable[str]) -> frozenset[str]:
    """Return the numbered things among terms: "season_4"."""
    return frozenset(t for t in words if t.rpartition("_")[0] in _COUNTED and t.rpartition("_")[2].isdigit())


def asked_numbers(text: str, core: Iterable[str]) -> frozenset[str]:
    """Return the numbered things whose coming a question asks for; `core` are its terms.

    "After season 3" and "is season 3 the last" ask for season 4.
    """
    asked = numbers_in(core)
    behind = numbers_in(t for found in _BEHIND.finditer(text) for t in terms(found["one"]))
    if behind:
        return (asked - behind) | {_next(t) for t in behind}
    return frozenset(_next(t) for t in asked) if _LAST.search(text) else asked


def goes_on(text: str) -> bool:
    """Tell whether a question asks whether something goes on: whether it is renewed, or for another season."""
    return bool(_GOES_ON.search(text))


def is_said(text: str) -> bool:
    """Tell whether it has no question word: "so that's a no for season 4"."""
    return not _ASKS.search(text)


def asks_behind(text: str) -> bool:
    """Tell whether a question asks for what comes after a numbered thing: "after season 3"."""
    return any(numbers_in(terms(found["one"])) for found in _BEHIND.finditer(text))


def only_goes_on(words: frozenset[str]) -> bool:
    """Tell whether terms, names left out, say nothing else than that."""
    return words <= _OF_GOING_ON


def and_later(thing: str) -> frozenset[str]:
    """Return a numbered thing and those behind it: "season_4", "season_5" and so on."""
    kind, _, number = thing.rpartition("_")
    return frozenset(f"{kind}_{n}" for n in range(int(number), int(number) + _MANY))


def _next(thing: str) -> str:
    kind, _, number = thing.rpartition("_")
    return f"{kind}_{int(number) + 1}"
