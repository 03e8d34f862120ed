"""What picks the candidates to be read: what is learnt, what is stored of it, and how it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch

import training.fit_likely
from hsbot.answers.features import FEATURES
from hsbot.answers.likely import Likely
from tests.training.test_fit_scorer import asked
from training.fit_likely import AMONG, HIDDEN, WEIGHT, Example, Net, example, fit, loss, places, shares


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """There are few questions, so they are seen more often; on one thread, for the network is too small for several."""
    monkeypatch.setattr(training.fit_likely, "EPOCHS", 30)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def many(count: int, seed: int) -> list[Example]:
    """Questions of five to eight candidates; right is the one whose first and second value differ least."""
    generator = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        x = generator.normal(size=(generator.integers(5, 9), len(FEATURES))).astype(np.float32)
        apart = abs(x[:, 0] - x[:, 1])
        found.append(Example(x, apart == apart.min(), np.zeros(len(x), dtype=bool), 1.0))
    return found


def scores(net: Net, x: np.ndarray) -> np.ndarray:
    return net(torch.from_numpy(x)).detach().numpy()


def pairs(examples: list[Example]) -> list[tuple[np.ndarray, np.ndarray]]:
    return [(one.x, one.right) for one in examples]


def test_what_answered_once_is_to_be_read_as_well_but_rather_less() -> None:
    found = example(asked("saltglass", [1, 0, 0], [0, 1, 0]))
    assert (found.right.tolist(), found.once.tolist()) == ([True, False, False], [False, True, False])
    x = np.eye(3, len(FEATURES), dtype=np.float32)
    questions = [Example(x, np.array([True, False, False]), np.array([False, True, False]), 1.0)] * 40
    newest, once, neither = scores(fit(questions), x).tolist()
    assert newest > once > neither


@pytest.mark.parametrize(
    ("name", "weight"), [("arcs", 1.0), ("saltglass", WEIGHT["ours"]), ("squad2", WEIGHT["squad2"])]
)
def test_a_question_weighs_what_its_set_does(name: str, weight: float) -> None:
    assert example(asked("any", [1], name=name)).weight == weight


def test_the_loss_is_of_all_that_is_right_together_and_what_fills_a_row_is_nothing() -> None:
    row = torch.log(torch.tensor([[1.0, 2.0, 5.0, 100.0]]))
    right, there = torch.tensor([[True, True, False, True]]), torch.tensor([[True, True, True, False]])
    assert loss(row, right, there).tolist() == pytest.approx([np.log(8 / 3)])


def test_a_network_learns_what_no_linear_function_can() -> None:
    known, new = many(900, 1), many(200, 2)
    network, linear = (np.mean(places(pairs(new), partial(scores, fit(known, hidden))) == 0) for hidden in (HIDDEN, ()))
    assert network > 0.6 > 0.35 > linear


def test_the_same_seed_gives_the_same_network() -> None:
    known = many(40, 1)
    one, other = (fit(known).stored() for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_a_question_without_a_right_candidate_teaches_nothing() -> None:
    known = many(40, 1)
    lost = replace(known[0], right=np.zeros_like(known[0].right), x=known[0].x * 100)
    x = known[0].x
    assert scores(fit([*known, lost]), x) == pytest.approx(scores(fit(known), x))


def test_a_value_that_is_always_the_same_does_no_harm() -> None:
    known = [replace(one, x=np.column_stack([one.x[:, :-1], np.ones(len(one.x), np.float32)])) for one in many(40, 1)]
    assert np.isfinite(scores(fit(known), known[0].x)).all()


def test_what_is_stored_comes_to_the_same_when_answering(tmp_path: Path) -> None:
    known = many(40, 1)
    net = fit(known)
    np.savez_compressed(tmp_path / "likely.npz", **net.stored())
    x = known[0].x * [[3.0]]
    assert Likely(tmp_path / "likely.npz")(x) == pytest.approx(scores(net, x.astype(np.float32)), abs=1e-4)


def test_the_place_is_that_of_the_first_right_one_and_of_equals_in_their_order() -> None:
    x = np.array([[1.0], [3.0], [2.0], [2.0]])
    examples = [(x, np.array(right, dtype=bool)) for right in ([1, 0, 0, 1], [0, 0, 1, 0], [0, 0, 0, 0])]
    assert places(examples, lambda x: x[:, 0]).tolist() == [2, 1]


def test_shares_are_of_the_questions_with_a_right_one_among_so_many() -> None:
    assert shares(np.array([0, 4, 5, 200])).split()[:6] == ["1:", "0.2500", "5:", "0.5000", "10:", "0.7500"]
    assert len(shares(np.array([0])).split()) == 2 * len(AMONG)
