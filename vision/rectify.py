"""Straightening: the sheet in a frame, seen from above at a known resolution."""

import cv2
import numpy as np

from vision.geometry import FramePx, Homography, PageMm, Quad, picture_outline, scaling
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Scan

#: No sheet worth looking at is shown larger than this many frame px to a scan px; a map gone wild
#: would otherwise ask for a kernel larger than memory.
_MOST_SHRINK = 32


def rectify(
    frame: Frame,
    page_to_frame: Homography[PageMm, FramePx],
    width_mm: float,
    height_mm: float,
    px_per_mm: float = REFERENCE_PX_PER_MM,
) -> Scan:
    """The sheet of `width_mm` x `height_mm` from above.

    Where the frame holds more detail than the scan can, it is averaged first, so that thin lines
    do not vanish between samples.
    """
    size = (max(1, round(width_mm * px_per_mm)), max(1, round(height_mm * px_per_mm)))
    scan_to_frame = scaling(px_per_mm).inverse().then(page_to_frame)
    outline = Quad[PageMm].box(0, 0, width_mm, height_mm)
    grey = _averaged(frame.grey, abs(page_to_frame.quad(outline).area) / (size[0] * size[1]))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    matrix = scan_to_frame.matrix
    straight = cv2.warpPerspective(grey, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    seen = np.zeros(straight.shape, np.uint8)
    shown = scan_to_frame.inverse().quad(picture_outline(frame.width_px, frame.height_px))
    # Corners in sixteenths of a pixel.
    corners = np.clip(shown.xy * 16, -(2**30), 2**30).astype(np.int32)
    cv2.fillConvexPoly(seen, corners, 255, shift=4)
    return Scan(
        grey=np.asarray(straight, np.uint8),
        seen=np.asarray(seen, np.uint8),
        px_per_mm=px_per_mm,
        page_to_frame=page_to_frame,
    )


def _averaged(grey: Grey, frame_px_per_scan_px: float) -> Grey:
    shrink = np.sqrt(max(frame_px_per_scan_px, 1e-6))
    if shrink <= 1.2:
        return grey
    # Half the sampling step is the Gaussian that halves aliasing without visible blur.
    sigma = 0.45 * min(shrink, _MOST_SHRINK)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), sigma), np.uint8)
