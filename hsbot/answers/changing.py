"""Does what a question asks for change with time? "Who is the drummer?" may, "why did she leave?" hardly.

The chance is a logistic regression over the question's words, its pairs of words and what is known of it otherwise,
fitted on the questions of invented communities, of which it is known whether an older article answers them otherwise
(`training/fit_changing.py`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")


def changing(text: str, asked: str, *, state: bool) -> float:
    """Return the chance, 0 to 1, that the answer to a question changes with time.

    `asked` is the kind of thing that it asks for, and `state` whether it says itself that it asks how things stand.
    """
    return chance(grams(text, asked, state=state), _weights())


def between(changes: float, state: Mapping[str, float], fact: Mapping[str, float]) -> dict[str, float]:
    """Return the weights, by name, for a question whose answer changes with that chance: 1 gives `state`, 0 `fact`."""
    return {name: changes * state[name] + (1 - changes) * fact[name] for name in state}


def chance(found: Iterable[str], weights: Mapping[str, Any]) -> float:
    """Return the chance by weights as changing.json has them: a "bias", and one for each of "words"."""
    score = math.fsum(weights["words"].get(gram, 0.0) for gram in found)
    return 1 / (1 + math.exp(-score - weights["bias"]))


def grams(text: str, asked: str, *, state: bool) -> frozenset[str]:
    """Return the words of a question and its pairs of words; those that it begins with once more, after "^".

    Every number is "#"; the kind stands after "=", and so does "state".
    """
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower().replace("’", "'"))]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    known = [f"={asked}", *(["=state"] if state else [])]
    return frozenset([*words, *pairs, *(f"^{first}" for first in (*words[:1], *pairs[:1])), *known])


@cache
def _weights() -> Any:
    return json.loads(files("hsbot.answers").joinpath("changing.json").read_text(encoding="utf-8"))
