"""Questions of whether something goes on."""

from __future__ import annotations

import pytest

from hsbot.answers.going_on import and_later, asked_numbers, asks_behind, goes_on, is_said, only_goes_on
from hsbot.search.words import terms


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("is there a season 4", {"season_4"}),
        ("what comes after season 3", {"season_4"}),
        ("can we expect more episodes after s3", {"season_4"}),
        ("is season 3 the last one", {"season_4"}),
        ("is s3 gonna be the end", {"season_4"}),
        ("is volume six the final one", {"volum_7"}),
        ("is there a film", set()),
        ("is it out after 3 years", set()),
    ],
)
def test_the_number_that_is_asked_for(question: str, asked: set[str]) -> None:
    assert asked_numbers(question, terms(question)) - {"final_1", "last_1"} == asked


@pytest.mark.parametrize(
    ("question", "on"),
    [
        ("renewed or not", True),
        ("is a renewal on the cards", True),
        ("any more seasons", True),
        ("is saltmarsh over", True),
        ("is the show done for good", True),
        ("is the hull over budget", False),
        ("more about the film", False),
        ("who directs it", False),
    ],
)
def test_whether_it_asks_for_going_on(question: str, *, on: bool) -> None:
    assert goes_on(question) is on


def test_what_else_is_asked_says_more_than_that() -> None:
    assert only_goes_on(frozenset(terms("renewed for another season or not")))
    assert not only_goes_on(frozenset(terms("is the tour cancelled")))


def test_a_question_without_a_question_word_only_says_something() -> None:
    assert is_said("so thats a no for season 4 then")
    assert not is_said("what about season 4")


def test_after_a_number_asks_for_the_next() -> None:
    assert asks_behind("what comes after season 3")
    assert not asks_behind("what comes after the film")


def test_later_ones_follow_their_number() -> None:
    assert and_later("season_4") == {"season_4", "season_5", "season_6", "season_7", "season_8"}
