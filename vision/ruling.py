"""Rules, small outlines and words of a scanned page, found in its ink."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats
from vision.picture import Grey

#: Fine lines of a form are 0.1 mm: at this resolution most of a pixel, and enough for Tesseract.
RULING_PX_PER_MM = 8.0
#: Ink is this much darker than the paper within some millimetres around it.
_DARKER, _AROUND_MM = 18, 8.0
#: No stroke of a letter is level for so long; upright ones are, in headings.
_SHORTEST_ACROSS_MM, _SHORTEST_DOWN_MM = 5.0, 3.2
#: Thicker bars head a section.
_THICKEST_MM = 1.3
#: Outlines to tick: side, and how much of their box the white inside fills: a ring 0.74, of a
#: letter less.
_SMALLEST_MM, _LARGEST_MM, _LONGEST = 1.9, 7.5, 2.2
_FULL = 0.7
#: Smaller specks are dust or leading dots; letters stand closer than words.
_SPECK_MM2, _SPECK_MM, _WORD_GAP_MM = 0.06, 0.6, 0.9
_TALLEST_WORD_MM = 12.0

Ink = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Ruling:
    """What a scan shows, in mm from its top-left corner.

    `across` (N, 4): left, right, y, thickness; `down` (N, 4): top, bottom, x, thickness;
    `shapes` and `words` (N, 4): left, top, right, bottom.
    """

    across: Floats
    down: Floats
    shapes: Floats
    words: Floats


def find_ruling(grey: Grey, px_per_mm: float = RULING_PX_PER_MM) -> Ruling:
    """The rules, outlines and words of a straight page: uint8 (H, W), dark on light."""
    ink = _ink(grey, px_per_mm)
    level = _opened(ink, round(_SHORTEST_ACROSS_MM * px_per_mm), 1)
    upright = _opened(ink, 1, round(_SHORTEST_DOWN_MM * px_per_mm))
    across, across_ink = _bars(level, px_per_mm, is_level=True)
    down, down_ink = _bars(upright, px_per_mm, is_level=False)
    shapes = _shapes(ink, px_per_mm)
    words = _words(ink, across_ink | down_ink, shapes, px_per_mm)
    return Ruling(across, down, shapes, words)


def _ink(grey: Grey, px_per_mm: float) -> Ink:
    around = round(_AROUND_MM * px_per_mm) | 1
    paper = cv2.blur(cv2.dilate(grey, np.ones((3, 3), np.uint8)), (around, around))
    return np.asarray((paper.astype(np.int16) - grey > _DARKER) * 255, np.uint8)


def _opened(ink: Ink, width: int, height: int) -> Ink:
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)))


def _bars(ink: Ink, px_per_mm: float, *, is_level: bool) -> tuple[Floats, Ink]:
    """Bars that are thin enough to be rules, and their ink."""
    bridge = np.ones((3, 5) if is_level else (5, 3), np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge)
    )
    along, across = (2, 3) if is_level else (3, 2)
    length = stats[:, along].astype(np.float64)
    thickness = stats[:, 4] / np.maximum(length, 1)
    is_rule = (thickness < _THICKEST_MM * px_per_mm) & (length > 3 * thickness)
    is_rule &= stats[:, across] < 2 * _THICKEST_MM * px_per_mm
    is_rule[0] = False
    start = stats[:, 0 if is_level else 1].astype(np.float64)
    place = centres[:, 1 if is_level else 0] + 0.5
    found = np.column_stack([start, start + length, place, thickness])[is_rule] / px_per_mm
    kept = np.isin(labels, np.flatnonzero(is_rule)) if count > 1 else np.zeros(ink.shape, bool)
    return found, np.asarray(kept * 255, np.uint8)


def _shapes(ink: Ink, px_per_mm: float) -> Floats:
    """White closed in by a line: squares and rings."""
    contours, hierarchy = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour, (_, _, _, parent) in zip(
        contours, hierarchy[0] if hierarchy is not None else (), strict=True
    ):
        if parent < 0:
            continue
        x, y, width, height = cv2.boundingRect(contour)
        short, long = sorted((width / px_per_mm, height / px_per_mm))
        is_sized = short > _SMALLEST_MM and long < _LARGEST_MM and long < _LONGEST * short
        if is_sized and cv2.contourArea(contour) > _FULL * width * height:
            found.append((x, y, x + width, y + height))
    return np.array(found, np.float64).reshape(-1, 4) / px_per_mm


def _words(ink: Ink, rules: Ink, shapes: Floats, px_per_mm: float) -> Floats:
    left_over = cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(rules, np.ones((3, 3), np.uint8))))
    for left, top, right, bottom in np.round(shapes * px_per_mm).astype(int):
        cv2.rectangle(left_over, (left - 4, top - 4), (right + 4, bottom + 4), 0, -1)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(left_over)
    size = np.maximum(stats[:, 2], stats[:, 3]) / px_per_mm
    is_letter = (stats[:, 4] > _SPECK_MM2 * px_per_mm**2) & (size > _SPECK_MM)
    is_letter &= size < _TALLEST_WORD_MM
    is_letter[0] = False
    letters = np.asarray(is_letter[labels] * 255, np.uint8)
    gap = np.ones((1, round(_WORD_GAP_MM * px_per_mm) | 1), np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(letters, cv2.MORPH_CLOSE, gap)
    )
    x, y, width, height = boxes[1:, :4].astype(np.float64).T
    return np.column_stack([x, y, x + width, y + height]) / px_per_mm
