"""Where on a sheet there is print: the sheet from above, small, told in a millisecond."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, Quad
from vision.picture import Frame

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]

#: The sheet is looked at in this size, px, its longer side across.
WIDTH_PX, HEIGHT_PX = 400, 284
#: Paper is as bright as a neighbourhood of so many px; ink is darker by more than this share.
_AROUND_PX, _INK = 25, 0.1
#: The sheet's edge is no print: so much is left out along it, px.
_RIM_PX = 5
#: A little finer than it is looked at.
_FINER = 1.15


@dataclass(frozen=True, eq=False)
class SheetPrint:
    """The print on a sheet whose first side, `wide`, is one of its two longer ones.

    `ink` is how much darker than paper about it each px is, 0..1; none along the sheet's edge.
    """

    wide: Quad[FramePx]
    ink: Plane

    @classmethod
    def of(cls, frame: Frame, sheet: Quad[FramePx]) -> Self:
        """That of a sheet with these corners, clockwise from any."""
        side = np.linalg.norm(np.roll(sheet.xy, -1, axis=0) - sheet.xy, axis=1)
        wide = sheet if side[0] + side[2] > side[1] + side[3] else sheet.turned(1)
        grey = _drawn(frame, wide).astype(np.float32)
        paper = cv2.blur(grey, (_AROUND_PX, _AROUND_PX))
        darker = np.clip(1 - grey / np.maximum(paper, 1), 0, 1)
        ink = np.zeros(darker.shape, np.float32)
        within = np.s_[_RIM_PX:-_RIM_PX, _RIM_PX:-_RIM_PX]
        ink[within] = darker[within]
        return cls(wide, ink)

    @cached_property
    def is_ink(self) -> Mask:
        """Which px bear ink."""
        return np.asarray(self.ink > _INK)

    def part(self, left: float, top: float, right: float, bottom: float) -> Quad[FramePx]:
        """A part of the sheet, told in shares of its sides."""
        unit: Quad[Any] = Quad.box(0, 0, 1, 1)
        to_frame: Homography[Any, FramePx] = Homography.between(unit, self.wide)
        box: Quad[Any] = Quad.box(left, top, right, bottom)
        return to_frame.quad(box)


def _drawn(frame: Frame, wide: Quad[FramePx]) -> NDArray[np.uint8]:
    shown = float(np.sqrt(abs(wide.area) / (WIDTH_PX * HEIGHT_PX)))
    small, to_small = frame.about(_FINER / max(shown, 1e-3))
    box: Quad[Any] = Quad.box(-0.5, -0.5, WIDTH_PX - 0.5, HEIGHT_PX - 0.5)
    matrix = Homography.between(to_small.quad(wide), box).matrix
    size = (WIDTH_PX, HEIGHT_PX)
    return np.asarray(
        cv2.warpPerspective(small, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
