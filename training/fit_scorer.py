"""Fit the scorer: `python -m training.fit_scorer --training DIR --work DIR`.

Each training context becomes an article of a corpus, the whole way of hsbot finds candidate sentences in it, and a
logistic regression learns which of them hold the answer. A quarter of the contexts is left out of the corpus, so that
their questions have no answer there, beside those that SQuAD 2.0 marks as unanswerable. Writes
hsbot/answers/weights.json. The thresholds in it are kept: they are chosen from the table that this prints.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from hsbot.answers.candidates import FEATURES, Candidate, gather
from hsbot.answers.question import read_question
from hsbot.ask import HITS
from hsbot.build import update
from hsbot.evaluate import is_right, read_labelled
from hsbot.records import Question
from hsbot.search.encoder import PACKAGED, Encoder, SentenceTransformerEncoder
from hsbot.search.generation import open_current
from hsbot.search.store import Store

CONTEXTS = {"squad2-train": 400, "selqa-dev": 500, "squadshifts-new-wiki": 300, "squadshifts-reddit": 150}
"""Contexts taken of each source; the encyclopaedic ones count most, reviews not at all."""

QUESTIONS = 2  # of each context
OWN = 1_000_000  # numbers of our own questions begin here
OWN_WEIGHT = 4.0  # of one of our own questions against one of the training's: it is news, and asked by a fan
ROOT = Path(__file__).parent.parent
CHOOSE = [
    (ROOT / "seeds", ROOT / "tests" / "questions" / "seeds.jsonl"),
    (ROOT / "tests" / "communities" / "saltglass", ROOT / "tests" / "questions" / "saltglass.jsonl"),
    (ROOT / "tests" / "communities" / "aldermere", ROOT / "tests" / "questions" / "aldermere.jsonl"),
]
WEIGHTS = ROOT / "hsbot" / "answers" / "weights.json"


class Rows:
    """Candidates of many questions: features, whether right, and which question."""

    def __init__(self) -> None:
        self.x: list[tuple[float, ...]] = []
        self.y: list[bool] = []
        self.group: list[int] = []
        self.questions = 0

    def add(self, store: Store, encoder: Encoder, question: Question, right: Callable[[Candidate], bool]) -> None:
        """Take in the candidates of one question, with the reader's logit for those it would read."""
        asking = read_question(question)
        vector = encoder.encode_question(asking.search)
        hits = store.search(vector, asking.terms, HITS, as_of=asking.as_of)
        found = gather(asking, vector, hits, store, store.info.passages, store.passages_with)
        self.x += [c.features for c in found]
        self.y += [right(c) for c in found]
        self.group += [self.questions] * len(found)
        self.questions += 1

    def arrays(self, own: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (x, y, group) of these and, numbered from OWN, of our own questions."""
        x = np.array(self.x + own.x, dtype=np.float32)
        return x, np.array(self.y + own.y), np.array(self.group + [OWN + g for g in own.group])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--training", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora, indexes and features")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    encoder = SentenceTransformerEncoder(PACKAGED, threads=1)
    kept = arguments.work / "rows.pickle"
    if kept.exists():
        rows = pickle.loads(kept.read_bytes())
    else:
        rows = collect(arguments.training, arguments.work, encoder)
        kept.write_bytes(pickle.dumps(rows))
    own = communities(CHOOSE, arguments.work, encoder)
    old = json.loads(WEIGHTS.read_text()) if WEIGHTS.exists() else {"words": {"threshold": 0.3}}
    new = old | {"words": fit(rows, own, len(FEATURES)) | {"threshold": old["words"]["threshold"]}}
    WEIGHTS.write_text(json.dumps(new, indent=1) + "\n")


def collect(training: Path, work: Path, encoder: Encoder) -> Rows:
    """Return the rows of the training questions."""
    random.seed(7)
    contexts = list(read(training))
    corpus = work / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with (corpus / "all.jsonl").open("w") as file:
        for c in contexts:
            if not c["left_out"]:
                file.write(json.dumps({"id": c["id"], "title": c["title"], "text": c["context"]}) + "\n")
    print(update(corpus, work / "index", PACKAGED, lambda: encoder))
    store = Store(*open_current(work / "index"))
    rows = Rows()
    for c in contexts:
        for question, answers in c["questions"]:
            rows.add(store, encoder, Question(question), lambda candidate, c=c, a=answers: holds(candidate, c["id"], a))
    return rows


def holds(candidate: Candidate, context: str, answers: list[dict[str, Any]]) -> bool:
    """Tell whether an answer begins in this sentence."""
    s = candidate.sentence
    return candidate.article.id == f"all#{context}" and any(s.start <= a["start"] < s.end for a in answers)


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


def communities(choose: list[tuple[Path, Path]], work: Path, encoder: Encoder) -> Rows:
    """Return the rows of labelled questions on communities, their "choose" halves only."""
    rows = Rows()
    for articles, questions in choose:
        index = work / f"index-{articles.name}"
        update(articles, index, PACKAGED, lambda: encoder)
        store = Store(*open_current(index))
        for labelled in read_labelled(questions, "choose"):
            rows.add(
                store, encoder, Question(labelled.question, labelled.as_of), lambda c, q=labelled: is_right(q, c.text)
            )
    return rows


def fit(rows: Rows, own: Rows, columns: int) -> dict[str, Any]:
    """Fit ranking and truth, print what held-out questions say of them, and return the weights.

    Ranking is fitted on all rows; for the truth each question was ranked by weights that had not seen it (five
    folds), and only the sentence that came out first is looked at.
    """
    x, y, group = rows.arrays(own)
    x = x[:, :columns]
    names = (*FEATURES, "reader")[:columns]
    order = np.zeros(len(x))
    for fold in range(5):
        held = group % 5 == fold
        order[held] = x[held] @ logistic(x[~held], y[~held])[0]
    rank, _ = logistic(x, y)
    answerable, first, top = [], [], []
    for g in np.unique(group):
        of = np.flatnonzero(group == g)
        top.append(of[order[of].argmax()])
        answerable.append(bool(y[of].any()))
        first.append(bool(y[top[-1]]))
    top, first, answerable = np.array(top), np.array(first), np.array(answerable)
    inner = np.column_stack([x[top], order[top]])
    fold = np.arange(len(top)) % 5
    truth = np.zeros(len(top))
    weight = np.where(group[top] >= OWN, OWN_WEIGHT, 1.0)
    for f in range(5):
        w, b = logistic(inner[fold != f], first[fold != f], weight[fold != f], c=0.1)
        truth[fold == f] = inner[fold == f] @ w + b
    w, b = logistic(inner, first, weight, c=0.1)
    for name, part in (("training", group[top] < OWN), ("own, choose", group[top] >= OWN)):
        p = 1 / (1 + np.exp(-truth[part]))
        print(
            f"{name:12} {part.sum()} questions: right first {first[part][answerable[part]].mean():.3f}, "
            f"AUROC answerable {roc_auc_score(answerable[part], p):.3f}, of being right {roc_auc_score(first[part], p):.3f}"
        )
        for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            can, cannot = answerable[part], ~answerable[part]
            print(
                f"    threshold {t:.2f}: right@1 {(first[part] & (p >= t))[can].mean():.3f} refused {(p < t)[cannot].mean():.3f}"
            )
    return {
        "rank": dict(zip(names, rank.round(4).tolist(), strict=True)),
        "truth": dict(zip((*names, "rank"), w.round(4).tolist(), strict=True)) | {"bias": round(b, 4)},
    }


def logistic(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None, c: float = 1.0
) -> tuple[np.ndarray, float]:
    """Return (weights, bias) for values that aren't scaled."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=c, max_iter=2000).fit((x - mean) / scale, y, sample_weight=weight)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - (mean * weights).sum())


if __name__ == "__main__":
    main()
