"""Windows with other names and other years: `python -m training.disguise --windows FILE … --out FILE`.

What is learnt of an invented community should be how its sentences answer, not that they do. So every name of a
window is exchanged for one of another window, in its sentences and in the question alike, and all years are moved by
the same number; what answers stays what it was.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import fuzz, process

from training.build_windows import Row
from training.fans import misspell

SHARE = 0.7
"""Of the questions, those that are disguised."""

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:([-–/])(\d\d))?\b")  # or a season's pair: 2024-25
_EARLIER, _LATER = -5, 4  # years
_LETTERS = 4  # of a name, at least
_ORDINARY = 3  # so often a word stands in lower case when it's no name
_SLIP = 80  # rapidfuzz's ratio from which a question's word is a name mistyped
_CALENDAR = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter".split()
)


class Disguise:
    """Knows which words are names, and gives them others."""

    def __init__(self, rows: Iterable[Row], rng: random.Random) -> None:
        """Learn names and ordinary words from windows."""
        self._rng = rng
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for row in rows:
            for word in _WORD.findall(" ".join((row["title"], *row["sentences"]))):
                (lower if word.islower() else capital)[word] += 1
        self._ordinary = {word for word, times in lower.items() if times >= _ORDINARY} | _CALENDAR
        self._names = sorted(word for word in capital if self._is_name(word))

    def __call__(self, group: list[Row]) -> list[Row]:
        """Return the windows of one question, which all get the same names."""
        text = " ".join(" ".join((row["title"], *row["sentences"])) for row in group)
        own = sorted({word for word in _WORD.findall(text) if self._is_name(word)})
        new = dict(zip(own, self._rng.sample(self._names, len(own)), strict=True))
        small = {word.lower(): name.lower() for word, name in new.items()}
        years = self._rng.randint(_EARLIER, _LATER)

        def asked(found: re.Match[str]) -> str:
            word = found.group()
            if word in new or word.lower() in small:
                return new.get(word, small[word.lower()])
            near = None if word.lower() in self._ordinary or len(word) < _LETTERS else closest(word.lower(), small)
            return misspell(small[near], self._rng, share=1.0) if near else word

        def told(text: str) -> str:
            return moved(_WORD.sub(lambda found: new.get(found.group(), found.group()), text), years)

        return [
            row
            | {
                "question": moved(_WORD.sub(asked, row["question"]), years),
                "title": told(row["title"]),
                "sentences": [told(sentence) for sentence in row["sentences"]],
                "span": None,
            }
            for row in group
        ]

    def _is_name(self, word: str) -> bool:
        return word.istitle() and len(word) >= _LETTERS and word.lower() not in self._ordinary


def closest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that a word is a slip of, None where it is none."""
    found = process.extractOne(word, list(names), scorer=fuzz.ratio, score_cutoff=_SLIP)
    return found[0] if found else None


def moved(text: str, years: int) -> str:
    """Return a text with its years moved."""

    def other(found: re.Match[str]) -> str:
        year = str(int(found[1]) + years)
        return f"{year}{found[2]}{(int(found[3]) + years) % 100:02}" if found[3] else year

    return _YEAR.sub(other, text)


def main() -> None:
    """Parse the command line, disguise, write."""
    from training.train_reader import grouped

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=17)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    groups = [(path.stem, group) for path in options.windows for group in grouped(path)]
    disguise = Disguise((row for _, group in groups for row in group), rng)
    with options.out.open("w", encoding="utf-8") as out:
        for number, (name, group) in enumerate(groups):
            for row in disguise(group) if rng.random() < SHARE else group:
                kept = row | {"group": f"{name} {number}"} if "group" in row else row
                out.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
