"""Train the network that tells what a letter asks: `python -m models.training.letters`.

It begins with six layers of multilingual-e5-small, and writes `models/weights/letter_words.onnx`
and the manifest. `--onward` learns on from such a file.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from torch import multiprocessing

from models.training.letters.learning import Plan, learn
from models.training.weights import WEIGHTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m models.training.letters", description=__doc__)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--letters", type=int, default=12, help="letters of a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--onward", type=Path, help="weights to learn on from (.onnx)")
    parser.add_argument("--pace", type=float, default=3e-4, help="the highest learning rate")
    parser.add_argument("--processes", type=int, default=1, help="each with letters of its own")
    parser.add_argument(
        "--stories", type=Path, nargs="*", default=[], help="folders of wordings to learn from too"
    )
    parser.add_argument(
        "--whole", type=Path, nargs="*", default=[], help="files of whole letters to learn from"
    )
    plan = Plan(**vars(parser.parse_args(arguments)))
    if plan.processes == 1:
        learn(0, plan)
    else:
        multiprocessing.spawn(learn, (plan,), plan.processes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
