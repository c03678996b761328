"""The cells a page is judged by, so that a hand or a shadow spoils only those it covers."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import HALF_PX_PER_MM

CELL_MM = 6.0
CELL_PX = round(CELL_MM * HALF_PX_PER_MM)

Plane = NDArray[np.float32]


def cell_mean(plane: Plane, side_px: int = CELL_PX) -> Plane:
    """The mean of each whole cell of a plane (H, W), from its top left: (rows, columns)."""
    rows, columns = (side // side_px for side in plane.shape)
    whole = plane[: rows * side_px, : columns * side_px]
    return np.asarray(cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)


def cell_deviation(plane: Plane) -> Plane:
    """The standard deviation within each whole cell of a plane (H, W): (rows, columns)."""
    mean = cell_mean(plane)
    return np.asarray(np.sqrt(np.maximum(cell_mean(plane * plane) - mean * mean, 0)), np.float32)
