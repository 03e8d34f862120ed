"""Fit which questions ask for what changes: `python -m training.fit_changing`; writes hsbot/answers/changing.json.

A question of an invented community asks for what changes where a sentence is known that answered it once and does so
no longer. Those asked as of an earlier day are left out, for what changed later is not told of them. The other ways of
asking a question (`training/paraphrases/`) count as questions of their own. Only words that the questions of many
communities have are looked at, and none that the articles write with a capital.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from hsbot.answers.changing import chance, grams
from hsbot.answers.question import kind_of
from hsbot.labelled import read_labelled
from training import arcs
from training.build_windows import Row
from training.paraphrases import ways_of

OUT = Path(__file__).parent.parent / "hsbot" / "answers" / "changing.json"
QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"

COMMUNITIES = 8
"""That have a word in their questions, at least."""

STRENGTH = 0.1
"""Of the regression (C); 0.03 to 0.3 come to the same on held-out communities."""

LEAST = 0.1
"""Weight that is written at all."""

_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Fit, write, and print how well what was written tells questions apart that it wasn't fitted on."""
    asked: list[tuple[frozenset[str], bool]] = []
    held_out: list[tuple[str, bool]] = []
    paraphrased: list[tuple[str, bool]] = []
    had_by: defaultdict[str, set[str]] = defaultdict(set)
    articles: list[str] = []
    for path in sorted(arcs.FOLDER.glob("*.txt")):
        rows, questions = arcs.corpus(arcs.read_arc(path))
        told = [row for row in questions if row["answerable"] and not row["as_of"] and not row["previous"]]
        ways = ways_of(path.stem)
        again = [(way, bool(row["stale"])) for row in told for way in ways.get(row["question"].lower(), ())]
        texts = [(row["question"], bool(row["stale"])) for row in told]
        if arcs.is_held_out(path):
            held_out, paraphrased = held_out + texts, paraphrased + again
            continue
        articles += [row["text"] for row in rows]
        for text, changes in texts + again:
            found = of(text)
            asked.append((found, changes))
            for gram in found:
                had_by[gram].add(path.stem)
    named = names(articles)
    words = sorted(
        gram
        for gram, files in had_by.items()
        if len(files) >= COMMUNITIES and not named.intersection(gram.strip("^=").split())
    )
    place = {gram: i for i, gram in enumerate(words)}
    pairs = [(i, place[gram]) for i, (found, _) in enumerate(asked) for gram in found if gram in place]
    rows_of, columns = zip(*pairs, strict=True)
    x = csr_matrix((np.ones(len(pairs)), (rows_of, columns)), shape=(len(asked), len(words)))
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(x, np.array([changes for _, changes in asked]))
    weights = {w: round(float(v), 2) for w, v in zip(words, model.coef_[0], strict=True) if abs(v) >= LEAST}
    raw = {"bias": round(float(model.intercept_[0]), 2), "words": weights}
    OUT.write_text(json.dumps(raw, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"questions={len(asked)} words={len(weights)}")
    report("held-out communities", held_out, raw)
    report("… asked in other ways", paraphrased, raw)
    ours = [one for path in QUESTIONS.glob("*.jsonl") for one in read_labelled(path, "choose")]
    report("ours, choose", [(one.question, bool(one.stale)) for one in ours if one.answerable and not one.as_of], raw)


def of(question: str) -> frozenset[str]:
    """Return what is looked at of a question."""
    asked, state = kind_of(question)
    return grams(question, asked, state=state)


def names(articles: list[str]) -> set[str]:
    """Return the words, in lower case, that articles mostly write with a capital where no sentence begins."""
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in articles:
        for found in _WORD.finditer(text):
            if found.group().islower():
                lower[found.group()] += 1
            elif text[: found.start()].rstrip(" “\"'‘")[-1:].isalnum():
                capital[found.group().lower()] += 1
    return {word for word, times in capital.items() if times > lower[word]}


def report(name: str, sample: list[tuple[str, bool]], weights: Row) -> None:
    """Print how well questions are told apart, by these weights and by the patterns alone."""
    changes = [yes for _, yes in sample]
    print(
        f"{name}: {len(sample)} questions, {np.mean(changes):.2f} change; "
        f"AUROC {roc_auc_score(changes, [chance(of(text), weights) for text, _ in sample]):.3f}, "
        f"by patterns {roc_auc_score(changes, [kind_of(text)[1] for text, _ in sample]):.3f}"
    )


if __name__ == "__main__":
    main()
