"""The floors hold, and lowering one takes a reason."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import quality_floors
from quality_floors import FLOORS, failures, measured, pinned, rewritten

from quality.samples import JUDGED

if TYPE_CHECKING:
    from hsbot.search.encoder import SentenceTransformerEncoder

GOOD = {"questions": 40, "answerable": 20, "right_at_1": 0.7, "right_in_3": 0.8, "refused": 0.9}
GOOD |= {"auroc": 0.85, "stale_leads": 1, "ece": 0.1}


def test_no_figure_is_below_its_floor(tmp_path: Path, real_encoder: SentenceTransformerEncoder) -> None:
    """The real models, on the sample corpus and one community; `python -m tests.quality_floors --write` raises them."""
    from hsbot.answers.reader import PACKAGED, load_reader

    reader = load_reader(PACKAGED, threads=int(os.environ.get("HSBOT_MODEL_THREADS", "0")))
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["sets"]
    assert set(floors) == set(quality_floors.SETS)
    assert failures(floors, measured(tmp_path, lambda: real_encoder, lambda: reader)) == []


def test_what_is_pinned_of_a_list_made_by_hand() -> None:
    """The samples' figures, as tests/test_evaluate.py knows them."""
    assert pinned(JUDGED) == {
        "questions": 7,
        "answerable": 5,
        "right_at_1": 0.2,
        "right_in_3": 0.6,
        "refused": 0.5,
        "auroc": 0.65,
        "stale_leads": 2,
        "ece": 0.5429,
    }


def test_what_the_questions_don_t_hold_has_no_floor() -> None:
    answerable = [one for one in JUDGED if one.labelled.answerable]
    found = pinned(answerable)
    assert found.keys() == {"questions", "answerable", "right_at_1", "right_in_3", "stale_leads", "ece"}
    assert failures({"a": found}, {"a": found | {"stale_leads": 9}}) == ["a: stale_leads is 9, its floor is 1.0."]


@pytest.mark.parametrize(
    ("figure", "still_good", "too_bad"),
    [
        ("right_at_1", 0.65, 0.6),  # one of the 20 answerable ones may be lost
        ("right_in_3", 0.75, 0.7),
        ("refused", 0.85, 0.8),
        ("auroc", 0.83, 0.82),
        ("stale_leads", 1, 2),
        ("ece", 0.13, 0.14),
    ],
)
def test_a_figure_may_be_worse_by_its_room_and_no_more(figure: str, still_good: float, too_bad: float) -> None:
    """What is better than its floor never fails."""
    assert failures({"a": GOOD}, {"a": GOOD | {figure: still_good}}) == []
    assert failures({"a": GOOD}, {"a": GOOD | {figure: too_bad}}) == [
        f"a: {figure} is {too_bad}, its floor is {GOOD[figure]}."
    ]


@pytest.mark.parametrize("now", [{}, {"a": GOOD | {"questions": 41}}, {"a": GOOD | {"answerable": 21}}])
def test_floors_of_other_questions_have_to_be_measured_anew(now: quality_floors.Floors) -> None:
    """Figures of other questions can't be compared."""
    assert failures({"a": GOOD}, now) == ["a has other questions than its floors were measured on: measure them anew."]


def test_raising_is_free_and_lowering_takes_a_reason_that_is_written_down() -> None:
    """Right first got better, outdated leads got worse."""
    now = {"a": GOOD | {"right_at_1": 0.75, "stale_leads": 2}}
    old = {"sets": {"a": GOOD}, "lowered": []}
    new, kept = rewritten(old, now, None)
    assert new["sets"]["a"] == GOOD | {"right_at_1": 0.75}
    assert (new["lowered"], kept) == ([], ["a: stale_leads stays at 1; it is 2 now."])
    new, kept = rewritten(old, now, "a question was wrong")
    assert (new["sets"], kept) == (now, [])
    assert new["lowered"] == [
        {"set": "a", "figure": "stale_leads", "from": 1, "to": 2, "reason": "a question was wrong"}
    ]


def test_a_set_without_floors_gets_what_it_has() -> None:
    """There is nothing to be lower than."""
    assert rewritten({"sets": {}, "lowered": []}, {"a": GOOD}, None) == (
        {"half": "choose", "sets": {"a": GOOD}, "lowered": []},
        [],
    )


def test_a_figure_that_is_new_in_a_set_has_no_floor_to_be_lower_than() -> None:
    """Refusals, where the first question gets in that can't be answered."""
    old = {name: value for name, value in GOOD.items() if name != "refused"}
    assert rewritten({"sets": {"a": old}, "lowered": []}, {"a": GOOD}, None) == (
        {"half": "choose", "sets": {"a": GOOD}, "lowered": []},
        [],
    )


@pytest.mark.parametrize("arguments", [["--lower", "why"], ["--write", "--lower", " "]])
def test_a_reason_goes_with_writing_and_is_not_empty(arguments: list[str]) -> None:
    """Refused before anything is measured."""
    with pytest.raises(SystemExit, match="2"):
        quality_floors.main(arguments)
