"""Print sought around where it should be, piece by piece: slower than following it, but further."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import Grey

#: Half the side of a piece of print, px: about 8 mm in all at half resolution.
_HALF_PX = 8
#: A piece is found where it correlates this well; less, and something else lies there.
_FOUND = 0.6

Floats32 = NDArray[np.float32]


def sought(
    expected: Grey, seen: Grey, source: Floats32, reach_px: int
) -> tuple[Floats32, NDArray[np.bool_]]:
    """Where print around points of `expected` lies in `seen`, at most `reach_px` further each way.

    Both pictures have one size and their light evened; points, float32 (N, 2), are in their px.
    Gives the places, to a pixel, and which were found.
    """
    found, good = source.copy(), np.zeros(len(source), bool)
    height, width = expected.shape
    rim = _HALF_PX + reach_px
    around = cv2.copyMakeBorder(seen, *(4 * (rim,)), cv2.BORDER_REPLICATE)
    for number, (x, y) in enumerate(np.round(source).astype(int)):
        if not (_HALF_PX <= x < width - _HALF_PX and _HALF_PX <= y < height - _HALF_PX):
            continue
        piece = expected[y - _HALF_PX : y + _HALF_PX + 1, x - _HALF_PX : x + _HALF_PX + 1]
        window = around[y : y + 2 * rim + 1, x : x + 2 * rim + 1]
        likeness = cv2.matchTemplate(window, piece, cv2.TM_CCOEFF_NORMED)
        row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
        if likeness[row, column] > _FOUND:
            good[number] = True
            found[number] += (column - reach_px, row - reach_px)
    return found, good
