"""Fit which candidates are read: `python -m training.fit_likely --work DIR --dev DIR [--out hsbot/answers/likely.npz]`.

A small network over hsbot.answers.features.FEATURES (`hsbot.answers.likely`) learns from the questions of the invented
communities that aren't held out, from our own and the development sets' halves to choose on, and is judged on the
communities that are held out: for how many questions is what answers by the newest word, and what answered once, among
the first so many. Beside it stand the order by cosine, and a linear function that is fitted likewise. What answered
once is to be read as well, but rather less: it is told as history, and the newest word is told by what it replaces.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from hsbot.answers.features import FEATURES
from hsbot.answers.likely import REACH, Likely
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from training import arcs
from training.asked_windows import of_arcs
from training.fit_aim import OUT as AIM
from training.fit_scorer import (
    ARCS,
    DEV,
    FEATURES_FROM,
    FOLLOW_UPS,
    MANNERS,
    OWN_WEIGHT,
    Asked,
    collected,
    digest,
    group,
    manner_of,
    with_chance,
)

OUT = Path(__file__).parent.parent / "hsbot" / "answers" / "likely.npz"
MOST = 40
"""Questions asked of a community."""

WEIGHT = {"ours": OWN_WEIGHT} | dict.fromkeys(DEV, 0.3)
"""Of one question of each set; one of a community counts 1."""

ONCE = 0.3
"""Of what answered once, beside what answers. Without the difference more of it is read, and less of what answers."""

HIDDEN = (32, 32)
EPOCHS, BATCH, RATE, DECAY, DROPOUT = 10, 128, 3e-3, 1e-2, 0.1
AMONG = (1, 5, 10, 14, 18, 30)
"""What is read are some 15 candidates."""


@dataclass(frozen=True)
class Example:
    """One question: what is known of its candidates, and which are to be read."""

    x: np.ndarray  # (candidates, features), in the order of FEATURES
    right: np.ndarray  # bool (candidates,), whether it answers by the newest word
    once: np.ndarray  # bool (candidates,), whether it answered once
    weight: float


class Net(nn.Module):
    """The network, or with no hidden layers a linear function; both with what the values are standardised by."""

    def __init__(self, x: np.ndarray, hidden: Sequence[int], dropout: float = DROPOUT) -> None:
        """Take the layers' sizes, and mean and scale from all candidates, (candidates, features)."""
        super().__init__()
        self.mean = torch.from_numpy(x.mean(0, dtype=np.float64)).float()
        self.scale = torch.from_numpy(x.std(0, dtype=np.float64)).float() + 1e-5
        layers: list[nn.Module] = []
        for size, following in zip((x.shape[1], *hidden), hidden, strict=False):
            layers += [nn.Linear(size, following), nn.GELU(approximate="tanh"), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*layers, nn.Linear((x.shape[1], *hidden)[-1], 1))

    def forward(self, x: Tensor) -> Tensor:
        """Return the scores, (…,), of what is known, (…, features)."""
        return self.layers(((x - self.mean) / self.scale).clip(-REACH, REACH)).squeeze(-1)

    def stored(self) -> dict[str, np.ndarray]:
        """Return what hsbot.answers.likely reads."""
        found = {"features": np.array(FEATURES), "mean": self.mean.numpy(), "scale": self.scale.numpy()}
        linear = [layer for layer in self.layers if isinstance(layer, nn.Linear)]
        for number, layer in enumerate(linear):
            found[f"weights{number}"] = layer.weight.detach().numpy().T
            found[f"bias{number}"] = layer.bias.detach().numpy()
        return found


def example(one: Asked) -> Example:
    """Return what is learnt from a question."""
    return Example(one.x, one.y, one.stale, WEIGHT.get(group(one), 1.0))


def loss(scores: Tensor, right: Tensor, there: Tensor) -> Tensor:
    """Return how unlikely it is, (questions,), that what is drawn by a softmax over the candidates is a right one.

    All are (questions, candidates); `there` tells real candidates from what only fills a row. 0 where none is right.
    """
    every, answers = (scores.masked_fill(~which, -1e4).logsumexp(1) for which in (there, right & there))
    return torch.where((right & there).any(1), every - answers, 0.0)


