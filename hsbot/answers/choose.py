"""Choosing: which of the scored sentences are said, in which role, or whether nothing is.

The rules of time (design, section 5): among sentences that truly answer, the newest leads and the older ones are
"earlier"; one that doesn't answer never beats one that does, however new it is; an undated article never beats a
dated one on age; a question about a lasting fact is not dragged to a worse sentence merely because it is newer. What
time gives and takes is weighed in `hsbot.answers.newest` and `hsbot.answers.last_word`: the lead is what has the
highest score as of now, unless that there won't be what is asked for is the last word (`hsbot.answers.denial`), or
something newer answers nearly as surely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsbot.answers.claims import distinct
from hsbot.answers.denial import with_denial, without_overtaken
from hsbot.answers.expiry import passed_day
from hsbot.answers.features import FEATURES
from hsbot.answers.question import Asking
from hsbot.answers.reversal import reverses
from hsbot.answers.score import Scored, is_unknown
from hsbot.answers.snippets import is_sayable, joined, make_snippet, without_repeats
from hsbot.answers.topic import names_in, shares_name
from hsbot.records import Snippet, Status

SHARE = 0.3
"""Share of the best probability from which a sentence is told beside the lead: as well, or as what was said earlier."""

BESIDE = 0.5
"""Share of the lead's confidence from which a sentence is told beside it as well: a third fewer than from 0.3, and on
the "choose" halves of tests/questions an answer stands among the first three as often."""

NEWER, MAY_CHANGE = 0.6, 0.3
"""Share of the lead's confidence from which something newer that answers leads instead, and how likely the answer must
be to change. On held-out communities as much is right as without (0.587, 0.604 and 0.613; without 0.586, 0.603 and
0.618), and less of what changes is outdated (0.112, 0.122 and 0.084; 0.134, 0.143 and 0.097): docs/decisions/0061."""

NEAR = 0.05
"""Confidence below which nothing that was found is near enough to be shown beside a refusal."""

SUPPORTING, EARLIER, NEAREST = 2, 3, 2  # the most snippets of each kind that an answer shows

_FITS = FEATURES.index("fits")
_TURNS = re.compile(  # says that something is no longer what it was: "Ben Orr takes over from him", "from 89 to 119"
    r"\b(?:(?:tak(?:es?|ing|en)|took) over|replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|steps? in|recast|instead of|"
    r"no longer|has left|now|rais(?:es|ed)|lower(?:s|ed)|grown?|grew|shrunk|renamed?|moved|"
    r"from (?:\S*\d\S*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) to|new (?:head )?"
    r"(?:bassist|captain|coach|director|drummer|guitarist|host|manager|owner|presenter|showrunner|singer))\b",
    re.IGNORECASE,
)
_OF_ONE = frozenset({"who", "number", "when", "where"})  # kinds of questions that mostly one thing answers
_AMOUNTS = frozenset({"price", "cost", "fee"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is said, and why."""

    status: Status
    confidence: float
    snippets: tuple[Snippet, ...]
    reasons: tuple[str, ...]  # for the trace
    reversal: bool = False  # see Answer
    own: float = 0.0  # the confidence by itself, before all that was read is looked at


