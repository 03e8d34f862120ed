"""Candidates: every sentence of the hits once, and what is known of each, on a corpus small enough to count."""

from __future__ import annotations

from datetime import date

import pytest
from fakes import vector

from answers.samples import FakeCorpus, article, features, sentences
from answers.small_corpus import CORPUS, DIRECTS, FILMING, GUIDE, NEWS, QUOTED, SAID, found
from hsbot.answers.aim import Aimed
from hsbot.answers.candidates import gather
from hsbot.answers.question import read_question
from hsbot.records import Article, Question


def test_every_sentence_of_the_hits_stands_once_in_their_order_with_the_titles() -> None:
    twice = [CORPUS.hit(NEWS, 1, 2), CORPUS.hit(GUIDE, 1, 1), CORPUS.hit(NEWS, 2, 4)]
    assert [(c.article.id, c.at) for c in found("who directs", twice)] == [
        *(("news", at) for at in (1, 2, 0)),
        *(("guide", at) for at in (1, 0)),
        *(("news", at) for at in (3, 4)),
    ]


def test_no_hits_give_no_candidates() -> None:
    assert found("who directs", []) == []


def test_a_candidate_knows_its_neighbours_in_the_body_and_no_title() -> None:
    by_text = {c.text: (c.before, c.after) for c in found("who directs")}
    assert by_text[FILMING] == ("", DIRECTS)
    assert by_text[DIRECTS] == (FILMING, SAID)
    assert by_text[QUOTED] == (SAID, "")
    assert by_text["Saltmarsh films"] == ("", FILMING)


def test_a_sentence_over_two_lines_is_read_as_one() -> None:
    broken = article("broken", None, "Ada Pell\ndirects it.")
    corpus = FakeCorpus((broken, sentences(broken, "Ada Pell\ndirects it.")))
    asking = read_question(Question("who directs"))
    hits = [corpus.hit(broken, 1, 1)]
    one = gather(asking, Aimed(vector("who directs"), None), hits, corpus, 1, corpus.passages_with)[0]
    assert one.text == "Ada Pell directs it."


def test_an_article_is_asked_for_its_vectors_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = CORPUS.sentence_vectors

    def counted(article: Article) -> object:
        asked.append(article.id)
        return real(article)

    monkeypatch.setattr(CORPUS, "sentence_vectors", counted)
    found("who directs", [CORPUS.hit(NEWS, 1, 2), CORPUS.hit(NEWS, 3, 4), CORPUS.hit(GUIDE, 1, 1)])
    assert asked == ["news", "guide"]


def test_what_looks_back_has_the_day_of_that_and_the_first_sentence_of_an_article_is_always_there() -> None:
    first, then = "It ends with a film.", "In February 2025, Ada Pell hoped for more."
    april = article("april", "2025-04-22", first, then)
    corpus = FakeCorpus((april, sentences(april, first, then)))
    asking = read_question(Question("is there a season 4"))
    told = gather(asking, Aimed(vector("who"), None), [corpus.hit(april, 2, 2)], corpus, 1, corpus.passages_with)
    assert {c.text: c.day for c in told} == {
        then: date(2025, 2, 28),
        "Saltmarsh": date(2025, 4, 22),
        first: date(2025, 4, 22),
    }
    assert [features(c)["looks_back"] for c in told] == [1, 0, 0]
