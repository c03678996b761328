"""What a picture does not show of a sheet's print, told by the lines that were read on it.

A highlight takes words out of lines, and the frame's edge their ends: what is left reads as if it
were all there is.
"""

from collections.abc import Sequence

import numpy as np

from vision.picture import Frame
from vision.rectify import rectify
from vision.text.printed import PrintedLine, PrintedWord
from vision.text.sheet_finding import FoundSheet
from vision.text.strip import Strip

#: As bright as the sensor goes; how finely light is looked at.
_SATURATED, _LIGHT_PX_PER_MM = 250, 2.0
#: A word lies in a highlight where so much of its place is saturated, and is lost to it where it
#: was read less surely than this. On paper that is no more than bright, dark print stays legible:
#: of 71 words none was read so.
_LIT, _LOST = 0.3, 0.8
#: A highlight hides print where so many words are lost in it, such a share of all in it, and so
#: many times the share of others: small print seen badly is as unsure out of the light.
_FEWEST_LOST, _LOST_SHARE, _TIMES_OTHERS = 4, 0.06, 3.0
#: A line runs out of the frame where it ends nearer to its edge than this many times its height, at
#: so many lines: nobody prints so near the edge of paper, and a stray mark is one.
_NEAR, _FEWEST_CUT = 0.5, 3
#: A shorter line than this may be a mark on the table.
_FEWEST_SIGNS = 12


def washed_out_share(frame: Frame, sheet: FoundSheet, strips: Sequence[Strip]) -> float:
    """The share of the lines' own places that is saturated, 0..1. Blank paper may well be so."""
    boxes = [
        (strip.left, strip.middle - strip.height / 2, strip.right, strip.middle + strip.height / 2)
        for strip in strips
    ]
    lit = _saturated(frame, sheet)
    at = np.zeros(lit.shape, np.bool_)
    for box in boxes:
        at[_part(box)] = True
    return float(lit[at].mean()) if at.any() else 0.0


def is_dazzled(frame: Frame, sheet: FoundSheet, lines: Sequence[PrintedLine]) -> bool:
    """Whether a highlight on the sheet hides some of its print."""
    lit = _saturated(frame, sheet)
    if not lit.any():
        return False
    within: list[bool] = []
    beside: list[bool] = []
    for word in (word for line in lines for word in line.words):
        (within if _is_lit(word, lit) else beside).append(word.confidence < _LOST)
    usual = sum(beside) / max(1, len(beside))
    least = max(_LOST_SHARE, _TIMES_OTHERS * usual) * len(within)
    return sum(within) >= max(_FEWEST_LOST, least)


def runs_out(frame: Frame, sheet: FoundSheet, lines: Sequence[PrintedLine]) -> bool:
    """Whether several lines of print end at an edge of the frame: more of them lies beyond it."""
    return sum(_is_at_edge(frame, sheet, line) for line in lines) >= _FEWEST_CUT


def _is_at_edge(frame: Frame, sheet: FoundSheet, line: PrintedLine) -> bool:
    if len(line.text) < _FEWEST_SIGNS:
        return False
    corners = sheet.page_to_frame.quad(line.area).xy
    near_px = _NEAR * float(np.linalg.norm(corners[3] - corners[0]))
    last = np.array([frame.width_px, frame.height_px]) - 0.5
    ends = np.array([corners[[0, 3]].mean(axis=0), corners[[1, 2]].mean(axis=0)])
    return bool((np.minimum(ends + 0.5, last - ends) < near_px).any())


def _is_lit(word: PrintedWord, lit: np.ndarray) -> bool:
    place = lit[_part((word.left_mm, word.top_mm, word.right_mm, word.bottom_mm))]
    return bool(place.size and place.mean() > _LIT)


def _saturated(frame: Frame, sheet: FoundSheet) -> np.ndarray:
    """Where a sheet is as bright as the sensor goes: bool, _LIGHT_PX_PER_MM fine."""
    seen = rectify(
        frame, sheet.page_to_frame, sheet.width_mm, sheet.height_mm, _LIGHT_PX_PER_MM
    ).grey
    return np.asarray(seen >= _SATURATED)


def _part(box: tuple[float, float, float, float]) -> tuple[slice, slice]:
    """The rows and columns of left, top, right and bottom in mm."""
    left, top, right, bottom = (round(edge * _LIGHT_PX_PER_MM) for edge in box)
    return slice(max(0, top), max(0, bottom + 1)), slice(max(0, left), max(0, right + 1))
