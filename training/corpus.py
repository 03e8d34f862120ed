"""Questions with their paragraphs, split into sentences: what training windows are made of."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sentencex import segment

# In these sources the title names the collection ("Amazon Reviews 12"), not the subject.
_TITLELESS = ("squadshifts-amazon", "squadshifts-reddit")


@dataclass(frozen=True)
class Paragraph:
    """A title and its sentences, in order. `sentences` are stripped and never empty."""

    title: str
    sentences: tuple[str, ...]

    def before(self, index: int) -> str:
        """The sentence before `index`, or ""."""
        return self.sentences[index - 1] if index > 0 else ""

    def after(self, index: int) -> str:
        """The sentence after `index`, or ""."""
        return self.sentences[index + 1] if index + 1 < len(self.sentences) else ""


@dataclass(frozen=True)
class Asked:
    """A question put to a paragraph.

    `gold` is the index of the sentence that answers, None where the paragraph does not answer.
    `answer` is the answering text inside that sentence ("" where there is none), `texts` every
    annotated answer, lower case: a sentence that contains one of them is no safe negative.
    """

    source: str
    question: str
    paragraph: Paragraph
    gold: int | None
    answer: str
    texts: tuple[str, ...]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets `[start, end)` of the sentences of `text`, stripped, in order, none empty."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in segment("en", text):
        for line in part.split("\n"):
            piece = line.strip()
            if not piece:
                continue
            start = text.find(piece, at)
            if start < 0:
                continue
            at = start + len(piece)
            spans.append((start, at))
    return spans


def read_asked(path: Path) -> Iterator[Asked]:
    """The questions of one `*.jsonl.gz` file; those whose answer crosses sentences are left out."""
    split: dict[str, list[tuple[int, int]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            context: str = row["context"]
            if context not in split:
                split[context] = split_sentences(context)
            spans = split[context]
            title = "" if row["source"] in _TITLELESS else row["title"].replace("_", " ")
            paragraph = Paragraph(title, tuple(context[a:b] for a, b in spans))
            answers = row["answers"]
            gold: int | None = None
            answer = ""
            for given in answers:
                start, end = given["start"], given["start"] + len(given["text"].strip())
                inside = [i for i, (a, b) in enumerate(spans) if a <= start and end <= b]
                if inside:
                    gold, answer = inside[0], given["text"].strip()
                    break
            if answers and gold is None:
                continue
            texts = tuple(sorted({given["text"].strip().lower() for given in answers}))
            yield Asked(row["source"], row["question"].strip(), paragraph, gold, answer, texts)
