"""Windows as hsbot itself would read them: the invented communities' questions, asked the whole way.

    python -m training.asked_windows --work DIR --out windows.jsonl [--stories 4000]

Of each question stand there GROUP windows that `hsbot.answers.reading` would have read: first those that answer, then
the likeliest of those that don't, which are the hardest. They carry the question's number as `group`, so that they come
into one batch and the loss can compare them (see `training.window_loss`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from hsbot.answers.likely import Likely
from hsbot.answers.reading import plan
from hsbot.search.encoder import PACKAGED, Encoder, SentenceTransformerEncoder
from training import arcs, stories
from training.build_windows import Row
from training.fans import retyped
from training.fit_scorer import ARCS, STORIES, Asked, of_community
from training.paraphrases import ways_of

GROUP = 4
"""Windows of a question."""

ALL = 1000
"""Questions of a community, more than any has."""

SHARED = 2
"""Of them at most so many that answer."""


def of_arcs(
    most: Callable[[str], int],
    work: Path,
    encoder: Encoder,
    part: slice = slice(None),
    *,
    paraphrased: bool = False,
    only: str = "*",
) -> Iterator[Asked]:
    """Ask at most `most(stem)` questions of each community that isn't held out, of the files of `part` of `only` those.

    With `paraphrased` only those are asked that stand in `training/paraphrases/`, as they stand in the community.
    """
    for path in [path for path in sorted(arcs.FOLDER.glob(f"{only}.txt")) if not arcs.is_held_out(path)][part]:
        articles, asked = arcs.corpus(arcs.read_arc(path))
        if paraphrased:
            ways = ways_of(path.stem)
            asked = [row for row in asked if row["question"].lower() in ways and not row["previous"]]
        found = of_community(ARCS, path.stem, (articles, asked), most(path.stem), work, encoder)
        # a follow-up that isn't seen to be one is asked alone, and its labels aren't of that
        yield from (one for one in found if one.asking.lean or not one.labelled.previous)


def communities(most: int, seed: int, work: Path, part: slice = slice(None)) -> Iterator[Asked]:
    """Ask the questions of all communities and files of stories that are no held-out ones; `most` of the stories'.

    Of either kind only the files of `part` are asked.
    """
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    random.seed(seed)
    yield from of_arcs(lambda _: ALL, work, encoder, part)
    told = [path for path in sorted(stories.FOLDER.glob("*.txt")) if not stories.is_held_out(path)]
    for path in told[part] if most else ():
        yield from of_community(STORIES, path.stem, stories.corpus(path), most // len(told), work, encoder)


def group(one: Asked, likely: Likely, rng: random.Random) -> list[Row]:
    """The windows of one question; none where fewer than GROUP are read."""
    order = np.argsort(-likely(one.x), kind="stable")
    answers = {(c.article.id, c.at) for c, y in zip(one.candidates, one.y | one.stale, strict=True) if y}
    question = typed(one, rng)
    rows: list[Row] = [
        {
            "question": question,
            "title": reading.window.title,
            "sentences": list(reading.window.sentences),
            "labels": [int((c.article.id, c.at) in answers) for c in reading.sentences],
            "span": None,
        }
        for reading in plan([one.candidates[i] for i in order])
    ]
    right = [row for row in rows if any(row["labels"])]
    wrong = [row for row in rows if not any(row["labels"])]
    chosen = right[: max(SHARED, GROUP - len(wrong))]
    # the likeliest first, now and then one further down
    wrong.sort(key=lambda row: rows.index(row) + rng.expovariate(1.0))
    chosen = [*chosen, *wrong][:GROUP]
    return chosen if len(chosen) == GROUP else []


def typed(one: Asked, rng: random.Random) -> str:
    """What the reader is asked, as typed this time; a follow-up stands behind what it carries along."""
    if one.asking.lean and one.labelled.previous:
        return f"{one.labelled.previous} {retyped(one.labelled.question, rng)}"
    return retyped(one.labelled.question, rng)


def build(asked: Iterable[Asked], seed: int) -> list[Row]:
    """The windows of all questions, those of one question together."""
    rng = random.Random(seed)
    likely = Likely()
    rows: list[Row] = []
    for number, one in enumerate(asked):
        rows += [{**row, "group": number} for row in group(one, likely, rng)]
    return rows


def main() -> None:
    """Parse the command line, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and indexes")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stories", type=int, default=4000, help="questions of the stories")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    rows = build(communities(options.stories, options.seed, options.work), options.seed)
    with options.out.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    answered = np.mean([any(row["labels"]) for row in rows])
    words = np.mean([sum(len(s.split()) for s in row["sentences"]) for row in rows])
    print(f"windows={len(rows)} questions={len(rows) // GROUP} answered={answered:.2f} words={words:.0f}")


if __name__ == "__main__":
    main()
