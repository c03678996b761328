"""Between two networks for letters: `python -m models.training.letters.mean ONE OTHER`.

What a network learned on from another lies near it, and between the two is often better than
either (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022). Both are files that
`models.training.letters` wrote, the second learned on from the first.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from models.training.weights import WEIGHTS
from models.weight_files import list_weights

_LARGEST = 127
_WHOLE, _SCALE = "_quantized", "_scale"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the network between two."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.letters.mean", description=__doc__
    )
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the way to the other, 0..1")
    parser.add_argument("--folder", type=Path, default=WEIGHTS, help="where the weights go")
    given = parser.parse_args(arguments)
    between(given.one, given.other, given.share, given.folder / "letter_words.onnx")
    list_weights(given.folder)
    return 0


def between(one: Path, other: Path, share: float, target: Path) -> None:
    """Write the network whose weights lie `share` of the way from `one` to `other`.

    Weights in whole numbers are added up as what they stand for, and made whole anew. The table of
    words is that of `one`: the other may know more pieces of words, each with a row elsewhere.
    """
    network = onnx.load(one)
    kept = {each.name: each for each in network.graph.initializer}
    others = {each.name: each for each in onnx.load(other).graph.initializer}

    def mixed(name: str) -> NDArray[np.float64]:
        ours, theirs = _values(kept, name), _values(others, name)
        return np.asarray((1 - share) * ours + share * theirs)

    for name in [*kept]:
        ours, theirs = (numpy_helper.to_array(those[name]) for those in (kept, others))
        is_scale = name.endswith(_SCALE) and name.removesuffix(_SCALE) + _WHOLE in kept
        if is_scale or ours.shape != theirs.shape or ours.dtype.kind not in "fi":
            continue
        if _is_whole(name):
            _set_whole(kept, name, mixed(name))
        elif ours.dtype.kind == "f":
            _set(kept, name, mixed(name).astype(ours.dtype))
    onnx.save(network, target)


def _values(kept: dict[str, onnx.TensorProto], name: str) -> NDArray[np.float64]:
    values = _array(kept[name])
    return values * _array(kept[name.removesuffix(_WHOLE) + _SCALE]) if _is_whole(name) else values


def _array(kept: onnx.TensorProto) -> NDArray[np.float64]:
    return np.asarray(numpy_helper.to_array(kept), np.float64)


def _is_whole(name: str) -> bool:
    return name.endswith(_WHOLE)


def _set_whole(kept: dict[str, onnx.TensorProto], name: str, values: NDArray[np.float64]) -> None:
    """Set weights (IN, OUT); the largest of each column is the largest whole number."""
    scale = np.maximum(np.abs(values).max(axis=0) / _LARGEST, np.finfo(np.float32).tiny)
    _set(kept, name, np.round(values / scale).astype(np.int8))
    _set(kept, name.removesuffix(_WHOLE) + _SCALE, scale.astype(np.float32))


def _set(kept: dict[str, onnx.TensorProto], name: str, values: NDArray[np.generic]) -> None:
    kept[name].CopyFrom(numpy_helper.from_array(values, name))


if __name__ == "__main__":
    sys.exit(main())
