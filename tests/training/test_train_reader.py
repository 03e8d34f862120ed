"""The reader's training: which windows stand in a batch, how fast is learnt, and what of the model may change."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import torch

from training.window_loss import MOST_SENTENCES

pytest.importorskip("datasets", reason="only training needs it")
pytest.importorskip("accelerate", reason="only training needs it")

from training import train_reader
from training.train_reader import (
    DecayByClock,
    InOrder,
    bucketed,
    freeze,
    grouped,
    load_windows,
    no_dropout,
    roughen,
)

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

IDS = torch.tensor([[101, 2040, 2187, 103, 7327, 102]])


def rows(sizes: list[int]) -> list[list[dict[str, Any]]]:
    """Groups of so many windows each; each group's are longer than those of the one before."""
    row = {"title": "Pell", "labels": [1], "span": None}
    return [
        [row | {"question": f"q{number}", "sentences": ["x" * (10 + number)]} for _ in range(size)]
        for number, size in enumerate(sizes)
    ]


def write(path: Path, windows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(window) + "\n" for window in windows))
    return path


# windows


def test_windows_of_one_group_stand_together_and_others_alone(tmp_path: Path) -> None:
    numbers = [1, None, 2, 1, None, 2]
    windows = [{"at": at} | ({} if number is None else {"group": number}) for at, number in enumerate(numbers)]
    found = grouped(write(tmp_path / "windows.jsonl", windows))
    assert [[row["at"] for row in group] for group in found] == [[0, 3], [1], [2, 5], [4]]


def test_a_batch_holds_whole_groups_of_one_size() -> None:
    groups = rows([4] * 9 + [1] * 21 + [2] * 4)
    found = bucketed(groups, 8, random.Random(1))
    batches = [[row["question"] for row in found[at : at + 8]] for at in range(0, len(found), 8)]
    assert sorted(len(set(batch)) for batch in batches) == [2, 2, 2, 2, 4, 8, 8]
    size = {f"q{number}": len(group) for number, group in enumerate(groups)}
    assert all(batch.count(question) == size[question] for batch in batches for question in batch)
    assert len(set(map(tuple, batches))) == len(batches)


def test_a_batch_s_windows_are_of_about_one_length_and_the_batches_in_any_order() -> None:
    groups = rows([1] * 80)
    random.Random(2).shuffle(groups)
    found = [len(row["sentences"][0]) for row in bucketed(groups, 8, random.Random(1))]
    batches = [found[at : at + 8] for at in range(0, 80, 8)]
    assert all(max(batch) - min(batch) == 7 for batch in batches)
    assert sorted(found) == list(range(10, 90)) != found


def test_what_fills_no_batch_is_left_out() -> None:
    assert len(bucketed(rows([1] * 7), 8, random.Random(1))) == 0
    assert len(bucketed(rows([1] * 15), 8, random.Random(1))) == 8


def test_processes_take_different_groups_and_what_was_seen_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "windows.jsonl", [group[0] for group in rows([1] * 40)])
    every = load_windows([path], 2, 3)["question"]
    parts = [load_windows([path], 2, 3, me, 2)["question"] for me in range(2)]
    later = [load_windows([path], 2, 3, me, 2, skip=20)["question"] for me in range(2)]
    assert sorted([*parts[0], *parts[1]]) == sorted(every)
    assert {int(question[1:]) % 2 for question in parts[0]} == {0, 1}  # mixed before
    assert [len(part) for part in (*parts, *later)] == [20, 20, 10, 10]
    assert set(later[0]) < set(parts[0])
    assert set(later[1]) < set(parts[1])


def test_the_data_set_is_what_the_loss_reads(tmp_path: Path) -> None:
    window = {"question": "who left", "title": "Pell", "sentences": ["a", "b"], "labels": [0, 1], "span": [1, 0, 1]}
    data = load_windows([write(tmp_path / "windows.jsonl", [window])], 1, 3)
    assert data["question"][0] == "who left"
    assert json.loads(data["window"][0]) == ["Pell", "a", "b"]
    assert data["label"][0] == [1, 0, 1, 0, 1] + [0] * (MOST_SENTENCES - 2)


