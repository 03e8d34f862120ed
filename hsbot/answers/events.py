"""Events as dates: "was a fourth season planned before the film was announced?".

The event itself is looked up like a question; the earliest article that tells of it gives the day. "Before" and "until"
say where the reader stands; what is asked of the time "when" something happened may have been told of afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.question import kind_of
from hsbot.answers.score import Scored
from hsbot.search.words import terms

_HAPPENS = (
    r"(?:was|were|had|got|left|came|went|took|began|won|lost|quit|broke|fell|sold|made|said|met|became|split|wrote|hit|"
    r"\w{3,}(?:ed|ment|tion|ture|iere|ease|unch|fer|eath|ssal|ewal|sing|but))"
)
_HAPPENING = r"(?:takeover|reunion|reveal|layoffs?|merger|buyout|break-?up|shutdown|rebrand)"
_EVENT = re.compile(
    r"\b(?P<by>before|until|till|prior to|when)\s+"
    rf"(?P<event>(?:[^,?!]*\s)?(?:{_HAPPENS}|{_HAPPENING})\b[^,?!]*)(?P<comma>,?)",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(  # without a comma it ends where the question begins
    rf"(?:(?:so|and|but|ok) )*(?P<by>before|until|till|prior to)\s+"
    rf"(?P<event>[^,?!]*?\s(?:{_HAPPENS}|{_HAPPENING})\b[^,?!]*?)(?P<comma>\s)"
    r"(?=(?:was|were|did|had) (?:there|it|they|he|she|we|the|an?|any|his|her|their|its|this|that)\b|"
    r"(?:who|what|where|how)\b(?! (?:he|she|it|they|to)\b)(?: \w+)?? "
    r"(?:was|were|did|had|ran|led|made|wrote|said|held|took|came|went|won|got|sang|\w{3,}ed)\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|did|had|been|used to|\w{3,}ed|ran|led|made|wrote|said|held|took|came|went|won|knew|thought|got)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:is|are|has|have|will|won't|gonna|can|does|do|be)\b|\b(?:s?he|it|that|there|this|who|what)['’]s\b|['’](?:ll|re)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\bhow (?:long|many|much)\b|\bwait\b", re.IGNORECASE)
_PASSIVE = re.compile(r"(?P<who>.+?) (?P<verb>was|were|had) (?P<what>.+)", re.IGNORECASE)

_IS_NOUN = re.compile(rf"\b{_HAPPENING}$", re.IGNORECASE)

_SAYS_NOTHING = frozenset("say said think thought know knew happen plan news hope expect announc tell told".split())

_TOLD = frozenset("announc confirm reveal report".split())  # stems of what news do, and so seldom say
_SHARE = 0.5  # of the best one's probability, from which an article counts as telling of the event
_COVERED = FEATURES.index("covered_near")
_LEAST_COVERED = 0.6  # share of the event's words that stand in the sentence, its neighbours or the title


@dataclass(frozen=True, slots=True)
class Event:
    """What a question names instead of a date."""

    rest: str  # the question without it; the whole of it after "when", and where nothing much would be left
    ask: str  # the question for its day
    before: bool  # True: nothing said from its day on may answer; False: its day counts, and then any


def named_event(text: str) -> Event | None:
    """Return the event that a question names as its time, None where it names none.

    Both must be past: "who was the coach when they went up", but not "how long until the film is released".
    """
    match = (None if "," in text else _IN_FRONT.match(text)) or _EVENT.search(text)
    if match is None or (match.start() == 0 and not match["comma"]):
        return None  # "before it was cancelled" alone asks nothing
    if match["by"].lower() == "when" and kind_of(text)[0] == "when":
        return None  # "did they say when it was moved to" asks for a day, and names none
    event = " ".join(match["event"].split())
    rest = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    if not terms(event) or _AHEAD.search(event) or _DURATION.search(rest) or not _PAST.search(rest):
        return None
    passive = _PASSIVE.fullmatch(event)
    verb = "was" if _IS_NOUN.search(event) else "did"
    ask = f"when {passive['verb']} {passive['who']} {passive['what']}" if passive else f"when {verb} {event}"
    before = match["by"].lower() != "when"
    says_much = not _SAYS_NOTHING.issuperset(terms(rest))
    return Event(rest if before and says_much else text, ask, before)


def day_of(event: Event, scored: Sequence[Scored], threshold: float) -> date | None:
    """Return the day by which articles count, None where none of the scored sentences tells of the event.

    `scored` are those found for `event.ask`. The earliest news of it give its day.
    """
    best = max((s.probability for s in scored), default=0.0)
    if best < threshold:
        return None
    words = frozenset(terms(event.ask))
    thing = words - _TOLD if words & _TOLD else frozenset()  # of an announcement, what is announced
    telling = [
        s.candidate.day
        for s in scored
        if s.probability >= _SHARE * best
        and (s.candidate.features[_COVERED] >= _LEAST_COVERED or (thing and thing.issubset(_near(s.candidate))))
    ]
    days = [day for day in telling if day is not None]
    return min(days) - timedelta(days=event.before and min(days) > date.min) if days else None


def _near(one: Candidate) -> list[str]:
    """Return the terms of a sentence, its neighbours and the title."""
    return terms(" ".join((one.article.title, one.before, one.text, one.after)))