def choose(
    asking: Asking, scored: Sequence[Scored], threshold: float, doubt: Callable[[float], float] = float
) -> Choice:
    """Choose among the scored sentences, which stand best first.

    `doubt` makes of a sentence's own confidence how sure it is by all that was read: what the answer says, and what
    the threshold is for. Sentences are compared by their own.
    """
    sayable = without_overtaken(asking, [s for s in scored if is_sayable(s.candidate)])
    scored = with_denial(asking, sayable)
    denied = scored != sayable
    if not scored:
        return Choice("no_answer", 0.0, (), ("nothing was found",))
    if _asks_nothing(asking, scored):
        return Choice("no_answer", 0.0, (), ("refused: it names nothing that any article speaks of",))
    best = max(scored, key=lambda s: (s.confidence, s.probability))
    sure = float if denied else doubt  # a denial is as sure as its rule
    confidence = sure(best.confidence)
    how_sure = f"{confidence:.2f}" if sure is float else f"{confidence:.2f} ({best.confidence:.2f} by itself)"
    if confidence < threshold:
        near = [best, *(s for s in scored[:10] if s is not best and s.probability >= SHARE * threshold)]
        near = distinct(near, [], NEAREST) if confidence >= NEAR else []
        nearest = without_repeats(make_snippet(s, "supporting", None) for s in near)
        reason = f"refused: the best sentence has {how_sure}, {threshold:.2f} is asked for"
        near_by = tuple(_with_score(_with_passed(asking, s), sure) for s in nearest)
        return Choice("no_answer", confidence, near_by, (reason,), own=best.confidence)
    answering = [s for s in scored if sure(s.confidence) >= threshold]
    foremost = _newest(asking, answering) if denied else _newer(asking, _newest(asking, answering), answering)
    lead = foremost if denied else _body_of(foremost, answering)
    likeliest = max(s.probability for s in scored)
    rivals = [s for s in scored if s is lead or s.probability >= SHARE * likeliest]
    reasons = [f"asks for what changes: {asking.moves}; {len(rivals)} have {SHARE} of the best's {likeliest:.2f}"]
    reasons += [] if sure is float else [f"sure: the best has {how_sure}"]
    if denied:
        reasons.append(f"denial: {_name(lead)} is the last word on it, and says that there won't be any")
    timeless = max(answering, key=lambda s: s.logit)
    if foremost is not timeless:
        why = "is newer than" if _day(lead) > _day(timeless) else "is no less the last word than"
        reasons.append(f"time: {_name(lead)} {why} {_name(timeless)} and leads")
    # a title stands above its quotations anyway, and is worth quoting only where nothing else of its article is
    bodies = {s.candidate.article.id for s in rivals if s.candidate.sentence.kind == "body"}
    worth = [s for s in rivals if s.candidate.sentence.kind == "body" or s.candidate.article.id not in bodies]
    # what is told beside the lead shares a name that the question has of the lead's article: it isn't of another show
    names = names_in(asking.search, [lead.candidate.article])
    worth = [s for s in worth if shares_name(s.candidate.article, names)]
    others = distinct([s for s in worth if s is not lead], [lead], len(rivals))
    history = [s for s in others if _is_earlier(asking, s, lead)]
    beside = [s for s in others if s not in history and s.confidence >= BESIDE * lead.confidence]
    # what doesn't truly answer by itself is no history of it, but of something that looks the same
    told = (s for s in history if s.probability >= min(threshold, lead.probability))
    older = _one_an_article(sorted(told, key=lambda s: (_day(s), s.logit), reverse=True))
    opposite = older[0] if older and _is_reversed(older[0], lead) else None
    if opposite:
        reasons.append(f"reversal: {_name(opposite)} said the opposite")
    snippets = [
        joined(make_snippet(lead, "lead", asking), rivals, asking),
        *(make_snippet(s, "supporting", asking) for s in beside[:SUPPORTING]),
        *(replace(make_snippet(s, "earlier", asking), reversed=s is opposite) for s in older[:EARLIER]),
    ]
    said = tuple(_with_score(_with_passed(asking, s), sure) for s in without_repeats(snippets))
    is_reversal = any(s.reversed for s in said)
    return Choice("answered", sure(lead.confidence), said, tuple(reasons), is_reversal, lead.confidence)


def _with_score(snippet: Snippet, sure: Callable[[float], float]) -> Snippet:
    """Return the snippet with how sure it is for its score; what is earlier is no longer true, and keeps its own."""
    return snippet if snippet.role == "earlier" else replace(snippet, score=sure(snippet.score))


def nothing_asked(instead: str | None) -> Choice:
    """Return what is chosen where no article is asked for: `instead` names the small talk or the language."""
    return Choice("no_answer", 0.0, (), (f"nothing was looked up: {instead}",))


