"""What the scorer's weights are fitted with: each fold is judged by weights that didn't see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hsbot.evaluate import BINS
from hsbot.labelled import Labelled
from training.fit_scorer import (
    FOLDS,
    HOLD,
    NUMBER_MISSING,
    OWN_WEIGHT,
    WEIGHT,
    Asked,
    both,
    digest,
    doubt,
    folds,
    logistic,
    named,
    off,
    softmax,
    sureness,
    weights,
)


def asked(community: str, right: list[int], stale: list[int] | None = None, name: str = "seeds", **more: Any) -> Asked:
    """A question of so many candidates, labelled by whether they answer."""
    y = np.array(right, dtype=bool)
    old = np.array(stale or [0] * len(right), dtype=bool)
    labelled = Labelled("1", "who", None, (), (), bool(y.any()), (), "fact", None)
    return Asked(name, community, labelled, None, [], np.zeros((len(y), 1)), y, old, **more)


def many(count: int, seed: int, outdated: bool = False) -> tuple[list[Asked], list[np.ndarray]]:
    """Questions whose right candidate has most of the first value; the second is noise, the third of what is old."""
    generator = np.random.default_rng(seed)
    questions, values = [], []
    for number in range(count):
        x = generator.normal(size=(5, 3))
        right = [int(i == x[:, 0].argmax()) for i in range(5)]
        old = [int(i == x[:, 2].argmax() and not right[i]) for i in range(5)]
        questions.append(asked(f"community {number % 10}", right, old if outdated else None))
        values.append(x)
    return questions, values


# the softmax


def test_the_weights_put_what_is_right_first_and_pass_over_noise() -> None:
    questions, values = many(80, 1)
    found, unseen = softmax(questions, values)
    assert found[0] > 10 * abs(found[1])
    assert np.mean([one.y[scores.argmax()] for one, scores in zip(questions, unseen, strict=True)]) > 0.95
    assert [len(scores) for scores in unseen] == [5] * 80


def test_no_other_weights_cost_less() -> None:
    questions, values = many(40, 1, outdated=True)
    scale = np.concatenate(values).std(0)

    def cost(w: np.ndarray) -> float:
        found = HOLD * float(w @ w)
        for one, x in zip(questions, values, strict=True):
            p = np.exp(x / scale @ w)
            p /= p.sum()
            found -= (np.log(p[one.y].sum()) + 2.0 * np.log(p[~one.stale].sum())) / len(questions)
        return found

    fitted = softmax(questions, values, outdated=2.0)[0] * scale
    for step in 0.2 * np.eye(3):
        assert cost(fitted) < min(cost(fitted + step), cost(fitted - step))


def test_a_question_s_scores_come_from_weights_that_didn_t_see_its_community() -> None:
    questions, values = many(40, 1)
    fold = folds(questions)
    before = softmax(questions, values)[1]
    changed = [replace(q, y=np.roll(q.y, 1)) if f == 2 else q for q, f in zip(questions, fold, strict=True)]
    after = softmax(changed, values)[1]
    same = [np.array_equal(a, b) for a, b in zip(before, after, strict=True)]
    assert same == (fold == 2).tolist()


def test_a_value_s_unit_doesn_t_matter() -> None:
    questions, values = many(40, 1)
    found, unseen = softmax(questions, values)
    other, scores = softmax(questions, [x * [1000, 1, 0.01] for x in values])
    assert other * [1000, 1, 0.01] == pytest.approx(found, rel=0.01, abs=0.01)
    assert np.concatenate(scores) == pytest.approx(np.concatenate(unseen), abs=0.05)


def test_the_first_weight_can_be_made_the_unit() -> None:
    questions, values = many(40, 1)
    found, one = softmax(questions, values)[0], softmax(questions, values, unit=True)[0]
    assert one[0] == 1
    assert one == pytest.approx(found / found[0])


def test_what_is_outdated_is_pushed_down_as_far_as_it_is_told_to() -> None:
    questions, values = many(60, 1, outdated=True)
    third = [softmax(questions, values, outdated=much)[0] for much in (0.0, 1.0, 4.0)]
    shares = [found[2] / found[0] for found in third]
    assert shares[0] > shares[1] > shares[2]


def test_a_question_that_nothing_answers_has_scores_and_no_part_in_the_fit() -> None:
    questions, values = many(40, 1)
    found = softmax(questions, values)[0]
    lost = asked("community 3", [0, 0, 0])
    other, unseen = softmax([*questions, lost], [*values, np.full((3, 3), values[0].mean())])
    assert other == pytest.approx(found, rel=0.02, abs=0.02)
    assert len(unseen[-1]) == 3


def test_where_sets_disagree_a_question_of_our_own_counts_most() -> None:
    values = [np.array([[1.0], [0.0]])] * 40
    ours = [asked(f"a {n}", [1, 0], name="seeds") for n in range(10)]
    others = [asked(f"b {n}", [0, 1], name="squad2") for n in range(30)]
    assert softmax([*ours, *others], values)[0] > 0
    assert softmax([replace(one, name="squad2") for one in [*ours, *others]], values)[0] < 0


@pytest.mark.parametrize("manner", ["web", "news", "fans"])
def test_our_own_and_what_is_asked_as_people_do_weigh_more(manner: str) -> None:
    found = weights(
        [asked("a", [1]), asked(f"arcs-{manner}-01", [1], name="arcs"), asked(f"arcs-tv-{manner}-01", [1], name="arcs")]
    )
    assert found[0] == OWN_WEIGHT > found[1] > found[2] == WEIGHT["arcs"]


# the logistic regression


def test_a_logistic_regression_finds_the_weights_that_made_the_labels() -> None:
    generator = np.random.default_rng(1)
    x = generator.normal(size=(4000, 2)) * [1, 100] + [0, 500]
    y = generator.random(4000) < 1 / (1 + np.exp(-(2 * x[:, 0] - 0.02 * x[:, 1] + 9)))
    found, bias = logistic(x, y, np.ones(4000), c=100)
    assert found == pytest.approx([2, -0.02], rel=0.15)
    assert bias == pytest.approx(9, rel=0.15)


def test_what_weighs_nothing_is_not_fitted() -> None:
    x = np.array([[0.0], [1.0], [0.0], [1.0]] * 10)
    y = np.array([False, True, True, False] * 10)
    found, _ = logistic(x, y, np.array([1.0, 1.0, 0.0, 0.0] * 10))
    other, _ = logistic(x, y, np.array([0.0, 0.0, 1.0, 1.0] * 10))
    assert found[0] > 1
    assert other[0] < -1


def test_a_value_that_never_changes_is_no_trouble() -> None:
    found, bias = logistic(np.array([[0.0, 3.0], [1.0, 3.0]] * 10), np.array([False, True] * 10), np.ones(20))
    assert np.isfinite([*found, bias]).all()


# the doubt


def doubted(seed: int, sign: float) -> dict[str, float]:
    """The weights of a doubt about questions that are right where "fits" is high and `sign` times "covered" too."""
    generator = np.random.default_rng(seed)
    questions = []
    for number in range(120):
        x = generator.normal(size=(1, 3))
        right = x[0, 0] + sign * x[0, 1] + generator.normal() > 0
        one = asked(str(number), [int(right)], order=generator.normal(size=1), now=np.zeros(1))
        questions.append(replace(one, x=x))
    return doubt(questions, ("fits", "covered", "number_missing"))[0]


def test_a_value_whose_sign_is_the_wrong_one_has_no_part_in_the_doubt() -> None:
    right, wrong = doubted(1, 1.0), doubted(1, -1.0)
    assert right["fits"] > 0 < right["covered"]
    assert wrong["fits"] > 0 == wrong["covered"]


def test_a_missing_number_is_always_worse_than_none() -> None:
    assert doubted(1, 1.0)["number_missing"] <= NUMBER_MISSING


def test_where_nothing_answers_all_that_was_read_counts_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(4)
    questions, own = [], []
    for number in range(600):
        answerable = number % 2 == 0
        right = answerable and generator.random() < 0.5
        overall = (0.0, 2.0 * answerable + generator.normal())
        questions.append(asked(str(number), [int(right), int(answerable)], now=np.array([1.0, 0.0]), overall=overall))
        own.append(1 / (1 + np.exp(-2.0 * right - generator.normal())))
    severe = sureness(questions, np.array(own))
    monkeypatch.setattr("training.fit_scorer.UNANSWERABLE", 1.0)
    mild = sureness(questions, np.array(own))
    assert severe["own"] > 0 < severe["mean"]
    assert severe["mean"] / severe["own"] > 1.2 * mild["mean"] / mild["own"]
    assert severe["highest"] == pytest.approx(0, abs=1e-6)


# small things


def test_probabilities_are_off_by_what_each_bin_is_off() -> None:
    right = np.array([True, False, True, False])
    assert off(np.full(4, 0.5), right) == 0
    assert off(np.full(4, 0.9), np.zeros(4, dtype=bool)) == pytest.approx(0.9)
    assert off(np.array([1.0, 0.0]), np.array([True, False])) == 0
    assert off(np.array([1.0, 0.0]), np.array([False, True])) == 1
    low, high = 0.5 / BINS, 1 - 0.5 / BINS
    assert off(np.array([low, high]), np.array([True, False])) == pytest.approx(high)  # they don't make up for it


def test_time_s_values_stand_twice_by_what_changes_and_what_lasts() -> None:
    assert both(np.array([[1.0, 2.0], [3.0, 4.0]]), 0.25).tolist() == [[0.25, 0.5, 0.75, 1.5], [0.75, 1.0, 2.25, 3.0]]


def test_weights_are_written_by_name_and_none_is_missing() -> None:
    assert named(np.array([0.123456, -2.0]), ["first", "second"]) == {"first": 0.1235, "second": -2.0}
    with pytest.raises(ValueError, match="argument"):
        named(np.zeros(3), ["first", "second"])


def test_a_community_s_questions_are_in_one_fold_and_there_are_five() -> None:
    questions = [asked(f"community {number % 11}", [1]) for number in range(44)]
    found = folds(questions)
    assert set(found.tolist()) == set(range(FOLDS))
    assert len({(one.community, fold) for one, fold in zip(questions, found.tolist(), strict=True)}) == 11


def test_the_name_for_files_is_of_their_contents_whatever_order_they_are_told_in(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        path.write_text(path.name)
    before = digest(*paths)
    assert digest(*reversed(paths)) == before
    assert digest(paths[0]) != before
    paths[1].write_text("other")
    assert digest(*paths) != before
