"""Rules, small outlines and words of a scanned page, found in its ink."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats
from vision.picture import Grey
from vision.scans.dotted_lines import find_dotted_lines
from vision.scans.grain import without_grain
from vision.scans.ground import ground_of
from vision.scans.touching import are_letters
from vision.scans.white_boxes import find_white_boxes

#: Fine lines of a form are 0.1 mm: at this resolution most of a pixel, and enough for Tesseract.
RULING_PX_PER_MM = 8.0
#: Ink is this much darker (of 255) than what it is printed on.
_DARKER = 18
#: What it is printed on is tinted when this much darker than the paper, and fills its box so far.
_TINTED, _LEAST_TINT_MM, _TINT_FILLS = 0.97, 3.0, 0.8
#: No stroke of a letter is level for so long; upright ones are, in headings.
_SHORTEST_ACROSS_MM, _SHORTEST_DOWN_MM = 5.0, 3.2
#: Thicker bars head a section.
_THICKEST_MM = 1.3
#: Outlines to tick: side, and how much of their box the white inside fills: a ring 0.74, of a
#: letter less.
_SMALLEST_MM, _LARGEST_MM, _LONGEST = 1.9, 7.5, 2.2
_FULL = 0.7
#: What fills less is round, and an O when a letter stands as close as this share of its height on
#: the same base line, to this share.
_ROUND, _LETTER_GAP, _BASE_LINE = 0.84, 0.3, 0.15
#: How thick the edges of white boxes are taken for, which nothing draws.
_UNDRAWN_MM = 0.1
#: Their line with its blur, on both sides of its edge.
_OUTLINE_MM = 1.0
#: Smaller specks are dust or leading dots; letters stand closer than words.
_SPECK_MM2, _SPECK_MM, _WORD_GAP_MM = 0.06, 0.6, 0.9
_TALLEST_WORD_MM = 12.0
#: A stroke between parts of a date is this high; its ink is so much in one line.
_LEAST_SLASH_MM, _LEANS = 1.8, 0.85

Ink = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Ruling:
    """What a scan shows, in mm from its top-left corner.

    `across` (N, 4): left, right, y, thickness; `down` (N, 4): top, bottom, x, thickness;
    `shapes` and `words` (N, 4): left, top, right, bottom; `shades` (N, 5) also their lightness,
    1 that of the paper. `slashes` (N,) says which words are a leaning stroke alone. `dots` (N, 4)
    are level lines of dots: left, top, right, bottom; `dotted` (N, 4) upright ones: top, bottom,
    x, x. Lines of dashes are among `across` and `down`.
    """

    across: Floats
    down: Floats
    shapes: Floats
    shades: Floats
    words: Floats
    slashes: NDArray[np.bool_]
    dots: Floats
    dotted: Floats


def find_ruling(grey: Grey, px_per_mm: float = RULING_PX_PER_MM) -> Ruling:
    """The rules, outlines and words of a straight page: uint8 (H, W), dark on light."""
    grey = without_grain(grey, px_per_mm)
    ground = ground_of(grey, px_per_mm)
    darkness = np.asarray(ground - grey, np.uint8)
    ink = np.asarray((darkness > _DARKER) * 255, np.uint8)
    level = _opened(ink, round(_SHORTEST_ACROSS_MM * px_per_mm), 1)
    upright = _opened(ink, 1, round(_SHORTEST_DOWN_MM * px_per_mm))
    across, across_ink = _bars(level, px_per_mm, darkness)
    down, down_ink = _bars(upright, px_per_mm)
    shapes, outlines = _shapes(ink, px_per_mm)
    rest = cv2.bitwise_and(ink, cv2.bitwise_not(across_ink | down_ink))
    level_dotted, upright_dotted = (
        find_dotted_lines(np.ascontiguousarray(turned), px_per_mm) for turned in (rest, rest.T)
    )
    dotted_ink = level_dotted.ink | upright_dotted.ink.T
    words, slashes = _words(ink, across_ink | down_ink | outlines | dotted_ink, px_per_mm)
    across = np.vstack([across, _as_bars(level_dotted.dashes, px_per_mm)])
    down = np.vstack([down, _as_bars(upright_dotted.dashes, px_per_mm)])
    white = find_white_boxes(grey, px_per_mm)
    shapes = np.vstack([shapes, white[_could_be_ticked(white)]])
    left, top, right, bottom = white[~_could_be_ticked(white)].T
    thin = np.full(len(left), _UNDRAWN_MM)
    lids = [np.column_stack([left, right, y, thin]) for y in (top, bottom)]
    sides = [np.column_stack([top, bottom, x, thin]) for x in (left, right)]
    across, down = np.vstack([across, *lids]), np.vstack([down, *sides])
    return Ruling(
        across=across[~_are_sides(across[:, [0, 2, 1, 2]], shapes)],
        down=down[~_are_sides(down[:, [2, 0, 2, 1]], shapes)],
        shapes=shapes,
        shades=_shades(ground, px_per_mm),
        words=words,
        slashes=slashes,
        dots=level_dotted.dots / px_per_mm,
        dotted=upright_dotted.dots[:, [0, 2, 1, 1]] / px_per_mm,
    )


def _shades(ground: Grey, px_per_mm: float) -> Floats:
    paper = float(np.percentile(ground, 90))
    tinted = np.asarray((ground < _TINTED * paper) * 255, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(tinted)
    found = []
    for number, (x, y, width, height, area) in enumerate(stats[1:], 1):
        is_large = min(width, height) > _LEAST_TINT_MM * px_per_mm
        if is_large and area > _TINT_FILLS * width * height:
            within = (slice(y, y + height), slice(x, x + width))
            lightness = float(np.median(ground[within][labels[within] == number])) / paper
            box = np.array([x, y, x + width, y + height]) / px_per_mm
            found.append([*box, lightness])
    return np.array(found, np.float64).reshape(-1, 5)


def _could_be_ticked(boxes: Floats) -> NDArray[np.bool_]:
    sides = np.sort(boxes[:, 2:] - boxes[:, :2], axis=1)
    return np.asarray(
        (sides[:, 1] < _LARGEST_MM) & (sides[:, 1] < _LONGEST * sides[:, 0]), np.bool_
    )


def _opened(ink: Ink, width: int, height: int) -> Ink:
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)))


def _bars(ink: Ink, px_per_mm: float, darkness: Grey | None = None) -> tuple[Floats, Ink]:
    """Bars that are thin enough to be rules, and their ink.

    Level ones where `darkness` tells how much darker the page is than its ground, else upright.
    """
    is_level = darkness is not None
    bridge = np.ones((3, 5) if is_level else (5, 3), np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge)
    )
    along, across = (2, 3) if is_level else (3, 2)
    length = stats[:, along].astype(np.float64)
    thickness = stats[:, 4] / np.maximum(length, 1)
    is_rule = (thickness < _THICKEST_MM * px_per_mm) & (length > 3 * thickness)
    is_rule &= stats[:, across] < 2 * _THICKEST_MM * px_per_mm
    is_rule[0] = False
    if darkness is not None:
        for number in np.flatnonzero(is_rule):
            x, y, width, height = (int(side) for side in stats[number, :4])
            columns = slice(x, x + width)
            run = labels[y : y + height, columns] == number
            is_rule[number] = not are_letters(run, darkness[:, columns], y, px_per_mm)
    start = stats[:, 0 if is_level else 1].astype(np.float64)
    place = centres[:, 1 if is_level else 0] + 0.5
    found = np.column_stack([start, start + length, place, thickness])[is_rule] / px_per_mm
    return found, np.asarray(is_rule[labels] * np.uint8(255), np.uint8)


def _shapes(ink: Ink, px_per_mm: float) -> tuple[Floats, Ink]:
    """White closed in by a line, squares and rings; and those lines."""
    outlines = np.zeros_like(ink)
    contours, hierarchy = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    parents = hierarchy[0][:, 3] if hierarchy is not None else np.zeros(0, np.int32)
    boxes = np.array([cv2.boundingRect(c) for c in contours], np.float64).reshape(-1, 4)
    boxes[:, 2:] += boxes[:, :2]
    signs = boxes[parents < 0]
    found = []
    for contour, inner, parent in zip(contours, boxes, parents, strict=True):
        width, height = inner[2:] - inner[:2]
        short, long = sorted((width / px_per_mm, height / px_per_mm))
        is_sized = short > _SMALLEST_MM and long < _LARGEST_MM and long < _LONGEST * short
        if parent < 0 or not is_sized:
            continue
        fills = cv2.contourArea(contour) / (width * height)
        outer = boxes[parent]
        if fills > _FULL and not (fills < _ROUND and _is_lettered(outer, signs)):
            found.append(_edge(inner, outer, px_per_mm))
            cv2.drawContours(outlines, [contour], -1, 255, round(_OUTLINE_MM * px_per_mm))
    return np.array(found, np.float64).reshape(-1, 4) / px_per_mm, outlines


def _is_lettered(ring: Floats, signs: Floats) -> bool:
    """Whether a ring stands in a word: close beside a sign on its base line."""
    height = ring[3] - ring[1]
    gap = np.maximum(signs[:, 0] - ring[2], ring[0] - signs[:, 2])
    heights = signs[:, 3] - signs[:, 1]
    is_beside = (gap > -0.5 * height) & (gap < _LETTER_GAP * height) & (gap != ring[0] - ring[2])
    is_level = np.abs(signs[:, 3] - ring[3]) < _BASE_LINE * height
    return bool((is_beside & is_level & (heights > 0.5 * height) & (heights < 2 * height)).any())


def _edge(inner: Floats, outer: Floats, px_per_mm: float) -> Floats:
    """The outer edge of an outline; of one that goes on, as in a table, the inner one."""
    line = np.concatenate([inner[:2] - outer[:2], outer[2:] - inner[2:]])
    is_alone = bool(line.max() < _OUTLINE_MM * px_per_mm)
    return outer if is_alone else inner


def _as_bars(boxes: Floats, px_per_mm: float) -> Floats:
    """Level boxes in px as rules in mm: from, to, where, thickness."""
    start, top, end, bottom = boxes.T
    return np.column_stack([start, end, (top + bottom) / 2, bottom - top]) / px_per_mm


def _are_sides(bars: Floats, shapes: Floats) -> NDArray[np.bool_]:
    """Which bars (N, 4) are only a side of an outline."""
    inset = np.concatenate(
        [
            bars[:, None, :2] - shapes[None, :, :2] + _OUTLINE_MM,
            shapes[None, :, 2:] - bars[:, None, 2:] + _OUTLINE_MM,
        ],
        axis=2,
    )
    lies_in: NDArray[np.bool_] = np.all(inset > 0, axis=2)
    return np.asarray(np.any(lies_in, axis=1), np.bool_)


def _words(ink: Ink, rules: Ink, px_per_mm: float) -> tuple[Floats, NDArray[np.bool_]]:
    left_over = cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(rules, np.ones((3, 3), np.uint8))))
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
    found = np.column_stack([x, y, x + width, y + height])
    slashes = [_is_slash(letters, box, px_per_mm) for box in found]
    return found / px_per_mm, np.array(slashes, bool)


def _is_slash(letters: Ink, box: Floats, px_per_mm: float) -> bool:
    """Whether a word is one stroke that leans to the right, as between day and month."""
    left, top, right, bottom = box.astype(int)
    if right - left > bottom - top or bottom - top < _LEAST_SLASH_MM * px_per_mm:
        return False
    y, x = np.nonzero(letters[top:bottom, left:right])
    return bool(x.std() > 0 and np.corrcoef(x, y)[0, 1] < -_LEANS)
