"""What a follow-up carries along of the question before it and its answer."""

from __future__ import annotations

import pytest

from hsbot.answers.carried import MOST, answer_names, with_answer
from hsbot.answers.question import read_question
from hsbot.records import Question


@pytest.mark.parametrize(
    ("question", "answer", "names"),
    [
        ("who directs it", "The film is directed by Ada Pell, who made Saltmarsh.", ("Ada Pell",)),
        ("where is it filmed", "Filming goes on in Hull until May.", ("Hull",)),
        ("whats the new album called", "It will be called The Long Tide.", ("The Long Tide",)),
        ("what did they buy", "Corvid Lane has bought Pale Kettle.", ("Corvid Lane", "Pale Kettle")),
        ("is there a season 4", "Ada Pell says that there is none.", ()),  # asks for no name
        ("when is it out", "Ada Pell said that it comes in May.", ()),
        ("who directs it", "", ()),
    ],
)
def test_the_names_that_answer_are_carried(question: str, answer: str, names: tuple[str, ...]) -> None:
    assert answer_names(read_question(Question(question)), answer) == names


def test_of_a_long_list_only_the_first_are_carried() -> None:
    names = answer_names(read_question(Question("who returns")), "Ada Pell, Ben Orr, Cy Dunn and Di Fay return.")
    assert names == ("Ada Pell", "Ben Orr")
    assert len(names) == MOST


def test_the_question_before_stands_in_front_as_a_question_of_its_own() -> None:
    assert with_answer("who directs it", ()) == "who directs it?"
    assert with_answer("who directs it?? ", ("Ada Pell",)) == "who directs it? Ada Pell."
    assert with_answer("who returns", ("Ada Pell", "Ben Orr")) == "who returns? Ada Pell and Ben Orr."
