"""Questions of whether something goes on."""

from __future__ import annotations

import pytest

from hsbot.answers.going_on import and_later, goes_on, is_said, next_numbers, only_goes_on
from hsbot.search.words import terms

NAMES = frozenset({"saltmarsh"})


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what comes after season 3", {"season_4"}),
        ("can we expect more episodes after s3", {"season_4"}),
        ("is season 3 the last one", {"season_4"}),
        ("was season 3 the last one we ever get", {"season_4"}),
        ("is s3 gonna be the end", {"season_4"}),
        ("so is volume six the final one", {"volum_7"}),
        ("is there a season 4", set()),
        ("is there a film", set()),
        ("is it out after 3 years", set()),
        ("how long is the last episode of season 3", set()),
        ("when does season 3 end", set()),
        ("season 3 ending explained", set()),
        ("when is the season 3 finale", set()),
    ],
)
def test_the_next_number_that_is_asked_for(question: str, asked: set[str]) -> None:
    assert next_numbers(question) == asked


@pytest.mark.parametrize(
    ("question", "on"),
    [
        ("renewed or not", True),
        ("which season is the final one", True),
        ("what season will be the last", True),
        ("is a renewal on the cards", True),
        ("did they cancel it", True),
        ("any more seasons", True),
        ("is saltmarsh over", True),
        ("is the show done for good", True),
        ("is there more saltmarsh coming", True),
        ("is there more merch coming", False),
        ("any more cards?", False),
        ("any more shows", False),
        ("how do i cancel", False),
        ("when is the next season", False),
        ("when does the final season come out", False),
        ("is the hull over budget", False),
        ("more about the film", False),
        ("who directs it", False),
    ],
)
def test_whether_it_asks_for_going_on(question: str, *, on: bool) -> None:
    assert goes_on(question, NAMES) is on


def test_what_else_is_asked_says_more_than_that() -> None:
    assert only_goes_on(terms("renewed for another season or not"))
    assert only_goes_on(terms("any update on the renewal"))
    assert only_goes_on(terms("can we expect more episodes after s3"))
    assert not only_goes_on(terms("is the tour cancelled"))
    assert not only_goes_on(terms("what happens to my battle pass after season 3"))
    assert not only_goes_on(terms("is the film set after season 3"))


def test_a_question_without_a_question_word_only_says_something() -> None:
    assert is_said("so thats a no for season 4 then")
    assert not is_said("what about season 4")


def test_later_ones_follow_their_number() -> None:
    assert and_later(4) == {"season_4", "season_5", "season_6", "season_7", "season_8"}
