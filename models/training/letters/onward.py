"""The network for letters out of its ONNX file, to learn on from: the export the other way."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import onnx
import torch
from onnx import GraphProto, numpy_helper
from torch import Tensor, nn

from models.training.letters.batches import Batch
from models.training.letters.network import LetterNet

_PREFIX = "network."
#: `/encoder/layers.0/looks/MatMul_quant` multiplies with the weights of `encoder.layers.0.looks`.
_MULTIPLIES = re.compile(r"/(.+)/(?:Gemm_)?MatMul_quant")
_EVENS = ("even", "even_values")


def take_over(network: LetterNet, path: Path, letters: Iterable[Batch]) -> None:
    """Give `network` the weights of the file, as exact as eight bits keep them.

    In the file a normalisation is a scale and a shift. What it evens out is measured on `letters`
    again, as learning goes by the letters of each step.

    Raises:
        KeyError, RuntimeError: the file is of another network.
    """
    graph = onnx.load(path).graph
    kept = {
        each.name: torch.from_numpy(numpy_helper.to_array(each).copy())
        for each in graph.initializer
    }
    state = network.state_dict()
    state |= {name: kept[_PREFIX + name] for name in state if _PREFIX + name in kept}
    state |= dict(_multiplied(graph, kept))
    network.load_state_dict(state)
    given = _given_to_evens(network, letters)
    for name in _EVENS:
        even = getattr(network, name)
        scale, shift = (kept[f"{_PREFIX}{name}.{part}"] for part in ("scale", "shift"))
        _learned_again(even, given[even], scale, shift)


def _multiplied(graph: GraphProto, kept: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """The weights that are multiplied with, by their names in the network."""
    for node in graph.node:
        named = _MULTIPLIES.fullmatch(node.name)
        if named and node.op_type == "MatMulInteger":
            whole = node.input[1]
            scale = kept[whole.removesuffix("_quantized") + "_scale"]
            yield f"{named[1].replace('/', '.')}.weight", (kept[whole].float() * scale).T


def _given_to_evens(network: LetterNet, letters: Iterable[Batch]) -> dict[nn.Module, Tensor]:
    """What the normalisations are given (N, WIDTH), of letters that the network reads."""
    seen: dict[nn.Module, list[Tensor]] = {getattr(network, name): [] for name in _EVENS}
    hooks = [
        even.register_forward_pre_hook(lambda module, given: seen[module].append(given[0]))
        for even in seen
    ]
    network.eval()
    with torch.no_grad():
        for batch in letters:
            network(batch.given)
    network.train()
    for hook in hooks:
        hook.remove()
    return {even: torch.cat(those) for even, those in seen.items()}


def _learned_again(even: nn.BatchNorm1d, given: Tensor, scale: Tensor, shift: Tensor) -> None:
    """Let `even` make of `given` what the file's scale and shift make of it."""
    mean, spread = given.mean(0), torch.sqrt(given.var(0) + even.eps)
    even.load_state_dict(
        even.state_dict()
        | {
            "running_mean": mean,
            "running_var": given.var(0),
            "weight": scale * spread,
            "bias": shift + mean * scale,
        }
    )
