"""How far print lies from where it should, by a pixel or a few, and putting it back."""

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]

#: A piece whose print varies less than this (standard deviation, 1 is white) tells nothing.
_VARIED = 0.025
#: Nor does a match below this correlation.
_MATCHED = 0.5


def offset(blank: Plane, paper: Plane, reach_px: int) -> tuple[float, float] | None:
    """How far `paper` shows the print of `blank` from its place, x and y in px; None if unclear.

    Both are float32 (H, W) and about 0..1; at most `reach_px` either way.
    """
    core = np.ascontiguousarray(blank[reach_px:-reach_px, reach_px:-reach_px])
    if min(core.shape) < 2 * reach_px or float(cv2.meanStdDev(core)[1][0, 0]) < _VARIED:
        return None
    likeness = cv2.matchTemplate(np.ascontiguousarray(paper), core, cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(likeness)
    if best < _MATCHED:
        return None
    row, column = np.asarray(likeness[y], np.float32), np.asarray(likeness[:, x], np.float32)
    return x + lean(row, x) - reach_px, y + lean(column, y) - reach_px


def shifted(plane: Plane, by: tuple[float, float]) -> Plane:
    """The plane moved `by` so many px, x and y; its edge is repeated."""
    matrix = np.array([[1, 0, by[0]], [0, 1, by[1]]], np.float64)
    moved = cv2.warpAffine(plane, matrix, plane.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def lean(values: NDArray[np.float32], at: int) -> float:
    """Where between its neighbours a peak really lies, -0.5..0.5."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = (float(v) for v in values[at - 1 : at + 2])
    bow = before - 2 * here + after
    return 0.0 if bow >= 0 else float(np.clip(0.5 * (before - after) / bow, -0.5, 0.5))
