"""Fit the scorer: `python -m training.fit_scorer --dev DIR --work DIR [--reader DIR]`.

The whole way of hsbot finds candidate sentences for labelled questions: those of the development sets, and our own on
the sample corpus and the two invented communities, of each the half to choose on. Logistic regressions learn from
them to rank, and to doubt (see hsbot/answers/score.py). Writes hsbot/answers/weights.json; the thresholds in it are
kept, they are chosen from the table that this prints.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from hsbot.answers.candidates import FEATURES, gather
from hsbot.answers.question import read_question
from hsbot.answers.reader import OnnxReader, Pair
from hsbot.answers.score import READ
from hsbot.ask import HITS
from hsbot.build import update
from hsbot.evaluate import Labelled, is_right, read_labelled
from hsbot.records import Question
from hsbot.search.encoder import PACKAGED, Encoder, SentenceTransformerEncoder
from hsbot.search.generation import open_current
from hsbot.search.store import Store
from training.dev_sets import is_quoted

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "hsbot" / "answers" / "weights.json"
OURS = {
    "seeds": ROOT / "seeds",
    "saltglass": ROOT / "tests" / "communities" / "saltglass",
    "aldermere": ROOT / "tests" / "communities" / "aldermere",
}
MOST = {"squad2": 700, "selqa": 420}
"""Questions taken of each development set's half; timeqa has too few of them to be split once more."""

OWN_WEIGHT = 4.0
"""Of one of our own questions against one of a development set: it is news, and asked in a fan's manner."""

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
FOLDS = 5


@dataclass
class Asked:
    """One question with its candidates."""

    name: str  # of the set
    question: str
    x: np.ndarray  # (candidates, features)
    y: np.ndarray  # (candidates,), whether it answers
    pairs: list[Pair]
    order: np.ndarray = field(default_factory=lambda: np.zeros(0))  # ranking by weights that didn't see the question
    read: np.ndarray | None = None  # the reader's logits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, required=True, help="folder of the development sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora, indexes and features")
    parser.add_argument("--reader", type=Path, help="folder of the reader's weights; left out: words only")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    kept = arguments.work / "asked.pickle"
    if kept.exists():
        asked = pickle.loads(kept.read_bytes())
    else:
        asked = collect(arguments.dev, arguments.work)
        kept.write_bytes(pickle.dumps(asked))
    raw = json.loads(WEIGHTS.read_text()) if WEIGHTS.exists() else {}
    raw["words"] = fit(asked, FEATURES) | {"threshold": raw.get("words", {}).get("threshold", 0.3)}
    if arguments.reader:
        read = with_reader(asked, OnnxReader(arguments.reader, threads=1))
        raw["reader"] = fit(read, (*FEATURES, "reader")) | {"threshold": raw.get("reader", {}).get("threshold", 0.3)}
    WEIGHTS.write_text(json.dumps(raw, indent=1) + "\n")


def collect(dev: Path, work: Path) -> list[Asked]:
    """Ask every question of the halves to choose on, as far as the candidates."""
    random.seed(7)
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    asked: list[Asked] = []
    for name, most in MOST.items():
        articles = work / name
        articles.mkdir(exist_ok=True)
        (articles / "corpus.jsonl").write_text((dev / name / "corpus.jsonl").read_text())
        questions = [q for q in read_labelled(dev / name / "questions.jsonl") if not is_quoted(q.id)]
        asked += candidates(name, articles, random.sample(questions, min(most, len(questions))), work, encoder)
    for name, articles in OURS.items():
        labelled = read_labelled(ROOT / "tests" / "questions" / f"{name}.jsonl", "choose")
        asked += candidates(name, articles, labelled, work, encoder)
    return asked


def candidates(name: str, articles: Path, questions: list[Labelled], work: Path, encoder: Encoder) -> list[Asked]:
    """Index the articles and return the questions with what is found for them."""
    index = work / f"index-{name}"
    print(name, update(articles, index, PACKAGED, lambda: encoder), flush=True)
    store = Store(*open_current(index))
    found = []
    for labelled in questions:
        asking = read_question(Question(labelled.question, labelled.as_of))
        vector = encoder.encode_question(asking.search)
        hits = store.search(vector, asking.terms, HITS, as_of=asking.as_of)
        all_of_it = gather(asking, vector, hits, store, store.info.passages, store.passages_with)
        found.append(
            Asked(
                name,
                asking.search,
                np.array([c.features for c in all_of_it], dtype=np.float32).reshape(-1, len(FEATURES)),
                np.array([is_right(labelled, c.text) for c in all_of_it], dtype=bool),
                [(c.text, c.article.title, c.before, c.after) for c in all_of_it],
            )
        )
    return [one for one in found if len(one.y)]


