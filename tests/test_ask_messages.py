"""What a message may hold besides one plain English question: a greeting, several questions, another language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import FakeEncoder
from folders import build, write_article

from hsbot.ask import Asker
from hsbot.build import recipe
from hsbot.errors import QuestionError
from hsbot.records import Part, Question

pytestmark = pytest.mark.usefixtures("fake_scorer")


@pytest.mark.parametrize("text", ["thanks!", "good bot", "🎉", "hi"])
def test_small_talk_is_answered_without_asking_the_model(asker: Asker, encoder: FakeEncoder, text: str) -> None:
    answer = asker(Question(text))
    assert (answer.status, answer.snippets, encoder.asked) == ("no_answer", (), 0)
    assert answer.small_talk is not None


def test_a_greeting_in_front_of_a_question_changes_nothing_but_the_question_as_typed(asker: Asker) -> None:
    polite, plain = asker(Question("hi all, who directs Saltmarsh?")), asker(Question("who directs Saltmarsh?"))
    assert polite.question == "hi all, who directs Saltmarsh?"
    assert (polite.snippets, polite.small_talk) == (plain.snippets, None)


def test_of_several_questions_the_first_leads_and_the_others_follow_directly(asker: Asker) -> None:
    text = "Who directs Saltmarsh? Who follows lighthouse keepers on an island?"
    answer = asker(Question(text))
    assert answer.question == text
    assert [(s.role, s.text) for s in answer.snippets[:2]] == [
        ("lead", "Ada Pell directs."),
        ("supporting", "Saltmarsh follows two lighthouse keepers on an island."),
    ]
    assert answer.parts == (
        Part("Who directs Saltmarsh?", "answered"),
        Part("Who follows lighthouse keepers on an island?", "answered"),
    )


def test_a_part_that_nothing_answers_is_said_and_never_leads(asker: Asker) -> None:
    answer = asker(Question("Which orchestra recorded the soundtrack? Who directs Saltmarsh?"))
    assert (answer.status, answer.snippets[0].text) == ("answered", "Ada Pell directs.")
    assert [part.status for part in answer.parts] == ["no_answer", "answered"]
    assert all(snippet.role != "lead" for snippet in answer.snippets[1:])


def test_where_no_part_is_answered_the_answer_is_a_refusal(asker: Asker) -> None:
    answer = asker(Question("Which orchestra recorded the soundtrack? Which brewery sponsors it?"))
    assert answer.status == "no_answer"
    assert [part.status for part in answer.parts] == ["no_answer", "no_answer"]


def test_a_later_part_is_read_as_a_follow_up_and_on_its_own(asker: Asker, encoder: FakeEncoder) -> None:
    assert asker(Question("Was Saltmarsh saved? who directs it?")).parts[1] == Part("who directs it?", "answered")
    assert encoder.asked == 3


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("why not?", True),
        ("who directs it?", True),
        ("thanks, who directs it?", True),
        ("who directs it? Is there a film of Saltmarsh?", True),
        ("Is there a film of Saltmarsh? who directs it?", False),
        ("What time is it in London?", False),
        ("who directs Saltmarsh?", False),
    ],
)
def test_an_answer_says_whether_its_question_leans_on_the_one_before(asker: Asker, text: str, leans: bool) -> None:
    assert asker(Question(text, previous="Was the tour of the Fen Riders cancelled?")).leans is leans
    assert not asker(Question(text)).leans


def test_the_fourth_question_of_a_message_is_left_out_and_said_to_be(asker: Asker, encoder: FakeEncoder) -> None:
    text = " ".join(f"Who directs the orchestra of Saltmarsh {n}?" for n in "ABCD")
    answer = asker(Question(text))
    assert [part.status for part in answer.parts][3:] == ["skipped"]
    assert encoder.asked == 3


def test_one_question_has_no_parts(asker: Asker) -> None:
    assert asker(Question("Who directs and writes Saltmarsh?")).parts == ()


def test_a_message_that_is_too_long_is_refused_whole(asker: Asker) -> None:
    with pytest.raises(QuestionError):
        asker(Question("Who directs it? " * 100))


def test_a_question_in_another_language_is_refused_by_name_without_asking_the_model(
    asker: Asker, encoder: FakeEncoder
) -> None:
    answer = asker(Question("Wann kommt Staffel 3 von Saltmarsh?"))
    assert (answer.status, answer.language, answer.snippets, encoder.asked) == ("no_answer", "de", (), 0)


@pytest.mark.parametrize("languages", [("en", "de"), ()])
def test_a_language_that_the_model_understands_is_looked_up(
    story: Path, index: Path, encoder: FakeEncoder, languages: tuple[str, ...]
) -> None:
    build(story, index)
    answer = Asker(index, recipe("fake"), lambda: encoder, languages=languages)(Question("Wann kommt Staffel 3?"))
    assert (answer.language, encoder.asked) == (None, 1)


def test_words_of_a_foreign_title_that_the_articles_have_are_no_foreign_question(
    story: Path, index: Path, encoder: FakeEncoder
) -> None:
    write_article(story, "film.md", "2025-07-01", "A film", "Como agua para Saltmarsh opens the festival.")
    build(story, index)
    answer = Asker(index, recipe("fake"), lambda: encoder)(Question("como agua para saltmarsh"))
    assert (answer.status, answer.language) == ("answered", None)


def test_a_configured_alias_finds_what_the_name_finds(story: Path, index: Path, encoder: FakeEncoder) -> None:
    build(story, index)
    asker = Asker(index, recipe("fake"), lambda: encoder, aliases={"sm": ["Saltmarsh"]})
    short, whole = asker(Question("who directs sm?")), asker(Question("who directs Saltmarsh?"))
    assert short.question == "who directs sm?"
    assert (short.status, short.snippets) == ("answered", whole.snippets)


def test_another_name_learnt_from_brackets_answers_without_the_one_asked_for(
    story: Path, index: Path, encoder: FakeEncoder
) -> None:
    write_article(story, "cast.md", "2025-07-01", "A cast", "Mara (Lunde) leaves. Mara drowned, fans fear.")
    write_article(story, "prize.md", "2025-07-02", "A prize", "Lunde won a lantern in Bergen.")
    build(story, index)
    answer = Asker(index, recipe("fake"), lambda: encoder)(Question("Which lantern won Mara?"))
    assert (answer.status, answer.snippets[0].text) == ("answered", "Lunde won a lantern in Bergen.")


def test_what_brackets_tell_is_taken_up_with_a_new_generation(asker: Asker, story: Path, index: Path) -> None:
    question = Question("Which lantern won Mara?")
    write_article(story, "prize.md", "2025-07-02", "A prize", "Lunde won a lantern in Bergen.")
    build(story, index)
    before = asker(question).confidence
    write_article(story, "cast.md", "2025-07-01", "A cast", "Mara (Lunde) leaves. Mara drowned, fans fear.")
    build(story, index)
    assert asker(question).confidence > before


def test_what_s_new_is_answered_with_the_newest_articles_and_as_of_with_those_by_then(asker: Asker) -> None:
    newest = asker(Question("what's new?"))
    assert newest.status == "answered"
    assert [s.article.published for s in newest.snippets] == [date(2025, 6, 20), date(2025, 1, 10), date(2024, 3, 1)]
    assert [s.role for s in newest.snippets] == ["lead", "earlier", "earlier"]  # by half a year and more
    earlier = asker(Question("hi! whats new", date(2025, 2, 1)))
    assert earlier.snippets[0].article.published == date(2025, 1, 10)
    assert asker(Question("whats new", date(1999, 1, 1))).status == "no_answer"


def test_what_is_new_of_what_most_articles_speak_of_is_what_is_new(asker: Asker) -> None:
    assert asker(Question("whats next for saltmarsh?")).snippets[0].article.published == date(2025, 6, 20)
    assert "asks for the newest articles" in asker(Question("any news on Saltmarsh")).trace[-1].lines
    assert "asks for the newest articles" not in asker(Question("any news on the harbour")).trace[-1].lines
