"""The aim: turns the vectors of questions and of sentences towards each other where one answers the other.

`training/fit_aim.py` says how, and what it brings, for the model that it was fitted on. The index stays as it is; any
other model goes without.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix


@dataclass(frozen=True, slots=True)
class Aimed:
    """A question's vector, as it is compared with those of sentences."""

    towards: Matrix  # (dim,), float32: its inner products with vectors of sentences put them nearly in order
    _sentences: Matrix | None  # (dim, dim): what sentences are turned by; None: they are not

    def cosines(self, vectors: Matrix) -> Matrix:
        """Return how near each sentence is, (n,), -1 to 1; `vectors` is (n, dim), float32, L2-normalised."""
        import numpy as np

        products: Matrix = vectors @ self.towards
        if self._sentences is None:
            return products
        lengths = np.linalg.norm(vectors @ self._sentences, axis=1)
        found: Matrix = products / np.maximum(lengths, np.float32(1e-12))
        return found


class Aim:
    """The packaged matrices, where they belong to the model."""

    def __init__(self, model_sha256: str) -> None:
        """Read them."""
        import numpy as np

        with files("hsbot.answers").joinpath("aim.npz").open("rb") as file, np.load(file) as stored:
            fits = str(stored["model_sha256"]) == model_sha256
            maps = [stored[name].astype(np.float32) for name in ("questions", "sentences")] if fits else None
        self._maps: list[Matrix] | None = maps  # (dim, dim) each

    def __call__(self, vector: Matrix) -> Aimed:
        """Aim a question's vector, (dim,), float32, L2-normalised."""
        import numpy as np

        if self._maps is None:
            return Aimed(vector, None)
        questions, sentences = self._maps
        aimed = vector @ questions
        aimed /= np.float32(max(float(np.linalg.norm(aimed)), 1e-12))
        return Aimed(sentences @ aimed, sentences)
