"""Trainings that share what they learn: what is taken in, from whom, and how much of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from torch import nn

from training.peers import PeerAverage

EVERY = 4


class Training:
    """A model whose weights are all one number, and its exchange with the others."""

    def __init__(self, folder: Path, me: int, value: float, peers: int = 2) -> None:
        self.model = nn.Linear(2, 2)
        self.set(value)
        self._average = PeerAverage(self.model, folder / "peers", me, peers, EVERY)

    def set(self, value: float) -> None:
        """Let all weights be this."""
        with torch.no_grad():
            for weights in self.model.parameters():
                weights.fill_(value)

    def end_step(self, step: int) -> float:
        """End a step; return what the weights are afterwards."""
        self._average.on_step_end(None, SimpleNamespace(global_step=step), None)
        return self.model.weight[0, 0].item()


def test_two_that_went_equally_far_meet_in_the_middle(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 1.0), Training(tmp_path, 1, 3.0)
    assert first.end_step(EVERY) == 1.0  # nobody is there yet
    assert second.end_step(EVERY) == 2.0
    assert first.end_step(2 * EVERY) == pytest.approx(1 + 1 / 3)  # a third of the steps since then were the other's


def test_they_meet_at_every_few_steps_only(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 1.0), Training(tmp_path, 1, 3.0)
    first.end_step(EVERY)
    assert [second.end_step(step) for step in range(1, EVERY)] == [3.0] * (EVERY - 1)


def test_what_was_taken_in_is_not_taken_in_again(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 1.0), Training(tmp_path, 1, 3.0)
    first.end_step(EVERY)
    second.end_step(EVERY)
    second.set(5.0)
    assert second.end_step(2 * EVERY) == 5.0


def test_the_pull_is_the_share_of_the_steps_since_they_last_met(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 0.0), Training(tmp_path, 1, 4.0)
    second.end_step(EVERY)
    assert first.end_step(3 * EVERY) == pytest.approx(1.0)
    further = second.end_step(2 * EVERY)
    assert first.end_step(6 * EVERY) == pytest.approx(1.0 + (further - 1.0) / 4)


def test_the_pull_is_never_more_than_half(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 0.0), Training(tmp_path, 1, 4.0)
    second.end_step(40 * EVERY)
    assert first.end_step(EVERY) == pytest.approx(2.0)


def test_one_that_fell_back_is_not_taken_in(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 0.0), Training(tmp_path, 1, 4.0)
    second.end_step(4 * EVERY)
    taken_in = first.end_step(4 * EVERY)
    Training(tmp_path, 1, 9.0).end_step(EVERY)
    assert first.end_step(5 * EVERY) == taken_in


def test_of_three_each_is_taken_in_by_the_steps_since_it_was_met(tmp_path: Path) -> None:
    first, second, third = (Training(tmp_path, me, value, 3) for me, value in enumerate((0.0, 4.0, 8.0)))
    second.end_step(EVERY)
    third.end_step(EVERY)  # takes in half of the second
    assert first.end_step(3 * EVERY) == pytest.approx(1.0 + (6.0 - 1.0) / 4)


def test_frozen_weights_are_not_exchanged(tmp_path: Path) -> None:
    first, second = Training(tmp_path, 0, 1.0), Training(tmp_path, 1, 3.0)
    for training in (first, second):
        training.model.bias.requires_grad = False
    first.end_step(EVERY)
    second.end_step(EVERY)
    assert second.model.weight.unique().tolist() == [2.0]
    assert second.model.bias.unique().tolist() == [3.0]


def test_what_an_earlier_training_left_is_not_met(tmp_path: Path) -> None:
    Training(tmp_path, 1, 9.0).end_step(EVERY)
    Training(tmp_path, 1, 3.0)  # begins anew
    assert Training(tmp_path, 0, 1.0).end_step(EVERY) == 1.0