def test_batches_come_in_the_data_s_own_order() -> None:
    from datasets import Dataset

    data = Dataset.from_dict({"question": [str(n) for n in range(7)]})
    assert list(InOrder(data, 3, drop_last=False)) == [[0, 1, 2], [3, 4, 5], [6]]


# the clock


class Clocked:
    """A training of 100 seconds whose clock is set by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, warmup: float) -> None:
        self.now = 1000.0
        monkeypatch.setattr(train_reader.time, "monotonic", lambda: self.now)
        self.groups = [{"lr": 0.0}, {"lr": 0.0}]
        self._decay = DecayByClock(100.0, warmup)
        self._decay.on_train_begin(None, None, None)

    def rate(self, after: float) -> float:
        """The learning rate after so many seconds, as a share of the highest."""
        self.now = 1000.0 + after
        optimizer = SimpleNamespace(param_groups=self.groups)
        self._decay.on_step_begin(SimpleNamespace(learning_rate=0.5), None, None, optimizer=optimizer)
        first, second = (group["lr"] for group in self.groups)
        assert first == second
        return first / 0.5

    def stops(self, after: float) -> bool:
        """Whether it is over after so many seconds; what is learnt is saved then."""
        self.now = 1000.0 + after
        control = SimpleNamespace(should_training_stop=False, should_save=False)
        self._decay.on_step_end(None, None, control)
        assert control.should_training_stop == control.should_save
        return control.should_training_stop


def test_the_rate_rises_then_falls_to_a_hundredth_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    training = Clocked(monkeypatch, 0.2)
    rates = [training.rate(after) for after in (0, 10, 20, 60, 100, 140)]
    assert rates == pytest.approx([0, 0.5, 1.0, 0.5, 0.01, 0.01])


def test_without_a_warm_up_the_rate_begins_at_its_highest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Clocked(monkeypatch, 0.0).rate(0) == 1.0


def test_the_training_stops_and_is_saved_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    training = Clocked(monkeypatch, 0.2)
    assert [training.stops(after) for after in (0, 99, 101)] == [False, False, True]


# the model


def test_the_embeddings_and_the_lowest_layers_stay_as_they_are(tiny: CrossEncoder) -> None:
    freeze(tiny, 1)
    names = {name: weights.requires_grad for name, weights in tiny.named_parameters()}
    learnt = {name for name, learns in names.items() if learns}
    assert learnt == {name for name in names if ".embeddings." not in name and ".layer.0." not in name}
    assert any(".layer.1." in name for name in learnt)
    assert any(".embeddings." in name for name in names)


def test_layer_1_is_not_taken_for_10() -> None:
    model = torch.nn.Module()
    model.encoder = torch.nn.Module()
    model.encoder.layer = torch.nn.ModuleList(torch.nn.Linear(1, 1) for _ in range(12))
    freeze(model, 2)
    assert [layer.weight.requires_grad for layer in model.encoder.layer] == [False] * 2 + [True] * 10


def test_without_dropout_training_sees_the_same_twice(tiny: CrossEncoder) -> None:
    bert = tiny[0].model.train()
    assert not torch.equal(bert(input_ids=IDS).logits, bert(input_ids=IDS).logits)
    no_dropout(tiny)
    assert torch.equal(bert(input_ids=IDS).logits, bert(input_ids=IDS).logits)


def given_to(layer: torch.nn.Module, values: torch.Tensor) -> torch.Tensor:
    """What a layer is given when it is called with these values."""
    seen = []
    layer.register_forward_hook(lambda _, inputs, output: seen.append(inputs[0]))
    layer(values)
    return seen[0]


def test_a_layer_is_given_at_most_256_values_near_its_own(tiny: CrossEncoder) -> None:
    roughen(tiny)
    values = torch.linspace(-3, 5, 16000).reshape(-1, 16)
    rounded = given_to(tiny[0].model.bert.pooler.dense, values)
    assert 250 < len(rounded.unique()) <= 256
    assert (rounded - values).abs().max() <= 8 / 255 / 2 + 1e-5


def test_rounding_keeps_a_zero_and_covers_it_where_all_values_lie_on_one_side(tiny: CrossEncoder) -> None:
    roughen(tiny)
    values = torch.linspace(4, 5, 1600).reshape(-1, 16)
    for signed in (values, -values):
        rounded = given_to(tiny[0].model.bert.pooler.dense, signed)
        assert len(rounded.unique()) == pytest.approx(255 / 5, abs=2)
    assert torch.equal(given_to(tiny[0].model.bert.pooler.dense, torch.zeros(2, 16)), torch.zeros(2, 16))


def test_gradients_pass_through_the_rounding(tiny: CrossEncoder) -> None:
    layer = tiny[0].model.bert.pooler.dense
    values = torch.linspace(-3, 5, 32).reshape(2, 16).requires_grad_()
    layer(values).sum().backward()
    exact, values.grad = values.grad, None
    roughen(tiny)
    layer(values).sum().backward()
    assert torch.equal(values.grad, exact)


def test_the_classifier_is_given_what_it_is_given(tiny: CrossEncoder) -> None:
    roughen(tiny)
    values = torch.linspace(-3, 5, 16000).reshape(-1, 16)
    assert torch.equal(given_to(tiny[0].model.classifier, values), values)


# the whole way


@pytest.mark.parametrize(("bf16", "muon"), [(True, True), (False, False), (False, True)])
def test_a_training_changes_only_what_may_learn_and_in_bfloat16_if_told_so(
    tmp_path: Path, tiny_base: Path, tiny: CrossEncoder, monkeypatch: pytest.MonkeyPatch, bf16: bool, muon: bool
) -> None:
    from sentence_transformers import CrossEncoder

    learnt_with, batches = set(), []

    class Watched(train_reader.WindowLoss):
        def forward(self, inputs: list[list[str]], labels: list[torch.Tensor]) -> torch.Tensor:
            batches.append(list(inputs[0]))
            dense = self.model[0].model.bert.encoder.layer[1].output.dense
            watch = dense.register_forward_hook(lambda _, inputs, output: learnt_with.add(output.dtype))
            try:
                return super().forward(inputs, labels)
            finally:
                watch.remove()

    monkeypatch.setattr(train_reader, "WindowLoss", Watched)
    windows = [row | {"group": row["question"]} for group in rows([4] * 8) for row in group]
    path = write(tmp_path / "windows.jsonl", windows)
    options = ["--windows", str(path), "--out", str(tmp_path / "out"), "--base", str(tiny_base), "--batch", "8"]
    options += ["--warmup", "0", "--rate", "0.01", *(["--bf16"] if bf16 else []), *(["--muon"] if muon else [])]
    monkeypatch.setattr(sys, "argv", ["train_reader", *options])
    train_reader.main()
    assert learnt_with == {torch.bfloat16 if bf16 else torch.float32}
    assert len(batches) == 4
    assert all(batch.count(question) == 4 for batch in batches for question in batch)  # whole groups
    trained = CrossEncoder(str(tmp_path / "out" / "final"), device="cpu")
    before = dict(tiny.named_parameters())
    changed = {name for name, weights in trained.named_parameters() if not torch.equal(weights, before[name])}
    assert changed
    assert not {name for name in changed if ".embeddings." in name or ".layer.0." in name}


@pytest.mark.parametrize("muon", [True, False])
def test_a_training_that_was_broken_off_goes_on_with_what_its_optimizer_knew(
    tmp_path: Path, tiny_base: Path, monkeypatch: pytest.MonkeyPatch, muon: bool
) -> None:
    kept = []

    class Kept(train_reader.CrossEncoderTrainer):
        def train(self, **options: Any) -> None:
            super().train(**options)
            kept.append((self.state.global_step, len(self.optimizer.state_dict().get("parts", [0]))))

    monkeypatch.setattr(train_reader, "CrossEncoderTrainer", Kept)
    path = write(tmp_path / "windows.jsonl", [row for group in rows([1] * 32) for row in group])
    options = ["--windows", str(path), "--out", str(tmp_path / "out"), "--base", str(tiny_base), "--batch", "8"]
    options += ["--save-steps", "2", *(["--muon"] if muon else [])]
    monkeypatch.setattr(sys, "argv", ["train_reader", *options, "--epochs", "0.5"])
    train_reader.main()
    monkeypatch.setattr(sys, "argv", ["train_reader", *options, "--resume"])
    train_reader.main()
    assert kept == [(2, 2 if muon else 1), (4, 2 if muon else 1)]
