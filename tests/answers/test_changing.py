"""Which questions ask for what changes: by the packaged weights, and what of a question they look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hsbot.answers.changing import grams
from hsbot.answers.question import read_question
from hsbot.records import Question


def test_words_pairs_and_the_beginning_are_looked_at_and_numbers_are_all_one() -> None:
    words = {"who's", "on", "day", "#", "who's on", "on day", "day #", "^who's", "^who's on"}
    assert grams("Who’s on Day 2?", "who", state=False) == words | {"=who"}
    assert grams("why", "why", state=True) == {"why", "^why", "=why", "=state"}
    assert grams("…", "other", state=False) == {"=other"}


def changing(text: str) -> float:
    return read_question(Question(text)).changing


@pytest.mark.parametrize(
    ("changes", "lasts"),
    [
        ("who owns the club", "who wrote the books"),
        ("who is the drummer of the band", "where does the drummer of the band come from"),
        ("how many episodes are in season 2", "why are there fewer episodes in season 2"),
        ("what is the release date", "what is the song about"),
        ("who's the captain now", "who won the cup"),
    ],
)
def test_what_may_change_is_told_from_what_hardly_can(changes: str, lasts: str) -> None:
    assert changing(changes) > changing(lasts) + 0.2


def test_a_question_in_unknown_words_may_do_either() -> None:
    assert 0.2 < changing("zyxwv") < 0.8


def test_a_question_moves_where_it_says_so_itself_or_is_likely_to() -> None:
    asking = read_question(Question("who wrote the books"))
    assert not asking.moves
    assert replace(asking, state=True).moves
    assert replace(asking, changing=0.9).moves


def test_a_piece_of_a_question_asks_for_what_changes_where_the_one_before_did() -> None:
    piece = Question("and the stadium?", previous="who owns the club")
    assert read_question(piece).changing > changing("and the stadium?")
