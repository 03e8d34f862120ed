"""The invented communities that the reader didn't learn from, as a suite for `hsbot eval`.

    python -m training.held_out --out DIR [--every 4] [--paraphrased]

`hsbot eval --suite DIR/suite.toml` then asks their questions the whole way. The scorer's weights are fitted on them, so
this is no figure to quote alone; it tells whether a change of what stands around the scorer helps, by far more
questions than our own sets have. With `--every 4`, every fourth question of all of them is asked; with `--paraphrased`
each in one of its other ways (`training/paraphrases/`), where it has any.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from training import arcs
from training.paraphrases import asked_otherwise, ways_of

SUITE = "suite.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--every", type=int, default=1, help="take every so many questions")
    parser.add_argument("--paraphrased", action="store_true", help="ask each question in another way")
    arguments = parser.parse_args()
    count = write(arguments.out, arguments.every, paraphrased=arguments.paraphrased)
    print(f"{count} questions in {arguments.out / SUITE}")


def write(out: Path, every: int = 1, folder: Path = arcs.FOLDER, *, paraphrased: bool = False) -> int:
    """Write articles, questions and the suite of the held-out communities of a folder; return how many are asked.

    Every so many of all questions are taken, counted over all communities, in the order of their files.
    """
    tables: list[str] = []
    count = taken = 0
    for path in sorted(path for path in folder.glob("*.txt") if arcs.is_held_out(path)):
        articles, asked = arcs.corpus(arcs.read_arc(path))
        chosen = [row for at, row in enumerate(asked, count) if at % every == 0]
        if paraphrased:
            chosen = asked_otherwise(chosen, ways_of(path.stem), random.Random(path.stem), share=1.0)
        count, taken = count + len(asked), taken + len(chosen)
        if not chosen:
            continue
        own = out / path.stem
        (own / "articles").mkdir(parents=True, exist_ok=True)
        _write(own / "articles" / "all.jsonl", articles)
        _write(own / "questions.jsonl", chosen)
        places = f'articles = "{path.stem}/articles"\nquestions = "{path.stem}/questions.jsonl"'
        tables.append(f'[[set]]\nname = "{path.stem}"\nabout = "invented"\n{places}\ntoday = {arcs.TODAY}\n')
    (out / SUITE).write_text("\n".join(tables), encoding="utf-8")
    return taken


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
