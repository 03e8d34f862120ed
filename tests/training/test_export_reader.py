"""The graph that the reader ships as: what is taken apart for speed gives the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="only training needs it")
export_reader = pytest.importorskip("training.export_reader", reason="only training needs what it imports")


@pytest.mark.parametrize("bias", [True, False])
def test_sums_and_norm_apart_give_what_they_give_fused(bias: bool) -> None:
    import onnxruntime

    wide, generator = 8, np.random.default_rng(3)
    names = ["x", "skip", "gain", "shift", *(["bias"] if bias else [])]
    values = {name: generator.normal(size=wide).astype(np.float32) for name in names[2:]}
    node = onnx.helper.make_node("SkipLayerNormalization", names, ["y"], domain="com.microsoft", epsilon=1e-2)
    places = [onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, [1, 3, wide]) for n in ("x", "skip", "y")]
    constants = [onnx.numpy_helper.from_array(value, name) for name, value in values.items()]
    graph = onnx.helper.make_graph([node], "one", places[:2], places[2:], constants)
    sets = [onnx.helper.make_opsetid("", 17), onnx.helper.make_opsetid("com.microsoft", 1)]
    model = onnx.helper.make_model(graph, opset_imports=sets, ir_version=8)
    given = {name: generator.normal(size=(1, 3, wide)).astype(np.float32) for name in ("x", "skip")}

    def run() -> np.ndarray:
        session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        return session.run(["y"], given)[0]

    fused = run()
    export_reader.part_sums(model)
    assert "SkipLayerNormalization" not in {node.op_type for node in model.graph.node}
    assert run() == pytest.approx(fused, abs=1e-5)


@pytest.mark.parametrize("quantised", [False, True])
def test_the_last_layer_reads_at_the_marks_alone_what_it_read_everywhere(quantised: bool, tmp_path: Path) -> None:
    import onnxruntime
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(3)
    form = BertConfig(vocab_size=3000, hidden_size=384, num_hidden_layers=2, num_attention_heads=12, num_labels=1)
    form._attn_implementation = "eager"  # the others aren't fused
    export_reader.export_float(BertForSequenceClassification(form).eval(), tmp_path / "plain.onnx")
    export_reader.fuse(tmp_path / "plain.onnx", tmp_path / "whole.onnx")
    onnx.save(export_reader.part_sums(onnx.load(str(tmp_path / "whole.onnx"))), str(tmp_path / "whole.onnx"))
    if quantised:
        export_reader.quantize(tmp_path / "whole.onnx", tmp_path / "whole.onnx", per_channel=True, reduce_range=False)
    onnx.save(export_reader.at_marks(onnx.load(str(tmp_path / "whole.onnx"))), str(tmp_path / "marks.onnx"))
    whole, marks = (
        onnxruntime.InferenceSession(str(tmp_path / f"{name}.onnx"), providers=["CPUExecutionProvider"])
        for name in ("whole", "marks")
    )
    ids = np.random.default_rng(3).integers(0, 3000, (2, 40))
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    at = np.array([3, 17, 38])
    everywhere = whole.run(["logits"], given)[0]
    read = marks.run(["logits"], {**given, "marks": at})[0]
    assert np.std(everywhere) > 0.01
    # int8 rounds by what stands in the layer, which is less now
    assert read == pytest.approx(everywhere[:, at], abs=0.1 * float(np.std(everywhere)) if quantised else 1e-5)
