"""Train the reader of lines on: `python -m models.training.lines`.

It begins with PP-OCRv6's small recogniser (`trim.py`) and learns on from lines of print
(`lessons.py`). Run it again to go on where the last leg ended; after the last it writes
`models/weights/text_line.onnx` and the manifest.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.text_line import COLUMN_PX, LINE_HEIGHT_PX, as_given
from models.training.legs import Pupil
from models.training.letters.lessons import FOLDER
from models.training.lines.lessons import Lesson, lessons
from models.training.lines.network import LineNet
from models.training.lines.text import words_of
from models.weight_files import list_weights

_RATE = 1e-4
#: Lines of a step are about as wide as each other: so many are sorted.
_LINES, _SORTED = 8, 20
#: Wider ones cost too much.
_MOST_WIDE = 1400

Batch = tuple[Tensor, list[int], list[Tensor]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train for a leg; write the weights when nothing is left to learn."""
    parser = argparse.ArgumentParser(prog="python -m models.training.lines", description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="the network to begin with")
    parser.add_argument("--typefaces", type=Path, required=True, help="a folder of .ttf and .otf")
    parser.add_argument("--folder", type=Path, required=True, help="what was learned")
    parser.add_argument("--weights", type=Path, required=True, help="where the network goes")
    parser.add_argument("--leg-minutes", type=float, default=60)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="folders of wordings")
    parser.add_argument(
        "--mean", action="store_true", help="write the mean of what it began with and learned"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    pupil = Pupil[Batch](
        lambda: LineNet(options.start), _losses, options.folder / "lines.pt", _RATE
    )
    signs = LineNet(options.start).signs
    words = words_of(FOLDER, options.stories)
    batches = _batches(lessons(words, options.typefaces, 1 + pupil.step, signs), signs)
    left = pupil.learn(batches, options.leg_minutes, options.minutes)
    network = LineNet(options.start)
    learned = torch.load(options.folder / "lines.pt", weights_only=True)["steady"]
    network.load_state_dict(_mean(network.state_dict(), learned) if options.mean else learned)
    options.weights.mkdir(parents=True, exist_ok=True)
    (options.weights / "text_line.onnx").write_bytes(network.written().SerializeToString())
    list_weights(options.weights)
    print(f"{left:.0f} minutes left")
    return 0


def _mean(one: dict[str, Tensor], other: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights half way between two of the same network: what both know stays."""
    return {
        name: (kept + other[name]) / 2 if kept.dtype.is_floating_point else kept
        for name, kept in one.items()
    }


def _batches(those: Iterator[Lesson], signs: str) -> Iterator[Batch]:
    """Lines of about one width; which width comes when is by chance."""
    order = np.random.default_rng(5)
    while True:
        some = [
            each for each in islice(those, _LINES * _SORTED) if each.picture.shape[1] <= _MOST_WIDE
        ]
        some.sort(key=lambda each: each.picture.shape[1])
        parts = [some[at : at + _LINES] for at in range(0, len(some) - _LINES + 1, _LINES)]
        for number in order.permutation(len(parts)):
            yield _batch(parts[number], signs)


def _batch(those: list[Lesson], signs: str) -> Batch:
    given = [as_given(each.picture)[0] for each in those]
    wide = max(each.shape[2] for each in given)
    lines = np.zeros((len(given), 3, LINE_HEIGHT_PX, wide), np.float32)
    for line, each in zip(lines, given, strict=True):
        line[..., : each.shape[2]] = each
    said = [
        torch.tensor([signs.index(sign) + 1 for sign in each.text], dtype=torch.long)
        for each in those
    ]
    return torch.from_numpy(lines), [each.shape[2] // COLUMN_PX for each in given], said


def _losses(network: torch.nn.Module, batch: Batch) -> list[Tensor]:
    """How unlikely the text is, for each of its signs."""
    lines, columns, said = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(lines.to(memory_format=torch.channels_last))
    likely = functional.log_softmax(scores.float(), 2).transpose(0, 1)
    lengths = torch.tensor([len(each) for each in said])
    lost = functional.ctc_loss(
        likely,
        torch.cat(said),
        torch.tensor(columns),
        lengths,
        reduction="none",
        zero_infinity=True,
    )
    return [(lost / (lengths + 2)).mean()]


if __name__ == "__main__":
    sys.exit(main())
