"""Muon for the matrices of the encoder, AdamW for all else, as one optimizer.

Muon makes each matrix's momentum orthogonal before stepping, so that all directions are learnt at one rate (Jordan et
al., "Muon: An optimizer for hidden layers in neural networks", 2024). Its step is scaled to be as large as AdamW's (Liu
et al., "Muon is scalable for LLM training", 2025), so that it takes AdamW's rate.
docs/decisions/0068 has what it brought.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn


class MuonAndAdamW(torch.optim.Optimizer):
    """torch's Muon and its AdamW side by side; `param_groups` are those of both, so a rate set there reaches them."""

    def __init__(self, model: nn.Module, rate: float, decay: float = 0.01) -> None:
        """Take the trainable parameters: Muon the matrices of the encoder's layers, AdamW the others."""
        matrices: list[nn.Parameter] = []
        others: list[nn.Parameter] = []
        for name, weights in model.named_parameters():
            if weights.requires_grad:
                (matrices if weights.ndim == 2 and "encoder.layer." in name else others).append(weights)
        groups = [
            {"params": [weights for weights in others if weights.ndim > 1], "weight_decay": decay},
            {"params": [weights for weights in others if weights.ndim < 2], "weight_decay": 0.0},
        ]
        self._parts: list[torch.optim.Optimizer] = [
            torch.optim.Muon(matrices, lr=rate, weight_decay=0.0, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(groups, lr=rate, fused=True),
        ]
        super().__init__([*matrices, *others], {"lr": rate})
        self.param_groups = [group for part in self._parts for group in part.param_groups]

    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """Step both."""
        loss = closure() if closure else None
        for part in self._parts:
            part.step()
        return loss

    def state_dict(self) -> dict[str, Any]:
        """Return both states, in order."""
        return {"parts": [part.state_dict() for part in self._parts]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Take both states up."""
        for part, state in zip(self._parts, state_dict["parts"], strict=True):
            part.load_state_dict(state)
        self.param_groups = [group for part in self._parts for group in part.param_groups]
