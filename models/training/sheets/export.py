"""Networks as ONNX files: weights stored as float16, computed as float32, listed in a manifest."""

import io
from pathlib import Path

import onnx
import torch

from models.training.weights import WEIGHTS, halve
from models.weight_files import list_weights


def export(network: torch.nn.Module, given: torch.Tensor, free: dict[int, str], name: str) -> Path:
    """Write `name`.onnx and its line in the manifest; axes in `free` may differ from `given`."""
    made = io.BytesIO()
    torch.onnx.export(
        network.eval(), (given,), made, dynamo=False, opset_version=17, input_names=["given"],
        dynamic_axes={"given": free}, do_constant_folding=True,
    )  # fmt: skip
    graph = onnx.load_from_string(made.getvalue())
    halve(graph)
    WEIGHTS.mkdir(exist_ok=True)
    path = WEIGHTS / f"{name}.onnx"
    path.write_bytes(graph.SerializeToString())
    list_weights(WEIGHTS)
    return path
