"""The loss: which sentences of a window answer, whether any does, and with which words."""

from __future__ import annotations

import json
from typing import Any

import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder.losses import BinaryCrossEntropyLoss
from torch import Tensor, nn

from hsbot.answers.windows import Encoded, Window, encode_windows
from training.unpadded import hidden_at

MOST_SENTENCES = 40

TOGETHER = 0.5
"""What the choice among all windows of one question counts, for each of them, beside that within the window."""


class WindowLoss(BinaryCrossEntropyLoss):
    """Of a window: binary cross-entropy of each sentence, a choice among them and "none", a pointer to the words.

    The head is read at the mark in front of each sentence. The choice is a softmax over the sentences' logits and a
    fixed 0 for "none of these": a logit above 0 says that a sentence answers. Where a batch holds several windows of
    one question, there is also a choice among all of their sentences, since so they compete when answering. The pointer
    has no weights of its own: it reads the same head at every token, and should fall on the answer's; it tells the
    encoder why a sentence answers.
    """

    def __init__(self, model: CrossEncoder, tokenizer: Any, pointer: float = 0.2, bf16: bool = False) -> None:
        super().__init__(model)
        self._tokenizer = tokenizer
        self.pointer = pointer
        self._bf16 = bf16

    def forward(
        self,
        inputs: list[list[str]],
        labels: list[Tensor],
        prompt: str | None = None,
        task: str | None = None,
    ) -> Tensor:
        """A scalar. `inputs`: questions, and windows as JSON `[title, sentence, …]`; `labels`: see `label_row`."""
        windows = [Window(texts[0], tuple(texts[1:])) for texts in map(json.loads, inputs[1])]
        encoded = [encode_windows(self._tokenizer, q, [w])[0] for q, w in zip(inputs[0], windows, strict=True)]
        given = torch.stack([torch.as_tensor(label) for label in labels])
        bert = self.model[0].model  # the transformers model with its head
        counts = [min(len(one.marks) - 1, MOST_SENTENCES) for one in encoded]  # the title's mark has no label
        marks = [one.marks[1 : 1 + count] for one, count in zip(encoded, counts, strict=True)]
        pointed = [self._pointed_at(*one) for one in zip(encoded, windows, given, strict=True)]
        places = [[*at, *range(*span)] for at, (span, _) in zip(marks, pointed, strict=True)]
        # the trainer's own bf16 wraps the model's forward, which isn't what is called here
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._bf16):
            hidden = hidden_at(bert.bert, encoded, places)
        logits = head(bert, torch.cat(hidden)).float().split([len(own) for own in places])
        scores = [own[:count] for own, count in zip(logits, counts, strict=True)]
        wanted = [row[3 : 3 + count].float() for row, count in zip(given, counts, strict=True)]
        losses = []
        for score, label in zip(scores, wanted, strict=True):
            binary = nn.functional.binary_cross_entropy_with_logits(score, label, reduction="sum")
            losses.append(0.5 * binary + choice(score, label))
        alike: dict[str, list[int]] = {}
        for row, question in enumerate(inputs[0]):
            alike.setdefault(question, []).append(row)
        for rows in (rows for rows in alike.values() if len(rows) > 1):
            of_all = choice(torch.cat([scores[row] for row in rows]), torch.cat([wanted[row] for row in rows]))
            losses.append(TOGETHER * len(rows) * of_all)
        loss = torch.stack(losses).sum() / len(encoded)
        found = [
            -torch.log_softmax(own[count:], 0)[inside].mean()
            for own, count, (_, inside) in zip(logits, counts, pointed, strict=True)
            if inside
        ]
        if found:
            loss = loss + self.pointer * torch.stack(found).sum() / len(encoded)
        return loss

    def _pointed_at(self, one: Encoded, window: Window, given: Tensor) -> tuple[tuple[int, int], list[int]]:
        """Return the tokens that a window's pointer chooses among, `[start, end)`, and which of them are right.

        Both are empty where the answer's words aren't known, or aren't read.
        """
        nothing: tuple[tuple[int, int], list[int]] = ((0, 0), [])
        sentence, start, end = (int(n) for n in given[:3])
        if not self.pointer or sentence < 0 or sentence + 1 >= len(one.marks):
            return nothing
        offsets = self._tokenizer.encode(window.sentences[sentence], add_special_tokens=False).offsets
        first = one.marks[sentence + 1] + 1
        last = [*one.marks, len(one.ids) - 1][sentence + 2]  # a long sentence is cut before the next
        inside = [first + at for at, (a, b) in enumerate(offsets) if a >= start and b <= end and first + at < last]
        return ((one.marks[0], len(one.ids) - 1), [at - one.marks[0] for at in inside]) if inside else nothing


def choice(scores: Tensor, labels: Tensor) -> Tensor:
    """The softmax's loss of choosing a right sentence, or none where none is; both are of shape (sentences,)."""
    with_none = torch.cat([scores.new_zeros(1), scores])
    right = torch.cat([(labels.sum() == 0).float().reshape(1), labels])
    return torch.logsumexp(with_none, 0) - torch.logsumexp(with_none.masked_fill(right == 0, -1e4), 0)


def label_row(labels: list[int], span: list[int] | None) -> list[int]:
    """A window's labels in a row of fixed length: the answer's `sentence, start, end` (-1: none), then 0 or 1 each."""
    row = [*(span or [-1, -1, -1]), *labels][: 3 + MOST_SENTENCES]
    return row + [0] * (3 + MOST_SENTENCES - len(row))


def head(bert: nn.Module, hidden: Tensor) -> Tensor:
    """The classification head at each position: (n, dim) to (n,)."""
    pooled = torch.tanh(bert.bert.pooler.dense(hidden))
    return bert.classifier(bert.dropout(pooled)).squeeze(-1)
