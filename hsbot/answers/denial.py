"""Denials: the coming of a thing is asked for, and the last word on it is that it won't.

"When does season 4 come out?" supposes that there is one. Where the newest article that speaks of it says "there will
be no season 4", or that the festival which is asked for was called off, that is the answer to nearly everything that
can be asked about its coming, though it has hardly a word of the question, and a reader that judges by words finds
plans and hopes of old nearer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial

from hsbot.answers.candidates import Candidate
from hsbot.answers.coming import DENIES, LONGEST, is_ordered, is_saved, says, says_of_named
from hsbot.answers.going_on import (
    and_later,
    goes_on,
    is_said,
    next_numbers,
    number_of,
    numbers_in,
    only_goes_on,
    seasons_in,
)
from hsbot.answers.question import Asking
from hsbot.answers.score import Scored
from hsbot.answers.topic import names_in, speaks_of
from hsbot.search.words import terms

SURE = 0.8
"""The probability that a denial answers, at least; taken, not measured: invented communities hold too few of them."""

LEAST = 0.05
"""The probability, by the reader or where there is none by words, below which nothing is taken for the answer."""

_ASIDE = re.compile(r"\b(?:rather than|instead of)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)
_OF_COMING = frozenset(  # as stems: what is asked of a thing's coming, and no part of the thing
    """come out releas start air premier happen return cancel renew still date drop begin real back go ahead take place
    held open plan januari februari march april may june juli august septemb octob novemb decemb""".split()
)
TWO = 2
"""Denials that are read whatever else is; taken."""

_LOOKED_AT = 30  # of the best first; the others cost time, and a reader doesn't read as many
_DAY = timedelta(days=1)


def with_denial(asking: Asking, scored: Sequence[Scored]) -> list[Scored]:
    """Return the same, with what denies the thing that is asked for in the lead, where that is the last word.

    It is where no sentence of those found, of that day or later, speaks of the thing as of one that comes. The denial
    is then SURE at least; the others stay as they are.
    """
    found = _denial(asking, scored)
    if found is None:
        return list(scored)
    first = max(s.now for s in scored) + 1
    last = None if all(s.last is None for s in scored) else max(found.last or 0.0, SURE)
    surer = replace(found, now=first, probability=max(found.probability, SURE), last=last)
    return [surer if s is found else s for s in scored]


def without_overtaken(asking: Asking, scored: Sequence[Scored]) -> list[Scored]:
    """Return the same; where the numbered thing was ordered after all, no older denial can lead any more.

    Such a denial has no confidence left, and is told as what was said earlier only.
    """
    if asking.comes in {None, date.min}:  # nothing denies it, or nothing speaks of it as of one that comes
        return list(scored)
    found = _denials(asking, [s.candidate for s in scored[:_LOOKED_AT]])
    overtaken = {id(c) for c in found.denials if _day(c) < found.ordered} if found else set()
    return [replace(s, now=-math.inf, last=0.0) if id(s.candidate) in overtaken else s for s in scored]


def last_denials(asking: Asking, candidates: Sequence[Candidate]) -> tuple[list[Candidate], date | None]:
    """Return what denies the numbered thing that is asked for, where that is the last word; best first, at most TWO.

    That is worth reading however little it looks like an answer. With it comes the last day on which the thing was
    spoken of as one that comes, None where nothing denies it at all.
    """
    found = _denials(asking, candidates)
    if found is None or not found.numbered:
        return [], None
    last = sorted((c for c in found.denials if _day(c) > found.comes), key=_straight, reverse=True)[:TWO]
    return last, found.comes


@dataclass(frozen=True, slots=True)
class _Found:
    denials: list[Candidate]  # dated, of articles that speak of what is asked
    comes: date  # the last day on which the thing was spoken of as one that comes
    numbered: frozenset[str]  # the thing, as terms, where it has a number
    ordered: date = date.min  # the last day on which it was said to be ordered, where it has a number


def _denials(asking: Asking, candidates: Sequence[Candidate]) -> _Found | None:
    """Return what denies the thing that is asked for; None where nothing does, as nearly always, and quickly."""
    if not _may_be_denied(asking):
        return None
    by_then = asking.stands_at or date.max  # what a question asks of a time of its own, nothing later denies
    dated = [c for c in candidates if c.day and c.day <= by_then and len(c.text) <= LONGEST]
    denying = [c for c in dated if DENIES.search(c.text)]
    if not denying:
        return None
    names = cache(partial(names_in, asking.search, list({c.article.id: c.article for c in candidates}.values())))
    core = _asked_for(asking)
    numbered = _numbers(asking, core, denying, names)
    if not numbered and not core:
        return None
    said = partial(says, things=numbered) if numbered else partial(says_of_named, core=core)
    denials = [c for c in denying if said(c.text) == -1]
    if not denials:  # before the articles are looked through for names
        return None
    about_it = [c for c in dated if speaks_of(c.article, names())]
    denials = [c for c in denials if speaks_of(c.article, names())]
    if not denials:
        return None
    comes = max((_day(c) for c in about_it if said(c.text) == 1), default=date.min)
    if numbered:  # what was saved later is no longer denied, though no number is named
        first = min(map(_day, denials))
        comes = max([comes, *(_day(c) - _DAY for c in about_it if _day(c) > first and is_saved(c.text))])
    ordered = max((_day(c) for c in about_it if numbered and is_ordered(c.text, numbered)), default=date.min)
    return _Found(denials, comes, numbered, ordered)


def _denial(asking: Asking, scored: Sequence[Scored]) -> Scored | None:
    looked_at = {id(s.candidate): s for s in scored[:_LOOKED_AT]}
    found = _denials(asking, [s.candidate for s in looked_at.values()])
    if found is None:
        return None
    comes = max(found.comes, asking.comes or date.min)  # much isn't read, and was seen for that
    if not found.numbered:  # of a mere name much else is told: what leads otherwise stands where it is newer
        otherwise = max(scored, key=lambda s: s.now).candidate.day
        comes = max(comes, otherwise - _DAY) if otherwise else comes
    least = 0.0 if found.numbered else LEAST
    denials = [looked_at[id(c)] for c in found.denials if _day(c) > comes]
    likely = [one for one in denials if max(one.probability, one.last or 0.0) >= least]
    return max(likely, key=_fitness, default=None)


def _day(candidate: Candidate) -> date:
    return candidate.day or date.min


def _straight(candidate: Candidate) -> tuple[bool, date, bool]:
    """Order denials: what says it straight, the newest, the body rather than the title."""
    return not _ASIDE.search(candidate.text), _day(candidate), candidate.sentence.kind == "body"


def _fitness(one: Scored) -> tuple[bool, date, bool, float, float]:
    """Order denials likewise, and by what answers best."""
    return *_straight(one.candidate), one.now, one.logit


def _may_be_denied(asking: Asking) -> bool:
    """Tell whether a question asks for the coming of a thing, as far as its form tells."""
    if asking.asked != "polar" and _PAST.search(asking.text):
        return False
    on, said = asks_on(asking), is_said(asking.text)
    kinds = {"polar", "when"} | ({"other"} if asking.state or on or said else set()) | ({"number"} if on else set())
    waited_for = asking.asked == "when" and bool(numbers_in(frozenset(asking.own_terms)))  # "season 4 when"
    return asking.asked in kinds and (asking.moves or on or said or waited_for)


def asks_on(asking: Asking) -> bool:
    """Tell whether a question's form asks whether a series goes on, which the newest article may tell in any words.

    What stands behind "more" may be its name, which articles tell.
    """
    every = frozenset(asking.terms)
    return goes_on(asking.text, every) or bool(next_numbers(asking.text))


def _numbers(
    asking: Asking, core: frozenset[str], denying: Sequence[Candidate], names: Callable[[], frozenset[str]]
) -> frozenset[str]:
    """Return the numbered things whose coming is asked for, as terms; () where none is.

    Whoever asks without a number whether it goes on asks for the next one, of which only articles know the number: it
    is what the newest denial speaks of, and what would come behind.
    """
    if not asks_on(asking):
        return numbers_in(core)
    rest = frozenset(asking.terms if asking.lean == "pronoun" else asking.own_terms) - _OF_COMING - names()
    following = next_numbers(asking.text)
    if not only_goes_on(rest):
        return frozenset() if following else numbers_in(core)
    if asked := following or numbers_in(core):
        return asked
    if not goes_on(asking.text, names()):
        return frozenset()
    denied = [
        (_day(c), number_of(thing))
        for c in denying
        for named in seasons_in(terms(c.text))
        for thing in and_later(number_of(named))  # "season 3 will be the last" names none that is denied
        if says(c.text, frozenset({thing})) == -1
    ]
    newest = max((day for day, _ in denied), default=None)
    return and_later(min(number for day, number in denied if day == newest)) if newest else frozenset()


def _asked_for(asking: Asking) -> frozenset[str]:
    """Return the thing whose coming is asked for, as terms."""
    about_it = asking.lean == "pronoun" and _OF_COMING.issuperset(asking.own_terms)
    return frozenset(asking.terms if about_it else asking.own_terms) - _OF_COMING
