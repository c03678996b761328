"""Where the print of two pages differs: a year, a sentence, an amount."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageMm, Points
from vision.picture import REFERENCE_PX_PER_MM, Grey, Reference

#: Grey values apart, after a slight blur, that make a printed difference; rendering the same PDF
#: twice stays below 25.
_DIFFERS = 60
#: Fewer differing pixels than this (at 4 px/mm: a comma) are noise of rendering.
_FEWEST_PX = 6
#: Pixels around a difference that belong to it: 0.75 mm, more than registration errs.
_AROUND_PX = 3
#: Whether something differs near a place is told at this share of the resolution.
_ROUGHLY = 0.25

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Difference:
    """Where two pages differ: `mask` uint8 (H, W) at the reference resolution, 255 or 0."""

    mask: Grey

    @cached_property
    def is_nothing(self) -> bool:
        """Whether the pages are the same print."""
        return not bool(self.mask.any())


def compare(one: Reference, other: Reference) -> Difference:
    """Where `one` and `other` differ; everywhere, if their paper differs in size."""
    if abs(one.width_mm - other.width_mm) > 1 or abs(one.height_mm - other.height_mm) > 1:
        return Difference(np.full(one.grey.shape, 255, np.uint8))
    height, width = one.grey.shape
    a = cv2.GaussianBlur(one.grey, (0, 0), 0.7)
    b = cv2.GaussianBlur(fitted(other.grey, width, height), (0, 0), 0.7)
    apart = cv2.threshold(cv2.absdiff(a, b), _DIFFERS, 255, cv2.THRESH_BINARY)[1]
    if not apart.any():
        return Difference(np.asarray(apart, np.uint8))
    count, labels = cv2.connectedComponents(cv2.dilate(apart, np.ones((5, 5), np.uint8)))
    differing = np.nonzero(apart)
    ink = np.bincount(labels[differing], minlength=count)
    apart[differing] = np.where(ink[labels[differing]] >= _FEWEST_PX, 255, 0)
    around = np.ones((2 * _AROUND_PX + 1, 2 * _AROUND_PX + 1), np.uint8)
    return Difference(np.asarray(cv2.dilate(apart, around), np.uint8))


def differing(one: Reference, other: Reference, points: Points[PageMm], reach_mm: float) -> Mask:
    """At which of some places the pages differ within `reach_mm`: bool (N,)."""
    rough = cv2.resize(compare(one, other).mask, None, fx=_ROUGHLY, fy=_ROUGHLY)
    reach = 2 * round(reach_mm * REFERENCE_PX_PER_MM * _ROUGHLY) + 1
    near = cv2.dilate(np.asarray(rough > 0, np.uint8), np.ones((reach, reach), np.uint8))
    at = np.asarray(points.xy * REFERENCE_PX_PER_MM * _ROUGHLY, np.int64)
    x, y = (np.clip(at[:, axis], 0, near.shape[1 - axis] - 1) for axis in (0, 1))
    return np.asarray(near[y, x] > 0)


def fitted(grey: Grey, width: int, height: int) -> Grey:
    """`grey` cut or padded with white to `width` x `height` px, a few away."""
    if grey.shape == (height, width):
        return grey
    padded = np.full((height, width), 255, np.uint8)
    part = grey[:height, :width]
    padded[: part.shape[0], : part.shape[1]] = part
    return padded
