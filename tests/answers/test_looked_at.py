"""What is looked at: passages, sentences by themselves, and the newest where that may end something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pytest
from fakes import vector

from answers.samples import FakeCorpus, article, sentences
from hsbot.answers.aim import Aimed
from hsbot.answers.looked_at import HITS, SENTENCES, look
from hsbot.answers.parts import ALL, Parts
from hsbot.answers.question import read_question
from hsbot.records import Article, Hit, Question

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix

ENDS = "There will be no fourth season."
OLD = article("old", "2025-01-05", "Ada Pell directs.", "A fourth season is hoped for.")
NEW = article("new", "2025-06-20", ENDS)


class FakeIndex(FakeCorpus):
    """Finds one passage and one sentence, and notes what it was asked."""

    def search(self, vector: Matrix, words: Sequence[str], k: int, *, as_of: date | None) -> list[Hit]:
        self.asked = (tuple(words), k, as_of)
        return [self.hit(OLD, 1, 2)]

    def sentences_near(self, vector: Matrix, k: int, *, as_of: date | None) -> list[Hit]:
        assert (k, as_of) == (SENTENCES, self.asked[2])
        return [self.hit(OLD, 2, 2, dense=None, lexical=None)]

    def newest_articles(self, most: int, *, as_of: date | None) -> list[Article]:
        return [NEW]


INDEX = FakeIndex(
    (OLD, sentences(OLD, "Ada Pell directs.", "A fourth season is hoped for.")), (NEW, sentences(NEW, ENDS))
)


def _look(question: str, parts: Parts = ALL, as_of: date | None = None) -> tuple[list[Hit], list[Hit]]:
    plain = vector(question)
    return look(read_question(Question(question)), plain, Aimed(plain, None), INDEX, as_of=as_of, parts=parts)


def test_passages_come_first_and_sentences_behind() -> None:
    passages, everything = _look("who directs it")
    assert [(h.passage.first, h.passage.last) for h in passages] == [(1, 2)]
    assert [(h.article.id, h.passage.first, h.passage.last) for h in everything] == [("old", 1, 2), ("old", 2, 2)]


def test_what_is_newest_is_looked_at_where_it_may_end_something() -> None:
    assert [h.article.id for h in _look("is it renewed or not")[1]] == ["old", "old", "new"]
    assert [h.article.id for h in _look("is it renewed or not", Parts(time=False))[1]] == ["old", "old"]


@pytest.mark.parametrize("day", [None, date(2025, 3, 1)])
def test_words_and_day_are_passed_on(day: date | None) -> None:
    _look("who directs", as_of=day)
    assert INDEX.asked == (("direct",), HITS, day)
    _look("who directs", Parts(lexical=False), as_of=day)
    assert INDEX.asked == ((), HITS, day)
