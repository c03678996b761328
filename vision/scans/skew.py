"""How far a scanned sheet lies askew, and the sheet turned straight."""

import cv2
import numpy as np

from vision.geometry import Floats
from vision.picture import Grey

#: Sheets lie this far askew in a feeder or on a glass; beyond it is a photo.
MOST_DEG = 5.0
#: Half a step of the fine search is 0.1 mm over the width of A4.
_COARSE_DEG, _FINE_DEG = 0.25, 0.05
#: Enough ink to tell; more only takes time.
_MOST_POINTS = 40_000
_SEARCH_WIDTH_PX = 900


def skew_deg(grey: Grey) -> float:
    """The angle, clockwise in degrees, by which lines of print and rules fall to the right.

    0 when nothing tells. `grey` is uint8 (H, W), dark on light.
    """
    points = _ink(grey)
    if len(points) < 100:
        return 0.0
    coarse = _best(points, np.arange(-MOST_DEG, MOST_DEG + 1e-9, _COARSE_DEG))
    return _best(points, coarse + np.arange(-_COARSE_DEG, _COARSE_DEG + 1e-9, _FINE_DEG))


def turned(grey: Grey, by_deg: float) -> Grey:
    """The picture turned anticlockwise by so many degrees about its middle; white comes in."""
    height, width = grey.shape
    # OpenCV turns anticlockwise for positive angles; the middle lies between pixel centres.
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), by_deg, 1.0)
    straight = cv2.warpAffine(
        grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255)
    )
    return np.asarray(straight, np.uint8)


def _ink(grey: Grey) -> Floats:
    factor = min(1.0, _SEARCH_WIDTH_PX / grey.shape[1])
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    y, x = np.nonzero(ink)
    step = max(1, len(x) // _MOST_POINTS)
    return np.column_stack([x, y])[::step].astype(np.float64)


def _best(points: Floats, angles: Floats) -> float:
    """The angle whose rows hold the ink most unevenly."""
    sharpness = [_sharpness(points, angle) for angle in angles]
    return float(angles[int(np.argmax(sharpness))])


def _sharpness(points: Floats, angle: float) -> float:
    level = points[:, 1] - points[:, 0] * np.tan(np.radians(angle))
    counts = np.bincount(np.round(level - level.min()).astype(np.int64))
    return float(np.square(counts.astype(np.float64)).sum())
