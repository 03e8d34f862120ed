"""Windows behind each other come out as transformers itself makes them, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import torch

from hsbot.answers.windows import Encoded, Window, encode_windows
from training.unpadded import hidden_at

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

WINDOWS = [
    Window("The Lantern", ("Ilse Marek left.", "It rained in May.", "Nobody knows why.")),
    Window("", ("The keeper of the harbour clock came back in the spring of that year.",)),
    Window("A second storm", ("No ferry sailed on that day.", "Two were damaged, and one of them sank.")),
]


@pytest.fixture
def encoded(tokenizer: Any) -> list[Encoded]:
    return encode_windows(tokenizer, "who left", WINDOWS)


def alone(model: CrossEncoder, one: Encoded) -> torch.Tensor:
    """The last hidden states of a window by transformers' own forward."""
    inputs = {"input_ids": torch.tensor([one.ids]), "token_type_ids": torch.tensor([one.types])}
    return model[0].model.bert(**inputs).last_hidden_state[0]  # type: ignore[no-any-return]


def test_each_window_is_read_as_if_it_were_alone(tiny: CrossEncoder, encoded: list[Encoded]) -> None:
    assert len({len(one.ids) for one in encoded}) == 3
    found = hidden_at(tiny[0].model.bert, encoded, [range(len(one.ids)) for one in encoded])
    for one, hidden in zip(encoded, found, strict=True):
        torch.testing.assert_close(hidden, alone(tiny, one), atol=1e-5, rtol=0)


def test_what_is_looked_at_comes_out_the_same_and_nothing_else(tiny: CrossEncoder, encoded: list[Encoded]) -> None:
    places = [encoded[0].marks, [], [0, len(encoded[2].ids) - 1]]
    found = hidden_at(tiny[0].model.bert, encoded, places)
    assert [tuple(hidden.shape) for hidden in found] == [(4, 16), (0, 16), (2, 16)]
    torch.testing.assert_close(found[0], alone(tiny, encoded[0])[encoded[0].marks], atol=1e-5, rtol=0)
    torch.testing.assert_close(found[2], alone(tiny, encoded[2])[[0, -1]], atol=1e-5, rtol=0)


def test_the_gradients_are_the_same(tiny: CrossEncoder, encoded: list[Encoded]) -> None:
    bert = tiny[0].model.bert
    weights = [w for name, w in bert.named_parameters() if "pooler" not in name]
    sum(alone(tiny, one)[one.marks].square().sum() for one in encoded).backward()  # type: ignore[union-attr]
    expected = [w.grad.clone() for w in weights]  # type: ignore[union-attr]
    bert.zero_grad()
    torch.cat(hidden_at(bert, encoded, [one.marks for one in encoded])).square().sum().backward()
    for weight, grad in zip(weights, expected, strict=True):
        torch.testing.assert_close(weight.grad, grad, atol=1e-4, rtol=1e-4)
