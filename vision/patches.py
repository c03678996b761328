"""Print sought around where it should be, piece by piece: slower than following it, but further."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats32 = NDArray[np.float32]


@dataclass(frozen=True)
class Pieces:
    """Squares of print, `half_px` each way from a point, and how they are sought.

    At most `reach_px` further each way; found where they correlate better than `least`: less, and
    something else lies there.
    """

    half_px: int
    reach_px: int
    least: float


def sought(
    expected: NDArray[Any], seen: NDArray[Any], points: Floats32, pieces: Pieces
) -> tuple[Floats32, NDArray[np.bool_]]:
    """Where print around points of `expected` lies in `seen`, and which was found.

    Both pictures, uint8 or float32, have one size and type; beyond their edge they are repeated.
    Points, float32 (N, 2), are in their px; so are the places, found to a pixel.
    """
    found, good = points.copy(), np.zeros(len(points), bool)
    rim, far = pieces.half_px, pieces.half_px + pieces.reach_px
    around = cv2.copyMakeBorder(seen, far, far, far, far, cv2.BORDER_REPLICATE)
    print_ = cv2.copyMakeBorder(expected, rim, rim, rim, rim, cv2.BORDER_REPLICATE)
    for number, (x, y) in enumerate(np.round(points).astype(int)):
        piece = np.ascontiguousarray(print_[y : y + 2 * rim + 1, x : x + 2 * rim + 1])
        window = around[y : y + 2 * far + 1, x : x + 2 * far + 1]
        likeness = cv2.matchTemplate(window, piece, cv2.TM_CCOEFF_NORMED)
        _, most, _, (column, row) = cv2.minMaxLoc(likeness)
        if most > pieces.least:
            good[number] = True
            found[number] += (column - pieces.reach_px, row - pieces.reach_px)
    return found, good
