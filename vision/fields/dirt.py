"""What no pen left on paper: specks of dirt and toner, and lines that run all along a sheet.

A copier prints the dust on its glass and the scratches of its drum; a fold shows as a line too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import Grey

#: A speck is no larger than this, and nearly as high as it is wide, unless print hides a part of
#: it: a dash, a digit or a letter is longer, and a blot has more ink (mm² of black). A soft picture
#: draws it wider, by so many sigmas.
_SPECK_MM, _ROUND, _SPECK_MM2, _WIDER_SIGMAS = 1.0, 0.6, 0.72, 3.0
#: Of strokes this close to each other, so many are what is left of writing in pencil.
_TOGETHER_MM, _CROWD = 1.5, 3

#: A line along the sheet is at most this wide, and runs along it to within this slope.
_LINE_MM, _STEEPEST, _SLOPES = 0.6, 0.035, 43
#: It shows on this share of the bare paper it crosses, of which there is so much of the sheet.
_SHOWN, _LEAST_BARE = 0.6, 0.35
#: What is darker than the paper to both sides by this may be of a line.
_STANDS_OUT = 0.06
#: Paper this far from print is bare.
_CLEAR_MM = 0.5
#: Along a line so much to both sides is left out.
_BAND_MM = 0.75


def specks(
    boxes_mm: NDArray[np.float64],
    ink_mm2: NDArray[np.float64],
    is_at_print: NDArray[np.bool_],
    sigma_mm: float,
) -> NDArray[np.bool_]:
    """Which of the strokes of one field are dirt; `boxes_mm` are (N, 4): left, top, width, height.

    The full stop of a sentence and the dots of broken pencil lie near other strokes and stay.
    """
    size = boxes_mm[:, 2:]
    most, least = size.max(axis=1), size.min(axis=1)
    small = (
        (most < _SPECK_MM + _WIDER_SIGMAS * sigma_mm)
        & ((least > _ROUND * most) | is_at_print)
        & (ink_mm2 < _SPECK_MM2)
    )
    low, high = boxes_mm[:, :2], boxes_mm[:, :2] + size
    gaps = np.maximum(low[:, None] - high[None], low[None] - high[:, None]).max(axis=2)
    near = gaps < _TOGETHER_MM  # itself too
    return np.asarray(small & (near.sum(axis=1) < _CROWD) & ~(near & ~small).any(axis=1))


@dataclass(frozen=True)
class SheetLine:
    """A thin line all along a sheet, in scan px: at row (or column) `y` it is at `x + slope * y`.

    Down the sheet where `is_upright`, else across it, with x and y changed.
    """

    x: float
    slope: float
    is_upright: bool

    def band(
        self, corner: tuple[int, int], shape: tuple[int, ...], px_per_mm: float
    ) -> NDArray[np.bool_]:
        """Where it lies in a part of the scan with its first pixel at `corner` (x, y)."""
        x = np.arange(shape[1]) + corner[0]
        y = (np.arange(shape[0]) + corner[1])[:, None]
        along, across = (y, x) if self.is_upright else (x, y)
        return np.asarray(np.abs(across - self.x - self.slope * along) <= _BAND_MM * px_per_mm)


@dataclass(frozen=True, eq=False)
class _Bare:
    """The bare paper of a sheet, and where on it something thin and upright stands out."""

    is_bare: NDArray[np.bool_]
    stands_out: NDArray[np.bool_]

    @classmethod
    def of(cls, darkness: NDArray[np.float32], is_bare: NDArray[np.bool_], px: float) -> Self:
        reach = round(_LINE_MM * px) + 1
        around = np.full_like(darkness, 1.0)
        around[:, reach:-reach] = np.maximum(darkness[:, : -2 * reach], darkness[:, 2 * reach :])
        return cls(is_bare, (darkness - around > _STANDS_OUT) & is_bare)

    def lines(self, px_per_mm: float) -> list[tuple[float, float]]:
        """Place at the first row and slope of each line down the sheet."""
        height, width = self.is_bare.shape
        y, x = np.nonzero(cv2.dilate(self.stands_out.astype(np.uint8), np.ones((1, 3), np.uint8)))
        bare = self.is_bare.sum(axis=0)
        enough = np.where(bare > _LEAST_BARE * height, _SHOWN * bare, np.inf)
        # An upright line has so much ink in columns side by side even where it leans most.
        per_column = np.bincount(x, minlength=width)
        lean = int(np.ceil(_STEEPEST * height))
        about = np.convolve(per_column, np.ones(2 * lean + 1), "same")
        kept = (about > _SHOWN * _LEAST_BARE * height)[x]
        x, y = x[kept], y[kept]
        found: list[tuple[float, float, float]] = []
        for slope in np.linspace(-_STEEPEST, _STEEPEST, _SLOPES):
            at = np.round(x - slope * (y - height / 2)).astype(int)
            count = np.bincount(np.clip(at, 0, width - 1), minlength=width)
            for place in np.flatnonzero(count > enough):
                found.append((float(count[place]), place - slope * height / 2, float(slope)))
        return _apart(sorted(found, reverse=True), height, px_per_mm)


def sheet_lines(
    darkness: NDArray[np.float32], blank: NDArray[np.float32], seen: Grey, px_per_mm: float
) -> list[SheetLine]:
    """The thin lines all along a sheet; `darkness` is what it shows beyond its print, 0..1.

    `blank` is its print, 1 where paper is bare; all planes of shape (h, w).
    """
    clear = 2 * round(_CLEAR_MM * px_per_mm) + 1
    bare = (cv2.erode(blank, np.ones((clear, clear), np.uint8)) > 0.94) & (seen > 0)
    found = []
    for is_upright in (True, False):
        planes = (darkness, bare) if is_upright else (darkness.T.copy(), bare.T.copy())
        for x, slope in _Bare.of(*planes, px_per_mm).lines(px_per_mm):
            found.append(SheetLine(x, slope, is_upright))
    return found


def may_be_of_a_line(
    boxes_px: NDArray[np.int_], size_px: Sequence[float], px_per_mm: float
) -> bool:
    """Whether a thin stroke among `boxes_px` (N, 4) runs all through a field of that size."""
    thin = boxes_px[:, 2:4] < px_per_mm * 1.2 + _STEEPEST * boxes_px[:, 3:1:-1]
    long = boxes_px[:, 3:1:-1] > 0.6 * np.asarray(size_px)[::-1]
    return bool((thin & long).any())


def _apart(
    found: Sequence[tuple[float, float, float]], height: int, px_per_mm: float
) -> list[tuple[float, float]]:
    """Of what was found several times, at places and slopes side by side, the clearest."""
    kept: list[tuple[float, float]] = []
    for _, x, slope in found:
        middle = x + slope * height / 2
        if all(abs(middle - a - b * height / 2) > 2 * px_per_mm for a, b in kept):
            kept.append((x, slope))
    return kept
