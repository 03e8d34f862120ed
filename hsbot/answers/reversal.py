"""Reversals: cancelled and then saved, renewed and then dropped after all; a thing is claimed of only where it is sure.

Two sentences must say the opposite of one thing: a name that both have, or one kind of work (the show, the tour) whose
name stands in both or in their titles. "Saltmarsh" is the show itself, but neither its tour nor the finale of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from hsbot.answers.names import NO_NAMES
from hsbot.answers.negated import is_by_nobody, is_not, is_so_far
from hsbot.search.words import STOP_WORDS

_MADE_ON = (
    r"renew(?:s|ed|ing)?|reviv(?:es?|ed|ing)|saved|saves|rescue[sd]?|resurrect(?:s|ed)|reinstate[sd]?|un-?cancel(?:s|l?ed)|"
    r"greenlit|green-lit|pick(?:s|ed) up|order(?:s|ed)|commission(?:s|ed)"
)
_MADE_OFF = (
    r"cancel(?:s|ed|led|ling)?|axe[sd]?|axing|scrap(?:s|ped)|shelve[sd]?|abandon(?:s|ed)|call(?:s|ed) off|dropped"
)
_IS_ON = (
    r"go(?:es|ing)? ahead|will return|returns|(?:is|are|comes?|coming) back|(?:is|are) returning|"
    r"(?:(?:is|are) happening|will happen) after all"
)
_IS_OFF = (
    r"no longer (?:be )?(?:going ahead|happening|planned|return\w*|com(?:e|ing) back|in (?:development|production))|"
    r"no (?:more|further) episodes of|"
    r"no (?:more|further)(?= (?:seasons?|series|episodes?|shows?|films?|tours?|concerts?)\b)|"
    r"(?:not|(?:is|are|wo)n't) (?:be )?(?:back|return\w*|com(?:e|ing) back)|"
    r"never (?:return(?:ing)?|be back|com(?:e|ing) back)|"
    r"(?:not|(?:is|are|wo)n't) happen(?:ing)? after all"
)
_VERB = re.compile(
    rf"\b(?:(?P<made_on>{_MADE_ON})|(?P<made_off>{_MADE_OFF})|(?P<off>{_IS_OFF})|(?P<on>{_IS_ON}))\b", re.IGNORECASE
)
_ONLY_PASSIVE = re.compile(r"pick|order|dropp", re.IGNORECASE)  # active, the show picks up and a trailer is dropped
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|gets?|got)(?: (?:not|never|now|also|\w+ly))?\s*$|n't\s*$", re.I
)
_UNSURE = re.compile(  # with a capital, "Hope", "Danger" and "Doubt" are of a title
    r"\b(?:(?:has|have|had)(?: not|n't)|neither (?:been )?\w+ed|whether|could|may be|might|would|should|if|"
    r"unless|rumou?r\w*|reportedly|"
    r"(?-i:yet|may|undecided|hop(?:e|es|ing)|wants?|petition\w*|campaign\w*|plea|urg\w+|den(?:y|ies|ied)|doubt|danger|"
    r"nearly|almost))\b|\?",
    re.IGNORECASE,
)
_WHEN = re.compile(  # behind "not return": it may well return at another time
    r"(?: [\w'-]+){0,4}? (?:before|until|till|soon|tomorrow|(?:(?:in|on|by|at|for|this|next) (?:the )?"
    r"(?:early |late |mid-?)?(?:\d|(?-i:Jan|Feb|Mar|Apr|May|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec|Easter|Christmas)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|spring|summer|autumn|fall|winter)))",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad(?: \w+)?(?: been)?\s*$", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?:said|says|announce[sd]|confirm(?:s|ed)|reveal(?:s|ed)|told|report(?:s|ed)|emerged|learn(?:s|t|ed)|tweeted|"
    r"posted|wrote (?:that|on|in))\b[^,;:]*$",
    re.I,
)
_HAS = re.compile(r"\b(?:has|have|is|are)\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"\bin (?:\w+ )?(?:19|20)\d\d\b")
_TO_END = re.compile(  # it returns, and is over all the same
    r"[^,;:.]*\b(?:for|with) (?:its|the|a|one|their) (?:\w+ )?(?:last|final)(?: ever)? "
    r"(?:episodes?|show|concert|gig)\b",
    re.IGNORECASE,
)
_PICKED_UP = re.compile(  # by a channel: "has picked up Saltmarsh for a fourth season"
    r"\s+(?:the (?:show|series|drama|comedy|sitcom)|[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|the|and|in))*)"
    r"(?: for (?:an?|another|one|its)\b[^,;:.]* (?:seasons?|series|run)\b|\s*$|[.!])"
)
_CLAUSE_ENDS = re.compile(r"[,;:.!?“”\"]|\b(?:and|but|that|because|while|as|which|who|after|before|when)\b")
_NO_OBJECT = re.compile(
    r"\s*(?:$|[,;:.!?]|(?:on|in|[Aa]t|[Ff]or|from|to|[Bb]y|off|out|with|[Aa]fter|until|over|last|this)\b)"
)
_THEIRS = re.compile(r"\s*(?:their|his|her)(?: \w+){0,2} (?:tours?|album|festival)\s*$")  # which has no other name
_TITLE = re.compile(r"(?<!\w)[“\"‘'*]([^\W\d_a-z][^“”\"‘’'*.!?]{0,40}?),?[”\"’'*](?!\w)")  # as trade news prints it
_KINDS = (
    r"shows?|series|seasons?|drama|comedy|sitcom|soap|episodes?|programme",
    r"tours?|concerts?|gigs?",
    r"festival",
    r"films?|movies?|sequel",
    r"games?",
    r"albums?",
)
_ITSELF = re.compile(r"shows?|series|seasons?|drama|comedy|sitcom|soap|programme", re.I)  # what a mere name stands for
_BEHIND = re.compile(  # the noun of a thing: "the premiere of", "the drama Saltmarsh last week"
    r"\b(?:of|in|on|at|with|for|from|by|to|about|(?:last|this|next) (?:week|month|year|night|\w+day|spring|summer|"
    r"autumn|winter)|today|yesterday|again)\b.*"
)
_BESIDE = frozenset(  # words between a thing and what is said of it
    """was were is are am been be being has have had will would get gets got not never now also then finally officially
    quietly suddenly already both all itself themselves""".split()
)
_NUMBERED = re.compile(
    r"\b(?:season|series|part|volume|chapter|episode) (\d+)|\b(second|third|fourth|fifth|sixth) (?:season|series)\b",
    re.I,
)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b")
_COUNTED = {"second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w-]+")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence says of a thing: that it is on (1) or off (-1)."""

    sign: Literal[-1, 1]
    thing: str  # the words for it
    doer: str  # the words for who decided it; "" where that isn't said
    owner: str = ""  # the words for whose it is, where who decided it calls it "their" own
    old: bool = False  # it is told in hindsight: "was renewed for a second season in 2021", "had been renewed"


