"""What time gives and takes: the three values, and what the packaged weights make of them."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from answers.samples import said
from hsbot.answers.newest import MOST, REACH, TIMELY, Times, Timing, timely
from hsbot.answers.question import read_question
from hsbot.answers.score import Scored
from hsbot.records import Question

STATE = replace(read_question(Question("is there a season 4?")), changing=1.0)
FACT = replace(read_question(Question("who plays nick?")), changing=0.0)
PACKAGED: dict[str, Any] = json.loads(files("hsbot.answers").joinpath("weights.json").read_text(encoding="utf-8"))


def values(*given: Scored) -> dict[str, tuple[float, float, float]]:
    return {s.candidate.article.id: v for s, v in zip(given, timely(STATE, given), strict=True)}


def test_recency_is_the_place_among_the_days_on_which_something_answers() -> None:
    found = values(
        said("old", "2024-01-01", "alpha", 2.0),
        said("mid", "2024-06-01", "bravo", 2.0),
        said("new", "2025-01-01", "charlie", 2.0),
        said("same", "2025-01-01", "delta", 2.0),
        said("guide", None, "echo", 2.0),
    )
    assert {name: v[0] for name, v in found.items()} == {
        "guide": 0.0,
        "old": pytest.approx(1 / 3),
        "mid": pytest.approx(2 / 3),
        "new": 1.0,
        "same": 1.0,
    }


def test_what_looks_back_is_as_old_as_what_it_looks_back_to() -> None:
    recalled = said("new", "2025-01-01", "charlie", 2.0)
    recalled = replace(recalled, candidate=replace(recalled.candidate, recalls=date(2023, 12, 31)))
    found = values(said("old", "2024-01-01", "alpha", 2.0), recalled)
    assert (found["old"][0], found["new"][0]) == (1.0, 0.0)


def test_what_answers_nothing_makes_no_day() -> None:
    found = values(said("old", "2024-01-01", "alpha", 4.0), said("new", "2025-01-01", "bravo", 4.0 - REACH - 0.1))
    assert found == {"old": (0.0, 0.0, 0.0), "new": (0.0, 0.0, 0.0)}


def test_a_sentence_is_outdone_as_far_as_a_newer_one_answers_as_well_or_better() -> None:
    def outdone(newer: float) -> float:
        return values(said("old", "2024-01-01", "alpha", 1.0), said("new", "2025-01-01", "bravo", newer))["old"][1]

    assert [outdone(logit) for logit in (1.0 - REACH, 1.0, 1.0 + REACH, 9.0)] == [0.0, 1.0, 2.0, 2.0]


def test_a_sentence_is_superseded_by_a_newer_one_of_the_same_words_beside_the_question_s() -> None:
    same = said("new", "2025-01-01", "Season 4 starts at Orrery in June", 1.0)
    old = said("old", "2024-01-01", "Season 4 starts at Orrery in March", 1.0)
    assert values(old, same)["old"][2] == pytest.approx(3 / 4)  # start, start_4 and orrery, but not march
    assert values(old, same)["new"][2] == 0.0
    other = said("new", "2025-01-01", "Season 4 has a new composer", 1.0)
    assert values(old, other)["old"][2] == 0.0


def test_what_is_undated_is_neither_outdone_nor_outdoes() -> None:
    found = values(said("guide", None, "alpha bravo", 1.0), said("new", "2025-01-01", "alpha bravo", 9.0))
    assert found["guide"] == (0.0, 0.0, 0.0)
    found = values(said("old", "2024-01-01", "alpha bravo", 1.0), said("guide", None, "alpha bravo", 9.0))
    assert found["old"] == (0.0, 0.0, 0.0)


def test_the_two_kinds_of_question_are_weighed_apart() -> None:
    times = Times(state=Timing(2.0, 0.0, 0.0), fact=Timing(0.0, -1.0, 0.0))
    given = [said("old", "2024-01-01", "alpha", 1.0), said("new", "2025-01-01", "bravo", 1.0)]
    assert [s.now for s in times(STATE, given)] == [1.0, 3.0]
    assert [s.now for s in times(FACT, given)] == [0.0, 1.0]
    assert times(STATE, []) == []


def test_a_question_that_may_ask_for_either_is_weighed_in_between() -> None:
    times = Times(state=Timing(2.0, 0.0, 0.0), fact=Timing(0.0, -1.0, 0.0))
    given = [said("old", "2024-01-01", "alpha", 1.0), said("new", "2025-01-01", "bravo", 1.0)]
    assert [s.now for s in times(replace(STATE, changing=0.25), given)] == [1.0 - 0.75, 1.0 + 0.5]


def test_what_stands_far_down_keeps_its_place_and_never_leads() -> None:
    times = Times(state=Timing(9.0, 0.0, 0.0), fact=Timing(0.0, 0.0, 0.0))
    given = [said(f"a{i}", "2024-01-01", f"alpha{i}", 1.0) for i in range(MOST)] + [
        said("new", "2025-01-01", "bravo", 1.0)
    ]
    given[-1] = replace(given[-1], now=-math.inf)
    timed = times(STATE, given)
    assert [s.candidate.article.id for s in timed] == [s.candidate.article.id for s in given]
    assert timed[-1].now == -math.inf


@pytest.mark.parametrize("part", ["words", "reader"])
def test_by_the_packaged_weights_the_newer_of_two_alike_leads_whatever_is_asked(part: str) -> None:
    times = Times(**{kind: Timing(**weights) for kind, weights in PACKAGED[part]["time"].items()})
    given = [said("old", "2024-01-01", "It starts in May.", 2.0), said("new", "2025-01-01", "It starts in June.", 2.0)]
    for asking in (STATE, FACT):
        old, new = times(asking, given)
        assert new.now > old.now
    assert list(PACKAGED[part]["time"]["state"]) == list(TIMELY)


def test_by_the_packaged_weights_a_newer_sentence_that_does_not_answer_never_leads() -> None:
    times = Times(**{kind: Timing(**weights) for kind, weights in PACKAGED["reader"]["time"].items()})
    given = [said("old", "2024-01-01", "It starts in May.", 4.0), said("new", "2025-01-01", "Fans queued.", -4.0)]
    for asking in (STATE, FACT):
        old, new = times(asking, given)
        assert old.now > new.now
