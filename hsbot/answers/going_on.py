"""Does it go on: "renewed or not", "another season?" and "is season 3 the last" all ask for the one that comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hsbot.search.words import terms

_COUNTED = {"season", "episod", "part", "volum", "chapter", "book"}  # as stems
_SERIES = "season"  # what a series goes on with, as a stem
_MANY = 5  # of the numbers behind one, those that are looked for as well
_BEHIND = re.compile(r"\b(?:after|beyond|past|following)\b(?P<one>(?: \S+){1,2})", re.IGNORECASE)
_LAST = re.compile(
    r"^(?:\w+ ){0,2}?(?:is|was|will|would) (?P<one>\S+(?: \S+)?) "
    r"(?:(?:really|actually|definitely|gonna|going to|be) )*(?:the )?(?:last|final|end)\b(?: \w+){0,5}\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:renew\w*|cancell?ed|cancellation|(?<!\bi )(?<!\bto )cancel|ax(?:e|ed)|picked up|"
    r"(?:another|more|further|additional) (?:seasons?|series|szns?|episodes?|eps))\b"
    r"|\b(?:which|what) (?:season|series|szn)(?:['’]?s| is| was| will be| would be)?(?: going to be| gonna be)? "
    r"(?:the )?(?:last|final)\b"
    r"|\b(?:is|are) (?:\S+ ){1,3}(?:over|finished|ending|done for good)(?: now| forever)?\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\bmore (?P<of>\S+(?: \S+)?)(?: coming| to come)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:who\w*|what\w*|wh?en\w*|where\w*|why|how\w*|which)\b", re.IGNORECASE)
_OF_GOING_ON = frozenset(  # as stems: what such a question consists of
    """renew cancel axe anoth extra addit season seri episod show card chanc hope pick expect say ani said happen yes
    offici confirm deni actual realli verdict ye nay mani done good finish get make come next last final end 1 final_1
    last_1 ever one gonna we keep news updat word info decis status latest hear heard know""".split()
)


def numbers_in(words: Iterable[str]) -> frozenset[str]:
    """Return the numbered things among terms: "season_4"."""
    return frozenset(t for t in words if t.rpartition("_")[0] in _COUNTED and t.rpartition("_")[2].isdigit())


def next_numbers(text: str) -> frozenset[str]:
    """Return what comes next, where that is asked for: season 4 for "after season 3" and "is season 3 the last"."""
    last = _LAST.search(text)
    named = [last["one"]] if last else [found["one"] for found in _BEHIND.finditer(text)]
    return frozenset(_next(thing) for one in named for thing in numbers_in(terms(one)))


def goes_on(text: str, names: frozenset[str]) -> bool:
    """Tell whether a question asks whether a series goes on: whether it is renewed, or for another season.

    `names` are those in it, as terms: "is there more Saltmarsh coming" asks so, too.
    """
    more = _MORE.search(text)
    return bool(_GOES_ON.search(text)) or (more is not None and bool(of := terms(more["of"])) and names.issuperset(of))


def only_goes_on(words: Iterable[str]) -> bool:
    """Tell whether terms, names left out, say nothing else than that."""
    return all(word in _OF_GOING_ON for word in words if word.isalpha() and not word.isdigit())


def is_said(text: str) -> bool:
    """Tell whether it has no question word: "so that's a no for season 4"."""
    return not _ASKS.search(text)


def seasons_in(words: Iterable[str]) -> frozenset[str]:
    """Return the numbered seasons among terms: what a series goes on with."""
    return frozenset(t for t in numbers_in(words) if t.rpartition("_")[0] == _SERIES)


def number_of(thing: str) -> int:
    """Return the 4 of "season_4"."""
    return int(thing.rpartition("_")[2])


def and_later(number: int) -> frozenset[str]:
    """Return a season of that number and those behind it: "season_4", "season_5" and so on."""
    return frozenset(f"{_SERIES}_{n}" for n in range(number, number + _MANY))


def _next(thing: str) -> str:
    return f"{thing.rpartition('_')[0]}_{number_of(thing) + 1}"