def of_strangers(names: Sequence[str], instead: Choice) -> Choice:
    """Return what is chosen where a question is about what no article speaks of, though `instead` would answer it.

    What would have led stands below as the nearest, nothing of it marked: the name may be one that only fans have.
    """
    near = tuple(replace(snippet, role="supporting", marks=()) for snippet in instead.snippets[:1])
    return Choice("no_answer", 0.0, near, (f"refused: no article speaks of {', '.join(names)}",))


def _asks_nothing(asking: Asking, scored: Sequence[Scored]) -> bool:
    """Tell whether a text has no word to look up, or none that any article has, and no question's form."""
    if asking.state or asking.asked != "other":
        return not asking.terms
    return not asking.terms or is_unknown(scored)


def _newest(asking: Asking, answering: Sequence[Scored]) -> Scored:
    """Return what leads.

    What is undated may be of any age: it leads only where nothing dated answers, and for a lasting fact where nothing
    dated answers better.
    """
    lead = max(answering, key=lambda s: s.now)
    if lead.candidate.day is None:
        dated = [s for s in answering if s.candidate.day]
        if dated and (asking.state or any(_quality(s) > _quality(lead) for s in dated)):
            lead = max(dated, key=lambda s: s.now)
    return lead


def _newer(asking: Asking, lead: Scored, answering: Sequence[Scored]) -> Scored:
    """Return what is newer than the lead and answers nearly as surely, a thing of the kind asked for; else the lead.

    What answers in the question's own words is often what was said first, before the fee, the day or the price changed.
    """
    if (asking.changing < MAY_CHANGE and not asking.held) or lead.candidate.day is None:
        return lead
    least = NEWER * lead.confidence
    newer = (s for s in answering if _day(s) > _day(lead) and s.confidence >= least and _fits(s) >= _fits(lead))
    return max(newer, key=lambda s: s.confidence, default=lead)


def _fits(scored: Scored) -> float:
    return scored.candidate.features[_FITS]


def _quality(scored: Scored) -> float:
    """Return how well it answers, by the timeline where it was read there."""
    return scored.logit if scored.told is None else scored.told


def _is_reversed(older: Scored, lead: Scored) -> bool:
    """Tell whether the lead says the opposite of an older sentence about the same thing."""
    new, old = lead.candidate, older.candidate
    return reverses(new.text, old.text, new.article.title, old.article.title)


def _with_passed(asking: Asking, snippet: Snippet) -> Snippet:
    """Return the snippet with the day that it announced, where that is over and the question is about time."""
    if asking.now is None or not (asking.moves or asking.asked == "when"):
        return snippet
    return replace(snippet, passed=passed_day(snippet.text, snippet.article.published, asking.now))


def _body_of(lead: Scored, rivals: Sequence[Scored]) -> Scored:
    """Return a sentence of the article whose title would lead, where one answers as well; else what was given."""
    if lead.candidate.sentence.kind == "body":
        return lead
    same = [s for s in rivals if s.candidate.article.id == lead.candidate.article.id]
    return max((s for s in same if s.candidate.sentence.kind == "body"), key=lambda s: s.now, default=lead)


def _one_an_article(scored: Sequence[Scored]) -> list[Scored]:
    """Return the first of each article, in the order given."""
    first: dict[str, Scored] = {}
    for one in scored:
        first.setdefault(one.candidate.article.id, one)
    return list(first.values())


def _is_earlier(asking: Asking, one: Scored, lead: Scored) -> bool:
    """Tell whether a sentence is history beside the lead; what is undated or of the same day is not.

    Beside a fact that lasts nothing is, unless the lead says that it did not.
    """
    day, newest = one.candidate.day, lead.candidate.day
    if day is None or newest is None or day >= newest:
        return False
    of_one = asking.asked in _OF_ONE or not _AMOUNTS.isdisjoint(asking.own_terms)
    return asking.moves or (of_one and bool(_TURNS.search(lead.candidate.text)))


def _day(scored: Scored) -> date:
    return scored.candidate.day or date.min


def _name(scored: Scored) -> str:
    return f"{scored.candidate.article.id} ({scored.candidate.day or 'undated'})"
