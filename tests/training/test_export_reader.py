"""The graph that the reader ships as: what is taken apart for speed gives the same."""

from __future__ import annotations

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