def reverses(newer: str, older: str, newer_title: str = "", older_title: str = "") -> bool:
    """Tell whether of two sentences the newer says that a thing is on of which the older says that it is off, or so.

    The titles are those of their articles, and may name what a sentence calls "the show". In doubt False.
    """
    claim, other = _claim(newer), _claim(older)
    if claim is None or claim.old or other is None or claim.sign == other.sign:
        return False
    if any(_differ(tell(claim.thing), tell(other.thing)) for tell in (_kinds, _numbers, _seasons)):
        return False
    (noun, named), (other_noun, other_named) = noun_of(claim.thing), noun_of(other.thing)
    if not _samenoun_of(noun, other_noun):
        return False
    doers = {name for c in (claim, other) for name in _names(c.doer)}
    doers |= {name for title in (newer_title, older_title) if (c := _claim(title)) for name in _names(c.doer)}
    doers -= _names(f"{claim.owner} {other.owner}")
    one, two = _names(named) - doers, _names(other_named) - doers
    if one and two:
        return bool(one & two)
    if one or two:  # the other one is "the show" or the like, of an article that has this name
        name, title, unnamed = (one, older_title, other) if one else (two, newer_title, claim)
        return bool(_kinds(unnamed.thing)) and bool(name & _names(f"{title} {older if one else newer}"))
    both = (_names(newer_title) & _names(older_title)) - doers
    return bool(both and _kinds(claim.thing) & _kinds(other.thing))


def said_of(text: str) -> tuple[Literal[-1, 1], str] | None:
    """Return what a sentence says for sure: 1 where a thing is on, -1 where it is off, and the words for it."""
    claim = _claim(text)
    return (claim.sign, claim.thing) if claim else None


def looks_back(text: str) -> bool:
    """Tell whether a sentence says it in hindsight: "Saltmarsh was renewed for a second season in 2021"."""
    claim = _claim(text)
    return claim is not None and claim.old


def _claim(text: str) -> _Claim | None:
    """Return what a sentence claims, None where it is unsure, claims nothing, or both."""
    text = _TITLE.sub(r"\1", text).replace("’", "'")
    if _UNSURE.search(text):
        return None
    found = [claim for match in _VERB.finditer(text) if (claim := _read(text, match))]
    said = [claim for claim in found if not claim.old] or found
    return said[0] if len({claim.sign for claim in said}) == 1 else None


