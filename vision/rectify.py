"""Straightening: the sheet in a frame, seen from above at a known resolution."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import (
    PageMm,
    PageToFrame,
    Points,
    Quad,
    ScanPx,
    Warp,
    picture_outline,
    scaling,
)
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Scan

#: No sheet worth looking at is shown larger than this many frame px to a scan px; a map gone wild
#: would otherwise ask for a kernel larger than memory.
_MOST_SHRINK = 32

#: A bent sheet's map is computed at every so many scan px, and is straight in between.
_STEP_PX = 8


def rectify(
    frame: Frame,
    page_to_frame: PageToFrame,
    width_mm: float,
    height_mm: float,
    px_per_mm: float = REFERENCE_PX_PER_MM,
    *,
    is_crisp: bool = False,
) -> Scan:
    """The sheet of `width_mm` x `height_mm` from above, flat.

    Where the frame holds more detail than the scan can, it is averaged first, so that thin lines
    do not vanish between samples. Where it holds less, strokes are softened, but not if the scan
    `is_crisp`: that takes a little longer.
    """
    between = cv2.INTER_CUBIC if is_crisp else cv2.INTER_LINEAR
    size = (max(1, round(width_mm * px_per_mm)), max(1, round(height_mm * px_per_mm)))
    outline = Quad[PageMm].box(0, 0, width_mm, height_mm)
    grey = _averaged(frame.grey, abs(page_to_frame.quad(outline).area) / (size[0] * size[1]))
    if isinstance(page_to_frame, Warp):
        straight, seen = _unbent(grey, page_to_frame, size, px_per_mm, between)
    else:
        scan_to_frame = scaling(px_per_mm).inverse().then(page_to_frame)
        flags = between | cv2.WARP_INVERSE_MAP
        matrix = scan_to_frame.matrix
        straight = np.asarray(
            cv2.warpPerspective(grey, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE),
            np.uint8,
        )
        seen = np.zeros(straight.shape, np.uint8)
        shown = scan_to_frame.inverse().quad(picture_outline(frame.width_px, frame.height_px))
        # Corners in sixteenths of a pixel.
        corners = np.clip(shown.xy * 16, -(2**30), 2**30).astype(np.int32)
        cv2.fillConvexPoly(seen, corners, 255, shift=4)
    return Scan(straight, seen, px_per_mm, page_to_frame)


def _unbent(
    grey: Grey, warp: Warp, size: tuple[int, int], px_per_mm: float, between: int
) -> tuple[Grey, Grey]:
    """The sheet flattened, and where the frame shows it."""
    x, y = (_spread(plane, size) for plane in _frame_places(warp, size, px_per_mm))
    flat = cv2.remap(grey, x, y, between, borderMode=cv2.BORDER_REPLICATE)
    height, width = grey.shape
    seen = (x > -0.5) & (x < width - 0.5) & (y > -0.5) & (y < height - 0.5)
    return np.asarray(flat, np.uint8), np.asarray(seen * np.uint8(255), np.uint8)


def _frame_places(
    warp: Warp, size: tuple[int, int], px_per_mm: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where every 8th scan px lies in the frame, x and y, from one step before the sheet's edge."""
    columns, rows = (-(-side // _STEP_PX) + 2 for side in size)
    across, down = ((np.arange(count) - 0.5) * _STEP_PX - 0.5 for count in (columns, rows))
    x, y = np.meshgrid(across, down)
    scan = Points[ScanPx](np.column_stack([x.ravel(), y.ravel()]))
    seen = warp(scaling(px_per_mm).inverse()(scan)).xy.astype(np.float32)
    return seen[:, 0].reshape(rows, columns), seen[:, 1].reshape(rows, columns)


def _spread(coarse: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """A plane given at every 8th px, at every px of a scan."""
    rows, columns = coarse.shape
    whole = (columns * _STEP_PX, rows * _STEP_PX)
    fine = cv2.resize(coarse, whole, interpolation=cv2.INTER_LINEAR)
    inner = fine[_STEP_PX : _STEP_PX + size[1], _STEP_PX : _STEP_PX + size[0]]
    return np.ascontiguousarray(inner, np.float32)


def _averaged(grey: Grey, frame_px_per_scan_px: float) -> Grey:
    """Softened for a scan whose px each cover so many of the frame: the mean, of a tilted sheet."""
    shrink = np.sqrt(max(frame_px_per_scan_px, 1e-6))
    if shrink <= 1.2:
        return grey
    # Of .45 scan px: it leaves .37 of the finest print a scan holds, and .02 of what is half that.
    sigma = 0.45 * min(shrink, _MOST_SHRINK)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), sigma), np.uint8)
