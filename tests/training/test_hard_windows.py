"""What the reader misjudges is drawn more often than what it knows."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hsbot.answers.likely import Likely
from hsbot.answers.score import Scored
from tests.training.test_timelines import asked
from training.asked_windows import GROUP
from training.fit_scorer import Asked
from training.hard_windows import DOUBTED, HARD, KNOWN, MANNERS_MORE, MARGIN, is_hard, rows_of, several

UNANSWERABLE = "? who feeds the Lantern ducks : - ! 4a\n"


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


def test_a_heading_can_neither_lead_nor_mislead(tmp_path: Path) -> None:
    one = asked(tmp_path)
    known = judged(one, 2.0, -5.0, -5.0)
    sentence = replace(known[-1].candidate.sentence, kind="heading")
    heading = replace(known[-1], candidate=replace(known[-1].candidate, sentence=sentence), now=9.0)
    assert not is_hard(one, [*known, heading])


@pytest.mark.parametrize(("confidence", "hard"), [(DOUBTED - 0.01, False), (DOUBTED + 0.01, True)])
def test_what_nothing_answers_is_hard_where_what_leads_is_believed(
    tmp_path: Path, confidence: float, hard: bool
) -> None:
    one = asked(tmp_path, UNANSWERABLE)
    assert not one.labelled.answerable
    others = judged(one, 0.0, 0.0, 1.0, DOUBTED + 0.1 if not hard else 0.0)
    leads = replace(others[0], now=5.0, probability=confidence)
    assert is_hard(one, [*others[1:], leads]) is hard


def test_what_is_hard_is_drawn_more_often_than_what_is_known(tmp_path: Path) -> None:
    one = asked(tmp_path)
    likely = Likely()
    hard, known = judged(one, 0.0, 3.0, -5.0), judged(one, 3.0, 0.0, -5.0)
    rng = random.Random(1)
    for _ in range(10):
        windows, timelines = rows_of(one, hard, likely, rng)
        assert (len(windows), len(timelines)) == HARD
        assert {len(rows) for rows in windows} == {GROUP}
        windows, timelines = rows_of(one, known, likely, rng)
        assert (len(windows), len(timelines)) == KNOWN
    windows, timelines = rows_of(one, known, likely, rng, draws=3)
    assert (len(windows), len(timelines)) == tuple(3 * count for count in KNOWN)
    assert sum(HARD) > sum(KNOWN)


@pytest.mark.parametrize(("stem", "more"), [("web-1", True), ("news-1", True), ("fans-1", True), ("games-1", False)])
def test_of_what_is_asked_as_people_do_more_is_drawn(stem: str, more: bool) -> None:
    assert several(stem, 20) == (20 * MANNERS_MORE if more else 20)
