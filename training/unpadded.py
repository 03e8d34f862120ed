"""BERT over windows of any length without padding, and its last layer only where it is looked at.

All tokens of a batch lie behind each other in one matrix, which the layers multiply at once; only attention goes
window by window. A quarter of a batch was padding, and of the last layer one token in ten is looked at: a step takes
little more than half as long (docs/decisions/0076). The weights and what comes out are those of transformers' own
forward, with which the tests compare it. There is no dropout in attention.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from hsbot.answers.windows import Encoded


def hidden_at(bert: Any, encoded: Sequence[Encoded], places: Sequence[Sequence[int]]) -> tuple[Tensor, ...]:
    """Return of each window the last hidden states at its `places`, float32 (places, dim); `bert` is a BertModel."""
    lengths = [len(one.ids) for one in encoded]
    hidden = bert.embeddings(
        input_ids=torch.tensor([[i for one in encoded for i in one.ids]]),
        token_type_ids=torch.tensor([[t for one in encoded for t in one.types]]),
        position_ids=torch.tensor([[at for length in lengths for at in range(length)]]),
    )[0]
    *lower, last = bert.encoder.layer
    for layer in lower:
        hidden = _layer(layer, hidden, hidden, lengths, lengths)
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    looked_at = [start + at for start, own in zip(starts, places, strict=True) for at in own]
    counts = [len(own) for own in places]
    return _layer(last, hidden[looked_at], hidden, counts, lengths).float().split(counts)


def _layer(layer: Any, looking: Tensor, hidden: Tensor, counts: list[int], lengths: list[int]) -> Tensor:
    """One layer's output for `looking`, some of the `hidden` of all windows: `counts` of each, and `lengths` in all."""
    own = layer.attention.self
    heads, size = own.num_attention_heads, own.attention_head_size

    def by_window(values: Tensor, many: list[int]) -> list[Tensor]:  # (heads, tokens, size) of each
        return [one.view(len(one), heads, size).transpose(0, 1) for one in values.split(many)]

    queries = by_window(own.query(looking), counts)
    keys, values = by_window(own.key(hidden), lengths), by_window(own.value(hidden), lengths)
    read = []
    for query, key, value in zip(queries, keys, values, strict=True):
        shares = torch.softmax(query @ key.transpose(1, 2) / math.sqrt(size), dim=-1)
        read.append((shares @ value).transpose(0, 1).flatten(1))
    attended = layer.attention.output(torch.cat(read), looking)
    return layer.output(layer.intermediate(attended), attended)  # type: ignore[no-any-return]
