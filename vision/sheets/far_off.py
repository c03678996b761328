"""A sheet held far off: too small for the networks to be sure of in the whole frame.

Nothing on it can be read, but who took the picture can be told to come closer. Where the network
that sees the whole picture shows most of paper, it is sought once more, twice as large.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from models.canvas import Canvas
from models.page_corners import PageCorners
from vision.geometry import Floats, FramePx, Quad
from vision.picture import Frame, Page, cut_around
from vision.sheets.outline import PageFinder

#: The share of each side of the frame that is looked at more closely. In a third of each a network
#: takes the keys of a keyboard for sheets, and it sees hardly any more of those far off.
_PART = 0.5
#: Paper is where most of it shows in so many px of the network's map each way.
_AROUND_PX = 9
#: A sheet lies wholly in the part if it ends so far from its edges, as share of its longer side: a
#: table's edge runs out of it.
_RIM = 0.01


@dataclass(frozen=True, eq=False)
class FarSheetFinder:
    """Finds a sheet far off with the network that sees the whole picture, and `whole` in a part."""

    corners: PageCorners
    whole: PageFinder

    def find(self, frame: Frame) -> Page | None:
        """The surest sheet that lies wholly in the part looked at; None where there is none.

        Raises:
            ModelsError: a network's file is missing or changed.
        """
        size = np.array([frame.width_px, frame.height_px])
        middle = np.clip(self._where(frame), size * _PART / 2, size * (1 - _PART / 2))
        box = Quad[FramePx].box(*(middle - size * _PART / 2), *(middle + size * _PART / 2 - 1))
        pixels, to_part = cut_around(frame.pixels, box, 0)
        part = Frame(np.ascontiguousarray(pixels))
        found = max(self.whole.find(part), key=lambda page: page.confidence, default=None)
        if found is None or not _is_within(part, found.corners):
            return None
        return Page(to_part.inverse().quad(found.corners), found.confidence)

    def _where(self, frame: Frame) -> Floats:
        """Where most of paper shows, px (2,)."""
        mask = cv2.blur(self.corners.see(frame.pixels).mask, (_AROUND_PX, _AROUND_PX))
        row, column = np.unravel_index(int(mask.argmax()), mask.shape)
        canvas = Canvas(frame.width_px, frame.height_px)
        at = canvas.to_frame(np.array([[column, row]], np.float64) * 2 + 0.5)[0]
        return np.asarray(at, np.float64)


def _is_within(part: Frame, corners: Quad[FramePx]) -> bool:
    size = np.array([part.width_px, part.height_px])
    rim = _RIM * float(size.max())
    return bool((corners.xy > rim).all() and (corners.xy < size - 1 - rim).all())
