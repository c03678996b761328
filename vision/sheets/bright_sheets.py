"""Sheets brighter than what they lie on that run out of the frame: their corners in sight.

On most tables paper is what is bright. Where a network is misled, by print in columns or by what
lies beside a sheet, the edge of brightness still tells where the sheet's sides run, and exactly.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Points
from vision.picture import Colour, Frame, shrunk
from vision.quantile import quantile
from vision.sheets.brightness import bright_and_white, outlines_of_blobs

#: Brightness is looked at on this longest side; print closes over this share of it.
_WORK_PX, _PRINT_SHARE = 480, 1 / 45
#: The brightest is this share of the way up, as a few glaring places say nothing.
_BRIGHTEST = 0.99
#: What is smaller than this share of the picture is no sheet, what is larger is the table.
_SMALLEST_SHARE, _LARGEST_SHARE = 0.04, 0.9
#: Paper fills its hull but for what lies on it.
_LEAST_FILLED = 0.85
#: Corners of a hull part its outline by more than this share of its length.
_CORNER_SHARE = 0.012
#: A place so near the picture's edge is where the sheet leaves it, px of the small picture.
_RIM_PX = 3.0
#: Sides shorter than this share of the picture are no sheet's.
_SHORTEST_SHARE = 0.06
#: Two rows of corners closer than this share of the frame are one.
_SAME_SHARE = 0.01


def bright_chains(frame: Frame) -> list[Floats]:
    """Corners in a row of bright sheets that run out of the frame, FramePx.

    (3, 2) for one corner in sight, (4, 2) for two: the first and the last are where a side leaves
    the frame.
    """
    small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
    to_frame, found = to_small.inverse(), list[Floats]()
    for hull in _hulls(small):
        chain = _cut_chain(hull, (small.shape[1], small.shape[0]))
        if chain is not None:
            places = np.asarray(to_frame(Points[FramePx](chain)).xy)
            if not any(is_like(places, other, frame) for other in found):
                found.append(places)
    return found


def is_like(one: Floats, other: Floats, frame: Frame, share: float = _SAME_SHARE) -> bool:
    """Whether two rows of corners are one, but for this share of the frame's longer side."""
    apart = share * max(frame.width_px, frame.height_px)
    return one.shape == other.shape and any(
        bool(np.abs(one - turned).max() < apart) for turned in (other, other[::-1])
    )


def _hulls(small: Colour) -> Iterator[NDArray[np.int32]]:
    """The hulls of what is bright, at several thresholds of brightness and of whiteness."""
    area = float(small.shape[0] * small.shape[1])
    print_px = max(7, round(max(small.shape) * _PRINT_SHARE)) | 1
    for layer in bright_and_white(small, print_px):
        for contour in outlines_of_blobs(layer, quantile(layer, _BRIGHTEST)):
            filled = cv2.contourArea(contour)
            if _SMALLEST_SHARE * area < filled < _LARGEST_SHARE * area:
                hull = np.asarray(cv2.convexHull(contour), np.int32)
                if filled > _LEAST_FILLED * cv2.contourArea(hull):
                    yield hull


def _cut_chain(hull: NDArray[np.int32], size: tuple[int, int]) -> Floats | None:
    """The corners of a hull within a picture of that size, one or two, and where it leaves it."""
    around = cv2.arcLength(hull, True)
    corners = cv2.approxPolyDP(hull, _CORNER_SHARE * around, True).reshape(-1, 2).astype(np.float64)
    high = np.array(size) - 1 - _RIM_PX
    at_rim = ((corners < _RIM_PX) | (corners > high)).any(axis=1)
    within = int((~at_rim).sum())
    starts = np.flatnonzero(np.roll(at_rim, 1) & ~at_rim)
    if within not in (1, 2) or len(starts) != 1:
        return None
    chain = np.roll(corners, 1 - int(starts[0]), axis=0)[: within + 2]
    sides = np.linalg.norm(np.diff(chain, axis=0), axis=1)
    is_cut = len(chain) == within + 2 and sides.min() > _SHORTEST_SHARE * max(size)
    return np.asarray(chain, np.float64) if is_cut else None
