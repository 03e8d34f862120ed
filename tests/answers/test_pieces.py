"""What a question's words hold."""

from __future__ import annotations

import pytest

from hsbot.answers.pieces import has_name, is_fragment


@pytest.mark.parametrize("text", ["who plays Nick", "when does “Saltmarsh” end"])
def test_a_capital_inside_is_a_name(text: str) -> None:
    assert has_name(text)


@pytest.mark.parametrize("text", ["Who plays nick", "WHO PLAYS NICK", "may I ask", "so I’ll wait"])
def test_a_first_word_an_i_and_what_is_all_in_capitals_are_none(text: str) -> None:
    assert not has_name(text)


def test_few_words_are_but_a_piece_of_a_question() -> None:
    assert is_fragment((), "why", 1)
    assert is_fragment(("many", "episod"), "number", 3)
    assert not is_fragment(("many", "episod"), "number", 4)
    assert not is_fragment(("who", "plai", "nick"), "who", 3)
