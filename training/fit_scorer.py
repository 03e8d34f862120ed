"""Fit the scorer: `python -m training.fit_scorer --training DIR --work DIR`.

Each training context becomes an article of a corpus, the whole way of hsbot finds candidate sentences in it, and a
logistic regression learns which of them hold the answer. A quarter of the contexts is left out of the corpus, so that
their questions have no answer there, beside those that SQuAD 2.0 marks as unanswerable. Writes
hsbot/answers/weights.json. The threshold is chosen apart, by `training.choose_threshold`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from hsbot.answers.candidates import FEATURES, gather
from hsbot.answers.question import read_question
from hsbot.ask import HITS
from hsbot.build import recipe, update
from hsbot.records import Question
from hsbot.search.encoder import PACKAGED, SentenceTransformerEncoder
from hsbot.search.generation import open_current
from hsbot.search.store import Store

CONTEXTS = {"squad2-train": 400, "selqa-dev": 500, "squadshifts-new-wiki": 300, "squadshifts-reddit": 150}
"""Contexts taken of each source; the encyclopaedic ones count most, reviews not at all."""

QUESTIONS = 2  # of each context
WEIGHTS = Path(__file__).parent.parent / "hsbot" / "answers" / "weights.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--training", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--work", type=Path, required=True, help="folder for the corpus, its index and the features")
    arguments = parser.parse_args()
    rows = arguments.work / "features.npz"
    if not rows.exists():
        collect(arguments.training, arguments.work, rows)
    data = np.load(rows)
    fit(data["x"], data["y"], data["group"])


def collect(training: Path, work: Path, out: Path) -> None:
    """Write features x (candidates, features), labels y (candidates,) and the question of each, group."""
    random.seed(7)
    contexts = list(read(training))
    corpus = work / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with (corpus / "all.jsonl").open("w") as file:
        for c in contexts:
            if not c["left_out"]:
                file.write(json.dumps({"id": c["id"], "title": c["title"], "text": c["context"]}) + "\n")
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    print(update(corpus, work / "index", PACKAGED, lambda: encoder))
    folder, manifest = open_current(work / "index")
    store = Store(folder, manifest)
    assert manifest.recipe == recipe(PACKAGED)
    x: list[tuple[float, ...]] = []
    y: list[bool] = []
    group: list[int] = []
    number = 0
    for c in contexts:
        for question, answers in c["questions"]:
            asking = read_question(Question(question))
            vector = encoder.encode_question(asking.search)
            hits = store.search(vector, asking.terms, HITS, as_of=None)
            for candidate in gather(asking, vector, hits, store, manifest.passages, store.passages_with):
                x.append(candidate.features)
                s = candidate.sentence
                right = candidate.article.id == f"all#{c['id']}"
                y.append(right and any(s.start <= a["start"] < s.end for a in answers))
                group.append(number)
            number += 1
    np.savez_compressed(out, x=np.array(x, dtype=np.float32), y=np.array(y), group=np.array(group))


def read(training: Path) -> Iterator[dict[str, Any]]:
    """Yield contexts with some of their questions, and whether they are left out of the corpus."""
    for source, most in CONTEXTS.items():
        by_context: dict[str, dict[str, Any]] = {}
        with gzip.open(training / f"{source}.jsonl.gz", "rt") as file:
            for line in file:
                row = json.loads(line)
                key = hashlib.sha256(row["context"].encode()).hexdigest()[:12]
                c = by_context.setdefault(
                    key, {"id": key, "title": row["title"], "context": row["context"], "questions": []}
                )
                c["questions"].append((row["question"], row["answers"]))
        chosen = random.sample(sorted(by_context), min(most, len(by_context)))
        for i, key in enumerate(chosen):
            c = by_context[key]
            c["questions"] = random.sample(c["questions"], min(QUESTIONS, len(c["questions"])))
            yield {**c, "left_out": i % 4 == 0}


def fit(x: np.ndarray, y: np.ndarray, group: np.ndarray) -> None:
    """Fit on four fifths of the questions, print what the rest says, and write the weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    held = group % 5 == 0
    mean, scale = x[~held].mean(0), x[~held].std(0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=2000).fit((x[~held] - mean) / scale, y[~held])
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - (mean * weights).sum())
    logit = x @ weights + bias
    right = first = baseline = 0
    best, answerable = [], []
    for g in np.unique(group[held]):
        of = np.flatnonzero(group == g)
        best.append(logit[of].max())
        answerable.append(bool(y[of].any()))
        if y[of].any():
            first += 1
            right += bool(y[of[logit[of].argmax()]])
            baseline += bool(y[of[x[of, 0].argmax()]])
    print(f"questions held out {len(best)}; right first {right / first:.3f}, by cosine alone {baseline / first:.3f}")
    print(f"AUROC answerable {roc_auc_score(answerable, best):.3f}")
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    print(json.dumps(named, indent=1))
    old = json.loads(WEIGHTS.read_text()) if WEIGHTS.exists() else {"threshold": 0.3}
    WEIGHTS.write_text(
        json.dumps({"weights": named, "bias": round(bias, 4), "threshold": old["threshold"]}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
