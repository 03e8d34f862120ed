"""Windows and timelines of the invented communities in one pass, more of them where the reader is still mistaken.

    python -m training.hard_windows --work DIR --reader DIR --out FOLDER [--part 0/2] [--most 40]

Each question is asked the whole way once, with the reader of `--reader`. What it misjudges, or judges rightly by less
than MARGIN, is drawn TWICE as two groups of windows (`training.asked_windows`) and three timelines
(`training.timelines`); of what it knows well a half is drawn, as one of each. Where a step of training costs a third
of a second a window, what is known already teaches little (selective backpropagation: Jiang et al., "Accelerating Deep
Learning by Focusing on the Biggest Losers", 2019). In FOLDER come `asked-N.jsonl` and `timelines-N.jsonl`, N the part.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from hsbot.answers.features import FEATURES
from hsbot.answers.newest import Times, Timing
from hsbot.answers.reader import OnnxReader
from hsbot.answers.score import Scored, Scorer
from hsbot.answers.snippets import is_sayable
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from training import arcs
from training.asked_windows import group
from training.fit_aim import WEB
from training.fit_scorer import ARCS, NEWS, WEIGHTS, Asked, of_community
from training.timelines import BUDGET, drawn

MARGIN = 1.0
"""By so much, in the units of `Scored.now`, the best right sentence should stand above the best wrong one."""

DOUBTED = 0.2
"""What nothing answers should be thought less likely than this."""

MANNERS_MORE = 1.8
"""So many more questions are asked of a community in the web's or the news' manner."""

KNOWN = 0.5
"""The share of the questions that the reader knows well which are drawn."""


def is_hard(one: Asked, scored: Sequence[Scored]) -> bool:
    """Tell whether the reader misjudges a question, or knows it by little."""
    right = {(c.article.id, c.at) for c, y in zip(one.candidates, one.y, strict=True) if y}
    said = [s for s in scored if is_sayable(s.candidate)]
    answers = [s.now for s in said if (s.candidate.article.id, s.candidate.at) in right]
    others = [s.now for s in said if (s.candidate.article.id, s.candidate.at) not in right]
    if not one.labelled.answerable:
        return bool(said) and max(said, key=lambda s: s.now).confidence >= DOUBTED
    return not answers or (bool(others) and max(answers) - max(others) < MARGIN)


def ask(most: int, seed: int, work: Path, me: int, parts: int) -> Iterator[Asked]:
    """Ask at most so many questions of every `parts`th community that isn't held out, from the `me`th."""
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    random.seed(seed)
    paths = [path for path in sorted(arcs.FOLDER.glob("*.txt")) if not arcs.is_held_out(path)]
    for path in paths[me::parts]:
        several = round(most * MANNERS_MORE) if path.stem.startswith((WEB, NEWS)) else most
        found = of_community(ARCS, path.stem, arcs.corpus(arcs.read_arc(path)), several, work, encoder)
        # a follow-up that isn't seen to be one is asked alone, and its labels aren't of that
        yield from (one for one in found if one.asking.lean or not one.labelled.previous)


def main() -> None:
    """Parse the command line, ask, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and indexes")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader's weights")
    parser.add_argument("--out", type=Path, required=True, help="folder of what is drawn")
    parser.add_argument("--most", type=int, default=40, help="questions of a community")
    parser.add_argument("--part", default="0/1", help="N/M: only every Mth community, from the Nth")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    scorer = Scorer(OnnxReader(options.reader, threads=1), budget=BUDGET)
    times = Times(**{kind: Timing(**weights) for kind, weights in scorer.times.items()})
    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))["first"]
    first = np.array([raw[name] for name in FEATURES])
    me, parts = map(int, options.part.split("/"))
    rng = random.Random(options.seed + me)
    options.out.mkdir(parents=True, exist_ok=True)
    counted = {True: 0, False: 0}
    with (
        (options.out / f"asked-{me}.jsonl").open("w", encoding="utf-8") as windows,
        (options.out / f"timelines-{me}.jsonl").open("w", encoding="utf-8") as timelines,
    ):
        for number, one in enumerate(ask(options.most, options.seed, options.work, me, parts)):
            scored = times(one.asking, scorer(one.asking.search, one.candidates))
            hard = is_hard(one, scored)
            counted[hard] += 1
            if not hard and rng.random() >= KNOWN:
                continue
            for time in range(2 if hard else 1):
                for row in group(one, first, rng):
                    windows.write(json.dumps(row | {"group": f"{me}-{number}-{time}"}, ensure_ascii=False) + "\n")
            for _ in range(3 if hard else 1):
                timelines.write(json.dumps(drawn(one, scored, rng), ensure_ascii=False) + "\n")
    print(f"hard={counted[True]} known={counted[False]}")


if __name__ == "__main__":
    main()
