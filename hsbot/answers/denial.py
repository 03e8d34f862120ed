"""Denials: the coming of a thing is asked for, and the last word on it is that it won't.

"When does season 4 come out?" supposes that there is one. Where the newest article that speaks of it says "there will
be no season 4", or that the festival which is asked for was called off, that is the answer to nearly everything that
can be asked about its coming, though it has hardly a word of the question, and a reader that judges by words finds
plans and hopes of old nearer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Literal

from hsbot.answers.candidates import Candidate
from hsbot.answers.going_on import and_later, asked_numbers, asks_behind, goes_on, is_said, numbers_in, only_goes_on
from hsbot.answers.question import Asking
from hsbot.answers.reversal import noun_of, said_of
from hsbot.answers.score import Scored
from hsbot.answers.topic import names_in, speaks_of
from hsbot.search.words import STOP_WORDS, terms

SURE = 0.8
"""The probability that a denial answers, at least; taken, not measured: invented communities hold too few of them."""

LEAST = 0.05
"""The probability, by the reader or where there is none by words, below which nothing is taken for the answer."""

_WORD = r"[^\W_]+(?:[’'-][^\W_]+)*"
_NONE = re.compile(  # what stands behind is the thing
    rf"\b(?:(?:no|rather than|instead of)(?: an?| the| any| more| further)?|"
    rf"(?:(?:not|never)(?: going to)?|{_WORD}n[’']t) (?:be|make|get|have|see|order|commission) (?:an?|any|the)|"
    r"not(?: an?| the)?)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(  # what has none of these denies nothing
    r"\b(?:no|not|never|rather than|instead of|cancel|ax(?:e|ing)|scrap|shelve|abandon|calls|called|dropped)|n[’']t",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:rather than|instead of)\b", re.IGNORECASE)
_RUN = re.compile(rf"(?: {_WORD}){{2,3}}")
_ENDS_THERE = frozenset(  # words that may stand behind a thing; a noun there makes something else of it
    """of for from at on in to and or but as because so since after before this next with by although though while
    either now today anymore ever""".split()
)
_NOT_MADE = re.compile(
    r"\b(?:will|is|was|are)(?: not|n[’']t)(?: going to)?(?: be)? (?:made|happen(?:ing)?|filmed|produced|coming)\b|"
    r"\bwon[’']t (?:be made|happen|come|be filmed|be produced)\b|\b(?:will|is) never (?:be made|happen|come)\w*\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:will|to|set to|due to|is|are) (?:\w+ )?(?:premi[eè]re|air|arrive|begin|start|launch|come|open|return|follow|"
    r"be (?:released|shown|out|made|filmed)|(?:film|shoot|com|air|premier|start)ing)|"
    r"\b(?:renewed|ordered|commissioned|greenlit|green-lit|filming|shooting|premieres?|arrives|airs|begins|starts|"
    r"in production|is out|came out|has begun|has started)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:whether|if|could|(?-i:may)|might|would|should|hop(?:e[sd]?|ing)|want(?:s|ed|ing)?|wish\w*|push\w*|petition\w*|"
    r"campaign\w*|talks?|rumou?r\w*|undecided|decided|uncertain|optimistic|until|till|yet|so far|doubt)\b|\?",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|without|rather than|instead of)\b|n[’']t\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)
_OF_COMING = frozenset(  # as stems: what is asked of a thing's coming, and no part of the thing
    """come out releas start air premier happen return cancel renew still date drop begin real back go ahead take place
    held open plan januari februari march april may june juli august septemb octob novemb decemb""".split()
)
TWO = 2
"""Denials that are read whatever else is; taken."""

_LOOKED_AT = 30  # of the best first; the others cost time, and a reader doesn't read as many
_DAY = timedelta(days=1)
_MORE = 2  # words that a thing may have besides those asked for: "the festival" may be "the Lake Festival"


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


def last_denials(asking: Asking, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return what denies the numbered thing that is asked for, where that is the last word; best first, at most TWO.

    That is worth reading however little it looks like an answer.
    """
    found = _denials(asking, candidates)
    if found is None or not found.numbered:
        return []
    return sorted((c for c in found.denials if (c.day or date.min) > found.comes), key=_straight, reverse=True)[:TWO]


@dataclass(frozen=True, slots=True)
class _Found:
    denials: list[Candidate]  # dated, of articles that speak of what is asked
    comes: date  # the last day on which the thing was spoken of as one that comes
    numbered: bool  # whether it has a number


def _denials(asking: Asking, candidates: Sequence[Candidate]) -> _Found | None:
    """Return what denies the thing that is asked for; None where nothing does, as nearly always, and quickly."""
    core = _asked_for(asking)
    if core is None:
        return None
    denying = [c for c in candidates if c.day and _DENIES.search(c.text)]
    if not denying:
        return None
    articles = list({c.article.id: c.article for c in candidates}.values())
    numbered = asked_numbers(asking.text, core)
    if not numbered and goes_on(asking.text):
        names = names_in(asking.text, articles)
        if only_goes_on(frozenset(asking.own_terms) - _OF_COMING - names):
            numbered = _next_denied(denying)
    if not numbered and not core:
        return None
    says = partial(_says, things=numbered) if numbered else partial(_says_of_named, core=core)
    if not any(says(c.text) == -1 for c in denying):
        return None
    names = names_in(asking.search, articles)
    about_it = [c for c in candidates if c.day and speaks_of(c.article, names)]
    signs = [(says(c.text), c) for c in about_it]
    comes = max((c.day for sign, c in signs if sign == 1 and c.day), default=date.min)
    return _Found([c for sign, c in signs if sign == -1], comes, bool(numbered))