def _read(text: str, verb: re.Match[str]) -> _Claim | None:
    ahead = _CLAUSE_ENDS.split(text[: verb.start()])[-1]
    behind = text[verb.end() :]
    sign: Literal[-1, 1] = 1 if verb["made_on"] or verb["on"] else -1
    negated = is_not(ahead)
    by_nobody = not negated and is_by_nobody(ahead)
    if (by_nobody and sign == -1) or ((negated or by_nobody) and is_so_far(ahead)):
        return None
    if (verb["off"] or negated or by_nobody) and re.search("return|back", verb[0], re.I) and _WHEN.match(behind):
        return None
    if verb["on"] and _TO_END.match(behind):
        return None
    if negated or by_nobody:
        sign = 1 if sign == -1 else -1
    old = bool(_HAD.search(ahead)) and not _THAT.search(text[: verb.start()])  # "said that it had been renewed"
    if verb["on"] or (verb["off"] and not verb["off"].lower().startswith(("no more", "no further"))):
        return _Claim(sign, ahead, "", old=old)
    if verb["off"]:
        return _Claim(sign, _CLAUSE_ENDS.split(behind)[0], "")
    told = _CLAUSE_ENDS.split(behind)[0]
    if _PASSIVE.search(ahead):
        released = _ONLY_PASSIVE.match(verb[0]) and re.match(r"\s+(?:on|to|in|at)\b", behind)
        old = old or bool(re.search(r"\b(?:was|were)\b", ahead) and _IN_YEAR.search(told))
        return None if released else _Claim(sign, ahead, "", old=old)
    if _ONLY_PASSIVE.match(verb[0]) and not (verb[0].lower().startswith("pick") and _PICKED_UP.match(behind)):
        return None
    if _NO_OBJECT.match(behind):  # a headline: "Saltmarsh renewed for a third season"
        return _Claim(sign, ahead, "", old=old)
    thing = re.split(r"\b(?:for|on|in|at|from|to|by|with)\b", told)[0]
    old = old or bool(verb[0].endswith("ed") and not _HAS.search(ahead) and _IN_YEAR.search(told))
    if _THEIRS.match(thing) and not _names(thing):
        return _Claim(sign, f"{ahead} {thing}", "", owner=ahead, old=old)
    return _Claim(sign, thing, ahead, old=old)


def _names(words: str) -> frozenset[str]:
    """Return the capitalised words, in small letters."""
    found = (word.lower() for word in _CAPITAL.findall(words))
    return frozenset(word for word in found if word not in NO_NAMES and not _VERB.fullmatch(word))


def _kinds(words: str) -> frozenset[int]:
    """Return which kinds of work are spoken of; a companion to one, or somebody of it, is none."""
    return frozenset(n for n, kind in enumerate(_KINDS) if re.search(rf"\b(?:{kind})\b(?!'s)", words, re.IGNORECASE))


def noun_of(thing: str) -> tuple[str, str]:
    """Return the noun that says what a thing is, "" where only a name does, and the words that may name it.

    "The live tour of Saltmarsh" is a tour, "star Ada Pell" is Ada Pell.
    """
    thing = re.sub(r"^\W*(?:of|in|on|at|for|by)\b", "", thing)
    words = [word.strip("-–—()[]…") for word in _BEHIND.sub("", thing).split()]
    while words and (not words[-1] or words[-1].isdigit() or words[-1].lower() in _BESIDE or words[-1].endswith("n't")):
        words.pop()
    last = words[-1] if words else ""
    if last[:1].islower() or last.lower() in NO_NAMES or _kinds(last):
        return ("" if last.lower() in STOP_WORDS else last.lower()), thing
    return "", " ".join(takewhile(lambda word: word[:1].isupper() and not word.endswith("'s"), reversed(words)))


def _samenoun_of(one: str, other: str) -> bool:
    """Tell whether two nouns may stand for one thing; "": a name alone, which is that of a show."""
    if one and other:
        return one == other or bool(_kinds(one) & _kinds(other))
    return not (one or other) or bool(_ITSELF.fullmatch(one or other))


def _numbers(words: str) -> frozenset[str]:
    return frozenset(m[1] or _COUNTED[m[2].lower()] for m in _NUMBERED.finditer(words))


def _seasons(words: str) -> frozenset[str]:
    return frozenset(_SEASON.findall(words.lower()))


def _differ(one: Iterable[object], other: Iterable[object]) -> bool:
    """Tell whether both say something and nothing the same."""
    return bool(one and other) and set(one).isdisjoint(other)
