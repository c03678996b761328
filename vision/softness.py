"""How softly a scan shows print: the further away the phone, the softer."""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageMm, Quad, px_per_mm
from vision.picture import Grey, Scan


def matched_blur(grey: Grey, scan: Scan) -> NDArray[np.float32]:
    """A page drawn as softly as the scan of it: `grey` at the scan's resolution, float32 (H, W)."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), blur_px(scan)), np.float32)


def blur_px(scan: Scan) -> float:
    """How softly a scan shows print, as Gaussian sigma in px of the scan.

    A frame of f px/mm shows no detail finer than its pixel, about 0.55 px of it as a Gaussian.
    """
    return max(0.55 * scan.px_per_mm / max(frame_px_per_mm(scan), 0.2), 0.3)


def frame_px_per_mm(scan: Scan) -> float:
    """Resolution at which the frame shows the sheet, in frame px per mm, on average."""
    height, width = scan.grey.shape
    sheet = Quad[PageMm].box(0, 0, width / scan.px_per_mm, height / scan.px_per_mm)
    return px_per_mm(scan.page_to_frame, sheet)
