import numpy as np
import pytest

from vision.scans.white_boxes import find_white_boxes

PX = 8.0


def tinted(lightness: int) -> np.ndarray:
    page = np.full((800, 1200), 255, np.uint8)
    page[100:500, 100:1000] = lightness
    return page


def test_white_on_a_tint_is_a_box_whatever_is_printed_in_it():
    page = tinted(230)
    page[200:248, 240:720] = 255
    page[215:230, 250:258] = 0
    assert find_white_boxes(page, PX) == pytest.approx(np.array([[30, 25, 90, 31]]), abs=0.3)


def test_white_boxes_that_stand_close_are_kept_apart():
    page = tinted(220)
    for n in range(4):
        page[200:240, 200 + 44 * n : 240 + 44 * n] = 255
    assert len(find_white_boxes(page, PX)) == 4


@pytest.mark.parametrize("lightness", [60, 255], ids=["white print on dark", "no tint"])
def test_other_white_is_none(lightness):
    page = tinted(lightness)
    page[200:248, 240:720] = 255
    assert len(find_white_boxes(page, PX)) == 0


def test_white_that_is_no_rectangle_is_no_box():
    page = tinted(230)
    page[200:300, 240:260] = page[200:220, 240:400] = 255
    assert len(find_white_boxes(page, PX)) == 0