def fit(examples: Sequence[Example], hidden: Sequence[int] = HIDDEN, seed: int = 0) -> Net:
    """Fit a network to questions; those of which no candidate answers, or answered once, teach nothing."""
    torch.manual_seed(seed)
    examples = [one for one in examples if one.right.any() or one.once.any()]
    net = Net(np.concatenate([one.x for one in examples]), hidden)
    xs = [torch.from_numpy(one.x).float() for one in examples]
    rights = [torch.from_numpy(one.right) for one in examples]
    onces = [torch.from_numpy(one.once) for one in examples]
    weights = torch.tensor([one.weight for one in examples])
    weights /= weights.mean()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(examples)).split(BATCH):
            chosen = batch.tolist()
            x = pad_sequence([xs[i] for i in chosen], batch_first=True)
            right, once = (pad_sequence([of_each[i] for i in chosen], batch_first=True) for of_each in (rights, onces))
            there = pad_sequence([torch.ones_like(rights[i]) for i in chosen], batch_first=True)
            scores = net(x)
            cost = (weights[batch] * (loss(scores, right, there) + ONCE * loss(scores, once, there))).mean()
            optimizer.zero_grad()
            cost.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def places(found: Sequence[tuple[np.ndarray, np.ndarray]], score: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Return the place, from 0, of the first by the scores that is marked; questions without one are left out.

    Of each question there are the candidates' values and marks, (candidates, features) and bool (candidates,).
    """
    orders = [(marked, np.argsort(-score(x), kind="stable")) for x, marked in found if marked.any()]
    return np.array([int(marked[order].argmax()) for marked, order in orders])


def shares(found: np.ndarray) -> str:
    """Return for how many of the questions, 0 to 1, a right candidate is among the first so many."""
    return " ".join(f"{most}: {np.mean(found < most):.4f}" for most in AMONG)


def learnt(work: Path) -> list[Asked]:
    """Return the questions of the communities that aren't held out, without their candidates; kept in `work`."""
    training = [path for path in arcs.FOLDER.glob("*.txt") if not arcs.is_held_out(path)]
    kept = work / f"learnt-{MOST}-{digest(AIM, *FEATURES_FROM, *training)}.pickle"
    if not kept.exists():
        random.seed(7)
        encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
        found = [replace(one, candidates=[]) for one in of_arcs(lambda _: MOST, work, encoder)]
        kept.write_bytes(pickle.dumps(found))
    return [with_chance(one) for one in pickle.loads(kept.read_bytes())]


def report(held_out: Sequence[Asked], scores: dict[str, Callable[[np.ndarray], np.ndarray]]) -> None:
    """Print the shares of the held-out communities' questions, all of them and those in each manner."""
    manners = {
        **{name.rstrip("-"): [one for one in held_out if manner_of(one.community) == name] for name in MANNERS},
        "follow-ups": [one for one in held_out if one.name == FOLLOW_UPS],
    }
    for manner, asked in {"all": held_out, **manners}.items():
        marked = {"answers": [(one.x, one.y) for one in asked], "answered once": [(one.x, one.stale) for one in asked]}
        for name, score in scores.items():
            for what, questions in marked.items():
                found = places(questions, score)
                print(f"{manner:10} {name:7} {what:13} of {len(found):4} among the first {shares(found)}", flush=True)


def main() -> None:
    """Parse the command line, ask (once), fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora, indexes and features")
    parser.add_argument("--dev", type=Path, required=True, help="folder of the development sets")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    asked = learnt(options.work)
    others = collected(options.dev, options.work)
    held_out = [one for one in others if one.name in {ARCS, FOLLOW_UPS}]
    examples = [example(one) for one in [*asked, *(one for one in others if group(one) in WEIGHT)]]
    print(f"{len(examples)} questions, {sum(one.right.any() for one in examples)} with a right candidate", flush=True)
    np.savez_compressed(options.out, **fit(examples).stored())
    linear = fit(examples, hidden=())
    scores = {
        "cosine": lambda x: x[:, FEATURES.index("cosine")],
        "linear": lambda x: linear(torch.from_numpy(x)).detach().numpy(),
        "network": Likely(options.out),
    }
    report(held_out, scores)


if __name__ == "__main__":
    main()
