"""Features: what is known of each candidate, on a corpus small enough to count."""

from __future__ import annotations

import math

import pytest
from fakes import vector

from answers.samples import FakeCorpus, article, features, log_share, sentences
from answers.small_corpus import ALL, CORPUS, DIRECTS, FILMING, GUIDE, GUIDES, NEWS, QUOTED, SAID, found, of
from hsbot.answers.aim import Aimed
from hsbot.answers.candidates import gather
from hsbot.answers.question import read_question
from hsbot.records import Question


def test_a_number_that_the_question_has_and_the_sentence_lacks_is_missing_with_its_noun() -> None:
    assert of("is there a season 5?", FILMING)["number_missing"] == 1
    assert of("is there a season 4?", FILMING)["number_missing"] == 0
    assert of("is there a fourth season?", FILMING)["number_missing"] == 0
    assert of("is there an episode 4?", FILMING)["number_missing"] == 1  # the 4 stands there, but of a season
    assert of("is there a season 4?", DIRECTS)["number_missing"] == 0  # its neighbour has it
    assert of("is there a season 4?", "Two keepers live on an island.")["number_missing"] == 1
    assert of("when did the first season start?", "Two keepers live on an island.")["number_missing"] == 0
    assert of("when did the first season start?", FILMING)["number_missing"] == 1  # of another season


def test_a_year_is_a_date_and_never_a_missing_number() -> None:
    assert of("is it out in 2031?", FILMING)["number_missing"] == 0


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Does Ada Pell direct?", 0.0),
        ("Does Ada Brand direct?", 0.5),
        ("Does Mira Brand direct?", 1.0),
        ("does mira brand direct?", 0.0),  # nothing is told by small letters …
        ("DOES MIRA BRAND DIRECT?", 0.0),  # … or by nothing but capitals
        ("Is Saltmarsh’s “Brand” in Hull?", 1 / 3),
        ("Do I direct?", 0.0),
    ],
)
def test_the_share_of_the_question_s_names_that_the_article_lacks(question: str, missing: float) -> None:
    assert of(question, DIRECTS)["name_missing"] == pytest.approx(missing)


def test_what_no_article_has_is_unknown_by_its_weight() -> None:
    assert of("who directs?", DIRECTS)["unknown"] == 0
    lost, known = log_share(2, 0), log_share(2, 1)
    assert of("which zeppelin directs?", DIRECTS)["unknown"] == pytest.approx(lost / (lost + known))
    assert of("zeppelin?", DIRECTS)["unknown"] == 1


def test_what_is_covered_by_the_sentence_its_surroundings_and_the_article() -> None:
    one = of("who directs saltmarsh in hull", QUOTED)
    assert (one["covered"], one["covered_article"]) == (0, 1)
    assert one["covered_near"] == pytest.approx(1 / 3)  # "Saltmarsh" of the title
    assert of("who directs saltmarsh in hull", DIRECTS)["covered"] == pytest.approx(1 / 3)
    assert of("who directs saltmarsh in hull", DIRECTS)["covered_near"] == pytest.approx(1)


def test_a_question_of_stop_words_alone_covers_nothing_and_divides_by_nothing() -> None:
    assert {of("is it there?", DIRECTS)[name] for name in ("covered", "covered_near", "unknown", "name_missing")} == {0}


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("who is it", "On Monday Ada Pell arrived.", True),
        ("who is Ada Pell", "Today Ada Pell’s film began.", False),  # says nobody new
        ("when is it", "It begins soon enough.", False),
        ("is it over", "It ended.", True),  # no kind of thing is asked for
    ],
)
def test_the_kind_of_thing_that_is_asked_for_stands_in_the_sentence(question: str, sentence: str, fits: bool) -> None:
    one = article("one", None, sentence)
    corpus = FakeCorpus((one, sentences(one, sentence)))
    asking = read_question(Question(question))
    hits = [corpus.hit(one, 1, 1)]
    values = features(gather(asking, Aimed(vector(question), None), hits, corpus, 1, corpus.passages_with)[0])
    assert values["fits"] == fits
    assert values["asks_kind"] == (question != "is it over")


