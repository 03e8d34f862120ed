"""Two optimizers as one: which weights are whose, and that what is set or kept of the one is of both."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import nn

from training.optimizers import MuonAndAdamW

RATE = 0.01


class Tiny(nn.Module):
    """A model whose parts are named as an encoder's are."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.embeddings = nn.Embedding(9, 4)
        self.embeddings.weight.requires_grad = False
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList([nn.Linear(4, 4), nn.LayerNorm(4)])
        self.classifier = nn.Linear(4, 1)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Token ids to a mark each."""
        hidden = self.embeddings(ids)
        for layer in self.encoder.layer:
            hidden = layer(hidden)
        return self.classifier(hidden)


def learn(model: nn.Module, optimizer: torch.optim.Optimizer, steps: int = 1) -> float:
    """Step towards marks of one; return the loss before the last step."""
    for _ in range(steps):
        optimizer.zero_grad()
        loss = (model(torch.arange(9)) - 1).square().mean()
        loss.backward()
        optimizer.step()
    return loss.item()


def changed(model: nn.Module, before: dict[str, torch.Tensor]) -> set[str]:
    return {name for name, weights in model.state_dict().items() if not torch.equal(weights, before[name])}


def test_all_that_is_trainable_is_learnt_and_nothing_else() -> None:
    model = Tiny()
    before = copy.deepcopy(model.state_dict())
    first = learn(model, MuonAndAdamW(model, RATE))
    assert changed(model, before) == set(before) - {"embeddings.weight"}
    assert learn(model, MuonAndAdamW(model, RATE), 30) < first / 2


def test_the_matrices_of_the_layers_step_in_all_directions_alike_the_head_does_not() -> None:
    """What Muon is for: the singular values of a step lie close together, however unlike the gradient's are."""
    model = Tiny()
    before = model.encoder.layer[0].weight.detach().clone()
    learn(model, MuonAndAdamW(model, RATE))
    gradient = torch.linalg.svdvals(model.encoder.layer[0].weight.grad)
    step = torch.linalg.svdvals(model.encoder.layer[0].weight.detach() - before)
    assert step[2] / step[0] > 3 * gradient[2] / gradient[0]


@pytest.mark.parametrize("rate", [0.0, RATE])
def test_a_rate_set_in_its_groups_is_that_of_both(rate: float) -> None:
    model = Tiny()
    optimizer = MuonAndAdamW(model, RATE)
    for group in optimizer.param_groups:
        group["lr"] = rate
    before = copy.deepcopy(model.state_dict())
    learn(model, optimizer)
    assert bool(changed(model, before)) == bool(rate)


def test_what_is_kept_goes_on_as_if_nothing_had_been_between() -> None:
    model = Tiny()
    optimizer = MuonAndAdamW(model, RATE)
    learn(model, optimizer, 3)
    weights, state = copy.deepcopy(model.state_dict()), copy.deepcopy(optimizer.state_dict())
    learn(model, optimizer, 2)
    later = Tiny()
    later.load_state_dict(weights)
    resumed = MuonAndAdamW(later, 1.0)
    resumed.load_state_dict(state)
    learn(later, resumed, 2)
    assert not changed(later, model.state_dict())
    # and its groups are those that step from then on
    for group in resumed.param_groups:
        group["lr"] = 0.0
    learn(later, resumed)
    assert not changed(later, model.state_dict())


def test_no_decay_for_what_has_one_dimension() -> None:
    groups = MuonAndAdamW(Tiny(), RATE).param_groups
    for group in groups:
        if any(weights.ndim == 1 for weights in group["params"]):
            assert group["weight_decay"] == 0.0
    assert any(group["weight_decay"] for group in groups)
