"""What the reader misjudges is drawn more often than what it knows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hsbot.answers.score import Scored
from tests.training.test_timelines import asked
from training.fit_scorer import Asked
from training.hard_windows import DOUBTED, MARGIN, is_hard


def judged(one: Asked, right: float, stale: float, others: float, confidence: float = 0.5) -> list[Scored]:
    """Score a question's sentences by what they are."""
    marks = np.where(one.y, right, np.where(one.stale, stale, others))
    return [Scored(c, 0.0, confidence, now=float(mark)) for c, mark in zip(one.candidates, marks, strict=True)]


@pytest.mark.parametrize(
    ("right", "stale", "hard"),
    [
        (2.0, 2.0 - MARGIN, False),
        (2.0, 2.1 - MARGIN, True),  # the newest word leads, but hardly
        (2.0, 3.0, True),
    ],
)
def test_an_answer_that_leads_by_far_is_known(tmp_path: Path, right: float, stale: float, hard: bool) -> None:
    one = asked(tmp_path)
    assert is_hard(one, judged(one, right, stale, -5.0)) is hard


def test_an_answer_that_was_not_read_is_hard(tmp_path: Path) -> None:
    one = asked(tmp_path)
    scored = judged(one, 9.0, 0.0, 0.0)
    assert not is_hard(one, scored)
    assert is_hard(one, [s for s, y in zip(scored, one.y, strict=True) if not y])


@pytest.mark.parametrize(("confidence", "hard"), [(DOUBTED - 0.01, False), (DOUBTED + 0.01, True)])
def test_what_nothing_answers_is_hard_where_something_is_believed(
    tmp_path: Path, confidence: float, hard: bool
) -> None:
    one = asked(tmp_path, "? who feeds the Lantern ducks : - ! 4a\n")
    assert not one.labelled.answerable
    assert is_hard(one, judged(one, 0.0, 0.0, 1.0, confidence)) is hard
