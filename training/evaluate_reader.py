"""Print the reader's figures on the development sets, next to plain MiniLM similarity.

    python -m training.evaluate_reader --dev DIR --reader hsbot/reader_weights --cache FILE.npz

Choices are made on the "choose" half of each set and quoted from the other, split by the parity
of the question id's sha256.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from hsbot.answers.reader import OnnxReader, Reader
from training.dev_sets import NAMES, Case, Similarity, load_cases

Scores = dict[str, np.ndarray]
"""A case's id to the scores of its candidates."""


def choice(cases: list[Case], scores: Scores) -> float:
    """Share of the answerable questions whose highest candidate answers."""
    right = [case.gold[int(np.argmax(scores[case.id]))] for case in cases if any(case.gold)]
    return float(np.mean(right))


def mean_average_precision(cases: list[Case], scores: Scores) -> float:
    """MAP of the candidates of the answerable questions."""
    each = [average_precision_score(c.gold, scores[c.id]) for c in cases if any(c.gold)]
    return float(np.mean(each))


def near_miss(cases: list[Case], scores: Scores) -> float:
    """AUROC of the highest score: answerable against unanswerable questions."""
    return float(roc_auc_score([any(c.gold) for c in cases], [float(scores[c.id].max()) for c in cases]))


def figures(cases: list[Case], scores: Scores) -> dict[str, float]:
    """Every figure that a set allows."""
    if not any(any(c.gold) for c in cases):
        return {}
    found = {"choice": choice(cases, scores), "map": mean_average_precision(cases, scores)}
    if any(not any(c.gold) for c in cases) and cases[0].name == "squad2":
        found["auroc"] = near_miss(cases, scores)
    return found


def judged(reader: Reader, case: Case) -> np.ndarray:
    """The logits of a case's candidates."""
    return np.array([logit for window in reader.logits(case.question, case.windows) for logit in window[1:]])


def main() -> None:
    """Parse the command line, score, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--reader", type=Path, nargs="+", required=True)
    parser.add_argument("--cache", type=Path, required=True, help="file for the plain vectors")
    parser.add_argument("--limits", nargs="*", default=[], help="SET=QUESTIONS, of a fixed shuffled order")
    parser.add_argument("--sets", nargs="+", default=list(NAMES))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    similarity = Similarity(options.cache)
    limits = {name: int(count) for name, count in (limit.split("=") for limit in options.limits)}
    sets = {n: load_cases(options.dev, n, similarity, limits.get(n, 0)) for n in options.sets}
    rows: dict[str, Scores] = {
        "similarity": {c.id: c.similar for cases in sets.values() for c in cases},
        "similarity+title": {c.id: c.similar_titled for cases in sets.values() for c in cases},
    }
    for folder in options.reader:
        reader = OnnxReader(folder, threads=options.threads)
        began = time.perf_counter()
        scores = {c.id: judged(reader, c) for cases in sets.values() for c in cases}
        took = time.perf_counter() - began
        rows[folder.name] = scores
        for weight in (2.0, 5.0):
            rows[f"{folder.name}+{weight:g}cos"] = {
                c.id: scores[c.id] + weight * c.similar_titled for cases in sets.values() for c in cases
            }
        count = sum(len(c.gold) for cases in sets.values() for c in cases)
        print(f"sentences={count} ms_a_sentence={1000 * took / count:.2f}")
    print(f"{'set':8} {'figure':7} {'scores':24} {'choose':>7} {'quote':>7} {'all':>7}")
    for name, cases in sets.items():
        halves = ([c for c in cases if not c.quoted], [c for c in cases if c.quoted], cases)
        for row, scores in rows.items():
            parts = [figures(half, scores) for half in halves]
            for figure in parts[2]:
                values = " ".join(f"{part.get(figure, float('nan')):7.3f}" for part in parts)
                print(f"{name:8} {figure:7} {row:24} {values}")


if __name__ == "__main__":
    main()
