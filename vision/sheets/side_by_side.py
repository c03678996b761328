"""Two pages beside each other on one sheet: an open booklet, or paper printed two pages to a side.

Only one of the pages can be the one that is meant, and each is known by itself: not the sheet, but
either half of it is looked at. Most sheets bear one page, so whether there may be two is told
first: print runs along the longer sides, and none crosses the middle.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from vision.geometry import FramePx, Quad
from vision.picture import Frame
from vision.sheets.sheet_print import WIDTH_PX, SheetPrint

#: Longer sides are at least so much longer: perspective shortens one way by as much.
_LEAST_LONG = 1.08
#: Between two pages so many px are bare, this near to the middle of the sheet: a fold that rises
#: before the camera seems to lie aside.
_GAP_PX, _ASIDE_PX = 7, 13
#: A column of px along which so much is darker is a fold or a rule between the pages, no print.
_FOLD_SHARE = 0.4
#: So many rows of px may have print in the gap, as a share: a fold is not even, and paper has
#: specks.
_MOST_CROSSING = 0.02
#: On a half at least this share of the rows bears print.
_LEAST_PRINTED = 0.04
#: Print is smeared over so many px along either way, and what runs that way is left.
_SMEAR_PX, _PITCH_PX = 31, 15
#: Print across the longer sides is at most so many times what runs along them: of a page of boxes
#: both are about the same.
_MOST_ACROSS = 2.0
#: Where on a half, as shares of its sides, a page lies that fits there, in the middle: one as large
#: as the half; with a printer's margin one of its shape, one of Letter on half a sheet of A4 or of
#: A4 on half a sheet of Letter, and one of Letter on half a sheet of that.
_FITTED = ((1.0, 1.0), (0.96, 0.96), (0.96, 0.88), (0.96, 0.80))


@dataclass(frozen=True, eq=False)
class Half:
    """A half of a sheet: `outlines` are where the page on it may end, the whole half first."""

    outlines: tuple[Quad[FramePx], ...]

    @property
    def whole(self) -> Quad[FramePx]:
        """The half itself."""
        return self.outlines[0]


def halves(frame: Frame, sheet: SheetPrint) -> list[Half]:
    """The two halves of a sheet that may bear two pages, the one nearest the frame's middle first.

    None where it can bear but one.
    """
    split = _gap(sheet) if _is_long(sheet) and _may_be_two(sheet) else None
    if split is None:
        return []
    middle = (np.array([frame.width_px, frame.height_px]) - 1) / 2
    found = [_half(sheet, 0.0, split), _half(sheet, split, 1.0)]
    found.sort(key=lambda half: float(np.linalg.norm(half.whole.xy.mean(axis=0) - middle)))
    return found


def _is_long(sheet: SheetPrint) -> bool:
    side = np.linalg.norm(np.roll(sheet.wide.xy, -1, axis=0) - sheet.wide.xy, axis=1)
    return bool(side[0] + side[2] > _LEAST_LONG * (side[1] + side[3]))


def _gap(sheet: SheetPrint) -> float | None:
    """Where between two pages a sheet is bare, as share of its width; None where it is not."""
    middle, reach = WIDTH_PX // 2, _ASIDE_PX + _GAP_PX // 2
    near = sheet.is_ink[:, middle - reach : middle + reach + 1]
    near = near & (near.mean(axis=0) < _FOLD_SHARE)
    crossing = np.array(
        [near[:, at : at + _GAP_PX].any(axis=1).mean() for at in range(2 * _ASIDE_PX + 1)]
    )
    aside = np.flatnonzero(crossing < _MOST_CROSSING) - _ASIDE_PX
    if not len(aside):
        return None
    return float(middle + aside[np.abs(aside).argmin()]) / WIDTH_PX


def _may_be_two(sheet: SheetPrint) -> bool:
    """Whether a half bears print, and that runs along the longer sides of the sheet."""
    printed = (part.any(axis=1).mean() for part in np.array_split(sheet.is_ink, 2, axis=1))
    if max(printed) < _LEAST_PRINTED:
        return False
    stripes = sheet.ink - cv2.blur(sheet.ink, (_PITCH_PX, _PITCH_PX))
    along, across = (
        float(np.square(cv2.blur(stripes, kernel)).mean())
        for kernel in ((_SMEAR_PX, 1), (1, _SMEAR_PX))
    )
    return across < _MOST_ACROSS * along


def _half(sheet: SheetPrint, left: float, right: float) -> Half:
    """The part of a sheet between two shares of its longer side."""
    centre, width = (left + right) / 2, right - left
    return Half(
        tuple(
            sheet.part(centre - w * width / 2, 0.5 - h / 2, centre + w * width / 2, 0.5 + h / 2)
            for w, h in _FITTED
        )
    )
