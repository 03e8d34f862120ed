"""Stand-ins written by hand: quick, deterministic, and honest about what they were asked."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

import numpy as np

from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.score import Scored

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix, Text

DIMENSION = 64


class FakeEncoder:
    """A bag of hashed words as a vector: texts that share words are near, and nothing is loaded.

    `encoded` counts the passages that were embedded, `asked` the questions.
    """

    def __init__(self, name: str = "fake", sha256: str = "f" * 64, *, max_tokens: int = 256) -> None:
        self.name = name
        self.sha256 = sha256
        self.encoded = 0
        self.asked = 0
        self._max_tokens = max_tokens

    def dimension(self) -> int:
        return DIMENSION

    def max_tokens(self) -> int:
        return self._max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) for text in texts]

    def encode_question(self, text: str) -> Matrix:
        self.asked += 1
        return vector(text)

    def encode_passages(self, texts: Sequence[Text]) -> Iterator[tuple[int, Matrix, Matrix]]:
        for i in reversed(range(len(texts))):  # in another order than asked, as the real one
            self.encoded += 1
            text = texts[i]
            yield i, vector(text.text), np.stack([vector(text.text[start:end]) for start, end in text.sentences])


class FakeScorer:
    """Takes the share of the question's terms that stand in a sentence for its probability."""

    threshold = 0.5
    times: ClassVar = {
        "state": {"recency": 6.0, "outdone": 0.0, "superseded": -1.0},
        "fact": {"recency": 0.0, "outdone": 0.0, "superseded": -1.0},
    }

    def __init__(self, reader: object = None) -> None:
        assert reader is None

    def doubt(self, _: Sequence[Scored]) -> Callable[[float], float]:
        return float

    def __call__(
        self, question: str, candidates: Sequence[Candidate], foremost: Sequence[Candidate] = ()
    ) -> list[Scored]:
        scored = []
        for candidate in candidates:
            covered = candidate.features[FEATURES.index("covered")]
            body = 0.0 if candidate.sentence.kind == "body" else -1.0
            scored.append(
                Scored(candidate, 10 * (covered + body - 0.5), 1 / (1 + math.exp(-10 * (covered + body - 0.5))))
            )
        return sorted(scored, key=lambda s: -s.logit)


def vector(text: str) -> Matrix:
    """Return the vector of a text, shape (DIMENSION,), float32, L2-normalised."""
    counts = np.zeros(DIMENSION, dtype=np.float32)
    for word in _words(text):
        counts[crc32(word.encode()) % DIMENSION] += 1
    norm = float(np.linalg.norm(counts))
    return counts / np.float32(norm) if norm else counts


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
