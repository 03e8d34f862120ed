"""Windows with longer sentences: `python -m training.lengthen --windows FILE … --out FILE`.

The web writes longer than the invented communities do: an answer is but a clause among others. So of some windows two
neighbouring sentences become one, which answers where one of them did.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from training.build_windows import Row

SHARE = 0.35
"""Of the windows, those that get longer sentences."""

LONGEST = 60  # words of a sentence that is made of two
_JOINTS = (", and ", " – ", ", while ", "; ", ", as ", " – and ")
_SMALL = frozenset(
    "A An And As At But For He Her His If In It Its On Our She So That The Their There They This To We With".split()
)


def lengthened(row: Row, rng: random.Random) -> Row:
    """The window with one or two pairs of its sentences joined, where any can be."""
    sentences, labels = list(row["sentences"]), list(row["labels"])
    for _ in range(rng.choice((1, 2))):
        pairs = [
            at
            for at in range(len(sentences) - 1)
            if sentences[at].endswith(".") and len((sentences[at] + " " + sentences[at + 1]).split()) <= LONGEST
        ]
        if not pairs:
            break
        at = rng.choice(pairs)
        behind = sentences[at + 1]
        if behind.split(" ", 1)[0] in _SMALL:
            behind = behind[0].lower() + behind[1:]
        sentences[at : at + 2] = [sentences[at][:-1] + rng.choice(_JOINTS) + behind]
        labels[at : at + 2] = [max(labels[at : at + 2])]
    return row | {"sentences": sentences, "labels": labels, "span": None}


def main() -> None:
    """Parse the command line, lengthen, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=19)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.windows:
            for line in path.open(encoding="utf-8"):
                row = json.loads(line)
                made = lengthened(row, rng) if row["title"] and rng.random() < SHARE else row
                out.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
