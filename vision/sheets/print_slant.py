"""Which way print runs inwards from a side of a sheet: the sheet's other sides run so too.

Where lines of print run away from the side, their rows stand out most when looked along; where
they run beside it, the edges of columns and boxes do.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Points
from vision.picture import Frame

#: The side is looked at with this length, px, and paper beside it to this share of that.
_LOOK_PX, _DEPTH_SHARE = 400, 0.75
#: Print is slanted against the side by no more than this, as a tangent; looked for in such steps.
_MOST_SLANT, _STEP = 0.5, 0.02
#: Paper is as bright as a neighbourhood of so many pixels; ink is darker by more than this, and
#: more than that much of it is a bar or a picture.
_AROUND_PX, _PALE, _DARK = 25, 0.04, 0.35
#: Rows of print are nearer to each other than so many pixels.
_PITCH_PX = 15
#: The frame's edge is an edge, too, and so is the paper's: so far from them nothing is looked at.
_RIM_PX, _SIDE_PX = 6, 8
#: A row tells nothing of which less than this share is in sight.
_LEAST_IN_SIGHT = 0.25


def print_slant(frame: Frame, side: Floats) -> float:
    """How far print runs along a side of the paper for each px that it runs inwards.

    `side` is (2, 2) in FramePx, the paper on the right of who walks along it; what is given is the
    tangent of the angle to the square, positive towards the second end. 0 where nothing is printed.
    """
    ink, inside = _beside(frame, side)
    slants = np.arange(-_MOST_SLANT, _MOST_SLANT + _STEP / 2, _STEP)
    standing_out = [_standing_out(ink, inside, slant) for slant in slants]
    best = int(np.argmax(standing_out))
    return float(slants[best]) if standing_out[best] > 0 else 0.0


def _beside(frame: Frame, side: Floats) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Ink on the paper beside the side, and 1 where the frame shows it, else 0: float32 (H, W).

    The side runs down on the left.
    """
    length = float(np.linalg.norm(side[1] - side[0]))
    factor = min(1.0, _LOOK_PX / length)
    small, to_small = frame.about(factor)
    ends = to_small(Points[FramePx](side)).xy
    height = max(2, round(length * factor))
    width = max(2, round(height * _DEPTH_SHARE))
    down = (ends[1] - ends[0]) / height
    place = np.column_stack([[-down[1], down[0]], down, ends[0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    grey = cv2.warpAffine(small, place, (width, height), flags=flags).astype(np.float32)
    shown = cv2.warpAffine(np.full_like(small, 255), place, (width, height), flags=flags)
    kernel = np.ones((2 * _RIM_PX + 1, 2 * _RIM_PX + 1), np.uint8)
    shown = cv2.erode(shown, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    inside = (shown == 255).astype(np.float32)
    inside[:, :_SIDE_PX] = 0
    paper = np.maximum(cv2.blur(grey, (_AROUND_PX, _AROUND_PX)), 1)
    return np.clip(1 - grey / paper - _PALE, 0, _DARK).astype(np.float32) * inside, inside


def _standing_out(ink: NDArray[np.float32], inside: NDArray[np.float32], slant: float) -> float:
    """How much rows differ from those around them, if they run with this slant: a variance."""
    height, width = ink.shape
    level = np.array([[1, 0, 0], [-slant, 1, slant * width / 2]])
    shown = cv2.warpAffine(inside, level, (width, height)).sum(axis=1)
    rows = cv2.warpAffine(ink, level, (width, height)).sum(axis=1) / np.maximum(shown, 1)
    apart = rows - cv2.blur(rows[:, None], (1, _PITCH_PX))[:, 0]
    telling = shown > _LEAST_IN_SIGHT * width
    return float(np.square(apart[telling]).mean()) if telling.any() else 0.0
