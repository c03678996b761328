"""Weights in fewer bits, and the manifest of all there are."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

#: Arrays of fewer numbers stay float32: halving them saves nothing.
_WORTH_HALVING = 64
#: What is kept of an array, and what makes it again of that.
Smaller = tuple[list[onnx.TensorProto], list[onnx.NodeProto]]


def list_weights(folder: Path) -> None:
    """Write the manifest of the networks in a folder."""
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}"
        for each in sorted(folder.glob("*.onnx"))
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")


def halve(graph: onnx.ModelProto) -> None:
    """Large arrays as float16, cast back when the network is loaded (onnxruntime folds that)."""
    store_smaller(graph, lambda values: values.size >= _WORTH_HALVING, _halved)


def _halved(name: str, values: NDArray[np.float32]) -> Smaller:
    half = numpy_helper.from_array(values.astype(np.float16), f"{name}_half")
    return [half], [helper.make_node("Cast", [half.name], [name], to=onnx.TensorProto.FLOAT)]


def store_smaller(
    graph: onnx.ModelProto,
    is_worth: Callable[[NDArray[np.float32]], bool],
    smaller: Callable[[str, NDArray[np.float32]], Smaller],
) -> None:
    """Put in the place of each array of float32 that is worth it what `smaller` makes of it.

    That is arrays to keep, and nodes that make an array of its name of them again.
    """
    nodes = []
    for array in list(graph.graph.initializer):
        values = numpy_helper.to_array(array)
        if values.dtype == np.float32 and is_worth(values):
            kept, made = smaller(array.name, values)
            graph.graph.initializer.remove(array)
            graph.graph.initializer.extend(kept)
            nodes += made
    for node in reversed(nodes):
        graph.graph.node.insert(0, node)
