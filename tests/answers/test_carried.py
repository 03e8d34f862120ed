"""What a follow-up carries along of the question before it and its answer."""

from __future__ import annotations

import pytest

from hsbot.answers.carried import MOST, answer_names, carrying, leaned_on, question_before, with_answer
from hsbot.answers.question import read_question
from hsbot.records import Question


def names_in(question: str, answer: str) -> tuple[str, ...]:
    return answer_names(read_question(Question(question)), answer, 0, len(answer))


@pytest.mark.parametrize(
    ("question", "answer", "names"),
    [
        ("who directs it", "The film is directed by Ada Pell, who made Saltmarsh.", ("Ada Pell",)),
        ("where is it filmed", "Filming goes on in Hull until May.", ("Hull",)),
        ("whats the new album called", "It will be called The Long Tide.", ("The Long Tide",)),
        ("where do they play", "Fen Riders play in Hull in May, Ada Pell said.", ("Hull",)),
        ("who is it", "It is Ada Pell, as Ben Orr and Cy Dunn said.", ("Ada Pell", "Ben Orr")),  # which isn't certain
        ("what did they buy", "Corvid Lane has bought Pale Kettle.", ()),  # may be anything
        ("is there a season 4", "Ada Pell says that there is none.", ()),  # asks for no name
        ("when is it out", "Ada Pell said that it comes in May.", ()),
        ("who directs Saltmarsh", "Saltmarsh has a director again.", ()),
    ],
)
def test_the_names_that_answer_are_carried(question: str, answer: str, names: tuple[str, ...]) -> None:
    assert names_in(question, answer) == names


def test_of_a_long_list_only_the_first_are_carried() -> None:
    names = names_in("who returns", "Ada Pell, Ben Orr, Cy Dunn and Di Fay return.")
    assert names == ("Ada Pell", "Ben Orr")
    assert len(names) == MOST


def test_the_question_before_stands_in_front_as_a_question_of_its_own() -> None:
    assert with_answer("who directs it", ()) == "who directs it?"
    assert with_answer("who directs it?? ", ("Ada Pell",)) == "who directs it? Ada Pell."
    assert with_answer("who returns", ("Ada Pell", "Ben Orr")) == "who returns? Ada Pell and Ben Orr."


@pytest.mark.parametrize(
    ("previous", "text", "topic"),
    [
        ("who directs it", "who directs it", None),
        ("what of Saltmarsh? who directs it", "who directs it", "what of Saltmarsh"),
        ("who directs season 1? and season 2?", "who directs season 2", None),  # whole already
        ("who directs season 1? and season 2", "who directs season 2", None),
    ],
)
def test_the_question_before_is_taken_from_its_topic(previous: str, text: str, topic: str | None) -> None:
    before = question_before(previous, None)
    assert (before.text, before.previous) == (text, topic)


def test_a_follow_up_carries_what_isn_t_plain_and_is_whole_where_it_is() -> None:
    before = read_question(Question("who directs it"))
    asked = Question("how old is she", previous="who directs it")
    assert carrying(asked, before, ("Ada Pell",)) == Question("how old is Ada Pell")
    assert carrying(asked, before, ()) == Question("how old is she", previous="who directs it?")
    elsewhere = read_question(Question("where is it filmed"))
    assert carrying(asked, elsewhere, ("Hull",)) == Question("how old is she", previous="who directs it? Hull.")


def test_a_blank_question_before_or_one_for_any_news_is_nothing_to_lean_on() -> None:
    assert [leaned_on(text) for text in (None, "", " \n ", "whats new?")] == [None] * 4
    assert leaned_on("is there\na season 4?") == "is there a season 4?"
    assert leaned_on("x" * 2000) == "x" * 1000


def test_whose_actor_somebody_is_is_not_carried() -> None:
    assert names_in("who plays tom", "British actor Kit Brand is Tom.") == ("Kit Brand",)


def test_a_piece_that_asks_nothing_by_itself_is_carried_with_its_question() -> None:
    before = read_question(Question("who plays tom"))
    asked = Question("and before him?", previous="who plays tom")
    assert carrying(asked, before, ("Ada Pell",)) == Question("and before him?", previous="who plays tom? Ada Pell.")
    manager = read_question(Question("who is the manager"))
    assert carrying(asked, manager, ("Ada Pell",)) == Question("who was the manager before Ada Pell")
