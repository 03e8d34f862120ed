"""The loss of windows: what is right costs less, and every part of it counts as it says."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
import torch
from torch import Tensor, nn

from hsbot.answers.windows import Encoded, Window, encode_windows
from training.window_loss import MOST_SENTENCES, TOGETHER, WindowLoss, choice, head, label_row

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

TEXTS = ["The Lantern", "Ilse Marek left.", "It rained in May.", "Nobody knows why."]
OTHER = ["", "The keeper of the harbour clock came back in the spring of that year.", "He stayed."]
LN2 = math.log(2)


def given(*windows: tuple[str, list[str], list[int], list[int] | None]) -> tuple[list[list[str]], list[Tensor]]:
    """Inputs and labels of windows: question, title and sentences, labels, span."""
    inputs = [[question for question, *_ in windows], [json.dumps(texts) for _, texts, _, _ in windows]]
    return inputs, [torch.tensor(label_row(labels, span)) for _, _, labels, span in windows]


def as_inputs(one: Encoded) -> dict[str, Tensor]:
    """What transformers' own forward is given."""
    return {"input_ids": torch.tensor([one.ids]), "token_type_ids": torch.tensor([one.types])}


def undecided(model: CrossEncoder) -> CrossEncoder:
    """Let the head say 0 everywhere."""
    nn.init.zeros_(model[0].model.classifier.weight)
    nn.init.zeros_(model[0].model.classifier.bias)
    return model


def test_any_of_several_right_sentences_may_be_chosen() -> None:
    labels = torch.tensor([1.0, 1.0, 0.0])
    first, second = choice(torch.tensor([9.0, 0.0, 0.0]), labels), choice(torch.tensor([0.0, 9.0, 0.0]), labels)
    assert first == second < 0.01
    assert choice(torch.tensor([0.0, 0.0, 9.0]), labels) > 8


def test_the_choice_among_equals_costs_the_log_of_their_number_and_none() -> None:
    zeros = torch.zeros(3)
    assert choice(zeros, torch.tensor([0.0, 1.0, 0.0])).item() == pytest.approx(math.log(4))
    assert choice(zeros, zeros).item() == pytest.approx(math.log(4))
    assert choice(zeros, torch.tensor([1.0, 1.0, 0.0])).item() == pytest.approx(math.log(4 / 2))


def test_a_window_s_labels_are_a_row_of_fixed_length_behind_its_pointer() -> None:
    assert label_row([0, 1], [1, 4, 9]) == [1, 4, 9, 0, 1] + [0] * (MOST_SENTENCES - 2)
    assert label_row([1], None)[:4] == [-1, -1, -1, 1]
    assert len(label_row([1] * (MOST_SENTENCES + 5), None)) == len(label_row([], None)) == 3 + MOST_SENTENCES


def test_the_head_gives_one_score_at_each_place_as_the_model_itself_at_the_first(tiny: CrossEncoder) -> None:
    bert = tiny[0].model
    ids = torch.tensor([[101, 2040, 2187, 102]])
    hidden = bert.bert(input_ids=ids).last_hidden_state
    scores = head(bert, hidden[0])
    assert scores.shape == (4,)
    assert scores[0].item() == pytest.approx(bert(input_ids=ids).logits.item(), abs=1e-6)


def test_a_model_that_says_nothing_pays_for_each_sentence_and_for_the_choice(
    tiny: CrossEncoder, tokenizer: Any
) -> None:
    loss = WindowLoss(undecided(tiny), tokenizer)
    right = loss(*given(("who left", TEXTS, [1, 0, 0], None)))
    none = loss(*given(("who left", TEXTS, [0, 0, 0], None)))
    assert right.item() == none.item() == pytest.approx(0.5 * 3 * LN2 + math.log(4))


def test_the_pointer_falls_on_the_answer_s_words(tiny: CrossEncoder, tokenizer: Any) -> None:
    (one,) = encode_windows(tokenizer, "who left", [Window(TEXTS[0], tuple(TEXTS[1:]))])
    places = len(one.ids) - 1 - one.marks[0]  # from the title's mark to the last word
    window = ("who left", TEXTS, [1, 0, 0], [0, 0, 10])
    without = WindowLoss(undecided(tiny), tokenizer, pointer=0)(*given(window))
    pointed = WindowLoss(tiny, tokenizer, pointer=0.5)(*given(window))
    assert (pointed - without).item() == pytest.approx(0.5 * math.log(places), abs=1e-5)


def test_the_pointer_costs_least_where_its_words_stand_out(tiny: CrossEncoder, tokenizer: Any) -> None:
    def pointed(text: str, span: list[int]) -> float:
        windows = ("who left", TEXTS, [1, 0, 0], span)
        with torch.no_grad():
            return (
                WindowLoss(tiny, tokenizer, pointer=1)(*given(windows))
                - WindowLoss(tiny, tokenizer, pointer=0)(*given(windows))
            ).item()

    (one,) = encode_windows(tokenizer, "who left", [Window(TEXTS[0], tuple(TEXTS[1:]))])
    with torch.no_grad():
        hidden = tiny[0].model.bert(**as_inputs(one)).last_hidden_state[0]
        logs = torch.log_softmax(head(tiny[0].model, hidden[one.marks[0] : -1]), 0)
    words = [tokenizer.id_to_token(i) for i in one.ids[one.marks[0] : -1]]
    for word in ("rained", "may"):
        start = TEXTS[2].lower().index(word)
        assert pointed(word, [1, start, start + len(word)]) == pytest.approx(-logs[words.index(word)].item(), abs=1e-5)


