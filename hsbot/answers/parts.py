"""Which parts take part in answering: all of them, but where a part's worth is measured by leaving it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsbot.answers.candidates import Candidate
from hsbot.answers.score import Scored


@dataclass(frozen=True, slots=True)
class Parts:
    """True: it takes part."""

    reader: bool = True  # False: words and vectors judge alone, by weights fitted for that
    lexical: bool = True  # False: passages are found by vector alone
    speller: bool = True  # False: typing errors stay
    time: bool = True  # False: neither what is newer leads nor a last word; an "as of" still hides what came later


ALL = Parts()


def undated(scored: Sequence[Scored]) -> list[Scored]:
    """Return the same as if no article had a date, so that time has nothing to go by."""

    def timeless(candidate: Candidate) -> Candidate:
        return replace(candidate, article=replace(candidate.article, published=None), recalls=None)

    return [replace(s, now=s.logit, candidate=timeless(s.candidate)) for s in scored]
