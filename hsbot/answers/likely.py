"""What is read: a small network tells which candidates likely answer, before the reader looks at any.

`training/fit_likely.py` says how it is fitted, and docs/decisions/0070 what it brings.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from hsbot.answers.features import FEATURES

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix

REACH = 5.0  # standard deviations from the mean at which a value is cut off
_GELU = (math.sqrt(2 / math.pi), 0.044715)  # the activation, in its form with tanh (Hendrycks and Gimpel, 2016)
_DECIMALS = 6  # of a score: equal candidates are equal, in whatever blocks a processor multiplies


class Likely:
    """The packaged network, or another one of the same form."""

    def __init__(self, path: Traversable | None = None) -> None:
        """Read it; ValueError where it was fitted to other features."""
        import numpy as np

        place = path or files("hsbot.answers").joinpath("likely.npz")
        with place.open("rb") as file, np.load(file) as stored:
            names = tuple(stored["features"].tolist())
            if names != FEATURES:
                wrong = sorted(set(names) ^ set(FEATURES)) or "their order"
                raise ValueError(f"{place.name} was fitted to other features ({wrong}): run training/fit_likely.py")
            read = {name: stored[name].astype(np.float64) for name in stored.files if name != "features"}
        self._mean, self._scale = read["mean"], read["scale"]  # (features,) each
        layers = sum(name.startswith("bias") for name in read)
        self._layers = [(read[f"weights{n}"], read[f"bias{n}"]) for n in range(layers)]  # (from, to), (to,)

    def __call__(self, values: Sequence[Sequence[float]] | Matrix) -> Matrix:
        """Return a score for each candidate, float64 (n,), higher is rather read; n may be 0.

        `values` is (n, features), in the order of FEATURES.
        """
        import numpy as np

        x = np.asarray(values, dtype=np.float64).reshape(len(values), len(FEATURES))
        x = np.clip((x - self._mean) / self._scale, -REACH, REACH)
        for weights, bias in self._layers[:-1]:
            x = x @ weights + bias
            x = x * (0.5 + 0.5 * np.tanh(_GELU[0] * (x + _GELU[1] * x**3)))
        weights, bias = self._layers[-1]
        scores: Matrix = np.round((x @ weights + bias)[:, 0], _DECIMALS)
        return scores
