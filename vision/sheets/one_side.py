"""Sheets of which one side is in sight and neither of its ends: laid along it in every usual size.

The side and the way print runs from it tell how the paper leans, as a corner would. Where along the
side the sheet begins stays open, and how large it is: it is at least as long as what is in sight.
"""

from collections.abc import Iterator

import numpy as np

from vision.geometry import Floats, FramePx, Quad
from vision.phone_camera import Camera
from vision.picture import Frame
from vision.sheets.cut_off import in_sight
from vision.sheets.in_space import Corner
from vision.sheets.print_slant import print_slant

#: The length of a side to what is in sight of it: from hardly more, as sides seem to go on a little
#: beyond their ends, to much more, in steps of nearly a cell of a layout.
_LONGER = tuple(0.98 * 1.08**step for step in range(7))
#: The sheet begins in steps of this share of its side: a cell of a layout is a thirtieth.
_STEP = 0.04
#: The side to the one beside it, as on paper between A4 and Letter: held upright and sideways.
_SHAPES = (1.35, 1 / 1.35)
#: With more than this share of another side inside the frame, it would have been seen.
_WOULD_BE_SEEN = 0.3


def lying_along(frame: Frame, side: Floats) -> list[Quad[FramePx]]:
    """The sheets that may have this side, (2, 2) in FramePx: where it enters the frame and leaves.

    The paper is on the right of who walks along it. Corners clockwise, the side from the last to
    the first; sheets whose other sides would be in sight are left out.
    """
    corner = _as_corner(frame, side)
    if corner is None:
        return []
    outlines = (each.outline(size) for each, size in _sheets(corner, side))
    return [made for made in outlines if made is not None and _hides_its_ends(frame, made)]


def _as_corner(frame: Frame, side: Floats) -> Corner | None:
    """The side in space, as if a corner were in the middle of it; None where none can be."""
    way, middle = side[1] - side[0], side.mean(axis=0)
    inwards = np.array([-way[1], way[0]]) + print_slant(frame, side) * way
    corners = np.array([side[1], side[1] + inwards, middle + inwards, middle])
    return Corner.of(Camera.of(frame), corners)


def _sheets(corner: Corner, side: Floats) -> Iterator[tuple[Corner, Floats]]:
    """Where a sheet may begin along the side, and how large it then is."""
    first, last = (corner.along(end) for end in side)
    seen = last - first
    for longer in _LONGER:
        length = longer * seen
        spare = length - seen
        steps = 1 + round(max(0.0, spare) / (_STEP * length))
        for share in (np.arange(steps) + 0.5) / steps:
            for shape in _SHAPES:
                yield corner.moved(first - share * spare), np.array([length, length / shape])


def _hides_its_ends(frame: Frame, sheet: Quad[FramePx]) -> bool:
    return all(in_sight(sheet.xy, number, frame) < _WOULD_BE_SEEN for number in (0, 1, 2))
