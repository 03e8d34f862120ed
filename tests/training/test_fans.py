"""A question as a fan types it: another text, but the same question."""

from __future__ import annotations

import random

import pytest

from training.fans import fan_question, misspell, retyped, search_query

QUESTION = "Who is the new showrunner of the Lantern in season 3?"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What is the name of the old harbour clock?", {"name of the old harbour clock"}),
        ("In which year did the ferry stop running?", {"ferry stop running"}),
        ("How many boats does Pell own now?", {"how boats does pell own now", "boats does pell own now"}),
        ("When was it?", {"when was it"}),  # too short to lose a word
        ("Is Pell back in town?", {"is pell back in town"}),
    ],
)
def test_a_search_box_is_given_the_question_without_its_asking_words(question: str, left: set[str]) -> None:
    assert {search_query(question, random.Random(seed)) for seed in range(30)} == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What island was settled by monks", "island was settled by monks"),
        ("Which doctor cured the old keeper", "doctor cured the old keeper"),
        ("Which years does the log cover", "years does the log cover"),
        ("What's on the second shelf", "what's on the second shelf"),
    ],
)
def test_a_word_that_begins_like_an_asking_word_stays_whole(question: str, left: str) -> None:
    assert search_query(question, random.Random(1)) == left


def test_one_letter_slips_in_long_words_only() -> None:
    slipped = [misspell("the keeper's lantern of 1900s Port Harbour", random.Random(n), 1.0).split() for n in range(50)]
    for the, keeper, lantern, of, year, port, harbour in slipped:
        assert (the, keeper, of, year, port) == ("the", "keeper's", "of", "1900s", "Port")
        for word, typed in (("lantern", lantern), ("Harbour", harbour)):
            assert abs(len(typed) - len(word)) <= 1
            assert typed[0] == word[0]
    assert len({words[2] for words in slipped}) > 10
    assert misspell("the lantern of the harbour", random.Random(1), 0.0) == "the lantern of the harbour"


def test_a_fan_s_question_is_never_empty_and_one_seed_makes_one() -> None:
    typed = [fan_question(QUESTION, random.Random(seed)) for seed in range(200)]
    assert all(typed)
    assert len(set(typed)) > 50
    assert typed == [fan_question(QUESTION, random.Random(seed)) for seed in range(200)]


def test_fans_write_small_and_short() -> None:
    typed = [fan_question(QUESTION, random.Random(seed)) for seed in range(200)]
    assert any("s3" in text.split() for text in typed)
    assert any(text.startswith("whos the ") for text in typed)
    assert sum(text.islower() for text in typed) > 150
    assert sum(text.endswith("?") for text in typed) < 100


def test_a_question_is_retyped_without_becoming_another_text_entirely() -> None:
    typed = [retyped("who is the new showrunner of the lantern", random.Random(seed)) for seed in range(200)]
    assert 100 < typed.count("who is the new showrunner of the lantern") < 190
    assert len(set(typed)) > 3
