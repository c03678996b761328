"""The grain of paper, lamp and sensor on a scan, and the scan without it."""

import cv2
import numpy as np

from vision.picture import Grey

#: Programs draw paper that does not differ from itself at all, and a good scanner hardly.
_QUIET = 1.0
#: Grain is what differs from the mean around it, and is evened out as far around as this: less
#: than a stroke, so that no dot of a line is lost.
_AROUND_MM, _EVENED_MM = 0.25, 0.19
#: Grey values that differ by about so many times the grain, or less, are of one tone. The edge of a
#: pale line differs by more.
_ONE_TONE = 4.0
#: The median of what is normally distributed, taken without its sign, as a share of its deviation.
_MEDIAN_SHARE = 0.6745


def grain_of(grey: Grey, px_per_mm: float) -> float:
    """How much bare paper differs from itself, as a standard deviation in grey values.

    Most of a page is bare, so its median pixel is paper whatever is printed beside it.
    """
    around = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), _AROUND_MM * px_per_mm)
    # A quarter of the px tells as much.
    return float(np.median(np.abs(grey - around)[::2, ::2])) / _MEDIAN_SHARE


def without_grain(grey: Grey, px_per_mm: float) -> Grey:
    """The page on even paper; its edges stay sharp and pale lines as dark as they are.

    A page without grain is given back as it is: uint8 (H, W).
    """
    grain = grain_of(grey, px_per_mm)
    if grain < _QUIET:
        return grey
    evened = _EVENED_MM * px_per_mm
    reach = 2 * round(2 * evened) + 1
    return np.asarray(cv2.bilateralFilter(grey, reach, _ONE_TONE * grain, evened), np.uint8)
