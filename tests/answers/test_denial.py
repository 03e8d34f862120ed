"""A numbered thing that is asked for, and the newest word is that there won't be any."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from answers.samples import said
from hsbot.answers.denial import SURE, with_denial
from hsbot.answers.question import Asking, read_question
from hsbot.answers.score import Scored
from hsbot.records import Question

HOPE = said("hope", "2025-02-20", "Ada Pell still hopes for a fourth season.", 5.0)
DENIED = said("denied", "2025-04-22", "Saltmarsh ends with a film, so there will be no season 4.", 1.0, 0.1)


def asking(text: str) -> Asking:
    return replace(read_question(Question(text)), changing=1.0)


def lead(question: str, *scored: Scored) -> Scored:
    return max(with_denial(asking(question), scored), key=lambda s: s.now)


@pytest.mark.parametrize(
    "question",
    ["when is season 4 coming out", "s4 when", "any hope for a 4th season?", "did they say anything about season four"],
)
def test_what_denies_the_season_leads_however_little_it_looks_like_an_answer(question: str) -> None:
    found = lead(question, HOPE, DENIED)
    assert found.candidate == DENIED.candidate
    assert (found.probability, found.confidence) == (SURE, SURE)


@pytest.mark.parametrize(
    "text",
    [
        "Netflix won't make it: season 4 has been cancelled.",
        "Why it ends with a film rather than a fourth season, Ada Pell explained.",
        "They will not make a fourth season.",
        "No season four for Saltmarsh",
    ],
)
def test_the_forms_of_a_denial(text: str) -> None:
    denied = said("denied", "2025-04-22", text, 1.0, 0.1)
    assert lead("is there a season 4", HOPE, denied).candidate == denied.candidate


@pytest.mark.parametrize(
    "text",
    [
        "Season 4 will premiere in May.",
        "The fourth season has been ordered after all.",
    ],
)
def test_what_is_said_later_of_the_season_as_of_one_that_comes_overtakes_the_denial(text: str) -> None:
    later = said("later", "2025-06-01", text, 0.0)
    scored = [HOPE, DENIED, later]
    assert with_denial(asking("when is season 4 coming out"), scored) == scored


def test_a_later_petition_for_it_overtakes_nothing() -> None:
    later = said("later", "2025-06-01", "A petition asks for a fourth season.", 4.0)
    assert lead("is season 4 happening", HOPE, DENIED, later).candidate == DENIED.candidate


@pytest.mark.parametrize(
    "question",
    [
        "when is season 3 coming out",  # another one
        "who directs season 4",
        "why is there no season 4",
        "when did season 4 come out",  # asks for what was
        "is the film coming",
    ],
)
def test_other_questions_are_left_as_they_are(question: str) -> None:
    scored = [HOPE, DENIED]
    assert with_denial(asking(question), scored) == scored


def test_an_older_denial_leaves_a_newer_one_the_lead_and_an_undated_one_denies_nothing() -> None:
    newer = said("newer", "2025-06-01", "Season 4 has been cancelled for good.", 0.0)
    undated = said("undated", None, "There will be no season 4.", 9.0)
    assert lead("is there a season 4", DENIED, newer).candidate == newer.candidate
    assert with_denial(asking("is there a season 4"), [undated]) == [undated]


def test_where_there_was_a_last_word_the_denial_s_is_sure_too() -> None:
    read = replace(HOPE, last=0.7), replace(DENIED, now=-math.inf, last=0.0)
    found = lead("is there a season 4", *read)
    assert (found.candidate, found.last) == (DENIED.candidate, SURE)


def test_nothing_found_denies_nothing() -> None:
    assert with_denial(asking("is there a season 4"), []) == []
