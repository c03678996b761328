"""What differs between two pages that look alike, and which of them a scan shows.

Versions of one form differ in a year, a sentence, an amount. Over the whole page the wrong
version correlates almost as well as the right one; where they differ, it does not.
"""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.accept import matched_blur
from vision.picture import Grey, Reference, Scan

#: Grey values apart, after a slight blur, that make a printed difference; rendering the same PDF
#: twice stays below 25.
_DIFFERS = 60
#: Fewer differing pixels than this (at 4 px/mm: a comma) are noise of rendering.
_FEWEST_PX = 6
#: Pixels around a difference that are compared with it: 0.75 mm, more than registration errs.
_AROUND_PX = 3
#: The neighbourhood whose mean is taken as paper: 6 mm.
_LOCAL_PX = 25

Plane = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Difference:
    """Where two pages differ: `mask` uint8 (H, W) at the reference resolution, 255 or 0."""

    mask: Grey

    @cached_property
    def is_nothing(self) -> bool:
        """Whether the pages are the same print."""
        return not bool(self.mask.any())

    @cached_property
    def share(self) -> float:
        """Share of the page that differs, 0..1."""
        return float((self.mask > 0).mean())


def compare(one: Reference, other: Reference) -> Difference:
    """Where `one` and `other` differ; everywhere, if their paper differs in size."""
    if abs(one.width_mm - other.width_mm) > 1 or abs(one.height_mm - other.height_mm) > 1:
        return Difference(np.full(one.grey.shape, 255, np.uint8))
    height, width = one.grey.shape
    a = cv2.GaussianBlur(one.grey, (0, 0), 0.7)
    b = cv2.GaussianBlur(_fitted(other.grey, width, height), (0, 0), 0.7)
    apart = (cv2.absdiff(a, b) > _DIFFERS).astype(np.uint8)
    count, labels = cv2.connectedComponents(cv2.dilate(apart, np.ones((5, 5), np.uint8)))
    ink = np.bincount(labels.ravel(), weights=apart.ravel(), minlength=count)
    real = ink >= _FEWEST_PX
    real[0] = False
    around = np.ones((2 * _AROUND_PX + 1, 2 * _AROUND_PX + 1), np.uint8)
    mask = cv2.dilate((real[labels] & (apart > 0)).astype(np.uint8) * 255, around)
    return Difference(np.asarray(mask, np.uint8))


def _fitted(grey: Grey, width: int, height: int) -> Grey:
    """`grey` cut or padded with white to a size a few pixels away."""
    fitted = np.full((height, width), 255, np.uint8)
    part = grey[:height, :width]
    fitted[: part.shape[0], : part.shape[1]] = part
    return fitted


def leads(difference: Difference, scan: Scan, one: Reference, other: Reference) -> float | None:
    """How much better `one` explains the scan than `other` where they differ, -2..2.

    `scan` is straightened as `one`, at REFERENCE_PX_PER_MM. None where the differences cannot be
    seen.
    """
    at = (difference.mask > 0) & (scan.seen > 0)
    if at.sum() < 4 * _FEWEST_PX:
        return None
    height, width = one.grey.shape
    left, top, wide, high = cv2.boundingRect(at.astype(np.uint8))
    box = (
        slice(max(0, top - _LOCAL_PX), top + high + _LOCAL_PX),
        slice(max(0, left - _LOCAL_PX), left + wide + _LOCAL_PX),
    )
    seen = _relief(scan.grey[box].astype(np.float32))
    explained = []
    for page in (one.grey, _fitted(other.grey, width, height)):
        expected = _relief(matched_blur(page[box], scan))
        explained.append(_correlation(seen[at[box]], expected[at[box]]))
    return explained[0] - explained[1]


def _relief(plane: Plane) -> Plane:
    """Less the local mean, so that a shadow across the page does not decide."""
    return np.asarray(plane - cv2.blur(plane, (_LOCAL_PX, _LOCAL_PX)), np.float32)


def _correlation(one: Plane, other: Plane) -> float:
    spread = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / spread if spread > 1e-3 else 0.0
