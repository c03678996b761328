"""What is bright in a small picture, at several thresholds: on most tables that is paper."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import Colour, Grey

#: Cut out at this share of Otsu's threshold, and at these shares from there to the brightest.
_BELOW_OTSU, _ABOVE_OTSU = 0.8, (0.0, 0.35, 0.6)


def bright_and_white(small: Colour, print_px: int) -> tuple[Grey, Grey]:
    """How bright each place is, and how white; print is closed over `print_px` (odd)."""
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    closed = cv2.morphologyEx(hsv[..., 2], cv2.MORPH_CLOSE, np.ones((print_px, print_px), np.uint8))
    bright = cv2.GaussianBlur(closed, (0, 0), 1.5)
    white = cv2.addWeighted(bright, 1.0, cv2.GaussianBlur(hsv[..., 1], (0, 0), 1.5), -0.6, 0)
    return np.asarray(bright, np.uint8), np.asarray(white, np.uint8)


def outlines_of_blobs(layer: Grey, brightest: float) -> Iterator[NDArray[np.int32]]:
    """The outlines, (N, 1, 2), of what is brighter than each threshold up to near `brightest`."""
    otsu = float(cv2.threshold(layer, 0, 255, cv2.THRESH_OTSU)[0])
    above = [otsu + share * (brightest - otsu) for share in _ABOVE_OTSU]
    for threshold in (_BELOW_OTSU * otsu, *above):
        mask = (layer > threshold).astype(np.uint8)
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
        contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            yield np.asarray(contour, np.int32)
