"""The communities of strangers: every label stands in an article as hsbot reads it, and none is of two halves."""

from __future__ import annotations

import pytest
from folders import TESTS

from hsbot.articles.readers import read_folder
from hsbot.evaluate import is_right
from hsbot.labelled import read_labelled
from hsbot.quality.suite import Corpus, read_suite

SETS = read_suite(TESTS / "strangers.toml")


def test_there_are_five_of_either_half() -> None:
    halves = [[c.name for c in SETS if read_labelled(c.questions, half)] for half in ("choose", "quote")]
    assert [len(names) for names in halves] == [5, 5]
    assert not set(halves[0]) & set(halves[1])


@pytest.mark.parametrize("corpus", SETS, ids=lambda corpus: corpus.name)
def test_every_article_is_read_and_has_what_the_questions_name(corpus: Corpus) -> None:
    read = read_folder(corpus.articles, strict=True)
    assert len(read.articles) == 16
    assert sum(article.published is None for article in read.articles) <= 2
    texts = [" ".join(article.text.split()) for article in read.articles]
    for one in read_labelled(corpus.questions):
        assert one.answerable == bool(one.answers or one.answer_sentences), one.id
        for label in (*one.answers, *one.answer_sentences, *one.stale):
            assert any(" ".join(label.split()).casefold() in text.casefold() for text in texts), (one.id, label)
        for sentence in one.answer_sentences:
            assert is_right(one, sentence), one.id
