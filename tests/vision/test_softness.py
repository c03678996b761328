"""How softly print shows: as the frame is coarse."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm
from vision.picture import HALF_PX_PER_MM, Frame, Scan
from vision.rectify import rectify
from vision.softness import frame_px_per_mm, matched_blur

PAGE = printed_page(3)[0]
REFERENCE = reference_of(PAGE)


def scan_of(frame: Frame, page_to_frame: Homography[PageMm, FramePx]) -> Scan:
    return rectify(frame, page_to_frame, *A4_MM, HALF_PX_PER_MM)


def test_a_frame_says_how_finely_it_shows_the_sheet() -> None:
    flat: Homography[PageMm, FramePx] = Homography(np.diag([3.0, 3.0, 1.0]))
    scan = scan_of(frame_of(PAGE, flat), flat)
    assert frame_px_per_mm(scan) == pytest.approx(3)


def test_the_expected_print_is_as_soft_as_the_frame_is_coarse() -> None:
    def sharpness(px_per_mm: float) -> float:
        far: Homography[PageMm, FramePx] = Homography(np.diag([px_per_mm, px_per_mm, 1.0]))
        soft = matched_blur(REFERENCE.half, scan_of(frame_of(PAGE, far), far))
        return float(np.abs(np.diff(soft, axis=1)).mean())

    assert sharpness(1) < sharpness(2) < sharpness(4)
