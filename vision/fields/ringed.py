"""Whether a tick box was answered by a ring around it, and nothing in it."""

import cv2
import numpy as np

from vision.fields.ink import Patch
from vision.geometry import PageMm, Quad

#: A ring lies so far beyond the edges of its box, clear of their own print, and all its ink is
#: darker than this. Where it crosses print, it is still darker than the blank page.
_BEYOND_MM, _INKED = 0.1, 0.12
_CLEAR_OF_PRINT_MM, _DARKER = 0.3, 0.3
#: Strokes with no more than twice this between them are one.
_TOGETHER_MM = 0.8
#: Of so many directions from the middle of the box a ring lies in so many; it may be open, or run
#: along the edge of the box, in so many beside each other.
_DIRECTIONS, _LEAST, _OPEN = 24, 18, 4


def is_ringed(part: Patch, area: Quad[PageMm]) -> bool:
    """Whether ink runs around the box `area` of a patch, within the patch."""
    beyond, clear = (
        part.mask([area], away) == 0 for away in (_BEYOND_MM, _CLEAR_OF_PRINT_MM)
    )  # fmt: skip
    inked = (part.ink > _INKED) & beyond & part.seen
    if not inked.any():
        return False
    drawn = inked | ((part.darker > _DARKER) & clear & part.seen)
    reach = 2 * round(_TOGETHER_MM * part.px_per_mm) + 1
    joined = cv2.dilate(drawn.astype(np.uint8), np.ones((reach, reach), np.uint8))
    _, strokes = cv2.connectedComponents(joined, connectivity=8)
    y, x = np.nonzero(drawn)
    middle = area.xy.mean(axis=0) * part.px_per_mm - part.corner - 0.5
    turn = np.arctan2(y - middle[1], x - middle[0]) / (2 * np.pi) * _DIRECTIONS
    direction = np.floor(turn).astype(int) % _DIRECTIONS
    stroke = strokes[y, x]
    return any(_runs_around(direction[stroke == one]) for one in np.unique(stroke))


def _runs_around(directions: np.ndarray[tuple[int], np.dtype[np.int_]]) -> bool:
    there = np.bincount(directions, minlength=_DIRECTIONS) > 0
    at = np.flatnonzero(there)
    if len(at) < _LEAST:
        return False
    gaps = np.diff(np.append(at, at[0] + _DIRECTIONS)) - 1
    return bool(gaps.max() <= _OPEN)