def test_a_pointer_to_what_was_cut_is_none(tiny: CrossEncoder, tokenizer: Any) -> None:
    texts = ["The Lantern", "word " * 120, "word " * 90, "word " * 90, "Marek left."]
    left_out = ("who left", texts, [1, 0, 0, 0], [3, 0, 5])
    cut_before = ("who left", texts, [1, 0, 0, 0], [0, 595, 599])
    for one in (left_out, cut_before):
        with_pointer = WindowLoss(tiny, tokenizer, pointer=1)(*given(one))
        assert with_pointer.item() == WindowLoss(tiny, tokenizer, pointer=0)(*given(one)).item()


def test_sentences_beyond_the_most_are_not_looked_at(tiny: CrossEncoder, tokenizer: Any) -> None:
    texts = ["The Lantern", *["Yes."] * (MOST_SENTENCES + 9)]
    loss = WindowLoss(undecided(tiny), tokenizer)(*given(("who left", texts, [0] * (MOST_SENTENCES + 9), None)))
    assert loss.item() == pytest.approx(0.5 * MOST_SENTENCES * LN2 + math.log(1 + MOST_SENTENCES), rel=1e-5)


def test_windows_of_different_questions_don_t_depend_on_each_other(tiny: CrossEncoder, tokenizer: Any) -> None:
    loss = WindowLoss(tiny, tokenizer)
    first, second = ("who left", TEXTS, [1, 0, 0], [0, 0, 10]), ("who came", OTHER, [1, 0], [0, 4, 10])
    alone = [loss(*given(one)).item() for one in (first, second)]
    assert loss(*given(first, second)).item() == pytest.approx(sum(alone) / 2, abs=1e-5)


def test_windows_of_one_question_compete_beside_that(tiny: CrossEncoder, tokenizer: Any) -> None:
    loss = WindowLoss(undecided(tiny), tokenizer)
    first, second = ("who left", TEXTS, [1, 0, 0], None), ("who left", OTHER, [0, 0], None)
    alone = [loss(*given(one)).item() for one in (first, second)]
    assert loss(*given(first, second)).item() == pytest.approx((sum(alone) + TOGETHER * 2 * math.log(6)) / 2, abs=1e-5)


def test_what_is_learnt_puts_the_right_sentence_ahead_and_the_others_below_none(
    tiny: CrossEncoder, tokenizer: Any
) -> None:
    loss = WindowLoss(tiny, tokenizer)
    batch = given(("who left", TEXTS, [0, 1, 0], [1, 3, 9]))
    tiny[0].model.bert.embeddings.requires_grad_(requires_grad=False)
    optimiser = torch.optim.Adam([p for p in tiny.parameters() if p.requires_grad], lr=0.02)
    for _ in range(60):
        optimiser.zero_grad()
        loss(*batch).backward()
        optimiser.step()
    (one,) = encode_windows(tokenizer, "who left", [Window(TEXTS[0], tuple(TEXTS[1:]))])
    with torch.no_grad():
        hidden = tiny[0].model.bert(**as_inputs(one)).last_hidden_state[0]
        scores = head(tiny[0].model, hidden[one.marks[1:]])
    assert [score > 0 for score in scores.tolist()] == [False, True, False]


@pytest.mark.parametrize("bf16", [True, False])
def test_with_bf16_the_encoder_multiplies_in_bfloat16_and_the_loss_does_not(
    tiny: CrossEncoder, tokenizer: Any, bf16: bool
) -> None:
    made: set[torch.dtype] = set()
    layers = [m for m in tiny[0].model.bert.encoder.modules() if isinstance(m, nn.Linear)]
    for layer in layers:
        layer.register_forward_hook(lambda _, inputs, output: made.add(output.dtype))
    loss = WindowLoss(tiny, tokenizer, bf16=bf16)(*given(("who left", TEXTS, [1, 0, 0], [0, 0, 10])))
    assert made == {torch.bfloat16 if bf16 else torch.float32}
    assert loss.dtype == torch.float32
    loss.backward()
    assert {layer.weight.grad.dtype for layer in layers} == {torch.float32}
    assert all(layer.weight.grad.abs().sum() > 0 for layer in layers)


def test_bf16_changes_the_loss_but_little(tiny: CrossEncoder, tokenizer: Any) -> None:
    batch = given(("who left", TEXTS, [1, 0, 0], [0, 0, 10]), ("who came", OTHER, [1, 0], None))
    whole, half = (WindowLoss(tiny, tokenizer, bf16=bf16)(*batch).item() for bf16 in (False, True))
    assert whole != half == pytest.approx(whole, rel=0.02)
