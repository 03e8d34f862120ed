"""The aim: turns a question's vector towards the sentences that answer it, for the model that it was fitted on.

`training/fit_aim.py` says how, and what it brings. The index stays as it is; any other model goes without.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix


class Aim:
    """The packaged matrix, where it belongs to the model."""

    def __init__(self, model_sha256: str) -> None:
        """Read it."""
        import numpy as np

        with files("hsbot.answers").joinpath("aim.npz").open("rb") as file, np.load(file) as stored:
            fits = str(stored["model_sha256"]) == model_sha256
            self._matrix: Matrix | None = stored["matrix"].astype(np.float32) if fits else None  # (dim, dim)

    def __call__(self, vector: Matrix) -> Matrix:
        """Return a question's vector, (dim,), float32, L2-normalised, as it is compared with those of sentences."""
        import numpy as np

        if self._matrix is None:
            return vector
        aimed: Matrix = vector @ self._matrix
        return aimed / np.float32(max(float(np.linalg.norm(aimed)), 1e-12))
