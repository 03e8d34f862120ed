"""Windows and timelines of the invented communities in one pass, a few more of them where the reader is still mistaken.

    python -m training.hard_windows --work DIR --reader DIR --out FOLDER [--part 0/2] [--most 40]
        [--paraphrased | --otherwise] [--draws 2] [--only 'fans-*']

Each question is asked hsbot's own way, with the reader of `--reader`, as far as the counting of days: there is no last
word. What is misjudged there, or judged rightly by less than MARGIN, is drawn as HARD groups of windows
(`training.asked_windows`) and timelines (`training.timelines`), what is judged well as KNOWN. What is known already
teaches little (selective backpropagation: Jiang et al., "Accelerating Deep Learning by Focusing on the Biggest Losers",
2019), but drawing hardly any of it cost doubt (docs/decisions/0067). In FOLDER come `asked-N.jsonl` and
`timelines-N.jsonl`, N the part, and of the timelines' sentences two each as `pairs-N.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from hsbot.answers.likely import Likely
from hsbot.answers.newest import Times, Timing
from hsbot.answers.reader import OnnxReader
from hsbot.answers.score import Scored, Scorer
from hsbot.answers.snippets import is_sayable
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from training.asked_windows import group, of_arcs
from training.build_windows import Row
from training.fit_scorer import ARCS, Asked, manner_of
from training.paraphrases import ways_of
from training.timelines import BUDGET, drawn, pairs

MARGIN = 1.0
"""By so much, in the units of `Scored.now` before the last word, the best right sentence should stand above the best
wrong one."""

DOUBTED = 0.2
"""What nothing answers should be thought less likely than this."""

MANNERS_MORE = 1.8
"""So many times as many questions are asked of a community in the web's, the news' or the server's manner."""

HARD, KNOWN = (2, 3), (2, 2)
"""Groups of windows and timelines of a question that is hard, and of one that is known."""


def is_hard(one: Asked, scored: Sequence[Scored]) -> bool:
    """Tell whether the reader misjudges a question, or knows it by little."""
    right = {(c.article.id, c.at) for c, y in zip(one.candidates, one.y, strict=True) if y}
    said = [s for s in scored if is_sayable(s.candidate)]
    answers = [s.now for s in said if (s.candidate.article.id, s.candidate.at) in right]
    others = [s.now for s in said if (s.candidate.article.id, s.candidate.at) not in right]
    if not one.labelled.answerable:
        return bool(said) and max(said, key=lambda s: s.now).confidence >= DOUBTED
    return not answers or (bool(others) and max(answers) - max(others) < MARGIN)


def rows_of(
    one: Asked, scored: Sequence[Scored], likely: Likely, rng: random.Random, ways: Sequence[str] = (), draws: int = 1
) -> tuple[list[list[Row]], list[Row]]:
    """Return a question's groups of windows, empty ones left out, and its timelines; `draws` times as many of either.

    Each is asked in one of the other `ways`, or as it stands in the community; what is found is what that finds.
    """
    groups, timelines = (draws * count for count in (HARD if is_hard(one, scored) else KNOWN))

    def asked_now() -> Asked:
        text = rng.choice([one.labelled.question, *ways])
        return replace(one, labelled=replace(one.labelled, question=text))

    windows = [group(asked_now(), likely, rng) for _ in range(groups)]
    return [rows for rows in windows if rows], [drawn(asked_now(), scored, rng) for _ in range(timelines)]


def several(stem: str, most: int) -> int:
    """Return how many questions are asked of a community: `most`, or MANNERS_MORE times as many."""
    return round(most * MANNERS_MORE) if manner_of(stem) else most


def main() -> None:
    """Parse the command line, ask, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and indexes")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader's weights")
    parser.add_argument("--out", type=Path, required=True, help="folder of what is drawn")
    parser.add_argument("--most", type=int, default=40, help="questions of a community")
    parser.add_argument("--part", default="0/1", help="N/M: only every Mth community, from the Nth")
    parser.add_argument(
        "--paraphrased", action="store_true", help="only what `training/paraphrases/` asks anew, and so"
    )
    parser.add_argument("--otherwise", action="store_true", help="every question, in its other ways where it has any")
    parser.add_argument("--draws", type=int, default=1, help="so many times as many windows and timelines of each")
    parser.add_argument("--only", default="*", help="pattern of the names of communities")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    scorer = Scorer(OnnxReader(options.reader, threads=1), budget=BUDGET)
    times = Times(**{kind: Timing(**weights) for kind, weights in scorer.times.items()})
    likely = Likely()
    me, parts = map(int, options.part.split("/"))
    rng = random.Random(options.seed + me)
    options.out.mkdir(parents=True, exist_ok=True)
    windows: list[Row] = []
    timelines: list[Row] = []
    random.seed(options.seed)
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    most = partial(several, most=options.most)
    every = slice(me, None, parts)
    found = of_arcs(most, options.work, encoder, every, paraphrased=options.paraphrased, only=options.only)
    for number, one in enumerate(found):
        has_ways = options.paraphrased or (options.otherwise and not one.labelled.previous)
        ways = ways_of(one.community.removeprefix(f"{ARCS}-")) if has_ways else {}
        other = ways.get(one.labelled.question.lower(), ())
        scored = times(one.asking, scorer(one.asking.search, one.candidates))
        groups, lines = rows_of(one, scored, likely, rng, other, options.draws)
        windows += [row | {"group": f"{me}-{number}-{time}"} for time, rows in enumerate(groups) for row in rows]
        timelines += lines
    for name, rows in (("asked", windows), ("timelines", timelines), ("pairs", pairs(timelines, rng))):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (options.out / f"{name}-{me}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}={len(rows)}")


if __name__ == "__main__":
    main()
