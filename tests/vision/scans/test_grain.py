import cv2
import numpy as np
import pytest

from tests.vision.scans.scanned import as_scanned
from vision.scans.grain import grain_of, without_grain
from vision.scans.ruling import RULING_PX_PER_MM


@pytest.fixture
def page() -> np.ndarray:
    page = np.full((400, 800), 235, np.uint8)
    cv2.line(page, (40, 200), (760, 200), 195, 1)
    return page


def test_a_drawn_page_has_no_grain_and_stays_as_it_is(page):
    assert grain_of(page, RULING_PX_PER_MM) == 0
    assert without_grain(page, RULING_PX_PER_MM) is page


@pytest.mark.parametrize("grain", [2.0, 4.0])
def test_grain_is_measured_on_bare_paper_whatever_is_printed(page, grain: float):
    cv2.putText(page, "Naam en adres", (40, 150), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    assert grain_of(as_scanned(page, grain), RULING_PX_PER_MM) == pytest.approx(grain, rel=0.25)


def test_paper_becomes_even_and_a_pale_line_stays_as_dark(page):
    scan = as_scanned(page, grain=3.0, blur_px=0.6)
    even = without_grain(scan, RULING_PX_PER_MM).astype(float)
    assert even[20:180].std() < 0.6 * scan[20:180].astype(float).std()
    before, after = (
        float(np.median(of[150:190]) - np.median(of[200, 60:740])) for of in (scan, even)
    )
    assert after > 0.7 * before
