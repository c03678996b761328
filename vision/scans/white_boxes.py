"""White boxes on a coloured ground of a scan, which no line is drawn round."""

import cv2
import numpy as np

from vision.geometry import Floats
from vision.picture import Grey

#: The ground is darker than paper to this share, but not as dark as the head of a section.
_TINTED, _DARKEST = 0.97, 0.6
#: The smallest is there to be ticked; larger ones hold many questions.
_SMALLEST_MM, _HIGHEST_MM = 1.9, 45.0
#: Dust is smaller, and the white between two boxes is wider.
_SPECK_MM = 0.3
#: How much of its box a white area fills.
_FILLS = 0.9


def find_white_boxes(grey: Grey, px_per_mm: float) -> Floats:
    """The boxes in mm (N, 4) that the tints of a straight page leave white: uint8 (H, W)."""
    speck = np.ones((round(_SPECK_MM * px_per_mm) | 1,) * 2, np.uint8)
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, speck)
    paper = float(np.percentile(ground, 90))
    tinted = np.asarray((ground < _TINTED * paper) & (ground > _DARKEST * paper), np.uint8)
    contours, hierarchy = cv2.findContours(tinted, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for number, contour in enumerate(contours):
        if hierarchy[0][number][3] < 0:  # the outer edge of a tint, not of what it leaves white
            continue
        x, y, width, height = cv2.boundingRect(contour)
        x, y, width, height = x + 1, y + 1, width - 2, height - 2
        is_sized = (
            min(width, height) > _SMALLEST_MM * px_per_mm and height < _HIGHEST_MM * px_per_mm
        )
        if is_sized and cv2.contourArea(contour) > _FILLS * width * height:
            white = ground[y : y + height, x : x + width]
            if np.median(white) >= _TINTED * paper:
                found.append([x, y, x + width, y + height])
    return np.array(found, np.float64).reshape(-1, 4) / px_per_mm
