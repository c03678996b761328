"""The weights of the service: where they lie, and in half precision."""

from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

#: Where the service looks for its networks.
WEIGHTS = Path(__file__).parents[1] / "weights"
#: Arrays of fewer numbers stay float32: halving them saves nothing.
_WORTH_HALVING = 64


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
