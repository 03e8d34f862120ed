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
        "Who was cast as Wick",
        "who got cast as Wick",
        "whos cast as Wick",
        "who's been cast as Wick",
        "who got the part of Wick",
        "Who has the role of Wick",
        "which actor plays Wick",
        "what actress was cast as Wick",
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
        "who was cast as Wick in 2019",
        "who was cast as Wick but left",
        "who was cast as Wick and when",
        "who got the role of Wick after bo quit",
        "who got the role of head coach",
        "who has the role of holding them to account",
        "who got the part of the captain",
        "who did they pick as host",
        "who is going to play tomorrow",
        "who's gonna play bass on the tour",
        "who did they get to play the halftime show",
        "who did we get to play in the cup",
        "who is the actress who plays Wick married to",
        "who is the actor of the year",
        "who did they get for the soundtrack",
        "who did they cast",
        "is Wick cast as the villain",
    ],
)
def test_what_asks_something_else_is_left_alone(text: str) -> None:
    assert plainly(text) == text


def test_a_question_is_read_so_and_so_is_the_one_before_it() -> None:
    assert read_question(Question("who did they  cast as wick?")).text == "who plays wick?"
    carried = read_question(Question("and mara?", previous="who was cast as wick"))
    assert carried.search == "who plays wick and mara?"
