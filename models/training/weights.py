"""The weights of the service: where they lie, in half precision, and the manifest of them all."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

#: Where the service looks for its networks.
WEIGHTS = Path(__file__).parents[1] / "weights"
#: Arrays of fewer numbers stay float32: halving them saves nothing.
_WORTH_HALVING = 64


def list_weights(folder: Path) -> None:
    """Write the manifest of the networks in a folder."""
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}"
        for each in sorted(folder.glob("*.onnx"))
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")


def halve(graph: onnx.ModelProto) -> None:
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
