"""Choose what time compares by: `python -m training.choose_shares --work DIR`.

Asks our own questions, the halves to choose on, and judges the answers for every combination of the threshold and the
two shares of hsbot/answers/choose.py. Prints the best combinations; nothing is written.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

from hsbot.answers import choose as choosing
from hsbot.answers.question import Asking
from hsbot.answers.reader import PACKAGED as READER
from hsbot.answers.reader import load_reader
from hsbot.answers.score import Scored, Scorer
from hsbot.build import update
from hsbot.evaluate import is_right
from hsbot.labelled import Labelled, read_labelled
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from hsbot.search.generation import open_current
from hsbot.search.store import Store
from training.fit_scorer import OURS, ROOT, LookUp

THRESHOLDS = (0.25, 0.275, 0.3, 0.325, 0.35, 0.375, 0.4)
STATE = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
FACT = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for the indexes")
    parser.add_argument("--reader", default=READER, help='as in [reader] name: "packaged", "none", …')
    arguments = parser.parse_args()
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    scorer = Scorer(load_reader(arguments.reader, threads=1))
    asked: list[tuple[Labelled, Asking, list[Scored]]] = []
    for name, articles in OURS.items():
        index = arguments.work / f"index-{name}"
        update(articles, index, PACKAGED, lambda: encoder)
        store = Store(*open_current(index))
        look_up = LookUp(store, encoder)
        for labelled in read_labelled(ROOT / "tests" / "questions" / f"{name}.jsonl", "choose"):
            asking, found = look_up(labelled)
            asked.append((labelled, asking, scorer(asking.search, found)))
    rows = []
    for threshold, state, fact in itertools.product(THRESHOLDS, STATE, FACT):
        choosing.STATE_SHARE, choosing.FACT_SHARE = state, fact
        rows.append((*judge(asked, threshold), threshold, state, fact))
    print("right@1 refused stale  threshold state fact")
    for right, refused, stale, *values in sorted(rows, key=lambda r: -(r[0] + r[1] - 0.02 * r[2]))[:40]:
        print(f"{right:7.3f} {refused:7.3f} {stale:5d}  {values}")


def judge(asked: list[tuple[Labelled, Asking, list[Scored]]], threshold: float) -> tuple[float, float, int]:
    """Return (right at 1, refused, stale leads) of these with the shares as they are set."""
    right, refused, stale = [], [], 0
    for labelled, asking, scored in asked:
        choice = choosing.choose(asking, scored, threshold)
        said = choice.snippets[0].text if choice.status == "answered" else None
        if labelled.answerable:
            right.append(said is not None and is_right(labelled, said))
            stale += said is not None and not right[-1] and any(m.lower() in said.lower() for m in labelled.stale)
        else:
            refused.append(said is None)
    return sum(right) / len(right), sum(refused) / len(refused), stale


if __name__ == "__main__":
    main()
