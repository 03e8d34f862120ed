"""Turn the shipped int8 weights back into a float model, so that training can go on from them.

    python -m training.restore_reader --reader hsbot/reader_weights --out DIR

What was frozen in every training, the embeddings, is taken from all-MiniLM-L6-v2 itself; the rest is int8 times its
scales, a weight off by at most 1/128 of its column's largest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from sentence_transformers import CrossEncoder
from torch import Tensor

from training.train_reader import MAX_LENGTH, default_base

LAYERS = 6
_ROOT = "model.bert.encoder.layer"


def restored(path: Path) -> dict[str, Tensor]:
    """The trained weights of an exported reader by their names in transformers; float32."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}

    def matrix(name: str) -> np.ndarray:
        return (raw[f"{name}_quantized"].astype(np.float32) * raw[f"{name}_scale"]).T  # ONNX multiplies from the right

    multiplied = sorted(
        (n.removesuffix("_quantized") for n in raw if n.startswith("onnx::MatMul") and n.endswith("_quantized")),
        key=lambda n: int(n.rpartition("_")[2]),
    )  # three a layer, in the order of the graph
    found: dict[str, np.ndarray] = {}
    for layer in range(LAYERS):
        name = f"bert.encoder.layer.{layer}"
        parts = zip(
            ("query", "key", "value"),
            np.split(matrix(f"Attention_{layer}_qkv_weight"), 3),
            np.split(raw[f"Attention_{layer}_qkv_bias"], 3),
            strict=True,
        )
        for part, weight, bias in parts:
            found[f"{name}.attention.self.{part}.weight"] = weight
            found[f"{name}.attention.self.{part}.bias"] = bias
        dense = ("attention.output.dense", "intermediate.dense", "output.dense")
        for part, source in zip(dense, multiplied[3 * layer : 3 * layer + 3], strict=True):
            found[f"{name}.{part}.weight"] = matrix(source)
            found[f"{name}.{part}.bias"] = raw[f"model.{name}.{part}.bias"]
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            for kind in ("weight", "bias"):
                found[f"{name}.{part}.{kind}"] = raw[f"model.{name}.{part}.{kind}"]
    for name, source in zip(("bert.pooler.dense", "classifier"), multiplied[3 * LAYERS :], strict=True):
        found[f"{name}.weight"] = matrix(source)
        found[f"{name}.bias"] = raw[f"model.{name}.bias"]
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}


def main() -> None:
    """Parse the command line, restore, save."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reader", type=Path, required=True, help="folder of the exported weights")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = CrossEncoder(default_base(), num_labels=1, max_length=MAX_LENGTH, device="cpu")
    missing, unexpected = model[0].model.load_state_dict(restored(options.reader / "model.int8.onnx"), strict=False)
    if unexpected or any("embeddings" not in n for n in missing):
        raise SystemExit(f"These weights are of another form: {[*missing, *unexpected][:3]}")
    model.save_pretrained(str(options.out))


if __name__ == "__main__":
    main()
