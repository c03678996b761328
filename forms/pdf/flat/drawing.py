"""What is drawn on a page, whether its file says so or a scan shows it: one shape for both.

All places are in PageMm. Boxes are rows left, top, right, bottom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from vision.geometry import Floats


def rows(found: Sequence[Sequence[float] | Floats] = (), columns: int = 4) -> Floats:
    """An array (N, columns), also when there are none."""
    return np.array(found, np.float64).reshape(-1, columns)


@dataclass(frozen=True, eq=False)
class Drawing:
    """A page as lines, shapes and words.

    `across` are level rules (N, 4): left, right, y, thickness; `down` upright ones (N, 4): top,
    bottom, x, thickness. `shapes` are small closed outlines (N, 4), as to tick. `shades` are
    filled areas (N, 5), later ones on top, the fifth column their lightness in 0..1. `words` are
    printed words with their `word_boxes` (N, 4) around the ink, and `word_inks` (N,) how light they
    are printed (0 black, 1 white), empty where nothing tells; `dots` are runs of dots (N, 4) that
    lead the eye or the pen, and `dotted` upright dotted lines (N, 4): top, bottom, x, x.
    Those of `across` that are printed underscores are in `underscores` too.
    """

    width_mm: float
    height_mm: float
    across: Floats = field(default_factory=rows)
    down: Floats = field(default_factory=rows)
    shapes: Floats = field(default_factory=rows)
    shades: Floats = field(default_factory=lambda: rows((), 5))
    words: tuple[str, ...] = ()
    word_boxes: Floats = field(default_factory=rows)
    word_inks: Floats = field(default_factory=lambda: np.zeros(0))
    dots: Floats = field(default_factory=rows)
    dotted: Floats = field(default_factory=rows)
    underscores: Floats = field(default_factory=rows)