def _denial(asking: Asking, scored: Sequence[Scored]) -> Scored | None:
    looked_at = {id(s.candidate): s for s in scored[:_LOOKED_AT]}
    found = _denials(asking, [s.candidate for s in looked_at.values()])
    if found is None:
        return None
    comes = found.comes
    if not found.numbered:  # of a mere name much else is told: what leads otherwise stands where it is newer
        otherwise = max(scored, key=lambda s: s.now).candidate.day
        comes = max(comes, otherwise - _DAY) if otherwise else comes
    least = 0.0 if found.numbered else LEAST
    denials = [looked_at[id(c)] for c in found.denials if (c.day or date.min) > comes]
    likely = [one for one in denials if max(one.probability, one.last or 0.0) >= least]
    return max(likely, key=_fitness, default=None)


def _straight(candidate: Candidate) -> tuple[bool, date, bool]:
    """Order denials: what says it straight, the newest, the body rather than the title."""
    return not _ASIDE.search(candidate.text), candidate.day or date.min, candidate.sentence.kind == "body"


def _fitness(one: Scored) -> tuple[bool, date, bool, float, float]:
    """Order denials likewise, and by what answers best."""
    return *_straight(one.candidate), one.now, one.logit


def _next_denied(denying: Sequence[Candidate]) -> frozenset[str]:
    """Return the numbered thing that the newest denial speaks of, and those behind it, as terms; () where none does.

    Whoever asks without a number whether it goes on asks for the next one, of which only articles know the number.
    """
    denied = [
        (c.day or date.min, thing)
        for c in denying
        for thing in numbers_in(terms(c.text))
        if _says(c.text, frozenset({thing})) == -1
    ]
    newest = max((day for day, _ in denied), default=None)
    return min((and_later(thing) for day, thing in denied if day == newest), key=sorted, default=frozenset())


def _asked_for(asking: Asking) -> frozenset[str] | None:
    """Return the thing whose coming is asked for, as terms; None where something else is asked."""
    past = asking.asked != "polar" and _PAST.search(asking.text)
    on = goes_on(asking.text) or asks_behind(asking.text)
    said = is_said(asking.text)
    kinds = {"polar", "when"} | ({"other"} if asking.state or on or said else set()) | ({"number"} if on else set())
    if past or not (asking.moves or on or said) or asking.asked not in kinds:
        return None
    about_it = asking.lean == "pronoun" and _OF_COMING.issuperset(asking.own_terms)
    return frozenset(asking.terms if about_it else asking.own_terms) - _OF_COMING


def _says(text: str, things: frozenset[str]) -> Literal[-1, 0, 1]:
    """Return -1 where a sentence says that there won't be the numbered thing, 1 where there will, 0 for neither."""
    if not things.intersection(terms(text)) or _UNSURE.search(text):
        return 0
    if any(_is_thing(text[match.end() :], things) for match in _NONE.finditer(text)):
        return -1
    claimed = said_of(text)
    if claimed and claimed[0] == -1 and _ends_with(claimed[1], things):
        return -1
    if any(_ends_with(text[: match.start()], things) for match in _NOT_MADE.finditer(text)):
        return -1
    return _comes(text, claimed)


def _says_of_named(text: str, core: frozenset[str]) -> Literal[-1, 0, 1]:
    """Return the same of a thing without a number, which must be what was called off itself, no tour of it."""
    said = frozenset(terms(text))
    if not core <= said or _UNSURE.search(text):
        return 0
    claimed = said_of(text)
    if claimed and claimed[0] == -1:
        noun, _ = noun_of(claimed[1])
        thing = frozenset(terms(claimed[1]))
        head = frozenset(terms(noun)) <= core if noun else True
        return -1 if core <= thing and head and len(thing - core) <= _MORE else 0
    return _comes(text, claimed)


def _comes(text: str, claimed: tuple[Literal[-1, 1], str] | None) -> Literal[0, 1]:
    """Return 1 where a sentence that denies nothing speaks of its thing as of one that comes."""
    if _NEGATED.search(text):
        return 0
    return 1 if _COMES.search(text) or (claimed and claimed[0] == 1) else 0


def _is_thing(behind: str, things: frozenset[str]) -> bool:
    """Tell whether what stands behind "no" is the thing, and not what belongs to it: "no season 4 trailer"."""
    run = _RUN.match(behind)
    words = run[0].split() if run else []
    return not things.isdisjoint(terms(" ".join(words[:2]))) and _ENDS_THERE.issuperset(w.lower() for w in words[2:])


def _ends_with(words: str, things: frozenset[str]) -> bool:
    """Tell whether words end with the thing, verbs and the like behind it aside: "Season 4 has been"."""
    last = re.findall(_WORD, words)
    while last and last[-1].lower() in STOP_WORDS:
        last.pop()
    return not things.isdisjoint(terms(" ".join(last[-2:])))
