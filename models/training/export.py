"""Networks as ONNX files: weights stored as float16, computed as float32, listed in a manifest."""

import hashlib
import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

WEIGHTS = Path(__file__).parents[1] / "weights"
#: Arrays of fewer numbers stay float32: halving them saves nothing.
_WORTH_HALVING = 64


def export(network: torch.nn.Module, given: torch.Tensor, free: dict[int, str], name: str) -> Path:
    """Write `name`.onnx and its line in the manifest; axes in `free` may differ from `given`."""
    made = io.BytesIO()
    torch.onnx.export(
        network.eval(), (given,), made, dynamo=False, opset_version=17, input_names=["given"],
        dynamic_axes={"given": free}, do_constant_folding=True,
    )  # fmt: skip
    graph = onnx.load_from_string(made.getvalue())
    _halve(graph)
    WEIGHTS.mkdir(exist_ok=True)
    path = WEIGHTS / f"{name}.onnx"
    path.write_bytes(graph.SerializeToString())
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}"
        for each in sorted(WEIGHTS.glob("*.onnx"))
    ]
    (WEIGHTS / "SHA256SUMS").write_text("\n".join(lines) + "\n")
    return path


def _halve(graph: onnx.ModelProto) -> None:
    """Large arrays as float16, cast back when the network is loaded (onnxruntime folds that)."""
    casts = []
    for array in list(graph.graph.initializer):
        values = numpy_helper.to_array(array)
        if values.dtype != np.float32 or values.size < _WORTH_HALVING:
            continue
        half = numpy_helper.from_array(values.astype(np.float16), f"{array.name}_half")
        casts.append(helper.make_node("Cast", [half.name], [array.name], to=onnx.TensorProto.FLOAT))
        graph.graph.initializer.remove(array)
        graph.graph.initializer.append(half)
    for cast in reversed(casts):
        graph.graph.node.insert(0, cast)
