"""Timelines as hsbot itself would read them, of the invented communities' questions.

    python -m training.timelines --work DIR --reader DIR --out timelines.jsonl [--stories 3000] [--part 0/2] \
        [--windows windows.jsonl]

The whole way is gone with the reader of `--reader`; of what answers best by it a few sentences are drawn, the better
the likelier, and read in the order of their days (`hsbot.answers.timeline`). Only what answers by the newest word is
labelled as an answer: what is outdated isn't, which is the whole point.

With `--windows`, a file of `training.build_windows`, its questions make timelines too: the sentences of a window among
those of others with the same title, with days drawn at random, or without. There what is newer mustn't lead.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from hsbot.answers.newest import Times, Timing
from hsbot.answers.reader import OnnxReader
from hsbot.answers.score import Scored, Scorer
from hsbot.answers.snippets import is_sayable
from hsbot.answers.timeline import MOST, cut, room, timeline, told
from training.asked_windows import communities, typed
from training.build_windows import Row
from training.fit_scorer import ARCS, Asked

BUDGET = 240
"""Words read for a question, to draw from what answers best; fewer than when answering, which takes half the time."""

FROM, SHARE_RIGHT = 9, 0.9
"""Drawn from so many of the best; and how often a right one is put among them where it isn't."""

COUNTS = (2, 2, 3, 4, MOST, MOST, MOST)
"""Of so many sentences a timeline is drawn; the best are read two by two as well (`hsbot.answers.last_word`)."""

NEITHER = 0.12
"""The share of pairs that are drawn of a timeline without what answers in it."""

OTHERS, DATED = 5, 0.6
"""Windows of which sentences are mixed into another's; and the share of such timelines that have days at all."""


_TELLS_ITS_DAY = re.compile(r"(?:undated|\d{1,2} [A-Z][a-z]+ \d{4}): ")


def drawn(one: Asked, scored: list[Scored], rng: random.Random) -> Row:
    """One timeline of a question whose candidates were scored."""
    right = {(c.article.id, c.at) for c, y in zip(one.candidates, one.y, strict=True) if y}
    best = sorted((s for s in scored if is_sayable(s.candidate)), key=lambda s: -s.now)
    noisy = sorted(range(len(best[:FROM])), key=lambda i: i + rng.expovariate(0.7))
    count = rng.choice(COUNTS)
    chosen = [best[i].candidate for i in noisy[:count]]
    answering = [s.candidate for s in best if (s.candidate.article.id, s.candidate.at) in right]
    if answering and not any((c.article.id, c.at) in right for c in chosen) and rng.random() < SHARE_RIGHT:
        chosen[-1] = answering[0]
    window, order = timeline(chosen)
    return {
        "question": typed(one, rng),
        "title": window.title,
        "sentences": list(window.sentences),
        "labels": [int((chosen[i].article.id, chosen[i].at) in right) for i in order],
        "span": None,
    }


def pairs(rows: list[Row], rng: random.Random) -> list[Row]:
    """One timeline of two sentences from each that has two which tell their day and title, as those read by twos do.

    Of one that answers by them one is the answer, and the other mostly none; some are left without.
    """
    found = []
    for row in rows:
        labels = row["labels"]
        own = [i for i, sentence in enumerate(row["sentences"]) if _TELLS_ITS_DAY.match(sentence)]
        right = [i for i in own if labels[i]]
        wrong = [i for i in own if not labels[i]]
        if len(own) < 2 or (any(labels) and not right):
            continue
        if right and not (len(wrong) > 1 and rng.random() < NEITHER):
            one = rng.choice(right)
            chosen = [one, rng.choice(wrong or [i for i in own if i != one])]
        else:
            chosen = rng.sample(wrong, 2)
        chosen.sort()
        texts, marks = [row["sentences"][i] for i in chosen], [labels[i] for i in chosen]
        found.append({**row, "sentences": texts, "labels": marks, "span": None})
    return found


def mixed(rows: list[Row], most: int, rng: random.Random) -> list[Row]:
    """At most so many timelines whose days mean nothing, from windows with a title."""
    titled: dict[str, list[Row]] = {}
    for row in rows:
        titled.setdefault(row["title"], []).append(row)
    drawn_from = [row for row in rows if row["title"] and len(titled[row["title"]]) > OTHERS]
    rng.shuffle(drawn_from)
    return [_among_other_windows(row, titled[row["title"]], rng) for row in drawn_from[:most]]


def _among_other_windows(row: Row, same_title: list[Row], rng: random.Random) -> Row:
    """A window's sentences, its answer among them, and some of others of its title."""
    own = list(zip(row["sentences"], row["labels"], strict=True))
    right = [i for i, (_, label) in enumerate(own) if label][:1]
    wrong = [i for i, (_, label) in enumerate(own) if not label]
    parts = [[own[i] for i in sorted([*right, *rng.sample(wrong, min(len(wrong), 3 - len(right)))])]]
    known = set(row["sentences"])
    for other in rng.sample(same_title, OTHERS):
        new = [s for s in other["sentences"] if s not in known][: rng.choice((1, 1, 2))]
        if other["question"] != row["question"] and new and sum(map(len, parts)) + len(new) <= MOST:
            known |= set(new)
            parts.append([(s, 0) for s in new])
    dated = rng.random() < DATED
    days = [date(2015, 1, 1) + timedelta(days=rng.randrange(4000)) if dated else None for _ in parts]
    sentences, labels = [], []
    most = room([sentence for part in parts for sentence, _ in part], [row["title"]] * len(parts))
    for at in sorted(range(len(parts)), key=lambda at: (days[at] or date.min, rng.random())):
        for place, (sentence, label) in enumerate(parts[at]):
            sentences.append(told(days[at], row["title"], cut(sentence, most), first=not place))
            labels.append(label)
    return {"question": row["question"], "title": "", "sentences": sentences, "labels": labels, "span": None}


def main() -> None:
    """Parse the command line, ask, draw, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and indexes")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader's weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stories", type=int, default=3000, help="questions of the stories")
    parser.add_argument("--windows", type=Path, help="a file of training.build_windows")
    parser.add_argument("--public", type=int, default=2500, help="timelines of its questions")
    parser.add_argument("--draws", type=int, default=2, help="timelines of a community's question")
    parser.add_argument("--part", default="0/1", help="N/M: only every Mth community, from the Nth")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    scorer = Scorer(OnnxReader(options.reader, threads=1), budget=BUDGET)
    times = Times(**{kind: Timing(**weights) for kind, weights in scorer.times.items()})
    rng = random.Random(options.seed)
    me, parts = map(int, options.part.split("/"))

    def timelines() -> Iterator[Row]:
        for one in communities(options.stories, options.seed, options.work, slice(me, None, parts)):
            scored = times(one.asking, scorer(one.asking.search, one.candidates))
            yield from (drawn(one, scored, rng) for _ in range(options.draws if one.name == ARCS else 1))
        if options.windows and me == 0:
            windows = [json.loads(line) for line in options.windows.open(encoding="utf-8")]
            yield from mixed(windows, options.public, rng)

    rows = []
    with options.out.open("w", encoding="utf-8") as out:
        for row in timelines():
            rows.append(row)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    answered = np.mean([any(row["labels"]) for row in rows])
    words = np.mean([sum(len(s.split()) for s in row["sentences"]) for row in rows])
    print(f"timelines={len(rows)} answered={answered:.2f} words={words:.0f}")


if __name__ == "__main__":
    main()
