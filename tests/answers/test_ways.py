"""A follow-up read with the question before and alone: which reading counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answers.samples import scored
from hsbot.answers.choose import Choice
from hsbot.answers.features import FEATURES
from hsbot.answers.question import read_question
from hsbot.answers.ways import Way, better, leading_sentence
from hsbot.records import Article, Hit, Passage, Question, Snippet

BEFORE = "is harbour nights back?"
NIGHTS = Article("nights", "Nights", "Harbour Nights is back with Mara.", None, None, None, "nights.md")
OTHER = Article("other", "Other", "Ada Pell directs Saltmarsh.", None, None, None, "other.md")


def way(question: Question, article: Article, confidence: float) -> Way:
    """Return one that found both articles and answers with all of one."""
    lead = Snippet(article, article.text, 0, len(article.text), confidence, "lead")
    hits = [Hit(one, Passage(0, len(one.text), 0, 0), 1.0, None, 1.0) for one in (NIGHTS, OTHER)]
    return Way(read_question(question), None, hits, [], Choice("answered", confidence / 2, (lead,), (), own=confidence))


def article_of(text: str, alone: Article) -> Article:
    """Return the article that leads where the reading alone is the more confident and leads to `alone`."""
    carried = way(Question(text, previous=BEFORE), NIGHTS, 0.5)
    return better(carried, way(Question(text), alone, 0.9), BEFORE).choice.snippets[0].article


@pytest.mark.parametrize(
    "text", ["who directs it?", "and who directs it?", "release date?", "who directs saltmarsh in it?"]
)
def test_alone_it_may_not_be_answered_about_another_show(text: str) -> None:
    assert article_of(text, OTHER) is NIGHTS


@pytest.mark.parametrize(
    "text", ["did ada say she was thrilled", "what did ada say about her exit", "why does ada hide her phone"]
)
def test_a_question_that_says_itself_who_she_is_may(text: str) -> None:
    assert article_of(text, OTHER) is OTHER
    assert article_of(text.replace("ada", "mara"), OTHER) is NIGHTS  # what is said speaks of somebody else
    refused = replace(way(Question(text, previous=BEFORE), NIGHTS, 0.1), choice=Choice("no_answer", 0.1, (), ()))
    alone = way(Question(text), OTHER, 0.9)
    assert better(refused, alone, BEFORE) is alone


@pytest.mark.parametrize(
    "text", ["did ada say when it's out", "is ada in it", "did ada like him", "did they say she was thrilled"]
)
def test_of_what_only_the_question_before_tells_nothing_is_said_without_it(text: str) -> None:
    refused = replace(way(Question(text, previous=BEFORE), NIGHTS, 0.1), choice=Choice("no_answer", 0.1, (), ()))
    assert better(refused, way(Question(text), OTHER, 0.9), BEFORE) is refused


def test_whether_somebody_else_is_in_it_is_not_told_by_what_was_asked_before() -> None:
    text = "is ada in it"
    carried, alone = way(Question(text, previous="is mara back?"), NIGHTS, 0.9), way(Question(text), OTHER, 0.5)
    assert better(carried, alone, "is mara back?") is alone
    refused = replace(alone, choice=Choice("no_answer", 0.1, (), ()))
    assert better(carried, refused, "is mara back?") is refused  # neither tells it
    about_her = way(Question(text, previous="is mara back?"), OTHER, 0.9)
    assert better(about_her, refused, "is mara back?") is about_her
    answered = Question(text, previous="who plays the harbour master? Mara.")
    assert better(way(answered, NIGHTS, 0.9), refused, "who plays the harbour master?") is refused
    who = "who else does ada know in it"  # "Mara" may be the answer
    asked = way(Question(who, previous="is mara back?"), NIGHTS, 0.9)
    assert better(asked, way(Question(who), OTHER, 0.5), "is mara back?") is asked


def test_a_piece_of_which_no_article_has_a_word_is_not_answered_by_the_question_before() -> None:
    unknown = scored(OTHER, "Ada Pell directs Saltmarsh.", 1.0)
    features = tuple(float(name == "unknown") for name in FEATURES)
    unknown = replace(unknown, candidate=replace(unknown.candidate, features=features))
    carried = way(Question("asdfgh qwerty", previous=BEFORE), NIGHTS, 0.9)
    alone = replace(way(Question("asdfgh qwerty"), OTHER, 0.1), scored=[unknown])
    assert carried.asking.lean == "piece"
    assert better(carried, alone, BEFORE) is alone


@pytest.mark.parametrize("text", ["when is the premiere", "who’s the showrunner?", "is there a trailer"])
def test_a_whole_question_that_is_answered_only_alone_is(text: str) -> None:
    carried, alone = way(Question(text, previous=BEFORE), NIGHTS, 0.1), way(Question(text), OTHER, 0.9)
    refused = replace(carried, choice=Choice("no_answer", 0.1, (), ()))
    assert carried.asking.lean == "piece"
    assert better(refused, alone, BEFORE) is alone
    assert better(carried, alone, BEFORE) is carried  # what answers both is of the same matter
    refused_alone = replace(alone, choice=Choice("no_answer", 0.05, (), ()))
    assert better(refused, refused_alone, BEFORE) is refused


@pytest.mark.parametrize("text", ["release date?", "how many episodes", "and the premiere?", "when is it"])
def test_a_mere_piece_is_not(text: str) -> None:
    carried, alone = way(Question(text, previous=BEFORE), NIGHTS, 0.1), way(Question(text), OTHER, 0.9)
    refused = replace(carried, choice=Choice("no_answer", 0.1, (), ()))
    assert better(refused, alone, BEFORE) is refused


@pytest.mark.parametrize("text", ["and saltmarsh?", "what about Saltmarsh?"])
def test_a_piece_that_names_its_own_may(text: str) -> None:
    assert article_of(text, OTHER) is OTHER


def test_of_two_about_the_same_the_more_confident_counts() -> None:
    carried, alone = (way(Question("who directs it?", previous=p), NIGHTS, c) for p, c in ((BEFORE, 0.5), (None, 0.9)))
    assert better(carried, alone, BEFORE) is alone
    assert better(alone, carried, BEFORE) is alone


def test_alone_without_anything_found_is_no_way() -> None:
    carried = way(Question("who directs it?", previous=BEFORE), NIGHTS, 0.5)
    nothing = Way(read_question(Question("who directs it?")), None, [], [], Choice("no_answer", 0.0, (), ()))
    assert better(carried, nothing, BEFORE) is carried


CAST = Article("cast", "Cast", "Mara Quell plays Finn. Ben Orr plays Ada.", None, None, None, "cast.md")


def test_of_a_lead_of_two_sentences_the_better_one_answers() -> None:
    found = way(Question("who does mara play"), CAST, 0.9)
    both = [scored(CAST, "Ben Orr plays Ada.", 1.0), scored(CAST, "Mara Quell plays Finn.", 2.0)]
    elsewhere = scored(OTHER, OTHER.text, 3.0)
    assert leading_sentence(replace(found, scored=[elsewhere, *both])) == (CAST.text, 0, 22)
    assert leading_sentence(replace(found, scored=[elsewhere])) == (CAST.text, 0, len(CAST.text))  # all of the lead


def test_of_a_refusal_nothing_leads() -> None:
    refused = replace(way(Question("who is it"), CAST, 0.1), choice=Choice("no_answer", 0.1, (), ()))
    assert leading_sentence(refused) is None
