"""What a scan is printed on: paper and tints; and its print as if on white paper."""

import cv2
import numpy as np

from vision.picture import Grey

#: Any stroke is narrower than this.
_WIDEST_STROKE_MM = 2.0
#: What is so much darker than the paper is the head of a section, and its print may be light.
_DARKEST = 0.6


def ground_of(grey: Grey, px_per_mm: float) -> Grey:
    """The page without print and rules: paper and tints."""
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, _wider_than_strokes(px_per_mm)))


def on_white(grey: Grey, px_per_mm: float) -> Grey:
    """The page with its print on white wherever it is dark on a lighter ground.

    Readers take tinted areas for pictures, and pale print for none.
    """
    ground = ground_of(grey, px_per_mm)
    white = cv2.divide(grey, np.maximum(ground, 1), scale=255)
    paper = float(np.percentile(ground[::2, ::2], 90))
    # Between light letters the ground seems light too.
    is_dark = (ground < _DARKEST * paper).astype(np.uint8)
    is_near_dark = cv2.dilate(is_dark, _wider_than_strokes(px_per_mm))
    return np.asarray(np.where(is_near_dark > 0, grey, white), np.uint8)


def _wider_than_strokes(px_per_mm: float) -> Grey:
    wide = round(_WIDEST_STROKE_MM * px_per_mm) | 1
    return np.ones((wide, wide), np.uint8)
