"""Whether a sentence can tell when something comes."""

from __future__ import annotations

from datetime import date

import pytest

from hsbot.answers.question import read_question
from hsbot.answers.told_time import asks_when_it_comes, names_no_time
from hsbot.records import Question

PUBLISHED = date(2025, 6, 9)


@pytest.mark.parametrize(
    ("question", "comes"),
    [
        ("when is the movie out", True),
        ("wen does season 4 start", True),
        ("release date of the film?", True),
        ("when did season 3 come out", False),
        ("when was it cancelled", False),
        ("is the movie out", False),
        ("who is in it", False),
    ],
)
def test_only_who_asks_when_something_comes_wants_a_time_that_lies_ahead(question: str, comes: bool) -> None:
    asking = read_question(Question(question))
    assert asks_when_it_comes(asking.asked, question) is comes


@pytest.mark.parametrize(
    "text",
    [
        "The film is now in production, Orrery confirmed on 9 June 2025.",
        "The film is now in production, Orrery confirmed on June 8.",
        "Orrery said on 10 June that the film is being made.",
        "Orrery announced to the press on Tuesday that the film is made.",
        "Filming may take long.",
        "Fans march to the studio.",
        "They fall in love.",
    ],
)
def test_the_day_of_a_report_is_not_when_something_comes(text: str) -> None:
    assert names_no_time(text, PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "It opens on 9 June 2026.",
        "The film comes in 2026.",
        "Shooting starts in March.",
        "It starts on Friday.",
        "It premieres this fall.",
        "It comes next year.",
        "It is out in two weeks.",
        "No date has been set.",
        "There won't be another season.",
        "The season was cancelled.",
        "The film, announced on 9 June 2025, opens on 14 November.",
    ],
)
def test_a_time_ahead_a_delay_and_a_denial_tell_when_something_comes(text: str) -> None:
    assert not names_no_time(text, PUBLISHED)


def test_of_an_undated_article_every_date_may_be_the_one() -> None:
    assert not names_no_time("It was confirmed on 9 June 2025.", None)
    assert names_no_time("The film is now in production.", None)


def test_a_date_that_there_isnt_is_no_time() -> None:
    assert names_no_time("The film is made, Orrery said on 31 February 2026.", PUBLISHED)
