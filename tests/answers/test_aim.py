"""The aim: what a question is compared with, for the packaged model and for any other."""

from __future__ import annotations

import numpy as np
import pytest

from hsbot.answers.aim import Aim, Aimed
from hsbot.search.encoder import SentenceTransformerEncoder

RNG = np.random.default_rng(5)


def _unit(*shape: int) -> np.ndarray:
    found = RNG.normal(size=shape).astype(np.float32)
    return found / np.linalg.norm(found, axis=-1, keepdims=True)


def test_another_model_s_vectors_are_compared_as_they_are() -> None:
    question, sentences = _unit(7), _unit(3, 7)
    aimed = Aim("0" * 64)(question)
    assert aimed.towards is question
    np.testing.assert_array_equal(aimed.cosines(sentences), sentences @ question)


def test_sentences_are_turned_and_their_length_taken_away() -> None:
    question, turn, sentences = _unit(4), RNG.normal(size=(4, 4)).astype(np.float32), _unit(5, 4)
    turned = sentences @ turn
    expected = turned @ question / np.linalg.norm(turned, axis=1)
    found = Aimed(turn @ question, turn).cosines(sentences)
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_sentence_without_a_vector_is_near_to_nothing() -> None:
    turn = RNG.normal(size=(4, 4)).astype(np.float32)
    assert Aimed(_unit(4), turn).cosines(np.zeros((1, 4), dtype=np.float32)).tolist() == [0.0]


@pytest.mark.parametrize(
    ("question", "answers", "alike"),
    [
        ("who did the soundtrack", "Composer Ada Lunde scored both films.", "The soundtrack is out on vinyl."),
        ("who directs the film", "Ada Pell is behind the camera.", "The film has a new title."),
    ],
)
def test_what_answers_comes_nearer_than_without_beside_what_is_alike(
    real_encoder: SentenceTransformerEncoder, question: str, answers: str, alike: str
) -> None:
    plain = real_encoder.encode_question(question)
    sentences = np.stack([real_encoder.encode_question(text) for text in (answers, alike)])
    without, aimed = sentences @ plain, Aim(real_encoder.sha256)(plain).cosines(sentences)
    assert aimed.max() <= 1 + 1e-5
    assert aimed[0] - aimed[1] > without[0] - without[1]
