import cv2
import numpy as np

from tests.benchmarks.peers.contour import ContourSettings, largest_contour

CORNERS = [[300, 80], [820, 120], [780, 640], [260, 600]]


def test_a_white_sheet_on_a_dark_table_is_found_to_a_few_pixels():
    pixels = np.full((720, 1280, 3), 60, np.uint8)
    cv2.fillPoly(pixels, [np.array(CORNERS)], (250, 250, 250))
    found = largest_contour(pixels, ContourSettings())
    assert np.abs(found.xy - CORNERS).max() < 5


def test_an_even_frame_has_no_outline():
    assert largest_contour(np.full((72, 128, 3), 60, np.uint8), ContourSettings()) is None
