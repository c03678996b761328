"""A scan as a reader wants it: even light, and print dark on light everywhere."""

import cv2
import numpy as np

from vision.picture import Grey, Scan
from vision.placing.even_light import PAPER, evened

#: What print lies on is looked at in squares of this size, each with those around it.
_SQUARE_MM, _AROUND = 1.0, 7
#: A ground darker than this share of the paper is a coloured area: print on it may be light.
_DARK_GROUND = 0.62
#: Such an area has at least so many squares, and print on it is lighter than its ground by so many
#: grey values, in at least so much of it (the rest of one).
_LEAST_SQUARES, _LEAST_LIGHTER, _PRINT_SHARE = 60, 30.0, 0.997


def dark_on_light(scan: Scan) -> Grey:
    """The scan in even light, uint8 of its shape; light print on coloured areas is turned dark."""
    even = evened(scan.grey)
    step = max(1, round(_SQUARE_MM * scan.px_per_mm))
    few = (max(1, scan.grey.shape[1] // step), max(1, scan.grey.shape[0] // step))
    small = cv2.resize(scan.grey, few, interpolation=cv2.INTER_AREA)
    ground = np.asarray(cv2.medianBlur(small, _AROUND), np.uint8)
    paper = cv2.medianBlur(cv2.dilate(ground, np.ones((31, 31), np.uint8)), _AROUND)
    dark = (ground < _DARK_GROUND * paper).astype(np.uint8)
    if dark.any():
        _turn_light_print(even, scan.grey, ground, dark)
    even[scan.seen == 0] = PAPER
    return even


def _turn_light_print(even: Grey, grey: Grey, ground: Grey, dark: Grey) -> None:
    """Write the coloured areas with light print into `even`: their ground as light as paper."""
    _, areas, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    size = grey.shape[::-1]
    area_of = cv2.resize(areas.astype(np.uint16), size, interpolation=cv2.INTER_NEAREST)
    level = cv2.resize(ground, size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    for number in np.flatnonzero(boxes[:, cv2.CC_STAT_AREA] >= _LEAST_SQUARES):
        where = area_of == number
        if number == 0 or not where.any():
            continue
        away = grey[where] - level[where]
        most = float(np.quantile(away, _PRINT_SHARE))
        # In a shadow print is darker than its ground, as elsewhere.
        if most < _LEAST_LIGHTER or most < -float(np.quantile(away, 1 - _PRINT_SHARE)):
            continue
        even[where] = np.clip(PAPER * (1 - np.maximum(away, 0) / most), 0, 255).astype(np.uint8)
