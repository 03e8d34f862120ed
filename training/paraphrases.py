"""Other ways of asking the invented communities' questions: `training/paraphrases/NAME.txt`, one file a community.

    ? who plays the ferrywoman
    = who did they cast as the ferrywoman
    = who got the part of the ferrywoman

Below a question of `training/arcs/NAME.txt` stand ways in which a fan may ask exactly the same: whatever answers the
one answers the others, and nothing else does. A small reader knows a question by its words, so that "who did they cast
as" was refused where "who plays" was answered (docs/decisions/0074); it is to see each question in many.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "paraphrases"

Row = dict[str, Any]
Ways = Mapping[str, tuple[str, ...]]
"""The other ways of each question, by its text in small letters."""


@cache  # asked question after question
def read_ways(path: Path) -> Ways:
    """The other ways of asking a community's questions; none where it has no file. ValueError names a bad line."""
    found: dict[str, tuple[str, ...]] = {}
    asked = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
        mark, _, text = line.partition(" ")
        if mark == "?" and text:
            asked = text.lower()
            found.setdefault(asked, ())
        elif mark == "=" and text and asked:
            found[asked] = (*found[asked], text)
        elif line.strip():
            raise ValueError(f"{path.name}, line {number}: neither '? question' nor '= other way': {line}")
    return found


def ways_of(name: str) -> Ways:
    """The same, of a community by the name of its file, such as "games-01"."""
    return read_ways(FOLDER / f"{name}.txt")


def asked_otherwise(rows: Iterable[Row], ways: Ways, rng: random.Random, share: float) -> list[Row]:
    """A community's labelled questions, in their order; so large a share of those that have other ways is asked so."""
    found = []
    for row in rows:
        other = () if row["previous"] else ways.get(row["question"].lower(), ())
        found.append(row | {"question": rng.choice(other)} if other and rng.random() < share else row)
    return found
