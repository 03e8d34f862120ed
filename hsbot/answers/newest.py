"""Time among the sentences that answer: which of them is the newest word.

Who asks how things stand wants the newest; who asks for a lasting fact the best, unless something newer says it
otherwise. Both are a matter of degree: a newer sentence that hardly answers mustn't beat an older one that does. So
every sentence's score is moved by three things, each weighed as the labelled communities teach it
(`training/fit_scorer.py`): for what is sure to change, for what is sure to last, and in between by how likely it
changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache

from hsbot.answers.changing import between
from hsbot.answers.question import Asking
from hsbot.answers.score import Scored
from hsbot.answers.snippets import is_sayable
from hsbot.search.words import terms

REACH = 3.0
"""How far below the best a score may lie, in logits, to count as one that answers; on held-out communities 2, 3 and 4
come to the same."""

MOST = 30
"""Of the best first, so many may lead at all; the others would cost time and change nothing."""

TIMELY = ("recency", "outdone", "superseded")


@dataclass(frozen=True, slots=True)
class Timing:
    """What a kind of question gives for each of TIMELY."""

    recency: float  # for the newest of the days on which something answers; the oldest gets nothing, others a share
    outdone: float  # for a newer sentence that answers as well; twice that for one that answers better by REACH
    superseded: float  # for a newer sentence that answers as well, by the share of words that both have


@dataclass(frozen=True, slots=True)
class Times:
    """The timing of what changes and of what lasts."""

    state: Timing
    fact: Timing

    def __call__(self, asking: Asking, scored: Sequence[Scored]) -> list[Scored]:
        """Return the same, which stand best first, with `now` set for MOST of them: the score as of the asker's day."""
        timing = Timing(**between(asking.changing, asdict(self.state), asdict(self.fact)))
        return [
            replace(
                one,
                now=one.logit + timing.recency * recent + timing.outdone * outdone + timing.superseded * superseded,
            )
            for one, (recent, outdone, superseded) in zip(scored, timely(asking, scored[:MOST]), strict=False)
        ] + list(scored[MOST:])


def timely(asking: Asking, scored: Sequence[Scored]) -> list[tuple[float, float, float]]:
    """Return recency (0 to 1), outdone (0 to 2) and superseded (0 to 1) of each.

    What is undated is neither outdone nor superseded, and no more recent than the oldest that answers. What may not
    stand as an answer (`is_sayable`), such as a heading, takes nothing from anything.
    """
    if not scored:
        return []
    best = max(s.logit for s in scored)
    days = [s.candidate.day or date.min for s in scored]
    answering = sorted({d for d, s in zip(days, scored, strict=True) if s.logit >= best - REACH})
    counts = [is_sayable(s.candidate) for s in scored]
    asked = frozenset(asking.terms)
    own = cache(lambda at: frozenset(terms(scored[at].candidate.text)) - asked)
    found = []
    for at, (one, day) in enumerate(zip(scored, days, strict=True)):
        outdone = superseded = 0.0
        for other, later in enumerate(days):
            ahead = (scored[other].logit - one.logit + REACH) / REACH  # 1: answers as well
            if not (later > day > date.min and ahead > 0 and counts[other]):
                continue
            outdone = max(outdone, min(ahead, 2.0))
            if min(ahead, 1.0) > superseded:
                common = len(own(at) & own(other)) / max(1, min(len(own(at)), len(own(other))))
                superseded = max(superseded, common * min(ahead, 1.0))
        older = sum(d < day for d in answering)
        recent = older / (len(answering) - 1) if len(answering) > 1 else 0.0
        found.append((min(recent, 1.0), outdone, superseded))
    return found
