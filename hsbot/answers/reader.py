"""The reader: a small cross-encoder that reads a question and some sentences together, and says which of them answer.

The packaged one is ours (docs/reader.md): int8 weights run by onnxruntime, without torch. Any sentence-transformers
CrossEncoder of one label can stand in its place by `[reader] name`, though the weights that make a probability of what
it says (`hsbot.answers.score`) were fitted on ours; "none" leaves the judging to words and vectors.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Protocol

from hsbot.answers.windows import WINDOW_FORMAT, Encoded, Window, encode_windows
from hsbot.errors import ModelError
from hsbot.search import hub

PACKAGED = "packaged"
NONE = "none"

_MODEL, _TOKENIZER = "model.int8.onnx", "tokenizer.json"

_MOST_WORKERS = 8  # about as many windows as a question has
_UNREAD = -10.0  # the logit of a sentence that a window had no room for


class Reader(Protocol):
    """Scores sentences as answers."""

    tells_time: bool
    """It learnt to read timelines (`hsbot.answers.timeline`), in which only the newest word answers."""

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        """Return for each window the logits of its title and of its sentences, in order; higher is better.

        0 is undecided.
        """


def load_reader(name: str, *, threads: int = 0) -> Reader | None:
    """Return the reader of that name, None for "none"; raises ModelError."""
    if name == NONE:
        return None
    if name == PACKAGED:
        with as_file(files("hsbot").joinpath("reader_weights")) as folder:
            return OnnxReader(Path(folder), threads=threads)
    return CrossEncoderReader(name)


def check_packaged() -> None:
    """Check the packaged reader's files without loading it; raises ModelError."""
    with as_file(files("hsbot").joinpath("reader_weights")) as folder:
        _settings(Path(folder))


class OnnxReader:
    """The weights of one folder: reader.json, and the files it names with their sha256."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """Check and load them; `threads` are the cores to read on, 0 all of them. Raises ModelError."""
        self.tells_time = bool(_settings(folder).get("timelines", False))
        from tokenizers import Tokenizer

        workers = min(threads or os.cpu_count() or 1, _MOST_WORKERS)
        try:
            self._session: Any = _session(folder / _MODEL, workers)  # all cores on one window
            self._single: Any = _session(folder / _MODEL, 1) if workers > 1 else self._session
            self._tokenizer: Any = Tokenizer.from_file(str(folder / _TOKENIZER))
        except Exception as error:  # both libraries raise what they like
            raise ModelError(_unreadable(folder)) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        """Return for each window the logits of its title and of its sentences, in order; higher is better.

        A window alone is read by all cores together; of several each core reads its own, the longest first, which takes
        a sixth less time than batches that all cores share.
        """
        encoded = encode_windows(self._tokenizer, question, windows)
        if len(windows) == 1:
            return [_at_marks(encoded[0], windows[0], self._session)]
        order = sorted(range(len(windows)), key=lambda i: -len(encoded[i].ids))
        read = self._workers.map(lambda i: _at_marks(encoded[i], windows[i], self._single), order)
        found = dict(zip(order, read, strict=True))
        return [found[i] for i in range(len(windows))]


class CrossEncoderReader:
    """Any cross-encoder of one label that sentence-transformers can load, by name or path."""

    tells_time = False

    def __init__(self, name: str) -> None:
        """Load it; raises ModelError, as well where it has several labels, of which none is how well a text answers."""
        import torch
        from sentence_transformers import CrossEncoder

        make = partial(CrossEncoder, name, device="cpu", activation_fn=torch.nn.Identity())
        mend = f'check [reader] name in the configuration, or set it to "{NONE}"'
        self._model: Any = hub.load(make, name, is_here=Path(name).is_dir(), what="reader", mend=mend)
        if (labels := self._model.num_labels) != 1:
            raise ModelError(f"The reader {name} tells {labels} labels instead of one score: {mend}.")

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        """Return for each window the logits of its title and of its sentences, in order; higher is better.

        It reads each sentence by itself, with the title behind it, where cutting a long text does least harm.
        """
        pairs = [
            (question, text)
            for window in windows
            for text in (window.title, *(f"{sentence} {window.title}".strip() for sentence in window.sentences))
        ]
        if not pairs:
            return []
        scores = iter([float(score) for score in self._model.predict(pairs, show_progress_bar=False)])
        return [[next(scores) for _ in range(1 + len(window.sentences))] for window in windows]


def _unreadable(folder: Path) -> str:
    return f'The reader in {folder} can\'t be read: install hsbot again, or set [reader] name to "{NONE}".'


def _settings(folder: Path) -> dict[str, Any]:
    """Return reader.json after every file it names was found to have its sha256."""
    try:
        settings: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        listed = settings["sha256"]
        for name in (_MODEL, _TOKENIZER, *sorted(set(listed) - {_MODEL, _TOKENIZER})):
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != listed[name]:
                    raise ModelError(f"The reader's file {folder / name} is damaged: install hsbot again.")
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ModelError(_unreadable(folder)) from error
    if settings.get("window_format") != WINDOW_FORMAT:
        raise ModelError(f"The reader in {folder} was trained for another version of hsbot: install hsbot again.")
    return settings


def _session(model: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that spin while they wait would take the cores from torch, which encodes the next question.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Processors without VNNI add up 8-bit products in 16 bits, which overflow: logits off by 0.2, now and then by 2
    # (docs/decisions/0076). This makes them take their time, and judge as all others do.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _at_marks(encoded: Encoded, window: Window, session: Any) -> list[float]:
    """Return a window's logits; what there was no room for is unlikely."""
    read = session.run(["logits"], _inputs(encoded))[0][0].tolist()
    unread = 1 + len(window.sentences) - len(read)
    return [*read, *[_UNREAD] * unread]


def _inputs(encoded: Encoded) -> dict[str, Any]:
    import numpy as np

    ids = np.array([encoded.ids], dtype=np.int64)
    return {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.array([encoded.types], dtype=np.int64),
        "marks": np.array(encoded.marks, dtype=np.int64),
    }
