"""Windows with other names and years: what changes, and what mustn't."""

from __future__ import annotations

import random
import re

import pytest

from training.disguise import Disguise, moved

ROWS = [
    {
        "question": "when does verholt come back",
        "title": "Verholt out until autumn",
        "sentences": ["9 May 2023: Verholt out: The captain tore a tendon.", "Verholt's coach hopes for October 2024."],
        "labels": [0, 1],
        "span": None,
    },
    {
        "question": "who runs the mill now",
        "title": "The mill has a new owner",
        "sentences": ["Captain Castellane sold the mill to Brandvold.", "The captain of the old mill is out."],
        "labels": [1, 0],
        "span": None,
    },
    *[
        {"question": "", "title": "", "sentences": ["the old captain of the coach is out"], "labels": [0], "span": None}
        for _ in range(3)
    ],
]


@pytest.fixture
def disguise() -> Disguise:
    return Disguise(ROWS, random.Random(1))


def test_a_name_is_exchanged_in_the_sentences_and_the_question_alike(disguise: Disguise) -> None:
    (row,) = disguise(ROWS[:1])
    new = row["title"].split()[0]
    assert new in {"Castellane", "Brandvold", "Verholt"}
    assert row["question"] == f"when does {new.lower()} come back"
    assert row["sentences"][1].startswith(f"{new}'s coach")


def test_a_mistyped_name_becomes_the_new_name_mistyped(disguise: Disguise) -> None:
    (row,) = disguise([ROWS[0] | {"question": "when does verhlot come back"}])
    word = row["question"].split()[2]
    new = row["title"].split()[0].lower()
    assert word != new
    assert abs(len(word) - len(new)) <= 1
    assert word[0] == new[0]


def test_what_stands_in_lower_case_elsewhere_is_no_name(disguise: Disguise) -> None:
    (row,) = disguise(ROWS[1:2])
    assert row["sentences"][0].startswith("Captain ")
    assert row["sentences"][1] == ROWS[1]["sentences"][1]


def test_all_years_of_a_question_move_by_one_number_and_months_stay(disguise: Disguise) -> None:
    (row,) = disguise(ROWS[:1])
    first, second = (int(year) for year in re.findall(r"\d{4}", " ".join(row["sentences"])))
    assert second - first == 1
    assert " October " in row["sentences"][1]


def test_labels_stay_and_the_pointer_goes_for_its_offsets_no_longer_hold(disguise: Disguise) -> None:
    (row,) = disguise([ROWS[0] | {"span": [1, 2, 3]}])
    assert row["labels"] == [0, 1]
    assert row["span"] is None


def test_only_four_digits_are_a_year() -> None:
    assert moved("in 1999 and 20001, 199 and 2020", 2) == "in 2001 and 20001, 199 and 2022"


def test_a_season_s_two_years_move_together() -> None:
    assert moved("in 2024-25 and 1998/99", 2) == "in 2026-27 and 2000/01"
