"""The mean of two networks for letters: `python -m models.training.mean_letters ONE OTHER`.

Both must have learned on from the same weights; what both know counts for more. It writes
`models/weights/letter_words.npz` and the manifest.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.training.train_letters import WEIGHTS, mean_of, save


def main(arguments: Sequence[str] | None = None) -> int:
    """Read two, and write the weights halfway between them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path, help="a folder that train_letters wrote to")
    parser.add_argument("other", type=Path, help="another")
    parser.add_argument("--folder", type=Path, default=WEIGHTS, help="where the mean goes")
    options = parser.parse_args(arguments)
    one, other = (dict(np.load(each / "letter_words.npz")) for each in (options.one, options.other))
    save(mean_of(one, other), options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
