"""Print sought around where it should be, piece by piece: slower than following it, but further."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]


@dataclass(frozen=True)
class Pieces:
    """Squares of print, `half_px` each way from a point, and how they are sought.

    At most `reach_px` further each way; found where they correlate better than `least`: less, and
    something else lies there. Each is sought in all shapes of `leans`: a map of its own px, (2, 2),
    for print that is shortened or slanted; none is as it is printed. `takes_first` where only
    whether print is there is asked: the first shape that is found will do, fit another as it may.
    """

    half_px: int
    reach_px: int
    least: float
    leans: tuple[Floats | None, ...] = (None,)
    takes_first: bool = False


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
    shapes = [None if lean is None else _around_nought(lean, rim) for lean in pieces.leans]
    for number, (x, y) in enumerate(np.round(points).astype(int)):
        piece = np.ascontiguousarray(print_[y : y + 2 * rim + 1, x : x + 2 * rim + 1])
        window = around[y : y + 2 * far + 1, x : x + 2 * far + 1]
        best = pieces.least
        for back in shapes:
            shape = piece if back is None else _leaning(print_, (x + rim, y + rim), back, rim)
            likeness = cv2.matchTemplate(window, shape, cv2.TM_CCOEFF_NORMED)
            _, most, _, (column, row) = cv2.minMaxLoc(likeness)
            if most > best:
                best, good[number] = most, True
                found[number] = points[number] + (column - pieces.reach_px, row - pieces.reach_px)
                if pieces.takes_first:
                    break
    return found, good


def _around_nought(lean: Floats, rim: int) -> Floats:
    """Where px of a leaning piece lie on the print, if its middle is at nought: (2, 3)."""
    back = np.linalg.inv(lean)
    return np.column_stack([back, -back @ [rim, rim]])


def _leaning(print_: NDArray[Any], at: tuple[int, int], back: Floats, rim: int) -> NDArray[Any]:
    """The piece around a px of the print, leaning as `back` says."""
    there = back.copy()
    there[:, 2] += at
    side = 2 * rim + 1
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(print_, there, (side, side), flags=how, borderMode=cv2.BORDER_REPLICATE)
