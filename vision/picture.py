"""The pictures that pass through the pipeline: Frame, Page, Scan, and the Reference to match."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    PageToFrame,
    Quad,
    resizing,
    shifting,
)

Grey = NDArray[np.uint8]
Colour = NDArray[np.uint8]

#: Resolution of stored page images and of all matching: 4 px/mm is 101.6 dpi, where LK settles
#: at 0.07 px and a page decodes in 5 ms.
REFERENCE_PX_PER_MM = 4.0

#: Half of it: what a 720p frame of a whole sheet shows, and enough to find and judge print.
HALF_PX_PER_MM = REFERENCE_PX_PER_MM / 2

#: A frame is kept smaller at sizes each this share of the one before: every second one is half of
#: another, which averages whole pixels and takes hardly any time.
_SIZE_STEP = np.sqrt(0.5)


@dataclass(frozen=True, eq=False)
class Frame:
    """A picture as received: `pixels` uint8 BGR of shape (H, W, 3), stored grid, EXIF untouched."""

    pixels: Colour
    _smaller: dict[int, tuple[Grey, Homography[FramePx, Any]]] = field(
        default_factory=dict, repr=False
    )

    @property
    def width_px(self) -> int:
        """Width of the stored pixel grid."""
        return int(self.pixels.shape[1])

    @property
    def height_px(self) -> int:
        """Height of the stored pixel grid."""
        return int(self.pixels.shape[0])

    @cached_property
    def grey(self) -> Grey:
        """uint8 of shape (H, W)."""
        return np.asarray(cv2.cvtColor(self.pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)

    def about(self, factor: float) -> tuple[Grey, Homography[FramePx, Any]]:
        """In grey, at `factor` times its size or up to two fifths larger, and the map to that.

        Never larger than it is; each size is made once, for all that looks at it.
        """
        return self._shrunk(max(0, int(np.log(max(factor, 1e-3)) / np.log(_SIZE_STEP))))

    def _shrunk(self, steps: int) -> tuple[Grey, Homography[FramePx, Any]]:
        if steps == 0:
            return self.grey, resizing(1, 1)
        if steps not in self._smaller:
            # To 0.7 of it, what lies between four pixels is their average.
            larger, to_larger = self._shrunk(max(0, steps - 2))
            way = cv2.INTER_LINEAR if steps == 1 else cv2.INTER_AREA
            small, to_small = shrunk(larger, _SIZE_STEP ** min(steps, 2), way)
            self._smaller[steps] = small, to_larger.then(to_small)
        return self._smaller[steps]


@dataclass(frozen=True, eq=False)
class Page:
    """A sheet of paper seen in a frame.

    `corners`: its physical edge in FramePx (may lie outside the frame), clockwise; which corner
    is the printed top-left is settled by recognition. `confidence` in 0..1.
    """

    corners: Quad[FramePx]
    confidence: float


@dataclass(frozen=True, eq=False)
class Scan:
    """A sheet seen straight from above.

    `grey` is uint8 of shape (H, W) at `px_per_mm`; `seen` is uint8 of the same shape, 255 where
    the frame shows the paper and 0 where it does not reach.
    """

    grey: Grey
    seen: Grey
    px_per_mm: float
    page_to_frame: PageToFrame


@dataclass(frozen=True, eq=False)
class Reference:
    """A printed page as its owner made it.

    `key` names it to the caller and means nothing here; `grey` is uint8 of shape (H, W) at
    REFERENCE_PX_PER_MM; sizes are the paper's, in mm.
    """

    key: str
    grey: Grey
    width_mm: float
    height_mm: float

    @cached_property
    def half(self) -> Grey:
        """The page at HALF_PX_PER_MM: uint8 of shape (H / 2, W / 2), rounded.

        Made of whole fours of pixels, so that a millimetre is exactly HALF_PX_PER_MM: an odd row
        or column at the far edge is doubled and not spread over the page.
        """
        height, width = self.grey.shape
        even = cv2.copyMakeBorder(self.grey, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
        half = cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        width, height = (
            round(self.width_mm * HALF_PX_PER_MM),
            round(self.height_mm * HALF_PX_PER_MM),
        )
        return np.asarray(half[: max(1, height), : max(1, width)], np.uint8)

    @property
    def outline(self) -> Quad[PageMm]:
        """The paper's edge."""
        return Quad.box(0, 0, self.width_mm, self.height_mm)


def shrunk(
    pixels: NDArray[np.uint8], factor: float, way: int = cv2.INTER_AREA
) -> tuple[NDArray[np.uint8], Homography[Any, Any]]:
    """A picture `factor` times its size, in whole pixels, and the map from it to the small one.

    Pixels are averaged, if not another `way` of OpenCV is named; `factor` is at most 1, and 1 gives
    the picture itself.
    """
    if factor >= 1:
        return pixels, resizing(1, 1)
    height, width = pixels.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)
    return small, resizing(size[0] / width, size[1] / height)


def cut_around(
    pixels: NDArray[np.uint8], corners: Quad[FramePx], margin_px: float
) -> tuple[NDArray[np.uint8], Homography[FramePx, Any]]:
    """The upright part of a picture that holds a quad and so much around it, and the map to it.

    All of the picture where the quad lies outside it. Nothing is copied.
    """
    limit = [pixels.shape[1], pixels.shape[0]]
    first, last = corners.xy.min(axis=0) - margin_px, corners.xy.max(axis=0) + margin_px
    left, top = np.clip(np.floor(first), 0, limit).astype(int)
    right, bottom = np.clip(np.ceil(last) + 1, 0, limit).astype(int)
    if right <= left or bottom <= top:
        return pixels, shifting(0, 0)
    return pixels[top:bottom, left:right], shifting(-left, -top)
