"""The reader of lines, to learn on: its ONNX file run node by node, each weight a parameter.

Nothing is translated but the steps themselves, so that what was learned goes back into the very
file it came from (`written`), and is run by whoever ran that.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import ModelProto, NodeProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from models.training.weights import halve

#: What a normalisation measured of the letters it learned from; it is not learned on.
_MEASURED = {3, 4}

Step = Callable[..., Tensor]


class LineNet(nn.Module):
    """The network of `path`, up to the scores before its last softmax."""

    def __init__(self, path: Path) -> None:
        """The weights of the file.

        Raises:
            ValueError: the file is of another network.
        """
        super().__init__()
        self._model = onnx.load(path)
        nodes = [node for node in self._model.graph.node if node.op_type != "Cast"]
        self._names = {}
        self._nodes, self._given = nodes[:-1], self._model.graph.input[0].name
        if nodes[-1].op_type != "Softmax":
            raise ValueError(f"{path} does not end with how likely each sign is")
        self._scores = nodes[-1].input[0]
        measured = {
            node.input[number]
            for node in nodes
            if node.op_type == "BatchNormalization"
            for number in _MEASURED
        }
        for name, values in _weights(self._model).items():
            kept = name.replace(".", "/")
            self._names[name] = kept
            value = torch.from_numpy(values.copy())
            is_learned = value.dtype == torch.float32 and value.ndim and name not in measured
            if is_learned:
                self.register_parameter(kept, nn.Parameter(value))
            else:
                self.register_buffer(kept, value)

    @property
    def signs(self) -> str:
        """What it tells apart, behind the blank; a space comes last."""
        kept = {each.key: str(each.value) for each in self._model.metadata_props}
        return kept["signs"] + " "

    def forward(self, lines: Tensor) -> Tensor:
        """Scores (N, columns, signs and blank) of lines (N, 3, 48, W)."""
        known: dict[str, Tensor] = {name: getattr(self, kept) for name, kept in self._names.items()}
        known[self._given] = lines
        for node in self._nodes:
            given = [known[name] for name in node.input]
            known[node.output[0]] = _STEPS[node.op_type](given, _settings(node))
        return known[self._scores]

    def written(self) -> ModelProto:
        """The file again, with the weights as they are now, in half precision."""
        made = ModelProto()
        made.CopyFrom(self._model)
        for node in [node for node in made.graph.node if node.op_type == "Cast"]:
            made.graph.node.remove(node)
        del made.graph.initializer[:]
        for name, kept in self._names.items():
            values = getattr(self, kept).detach().numpy()
            made.graph.initializer.append(numpy_helper.from_array(values, name))
        halve(made)
        return made


def _weights(model: ModelProto) -> dict[str, np.ndarray]:
    """The arrays of the file by the names its steps use, halved ones made single again."""
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "Cast":
            stored[node.output[0]] = stored.pop(node.input[0]).astype(np.float32)
    return stored


def _settings(node: NodeProto) -> dict[str, Any]:
    return {each.name: helper.get_attribute_value(each) for each in node.attribute}


def _conv(given: list[Tensor], settings: dict[str, Any]) -> Tensor:
    picture, weight, *bias = given
    top, left, bottom, right = settings.get("pads") or _around(settings)
    if (top, left) != (bottom, right):
        picture, top, left = functional.pad(picture, (left, right, top, bottom)), 0, 0
    return functional.conv2d(
        picture, weight, bias[0] if bias else None, settings["strides"], (top, left),
        settings["dilations"], settings["group"],
    )  # fmt: skip


def _only(settings: dict[str, Any], **known: object) -> None:
    """Nothing else is done here, as our network asks for nothing else."""
    for name, value in known.items():
        if settings[name] != value:
            raise ValueError(f"a step with {name} {settings[name]} is not known")


def _around(settings: dict[str, Any]) -> tuple[int, int, int, int]:
    """What keeps a picture its size, one step at a time: more of it below and to the right."""
    _only(settings, auto_pad=b"SAME_UPPER", strides=[1, 1])
    down, across = (side - 1 for side in settings["kernel_shape"])
    return down // 2, across // 2, down - down // 2, across - across // 2


def _most(given: list[Tensor], settings: dict[str, Any]) -> Tensor:
    """The largest of 2 x 2, one step apart: the picture keeps its size."""
    _only(settings, auto_pad=b"SAME_UPPER", strides=[1, 1])
    rows, columns = settings["kernel_shape"]
    wider = functional.pad(given[0], (0, columns - 1, 0, rows - 1), value=-torch.inf)
    return functional.max_pool2d(wider, (rows, columns), 1)


def _mean(given: list[Tensor], settings: dict[str, Any]) -> Tensor:
    _only(settings, pads=[0, 0, 0, 0])
    return functional.avg_pool2d(given[0], settings["kernel_shape"], settings["strides"])


def _even(given: list[Tensor], settings: dict[str, Any]) -> Tensor:
    picture, scale, shift, mean, spread = given
    return functional.batch_norm(
        picture, mean, spread, scale, shift, training=False, eps=settings["epsilon"]
    )


def _slice(given: list[Tensor], _settings: dict[str, Any]) -> Tensor:
    whole, starts, ends, axes, *_steps_of_one = given
    where = [slice(None)] * whole.ndim
    for start, end, axis in zip(starts.tolist(), ends.tolist(), axes.tolist(), strict=True):
        where[axis] = slice(start, end)
    return whole[tuple(where)]


def _squeezed(given: list[Tensor], settings: dict[str, Any]) -> Tensor:
    return given[0].squeeze(tuple(settings["axes"]))


def _reshaped(given: list[Tensor], _settings: dict[str, Any]) -> Tensor:
    whole, shape = given
    # A nought keeps the side that stands there.
    return whole.reshape([side or whole.shape[n] for n, side in enumerate(shape.tolist())])


_STEPS: dict[str, Step] = {
    "Add": lambda given, _: given[0] + given[1],
    "AveragePool": _mean,
    "BatchNormalization": _even,
    "Concat": lambda given, settings: torch.cat(given, settings["axis"]),
    "Conv": _conv,
    "Div": lambda given, _: given[0] / given[1],
    "Erf": lambda given, _: torch.erf(given[0]),
    "HardSigmoid": lambda given, s: (s["alpha"] * given[0] + s["beta"]).clamp(0, 1),
    "Identity": lambda given, _: given[0],
    "MatMul": lambda given, _: given[0] @ given[1],
    "MaxPool": _most,
    "Mul": lambda given, _: given[0] * given[1],
    "Pow": lambda given, _: given[0] ** given[1],
    "ReduceMean": lambda given, s: given[0].mean(s["axes"], keepdim=bool(s.get("keepdims", 1))),
    "Relu": lambda given, _: torch.relu(given[0]),
    "Reshape": _reshaped,
    "Shape": lambda given, _: torch.tensor(given[0].shape),
    "Sigmoid": lambda given, _: torch.sigmoid(given[0]),
    "Slice": _slice,
    "Softmax": lambda given, s: given[0].softmax(s["axis"]),
    "Sqrt": lambda given, _: torch.sqrt(given[0]),
    "Squeeze": _squeezed,
    "Sub": lambda given, _: given[0] - given[1],
    "Transpose": lambda given, s: given[0].permute(s["perm"]),
    "Unsqueeze": lambda given, s: given[0].unsqueeze(s["axes"][0]),
}