def with_reader(asked: list[Asked], reader: OnnxReader) -> list[Asked]:
    """Return the questions with the candidates that the reader would read, and its logits as a last feature."""
    read = []
    for one in asked:
        best = np.argsort(-one.order, kind="stable")[:READ]
        logits = np.array(reader.logits(one.question, [one.pairs[i] for i in best]), dtype=np.float32)
        read.append(
            replace(
                one,
                x=np.column_stack([one.x[best], logits]),
                y=one.y[best],
                pairs=[one.pairs[i] for i in best],
                order=np.zeros(0),
                read=logits,
            )
        )
    lost = [o for o, r in zip(asked, read, strict=True) if o.y.any() and not r.y.any()]
    print(f"the right candidate isn't among the {READ} read: {len(lost)} of {sum(o.y.any() for o in asked)}")
    return read


def fit(asked: list[Asked], names: tuple[str, ...]) -> dict[str, Any]:
    """Fit ranking and truth, print what questions say that weren't fitted on, and return the weights."""
    sizes = [len(one.y) for one in asked]
    x, y = np.concatenate([one.x for one in asked]), np.concatenate([one.y for one in asked])
    own = np.array([one.name in OURS for one in asked])
    fold = np.arange(len(asked)) % FOLDS
    row_fold = np.repeat(fold, sizes)
    # every question weighs the same, however many candidates it has, and our own weigh more
    weight = np.repeat(np.where(own, OWN_WEIGHT, 1.0) / np.array(sizes), sizes) * 50
    order = np.zeros(len(x))
    for f in range(FOLDS):
        held = row_fold == f
        order[held] = x[held] @ logistic(x[~held], y[~held], weight[~held])[0]
    rank, _ = logistic(x, y, weight)
    top = []
    at = 0
    for one, size in zip(asked, sizes, strict=True):
        one.order = order[at : at + size]
        top.append(at + int(one.order.argmax()))
        at += size
    first = y[top]
    inner = np.column_stack([x[top], order[top]])
    weight = np.where(own, OWN_WEIGHT, 1.0)
    truth = np.zeros(len(top))
    for f in range(FOLDS):
        w, b = logistic(inner[fold != f], first[fold != f], weight[fold != f], c=0.1)
        truth[fold == f] = inner[fold == f] @ w + b
    report(asked, first, 1 / (1 + np.exp(-truth)))
    w, b = logistic(inner, first, weight, c=0.1)
    return {
        "rank": {n: round(float(v), 4) for n, v in zip(names, rank, strict=True)},
        "truth": {n: round(float(v), 4) for n, v in zip((*names, "rank"), w, strict=True)} | {"bias": round(b, 4)},
    }


def report(asked: list[Asked], first: np.ndarray, p: np.ndarray) -> None:
    """Print by set how often the right sentence is first, and what each threshold would do."""
    answerable = np.array([bool(one.y.any()) for one in asked])
    names = np.array([one.name for one in asked])
    for name in [*dict.fromkeys(names.tolist()), "ours"]:
        part = np.isin(names, list(OURS)) if name == "ours" else names == name
        can, cannot = part & answerable, part & ~answerable
        print(
            f"{name}: {part.sum()} questions, {can.sum()} answerable; right first {first[can].mean():.3f}, "
            f"AUROC answerable {roc_auc_score(answerable[part], p[part]):.3f}, right {roc_auc_score(first[part], p[part]):.3f}"
        )
        table = [(t, (first & (p >= t))[can].mean(), (p < t)[cannot].mean()) for t in THRESHOLDS]
        print("   threshold " + " ".join(f"{t:5.2f}" for t, _, _ in table))
        print("   right@1   " + " ".join(f"{r:5.3f}" for _, r, _ in table))
        print("   refused   " + " ".join(f"{r:5.3f}" for _, _, r in table), flush=True)


def logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray, c: float = 1.0) -> tuple[np.ndarray, float]:
    """Return (weights, bias) of a logistic regression for values that aren't scaled."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=c, max_iter=2000).fit((x - mean) / scale, y, sample_weight=weight)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - (mean * weights).sum())


if __name__ == "__main__":
    main()
