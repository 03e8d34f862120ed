"""The spellings of one thing are one thing, everywhere."""

from __future__ import annotations

import pytest

from hsbot.search.words import stem, terms, tokens


@pytest.mark.parametrize(
    "spelling",
    ["season 4", "Season Four", "S04", "s4", "szn 4", "fourth season", "4th season", "series 4", "Series Four"],
)
def test_every_spelling_of_season_four_has_the_same_terms(spelling: str) -> None:
    assert set(terms(spelling)) == {"season", "4", "season_4"}


def test_an_episode_s_code_names_season_and_episode() -> None:
    assert tokens("S02E05") == ["season", "2", "episode", "5"]


def test_the_series_without_a_number_stays_the_show() -> None:
    assert tokens("the series") == ["the", "series"]


@pytest.mark.parametrize(
    ("text", "number"), [("1,700", "1700"), ("1700", "1700"), ("007", "7"), ("0", "0"), ("8.5", "8.5")]
)
def test_a_number_has_one_spelling(text: str, number: str) -> None:
    assert terms(text) == [number]


def test_a_number_also_stands_with_its_neighbours() -> None:
    assert terms("Filming takes 12 weeks") == ["film", "take", "12", "take_12", "week_12", "week"]


def test_a_stop_word_is_no_neighbour_of_a_number() -> None:
    assert terms("in 2025 the") == ["2025"]


def test_accents_and_case_make_no_difference() -> None:
    assert tokens("Zoë MÜLLER café") == ["zoe", "muller", "cafe"]


def test_which_one_asks_for_no_number() -> None:
    assert tokens("which one") == ["which", "one"]
    assert terms("which one") == []


def test_season_one_does() -> None:
    assert tokens("season one") == ["season", "1"]


def test_a_possessive_is_its_owner_with_either_apostrophe() -> None:
    assert tokens("Pell's Pell’s") == ["pell", "pell"]


def test_words_are_told_apart_by_stems_alone() -> None:
    assert stem("renewed") == stem("renews") == stem("renewing") == "renew"


def test_stop_words_and_lone_letters_are_no_terms() -> None:
    assert terms("is there a b gonna be") == []


def test_text_without_words_has_no_tokens() -> None:
    assert tokens("… — !?") == []
    assert tokens("") == []


def test_words_of_other_scripts_are_kept() -> None:
    assert terms("привет 東京") == ["привет", "東京"]
