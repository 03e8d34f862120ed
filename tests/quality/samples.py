"""Labelled questions and answers written by hand, so that every figure is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hsbot.evaluate import judge
from hsbot.labelled import Labelled
from hsbot.records import Answer, Article, IndexInfo, Snippet, Status

INFO = IndexInfo("000001-aaaaaaaa", 1, 1)


def labelled(question: str, **values: Any) -> Labelled:
    usual: dict[str, Any] = {
        "id": question,
        "question": question,
        "as_of": None,
        "answers": (),
        "answer_sentences": (),
        "answerable": True,
        "stale": (),
        "kind": "state",
        "half": None,
    }
    return Labelled(**(usual | values))


def answer(question: str, texts: Sequence[str], confidence: float, status: Status = "answered") -> Answer:
    snippets = tuple(
        Snippet(Article(t, t, t, None, None, None, t), t, 0, len(t), confidence, "supporting" if i else "lead")
        for i, t in enumerate(texts)
    )
    return Answer(question, None, status, confidence, snippets, None, INFO, {"total": 1.0})


ASKED = [
    labelled("right", answers=("in May",)),
    labelled("second", answers=("in May",)),
    labelled("fourth", answers=("in May",), kind="fact"),
    labelled("stale", answers=("cancelled",), stale=("was renewed",)),
    labelled("refused", answers=("in May",), stale=("was renewed",)),
    labelled("unanswerable", answerable=False, kind="fact"),
    labelled("wrongly said", answerable=False, stale=("was renewed",), kind="fact"),
]
SAID = {
    "right": answer("right", ["It returns in May."], 0.9),
    "second": answer("second", ["It returns soon.", "It returns in May."], 0.8),
    "fourth": answer("fourth", ["A.", "B.", "C.", "It returns in May."], 0.7),
    "stale": answer("stale", ["It was renewed.", "It was cancelled."], 0.6),
    "refused": answer("refused", ["It was renewed in May."], 0.2, "no_answer"),
    "unanswerable": answer("unanswerable", [], 0.0, "no_answer"),
    "wrongly said": answer("wrongly said", ["It was renewed."], 0.8),
}
JUDGED = judge(ASKED, lambda question: SAID[question.text], lambda: None)


def write_questions(path: Path, *rows: dict[str, Any]) -> Path:
    """Write labelled questions; what a row doesn't say is answerable, and its id is its question."""
    usual = [{"question": row.get("id"), "answerable": True, **row} for row in rows]
    path.write_text("".join(json.dumps(row) + "\n" for row in usual), encoding="utf-8")
    return path
