"""Turn questions into labelled (question, candidate) pairs with hard negatives.

    python -m training.build_pairs --data DIR --out pairs.jsonl

One JSON object a line: `question`, `text` (see `hsbot.answers.pairs.pair_text`), `label` (1 or 0)
and `span`, the characters `[start, end)` of the answer in `text` ([0, 0] where there is none).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from hsbot.answers.pairs import pair_text
from training.corpus import Asked, Paragraph, read_asked
from training.fans import fan_question
from training.swaps import Swapper, names_in

_FAN_SHARE = 0.25
_DROP_CONTEXT_SHARE = 0.08


class PairBuilder:
    """Draws positives and hard negatives for questions; deterministic for one seed."""

    def __init__(self, asked: list[Asked], seed: int) -> None:
        self.rng = random.Random(seed)
        self.pairs: list[dict[str, Any]] = []
        self._by_title: dict[str, list[tuple[Paragraph, int]]] = defaultdict(list)
        paragraphs = {a.paragraph: None for a in asked}
        for paragraph in paragraphs:
            for at in range(len(paragraph.sentences)):
                self._by_title[paragraph.title].append((paragraph, at))
        names = [n for p in paragraphs for s in p.sentences for n in names_in(s)]
        self._swapper = Swapper(sorted(set(names)), self.rng)
        self._vectors = TfidfVectorizer(sublinear_tf=True, stop_words=None, min_df=1)
        self._vectors.fit([s for p in paragraphs for s in p.sentences])
        self._matrix = {
            title: self._vectors.transform([p.sentences[i] for p, i in rows])
            for title, rows in self._by_title.items()
            if title
        }

    def add(self, asked: Asked, inside: int, other: float, swap: float, negate: float) -> None:
        """Pairs of one question: its positive, up to `inside` rivals, and near-misses by chance.

        `other`, `swap` and `negate` are probabilities of a rival from another paragraph of the
        same title, of a changed question and of a negated one.
        """
        rng = self.rng
        fan = rng.random() < _FAN_SHARE
        if asked.gold is not None:
            self._pair(asked, asked.paragraph, asked.gold, 1, fan)
            if rng.random() < swap:
                changed = self._swapper.swapped(asked)
                if changed:
                    self._pair(asked, asked.paragraph, asked.gold, 0, fan, changed)
            if rng.random() < negate:
                changed = self._swapper.negated(asked.question)
                if changed:
                    self._pair(asked, asked.paragraph, asked.gold, 0, fan, changed)
        for paragraph, at in self._rivals(asked, inside):
            self._pair(asked, paragraph, at, 0, fan)
        if asked.paragraph.title and rng.random() < other:
            found = self._other(asked)
            if found:
                self._pair(asked, *found, 0, fan)

    def _rivals(self, asked: Asked, count: int) -> list[tuple[Paragraph, int]]:
        """The sentences of the same paragraph that look most like an answer and are none.

        Three times in ten the answering sentence is taken out first, so that a rival's
        neighbours cannot give it away.
        """
        paragraph = asked.paragraph
        indexes = [
            i
            for i, sentence in enumerate(paragraph.sentences)
            if i != asked.gold
            and len(sentence.split()) > 2
            and not any(text in sentence.lower() for text in asked.texts)
        ]
        if not indexes:
            return []
        question = self._vectors.transform([asked.question])
        sentences = self._vectors.transform([paragraph.sentences[i] for i in indexes])
        likeness = np.asarray((sentences @ question.T).todense()).ravel()
        noise = np.array([self.rng.random() for _ in indexes]) * 0.15
        best = [indexes[i] for i in np.argsort(-(likeness + noise))[:count]]
        rivals: list[tuple[Paragraph, int]] = []
        for index in best:
            if asked.gold is not None and self.rng.random() < 0.3:
                shorter = paragraph.without(asked.gold)
                rivals.append((shorter, index - (index > asked.gold)))
            else:
                rivals.append((paragraph, index))
        return rivals

    def _other(self, asked: Asked) -> tuple[Paragraph, int] | None:
        """A sentence of another paragraph of the same title, near the question in its words."""
        rows = self._by_title[asked.paragraph.title]
        matrix = self._matrix[asked.paragraph.title]
        likeness = np.asarray((matrix @ self._vectors.transform([asked.question]).T).todense()).ravel()
        near = [
            rows[i]
            for i in np.argsort(-likeness)[:12]
            if rows[i][0] != asked.paragraph
            and not any(text in rows[i][0].sentences[rows[i][1]].lower() for text in asked.texts)
        ]
        return self.rng.choice(near[:4]) if near else None

    def _pair(
        self,
        asked: Asked,
        paragraph: Paragraph,
        at: int,
        label: int,
        fan: bool,
        question: str | None = None,
    ) -> None:
        text = paragraph.sentences[at]
        bare = self.rng.random() < _DROP_CONTEXT_SHARE
        candidate = (
            pair_text(text, "", "", "")
            if bare
            else pair_text(text, paragraph.title, paragraph.before(at), paragraph.after(at))
        )
        span = [0, 0]
        if label and len(asked.answer) < 0.6 * len(text):
            start = candidate.find(" ".join(asked.answer.split()))
            if 0 <= start < len(text):
                span = [start, start + len(" ".join(asked.answer.split()))]
        asking = question or asked.question
        asking = fan_question(asking, self.rng) if fan else asking
        self.pairs.append({"question": asking, "text": candidate, "label": label, "span": span})


# source: share of its questions, rivals inside, and the chances of `PairBuilder.add`
_RECIPE: dict[str, tuple[float, int, float, float, float]] = {
    "squad2-train": (1.0, 1, 0.45, 0.6, 0.12),
    "squadshifts-new-wiki": (1.0, 1, 0.45, 0.6, 0.12),
    "squadshifts-reddit": (0.7, 1, 0.0, 0.5, 0.06),
    "squadshifts-amazon": (0.4, 1, 0.0, 0.5, 0.06),
    "selqa-dev": (1.0, 2, 0.5, 0.5, 0.1),
}


def build(data: Path, seed: int, share: float) -> list[dict[str, Any]]:
    """All pairs, shuffled; `share` scales every source (above 1.0 passes repeat with new draws)."""
    asked = [a for path in sorted(data.glob("*.jsonl.gz")) for a in read_asked(path)]
    builder = PairBuilder(asked, seed)
    for source, (part, inside, other, swap, negate) in _RECIPE.items():
        mine = [a for a in asked if a.source == source]
        left = part * share
        while left > 0:
            chosen = builder.rng.sample(mine, round(len(mine) * min(1.0, left)))
            for one in chosen:
                more = 1 if one.gold is None or builder.rng.random() < 0.5 else 0
                builder.add(one, inside + more, other, swap, negate)
            left -= 1.0
    unanswered = [a for a in asked if a.gold is None]
    for _ in range(2):
        for one in unanswered:
            builder.add(one, 2, 0.0, 0.0, 0.0)
    builder.rng.shuffle(builder.pairs)
    return builder.pairs


def main() -> None:
    """Parse the command line, build, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="the pairs, JSON Lines")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--share", type=float, default=1.0)
    options = parser.parse_args()
    pairs = build(options.data, options.seed, options.share)
    with options.out.open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    positive = sum(pair["label"] for pair in pairs)
    print(f"pairs={len(pairs)} positive={positive}")


if __name__ == "__main__":
    main()
