import cv2
import numpy as np
import pytest

from vision.scans.skew import skew_deg, turned


def lines() -> np.ndarray:
    """A page of lines of print, as dashes."""
    page = np.full((1200, 850), 255, np.uint8)
    for row in range(80, 1120, 30):
        for start in range(60, 760, 45):
            cv2.rectangle(page, (start, row), (start + 30, row + 10), 0, -1)
    return page


@pytest.mark.parametrize("angle", [-3.0, -0.4, 0.0, 1.25])
def test_the_angle_of_a_sheet_is_found_and_undone(angle: float):
    askew = turned(lines(), -angle)
    assert skew_deg(askew) == pytest.approx(angle, abs=0.1)
    assert skew_deg(turned(askew, angle)) == pytest.approx(0, abs=0.1)


def test_an_empty_sheet_counts_as_straight():
    assert skew_deg(np.full((400, 300), 255, np.uint8)) == 0
