"""Write a trained reader as int8 ONNX with its tokenizer and settings.

    python -m training.export_reader --model DIR/final [DIR/final ...] --out hsbot/reader_weights

The graph takes `input_ids`, `attention_mask` and `token_type_ids`, int64 (batch, tokens) each, and `marks`, int64
(marks,): the tokens at which the head is read (see `hsbot.answers.windows`), the same in every row of the batch. It
gives `logits`, float32 (batch, marks).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification

from hsbot.answers.windows import WINDOW_FORMAT
from training.window_loss import head

_MOST_BYTES = 25_000_000
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class _Logits(nn.Module):
    """The model with its head at every token, the words' vectors as int8 with a scale each.

    One scale for all words, as quantising later would give them, costs the rare ones their precision.
    """

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model
        words = model.bert.embeddings.word_embeddings.weight.detach()
        scale = words.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("words", torch.round(words / scale.clamp_min(1e-9)).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """(batch, tokens) three times to (batch, tokens)."""
        vectors = self.words[input_ids].float() * self.scale[input_ids]
        given = {"attention_mask": attention_mask, "token_type_ids": token_type_ids}
        hidden = self.model.bert(inputs_embeds=vectors, **given).last_hidden_state
        return head(self.model, hidden)


def averaged(sources: list[Path]) -> nn.Module:
    """The model of a transformers folder; of several, the mean of their weights."""
    models = [
        AutoModelForSequenceClassification.from_pretrained(str(source), attn_implementation="eager").eval()
        for source in sources
    ]
    states = [model.state_dict() for model in models]
    models[0].load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(dim=0) if weight.is_floating_point() else weight
            for name, weight in states[0].items()
        }
    )
    return models[0]


def export_float(model: nn.Module, target: Path) -> None:
    """Write a model as a float32 ONNX graph with free batch and length."""
    ids = torch.tensor([[101, 2054, 102, 2009, 102], [101, 2054, 102, 2009, 102]])
    sample = (ids, torch.ones_like(ids), torch.zeros_like(ids))
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        _Logits(model),
        sample,
        str(target),
        input_names=list(_INPUTS),
        output_names=["logits"],
        dynamic_axes={**dict.fromkeys(_INPUTS, axes), "logits": axes},
        opset_version=17,
        dynamo=False,
    )


def fuse(source: Path, target: Path) -> None:
    """Attention, GELU and layer norms fused into single operators: a quarter less time."""
    from onnxruntime.transformers.optimizer import optimize_model

    fused = optimize_model(str(source), model_type="bert", num_heads=12, hidden_size=384)
    fused.save_model_to_file(str(target))


def part_sums(model: onnx.ModelProto) -> onnx.ModelProto:
    """Each SkipLayerNormalization as its sums and a LayerNormalization, in place; returns the model.

    onnxruntime's fused operator (1.31, on a CPU) takes six times as long as these: 2.6 of 13 ms for 110 tokens.
    """
    nodes = []
    for node in model.graph.node:
        if node.op_type != "SkipLayerNormalization":
            nodes.append(node)
            continue
        given, skipped, gain, shift, *bias = node.input
        for number, other in enumerate((skipped, *filter(None, bias))):
            name = f"{node.output[0]}_sum{number}"
            nodes.append(onnx.helper.make_node("Add", [given, other], [name], name=name))
            given = name
        settings = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
        nodes.append(
            onnx.helper.make_node(
                "LayerNormalization", [given, gain, shift], [node.output[0]], name=node.name, axis=-1, **settings
            )
        )
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def at_marks(model: onnx.ModelProto) -> onnx.ModelProto:
    """What stands above the last attention only where the head is read, in place; returns the model.

    The words between the marks are read by then; what the last layer would make of them, nobody looks at. That is an
    eighth of all multiplications, and of the time about a tenth. The model may be quantised already.
    """
    graph = model.graph
    last = max(at for at, node in enumerate(graph.node) if node.op_type in ("Attention", "QAttention"))
    attention = graph.node[last]
    given = attention.input[0]
    rounded = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "DynamicQuantizeLinear"}
    moved = {name: f"{name}_at_marks" for name in (attention.output[0], rounded.get(given, given))}
    above = list(graph.node)[last + 1 :]
    for node in above:
        node.input[:] = [moved.get(name, name) for name in node.input]
    picked = [onnx.helper.make_node("Gather", [a, "marks"], [b], name=b, axis=1) for a, b in moved.items()]
    nodes = [*list(graph.node)[: last + 1], *picked, *above]
    del graph.node[:]
    graph.node.extend(nodes)
    graph.input.append(onnx.helper.make_tensor_value_info("marks", onnx.TensorProto.INT64, ["marks"]))
    graph.output[0].type.tensor_type.shape.dim[1].dim_param = "marks"
    del graph.value_info[:]  # shapes that no longer hold
    return model


def quantize(source: Path, target: Path, *, per_channel: bool, reduce_range: bool) -> None:
    """Weights as int8, activations quantised while running."""
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["Attention", "MatMul", "Gemm"],  # the embeddings have their scales already
        weight_type=QuantType.QInt8,
        per_channel=per_channel,
        reduce_range=reduce_range,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # fused operators hide it
    )


def sha256_of(path: Path) -> str:
    """The hexadecimal digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_settings(folder: Path) -> None:
    """`reader.json`: what a reader needs to know, and the digests that it must check."""
    settings = {
        "window_format": WINDOW_FORMAT,
        "timelines": True,
        "base": "all-MiniLM-L6-v2",
        "sha256": {name: sha256_of(folder / name) for name in ("model.int8.onnx", "tokenizer.json")},
    }
    text = json.dumps(settings, indent=2) + "\n"
    (folder / "reader.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Parse the command line, export, check the size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, nargs="+", required=True, help="folders written by the training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--per-tensor", action="store_true", help="one scale a matrix")
    parser.add_argument("--reduced-range", action="store_true", help="7 bits of weight, not 8")
    parser.add_argument("--float", action="store_true", help="leave it unquantised, only to compare")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        export_float(averaged(options.model), plain)
        fuse(plain, fused)
        onnx.save(part_sums(onnx.load(str(fused))), str(fused))
        target = options.out / "model.int8.onnx"
        if options.float:
            shutil.copy(fused, target)
        else:
            quantize(fused, target, per_channel=not options.per_tensor, reduce_range=options.reduced_range)
        onnx.save(at_marks(onnx.load(str(target))), str(target))
    shutil.copy(options.model[0] / "tokenizer.json", options.out / "tokenizer.json")
    write_settings(options.out)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"bytes={size}")
    if size > _MOST_BYTES and not options.float:
        raise SystemExit(f"The weights take {size} bytes; {_MOST_BYTES} are allowed.")


if __name__ == "__main__":
    main()
