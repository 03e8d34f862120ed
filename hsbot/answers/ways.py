"""Ways from a reading of a question to a choice; a follow-up is read twice, with the question before and alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsbot.answers.choose import Choice, of_strangers
from hsbot.answers.question import Asking, own_subject
from hsbot.answers.score import Scored, is_unknown
from hsbot.answers.strangers import Spelling, Words, strangers
from hsbot.answers.topic import names_in, speaks_of
from hsbot.records import Article, Hit
from hsbot.search.words import terms

_WHOLE = re.compile(  # "when is the premiere", which lacks nothing but the name of its thing
    r"^(?:(?:who|what|when|where|how|why)(?: (?:much|many|long|old))?(?:['’]?s| is| was| are| were| does| did| will)|"
    r"is|was|are|were|does|did|will|has|have) (?:there )?(?:the|an?|any) \w{3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way through, from a reading of the question to a choice."""

    asking: Asking
    as_of: date | None  # by when an article had to be published
    hits: list[Hit]
    scored: list[Scored]
    choice: Choice


def better(carried: Way, alone: Way, before: str) -> Way:
    """Return the way of a follow-up that counts: the one with the question before, or the more confident one without.

    The follow-up by itself is that of `alone`; `carried` may be a whole question (`hsbot.answers.rewritten`).

    What "it" is only the question before tells: where nothing answers both, nothing does. Who "she" is a question may
    tell itself, "did ada say she was thrilled": what is said without the one before must then speak of Ada.
    "Who directs it?" and "release date?" alone may be answered about anything: what is said must then speak of what the
    question before names. "And the tour of Fen Riders?" names its own, and "when is the premiere" is a whole question:
    what answers it alone answers it where nothing does of what was asked before.
    """
    text = alone.asking.text
    articles = list({hit.article.id: hit.article for hit in carried.hits}.values())
    if _tells_of_the_one_before(carried, text, articles):
        return alone  # "is bo kerr in it" isn't answered by what Ada Pell does, of whom was spoken before
    if carried.asking.lean == "piece" and alone.asking.own_terms and is_unknown(alone.scored):
        return alone  # its own words say nothing here, and those of the question before were answered then
    leans = carried.asking.lean == "pronoun"
    if not leans and carried.choice.status == "no_answer" and _WHOLE.match(text):
        return max(carried, alone, key=_goodness)
    own = names_in(own_subject(text), articles) if leans else frozenset[str]()
    if leans and not own and carried.choice.status == "no_answer":
        return carried
    if leans or not names_in(text, articles):
        lead = next(iter(alone.choice.snippets), None)
        if lead is None or not speaks_of(lead.article, own or names_in(before, articles)):
            return carried
    return max(carried, alone, key=_goodness)


def _tells_of_the_one_before(way: Way, text: str, articles: Sequence[Article]) -> bool:
    """Tell whether what leads a yes/no follow-up has none of its names, but one of what it is read behind."""
    lead = next(iter(way.choice.snippets), None)
    if way.choice.status == "no_answer" or way.asking.asked != "polar" or lead is None:
        return False
    own, said = names_in(text, articles), frozenset(terms(lead.text))
    if not own or own & said:
        return False
    before = names_in(way.asking.search.removesuffix(text), articles)
    return not own & before and bool(before & said)


def leading_sentence(way: Way) -> tuple[str, int, int] | None:
    """Return the article's text and where in it the one sentence stands that leads; None where nothing does.

    The lead may quote its neighbour with it, whose names answer nothing.
    """
    if way.choice.status == "no_answer":
        return None
    lead = way.choice.snippets[0]
    quoted = [
        one
        for one in way.scored
        if one.candidate.article.id == lead.article.id and lead.start <= one.candidate.sentence.start < lead.end
    ]
    best = max(quoted, key=lambda one: one.now, default=None)
    where = best.candidate.sentence if best else lead
    return lead.article.text, where.start, where.end


def without_strangers(way: Way, spelling: Spelling, corpus: Words) -> Way:
    """Return the way; where it answers a question about a series that no article speaks of, with a refusal instead."""
    if way.choice.status == "no_answer":
        return way
    names = strangers(way.asking.search, spelling, corpus, way.asking.named)
    return replace(way, choice=of_strangers(names, way.choice)) if names else way


def _goodness(way: Way) -> tuple[bool, float]:
    """Return what ways are compared by: each by its lead alone, for the two have read different things."""
    return way.choice.status == "answered", way.choice.own
