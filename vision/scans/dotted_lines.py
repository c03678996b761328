"""Lines of dots or dashes in the ink of a scan."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats

#: Dots are no larger than this, dashes no higher, and no longer; letters are larger.
_DOT_MM, _DASH_MM, _THINNEST_MM = 0.9, 4.5, 0.1
#: Their gaps; how long a line is at least, and of how many pieces.
_WIDEST_GAP_MM, _SHORTEST_MM, _FEWEST = 2.6, 10.0, 6
#: Pieces are as far apart as each other to this share of that distance; the dots of letters and
#: full stops are not. So many of them may be uneven, where a stroke crosses or the scan is poor.
_UNEVEN, _MOST_UNEVEN = 0.3, 0.2
#: Pieces that take less of a line than this are dots, else dashes.
_DASHED = 0.45

Ink = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class DottedLines:
    """Level lines of pieces, in px: `dots` and `dashes` (N, 4): left, top, right, bottom.

    `ink` is theirs, uint8 (H, W), 255 where there is any.
    """

    dots: Floats
    dashes: Floats
    ink: Ink


def find_dotted_lines(ink: Ink, px_per_mm: float) -> DottedLines:
    """The level lines of dots or dashes in the ink of a straight page: uint8 (H, W), 0 or 255."""
    pieces, stats = _pieces(ink, px_per_mm)
    gap = np.ones((1, round(_WIDEST_GAP_MM * px_per_mm) | 1), np.uint8)
    _, labels, lines, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, gap)
    )
    of_line = labels[stats[:, 1] + stats[:, 3] // 2, stats[:, 0] + stats[:, 2] // 2]
    order = np.argsort(of_line, kind="stable")
    starts = np.searchsorted(of_line[order], np.arange(len(lines) + 1))
    dots: list[list[float]] = []
    dashes: list[list[float]] = []
    numbers: list[int] = []
    for number in np.flatnonzero(lines[:, 2] > _SHORTEST_MM * px_per_mm):
        mine = stats[order[starts[number] : starts[number + 1]]]
        if number == 0 or not _are_even(mine):
            continue
        x, y, width, height = (float(side) for side in lines[number, :4])
        is_dashed = mine[:, 2].sum() > _DASHED * width
        (dashes if is_dashed else dots).append([x, y, x + width, y + height])
        numbers.append(int(number))
    is_line = np.zeros(len(lines), bool)
    is_line[numbers] = True
    kept = np.asarray(is_line[labels] * pieces, np.uint8)
    return DottedLines(
        np.array(dots, np.float64).reshape(-1, 4), np.array(dashes, np.float64).reshape(-1, 4), kept
    )


def _pieces(ink: Ink, px_per_mm: float) -> tuple[Ink, NDArray[np.int32]]:
    """The ink that may be dots or dashes, and its boxes (N, 5) as OpenCV tells them."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height = stats[:, 2] / px_per_mm, stats[:, 3] / px_per_mm
    is_piece = (height < _DOT_MM) & (width < _DASH_MM) & (width > _THINNEST_MM)
    is_piece &= (width < _DOT_MM) | (width > 2 * height)
    is_piece[0] = False
    return np.asarray(is_piece[labels] * np.uint8(255), np.uint8), np.asarray(
        stats[is_piece], np.int32
    )


def _are_even(pieces: NDArray[np.int32]) -> bool:
    if len(pieces) < _FEWEST:
        return False
    pieces = pieces[np.argsort(pieces[:, 0])]
    steps = np.diff(pieces[:, 0] + pieces[:, 2] / 2)
    usual = float(np.median(steps))
    uneven = float(np.mean(np.abs(steps - usual) > _UNEVEN * usual))
    return uneven < _MOST_UNEVEN
