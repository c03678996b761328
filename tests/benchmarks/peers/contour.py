"""The page by its largest contour, as jscanify 1.4 finds it.

Canny on the colours, a small blur, Otsu's threshold, the contour that encloses most; its corners
are its points farthest from the middle of its smallest turned box, one in each quarter.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.known_pages import KnownPages
from tests.benchmarks.ours import Sight
from tests.benchmarks.registering import Say
from tests.benchmarks.scoring import Answer
from tests.benchmarks.stopwatch import timed
from vision.decode import decode
from vision.geometry import FramePx, Points

#: The quarters around the middle in the order of corners: TL, TR, BR, BL (x right, y down).
_QUARTERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True)
class ContourSettings:
    """jscanify's own: Canny's thresholds and the side of the blur's kernel."""

    canny_low: int = 50
    canny_high: int = 200
    blur_px: int = 3


class ContourPeer:
    """Finds an outline; knows no pages."""

    name = "contour, as jscanify"

    def __init__(self, settings: ContourSettings | None = None) -> None:
        self._wants = settings or ContourSettings()
        self.settings: dict[str, Any] = asdict(self._wants)

    def see(self, shot: Sight) -> Answer:
        """The outline in a picture."""
        with timed() as spent:
            outline = largest_contour(decode(shot.jpeg).pixels, self._wants)
        return Answer(
            outline=outline, seeks_name=False, spent_ms=spent.wall_ms, cpu_ms=spent.cpu_ms
        )


def build(_known: KnownPages, _say: Say) -> ContourPeer:
    """The peer; it needs no pages."""
    return ContourPeer()


def largest_contour(pixels: NDArray[np.uint8], settings: ContourSettings) -> Points[FramePx] | None:
    """The corners of the largest contour in uint8 BGR pixels, None where it has not four."""
    edges = cv2.Canny(pixels, settings.canny_low, settings.canny_high)
    soft = cv2.GaussianBlur(edges, (settings.blur_px, settings.blur_px), 0)
    _, ink = cv2.threshold(soft, 0, 255, cv2.THRESH_OTSU)
    contours, _ = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    return _corners(max(contours, key=cv2.contourArea))


def _corners(contour: NDArray[np.int32] | Sequence[Any]) -> Points[FramePx] | None:
    points = np.asarray(contour, np.float64).reshape(-1, 2)
    away = points - np.array(cv2.minAreaRect(np.asarray(contour))[0])
    corners = []
    for quarter in _QUARTERS:
        there = np.all(away * quarter > 0, axis=1)
        if not there.any():
            return None
        far = np.argmax(np.linalg.norm(away[there], axis=1))
        corners.append(points[there][far])
    return Points(np.array(corners))
