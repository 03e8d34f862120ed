"""Several single-threaded trainings that share what they learn, for a machine shared with others.

A training on two threads waits for the slower one at every operator, so one busy core stalls
both. Two trainings of one thread each, on different windows, do not wait: every few steps each
leaves its weights in a folder and moves towards the newest of the other (local SGD; the pull is
by the steps each has made since they last met).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import TrainerCallback


class PeerAverage(TrainerCallback):
    """Exchanges the trainable weights with the other process through files in `folder`."""

    def __init__(self, model: nn.Module, folder: Path, me: int, peers: int, every: int) -> None:
        self._model = model
        self._folder = folder
        self._me = me
        self._others = [other for other in range(peers) if other != me]
        self._every = every
        self._met = dict.fromkeys(self._others, 0)  # my own step at that time
        self._seen = dict.fromkeys(self._others, 0)  # the other's
        folder.mkdir(parents=True, exist_ok=True)
        self._file(me).unlink(missing_ok=True)  # of an earlier training, which nobody should be pulled towards

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Every few steps: take in what the others wrote, then write."""
        if state.global_step % self._every:
            return
        mine = {n: p for n, p in self._model.named_parameters() if p.requires_grad}
        for other in self._others:
            path = self._file(other)
            if not path.exists():
                continue
            stored = torch.load(path, weights_only=True)
            made = stored["step"] - self._seen[other]
            if made <= 0:
                continue
            share = made / (made + state.global_step - self._met[other])
            self._pull(mine, stored["weights"], min(share, 0.5))
            self._seen[other] = stored["step"]
            self._met[other] = state.global_step
        part = self._file(self._me).with_suffix(".part")
        weights = {name: weight.detach().clone() for name, weight in mine.items()}
        torch.save({"step": state.global_step, "weights": weights}, part)
        part.replace(self._file(self._me))

    def _file(self, number: int) -> Path:
        return self._folder / f"peer{number}.pt"

    @staticmethod
    @torch.no_grad()
    def _pull(mine: dict[str, nn.Parameter], theirs: dict[str, Tensor], share: float) -> None:
        for name, weight in mine.items():
            weight.lerp_(theirs[name], share)
