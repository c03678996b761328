"""A scan as a reader wants it: even light, and print dark on light everywhere."""

import cv2
import numpy as np

from vision.geometry import Floats
from vision.picture import Grey, Scan
from vision.placing.even_light import PAPER, evened

#: What print lies on is looked at in squares of this size, each with those around it.
_SQUARE_MM, _AROUND = 1.0, 7
#: Paper is as light as the lightest ground in so many squares: farther than from the middle of any
#: band of colour at the head of a letter, nearer than to where the light is another.
_PAPER_AROUND = 121
#: A ground darker than this share of the paper is a coloured area: print on it may be light.
_DARK_GROUND = 0.62
#: So wide is an edge of an area in which paper shows too, in squares, on either side of one.
_EDGE = 5
#: Such an area has at least so many squares. Its print, this share of it or so many square mm, is
#: lighter than its ground by so many grey values, and by so many times what the ground itself
#: differs by at the median: of grain so little is lighter by 4 to 5 times as much.
_LEAST_SQUARES, _PRINT_SHARE, _PRINT_MM2, _LEAST_LIGHTER, _GRAIN_TIMES = 60, 0.003, 15.0, 30.0, 6.0


def dark_on_light(scan: Scan) -> Grey:
    """The scan in even light, uint8 of its shape; light print on coloured areas is turned dark."""
    even = evened(scan.grey)
    step = max(1, round(_SQUARE_MM * scan.px_per_mm))
    few = (max(1, scan.grey.shape[1] // step), max(1, scan.grey.shape[0] // step))
    small = cv2.resize(scan.grey, few, interpolation=cv2.INTER_AREA)
    ground = np.asarray(cv2.medianBlur(small, _AROUND), np.uint8)
    reach = np.ones((_PAPER_AROUND, _PAPER_AROUND), np.uint8)
    paper = cv2.medianBlur(cv2.dilate(ground, reach), _AROUND)
    dark = (ground < _DARK_GROUND * paper).astype(np.uint8)
    if dark.any():
        _turn_light_print(even, scan, ground, dark)
    even[scan.seen == 0] = PAPER
    return even


def _turn_light_print(even: Grey, scan: Scan, ground: Grey, dark: Grey) -> None:
    """Write the coloured areas with light print into `even`: their ground as light as paper."""
    _, areas, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    size = scan.grey.shape[::-1]
    area_of = cv2.resize(areas.astype(np.uint16), size, interpolation=cv2.INTER_NEAREST)
    # At its edges an area is half paper, which tells nothing of its print.
    inside = cv2.erode(dark, np.ones((_EDGE, _EDGE), np.uint8), borderValue=1)
    is_inside = cv2.resize(inside, size, interpolation=cv2.INTER_NEAREST) > 0
    level = cv2.resize(ground, size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    away = scan.grey - level
    print_px = _PRINT_MM2 * scan.px_per_mm**2
    for number in np.flatnonzero(boxes[:, cv2.CC_STAT_AREA] >= _LEAST_SQUARES):
        where = area_of == number
        lighter = _print_lighter(away[where & is_inside], print_px) if number else None
        if lighter is not None:
            share = np.maximum(away[where], 0) / lighter
            even[where] = np.clip(PAPER * (1 - share), 0, 255).astype(np.uint8)


def _print_lighter(away: Floats, print_px: float) -> float | None:
    """By how many grey values print is lighter than its ground, `away` from it by pixel; or None.

    Print covers `print_px` at least, but for what covers much of a small area.
    In a shadow print is darker than its ground, as elsewhere, and grain is as often darker.
    """
    if not len(away):
        return None
    share = min(_PRINT_SHARE, print_px / len(away))
    lightest, darkest = np.quantile(away, [1 - share, share])
    least = max(_LEAST_LIGHTER, _GRAIN_TIMES * float(np.median(np.abs(away))), -darkest)
    return float(lightest) if lightest >= least else None
