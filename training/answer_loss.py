"""The loss: does the candidate answer, and, where it does, with which of its words."""

from __future__ import annotations

import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder.losses import BinaryCrossEntropyLoss
from torch import Tensor, nn


class AnswerLoss(BinaryCrossEntropyLoss):
    """Binary cross-entropy on the pair, plus a pointer to the answering words of positives.

    The pointer has no weights of its own: the classification head is read at every token, and a
    softmax over the candidate's tokens should fall on those of the answer. It tells the encoder
    why a sentence answers, at no cost when answering, since only the head at [CLS] is exported.
    """

    def __init__(self, model: CrossEncoder, max_length: int, pointer: float = 0.2) -> None:
        super().__init__(model)
        self.max_length = max_length
        self.pointer = pointer

    def forward(
        self,
        inputs: list[list[str]],
        labels: list[Tensor],
        prompt: str | None = None,
        task: str | None = None,
    ) -> Tensor:
        """A scalar. `labels`: (3,) each: 0 or 1, and the answer's `[start, end)` in the text."""
        given = torch.stack([torch.as_tensor(label) for label in labels]).float()
        encoded = self.model.tokenizer(
            list(inputs[0]),
            list(inputs[1]),
            truncation="longest_first",
            max_length=self.max_length,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = encoded.pop("offset_mapping")  # (batch, tokens, 2), characters
        bert = self.model[0].model  # the transformers model with its head
        hidden = bert.bert(**encoded).last_hidden_state  # (batch, tokens, dim)
        scores = _head(bert, hidden)  # (batch, tokens)
        loss = self.bce_with_logits_loss(scores[:, 0], given[:, 0])
        in_text = (encoded["token_type_ids"] == 1) & (offsets[..., 1] > offsets[..., 0])
        inside = (offsets[..., 0] >= given[:, 1:2]) & (offsets[..., 1] <= given[:, 2:3]) & in_text
        pointed = inside.any(dim=1)
        if self.pointer and bool(pointed.any()):
            chosen = inside[pointed].float()
            logs = torch.log_softmax(scores[pointed].masked_fill(~in_text[pointed], -1e4), dim=1)
            wanted = chosen / chosen.sum(dim=1, keepdim=True)
            loss = loss - self.pointer * (wanted * logs).sum(dim=1).mean()
        return loss


def _head(bert: nn.Module, hidden: Tensor) -> Tensor:
    """The classification head at every token: (batch, tokens, dim) to (batch, tokens)."""
    pooled = torch.tanh(bert.bert.pooler.dense(hidden))
    return bert.classifier(bert.dropout(pooled)).squeeze(-1)
