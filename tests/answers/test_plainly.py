"""Questions of who plays whom, in fans' many ways, and what is none of them."""

from __future__ import annotations

import pytest

from hsbot.answers.plainly import plainly
from hsbot.answers.question import read_question
from hsbot.records import Question


@pytest.mark.parametrize(
    "text",
    [
        "who did they cast as Wick",
        "who have they cast as Wick",
        "who did they get to play Wick",
        "Who was cast as Wick",
        "who got cast as Wick",
        "whos cast as Wick",
        "who's been cast as Wick",
        "who got the part of Wick",
        "Who landed the role of Wick",
        "who is gonna play Wick",
        "which actor plays Wick",
        "what actress was cast as Wick",
        "whos the actor for Wick",
    ],
)
def test_who_plays_whom_is_asked_in_many_ways(text: str) -> None:
    assert plainly(text) == "who plays Wick"


def test_what_stands_behind_and_in_front_stays() -> None:
    assert plainly("and who did they cast as Wick in the film?") == "and who plays Wick in the film?"


@pytest.mark.parametrize(
    "text",
    [
        "who plays Wick",
        "who was originally cast as Wick",
        "who was cast as Wick before Isolde",
        "who did they pick as host",
        "who is going to play at the festival",
        "who did they get for the soundtrack",
        "who did they cast",
        "who was it",
        "is Wick cast as the villain",
    ],
)
def test_what_asks_something_else_is_left_alone(text: str) -> None:
    assert plainly(text) == text


def test_a_question_is_read_so() -> None:
    assert read_question(Question("who did they  cast as wick?")).text == "who plays wick?"
