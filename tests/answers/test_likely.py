"""What is read: what a network that the test makes comes to, and what the packaged one promises."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from hsbot.answers.features import FEATURES
from hsbot.answers.likely import REACH, Likely

COUNT = len(FEATURES)


def network(tmp_path: Path, features: tuple[str, ...] = FEATURES) -> Likely:
    """One hidden unit, which takes nothing but `covered`, less 0.5 and by 0.25, and is doubled."""
    first = np.zeros((COUNT, 1), dtype=np.float32)
    first[FEATURES.index("covered")] = 1.0
    np.savez_compressed(
        tmp_path / "made.npz",
        features=np.array(features),
        mean=np.full(COUNT, 0.5),
        scale=np.full(COUNT, 0.25),
        weights0=first,
        bias0=np.zeros(1),
        weights1=np.array([[2.0]]),
        bias1=np.array([3.0]),
    )
    return Likely(tmp_path / "made.npz")


def candidate(**values: float) -> tuple[float, ...]:
    return tuple(values.get(name, 0.0) for name in FEATURES)


def test_a_value_is_standardised_bent_and_weighed(tmp_path: Path) -> None:
    scores = network(tmp_path)([candidate(covered=covered) for covered in (0.5, 0.75, 0.25)])
    normal = 0.5 * (1 + math.erf(1 / math.sqrt(2)))  # of what is below 1: what the bend lets through of 1
    assert scores == pytest.approx([3.0, 3.0 + 2 * normal, 3.0 - 2 * (1 - normal)], abs=1e-3)


def test_how_far_out_a_value_lies_counts_no_further_than_its_reach(tmp_path: Path) -> None:
    at_reach, beyond = network(tmp_path)([candidate(covered=0.5 + 0.25 * REACH), candidate(covered=99.0)])
    assert at_reach == beyond == pytest.approx(3.0 + 2 * REACH, abs=1e-3)


@pytest.mark.parametrize(
    "features", [(*FEATURES[:-1], "luck"), FEATURES[:-1], (FEATURES[1], FEATURES[0], *FEATURES[2:])]
)
def test_a_network_of_other_features_is_refused(tmp_path: Path, features: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"made\.npz was fitted to other features .*: run training/fit_likely"):
        network(tmp_path, features)


def test_a_value_too_many_or_too_few_is_no_score() -> None:
    with pytest.raises(ValueError):
        Likely()([(0.0,) * (COUNT + 1)] * COUNT)


def test_no_candidates_give_no_scores() -> None:
    assert Likely()([]).shape == (0,)


def test_what_covers_the_question_is_rather_read_than_what_has_nothing_of_it() -> None:
    alike = {"passage_cosine": 0.5, "covered_article": 1.0, "bm25": 1.0, "length": 2.5, "asks_kind": 1.0}
    covers = candidate(cosine=0.6, lead=0.3, covered=1.0, covered_near=1.0, fits=1.0, **alike)
    nothing = candidate(cosine=0.1, lead=-0.2, place=3.0, **alike)
    scores = Likely()([nothing, covers])
    assert scores[1] > scores[0] + 1


def test_equal_candidates_are_equal_wherever_they_stand() -> None:
    rows = np.random.default_rng(3).normal(size=(7, COUNT))
    scores = Likely()(rows)
    again = Likely()(np.concatenate([rows, rows[::-1], rows]))
    assert again.tolist() == [*scores, *scores[::-1], *scores]
