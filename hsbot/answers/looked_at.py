"""What is looked at for a question: passages, single sentences, and what is newest where that may end something.

It stands in one place for fitting and for answering.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from hsbot.answers.candidates import fronts
from hsbot.answers.denial import asks_on
from hsbot.answers.known import Corpus
from hsbot.answers.news import LOOKED_AT
from hsbot.answers.parts import ALL, Parts
from hsbot.answers.question import Asking
from hsbot.records import Article, Hit

if TYPE_CHECKING:
    from hsbot.answers.aim import Aimed
    from hsbot.search.encoder import Matrix

HITS = 10
"""Passages a question is looked for in; on the dev sets the answer stands in the first five 95 times in 100."""

SENTENCES = 16
"""Sentences looked at besides. On held-out communities in the manner of the web, where sentences are long, a right one
stands in none of the passages for one question in fourteen; in none of these either for one in forty."""


class Index(Corpus, Protocol):
    """What is asked of the index."""

    def search(self, vector: Matrix, words: Sequence[str], k: int, *, as_of: date | None) -> list[Hit]:
        """Return passages, the best first."""

    def sentences_near(self, vector: Matrix, k: int, *, as_of: date | None) -> list[Hit]:
        """Return sentences, each as a passage of its own."""

    def newest_articles(self, most: int, *, as_of: date | None) -> list[Article]:
        """Return the newest articles."""


def look(
    asking: Asking, vector: Matrix, aimed: Aimed, index: Index, *, as_of: date | None, parts: Parts = ALL
) -> tuple[list[Hit], list[Hit]]:
    """Return the passages found, the best first, and all that is looked at, these first.

    `vector` is the question's, `aimed` the same as it is compared with sentences. With `as_of` only articles
    published by then.
    """
    words = (*asking.terms, *asking.named.terms) if parts.lexical else ()
    passages = index.search(vector, words, HITS, as_of=as_of)
    more = index.sentences_near(aimed.towards, SENTENCES, as_of=as_of)
    if parts.time and asks_on(asking):
        more += fronts(index.newest_articles(LOOKED_AT, as_of=as_of), index)
    return passages, [*passages, *more]
