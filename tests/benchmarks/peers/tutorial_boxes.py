"""A box finder as OpenCV tutorials teach it: long strokes by morphology, then contours.

Threshold, open with a level and with an upright kernel, add both, and take the bounding boxes of
the contours that are neither specks nor the page.
"""

import cv2
import numpy as np

from vision.picture import REFERENCE_PX_PER_MM

_SHORTEST_MM = 4.0
_LEAST_MM, _MOST_OF_PAGE = 2.0, 0.5


def boxes_by_morphology(grey: np.ndarray) -> np.ndarray:
    """Boxes (N, 4) in mm on a page at REFERENCE_PX_PER_MM."""
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    length = round(_SHORTEST_MM * REFERENCE_PX_PER_MM)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    contours, _ = cv2.findContours(level | upright, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        is_speck = min(width, height) < _LEAST_MM * REFERENCE_PX_PER_MM
        if not is_speck and width * height < _MOST_OF_PAGE * grey.size:
            found.append((x, y, x + width, y + height))
    return np.array(found, np.float64).reshape(-1, 4) / REFERENCE_PX_PER_MM