def test_cosines_lead_and_length_are_those_of_the_vectors() -> None:
    question = "ada pell directs"
    candidates = found(question)
    cosines = [features(c)["cosine"] for c in candidates]
    one = of(question, DIRECTS)
    assert one["cosine"] == pytest.approx(1, abs=1e-5)
    assert one["lead"] == pytest.approx(1 - sum(cosines) / len(cosines), abs=1e-5)
    assert one["length"] == pytest.approx(math.log(4))


def test_a_passage_that_only_one_side_found_has_its_sentence_s_cosine_and_no_bm25() -> None:
    hits = [CORPUS.hit(NEWS, 2, 2, dense=None, lexical=4.0), CORPUS.hit(GUIDE, 1, 1, dense=0.2, lexical=None)]
    news, guide = (
        features(c) for c in found("who directs", hits) if c.text in {DIRECTS, "Two keepers live on an island."}
    )
    assert (news["passage_cosine"], news["bm25"]) == (news["cosine"], 1)
    assert (guide["passage_cosine"], guide["bm25"]) == (0.2, 0)


def test_titles_and_sentences_that_are_quotations_as_a_whole_are_marked() -> None:
    assert of("who", "Saltmarsh films")["is_title"] == 1
    assert of("who", QUOTED)["is_quotation"] == 1
    assert of("who", SAID)["is_quotation"] == 0
    assert of("who", DIRECTS)["is_title"] == 0


def test_a_sentence_that_names_no_time_is_marked_for_who_asks_when_something_comes() -> None:
    assert of("when does season 4 come out?", DIRECTS)["no_time"] == 1
    assert of("when does season 4 come out?", FILMING)["no_time"] == 0  # "on Monday" may be one
    assert of("when did season 4 come out?", DIRECTS)["no_time"] == 0
    assert of("who directs it?", DIRECTS)["no_time"] == 0


def test_the_newest_news_stand_above_older_and_these_above_undated() -> None:
    old = article("old", "2025-01-20", "Ada Pell writes.", title="Ada writes")
    corpus = FakeCorpus((NEWS, sentences(NEWS, DIRECTS)), (old, sentences(old, "Ada Pell writes.")), (GUIDE, GUIDES))
    hits = [corpus.hit(NEWS, 1, 1), corpus.hit(old, 1, 1), corpus.hit(GUIDE, 1, 1)]
    asking = read_question(Question("when does it start"))
    each = gather(asking, Aimed(vector("when does it start"), None), hits, corpus, 3, corpus.passages_with)
    assert {c.article.id: features(c)["newness"] for c in each} == {"news": 1.0, "old": 0.5, "guide": 0.0}
    assert features(each[0])["newness_changing"] == asking.changing


def test_the_nearest_candidate_stands_at_the_first_place() -> None:
    each = sorted((features(c) for c in found("who directs")), key=lambda f: -f["cosine"])
    assert [round(math.exp(f["place"])) for f in each] == list(range(1, len(each) + 1))


def test_of_equal_cosines_the_first_stands_before_the_other() -> None:
    twin = article("twin", None, DIRECTS, title="A guide")
    corpus = FakeCorpus((NEWS, sentences(NEWS, DIRECTS)), (twin, sentences(twin, DIRECTS)))
    asking = read_question(Question("who directs"))
    hits = [corpus.hit(NEWS, 1, 1), corpus.hit(twin, 1, 1)]
    each = gather(asking, Aimed(vector("who directs"), None), hits, corpus, 2, corpus.passages_with)
    places = [round(math.exp(features(c)["place"])) for c in each if c.text == DIRECTS]
    assert places == sorted(places)
    assert len(set(places)) == 2


def test_a_follow_up_asks_when_something_comes_by_its_own_words() -> None:
    asking = read_question(Question("and when is it out?", previous="Was the film confirmed?"))
    each = gather(asking, Aimed(vector(asking.search), None), ALL, CORPUS, 2, CORPUS.passages_with)
    assert next(features(c) for c in each if c.text == DIRECTS)["no_time"] == 1
