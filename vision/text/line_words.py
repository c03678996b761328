"""From the signs of a line to its words, each with its place on paper."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from models.text_line import Sign
from vision.geometry import Floats
from vision.picture import Grey
from vision.text.printed import PrintedWord
from vision.text.strip import Strip

#: Columns with less of the line's darkness than this hold no ink.
_INK = 0.35
#: White between two signs that is no space is seldom wider than this share of the line's height.
_LEAST_SPACE = 0.27
#: Beside a figure or behind a stop, where most are missed, it is seldom as wide either as all of
#: these: a share of the height, a share of the spaces that were read in the line, and so many
#: times the white within its words.
_NARROW_SPACE, _OF_SPACES, _OF_WITHIN = 0.16, 0.75, 2.0
#: A one stands in the middle of as much paper as any figure of its face, or close to the next. Only
#: where its middle is so many times the usual step of figures from that of the next is a space.
_STEP_WITH_SPACE, _OF_STEPS = 1.22, 0.75
#: A space after € and those on both sides of a dash are seldom narrower, in shares of the height.
_AFTER_EURO, _BESIDE_DASH = 0.12, 0.13
_DASHES, _STOPS = "-–—/", ".:"
#: A one that stands alone looks like these, and not like a bar: of 1,159 ones in 30 faces, seen at
#: 118 and 78 dpi too, none was read as one, and of 590 bars every one.
_LIKE_ONE = "Il"
#: A backslash is read as a bar too, whose upper third then lies left of the lower by so much of the
#: line at least; a bar stands upright, or leans the other way in italics.
_LEANS_BACK = 0.06
#: Paper above and below a line, as a share of its picture's height.
_EDGE = 0.06


def words_of(
    signs: Sequence[Sign], picture: Grey, strip: Strip, px_per_mm: tuple[float, float]
) -> tuple[PrintedWord, ...]:
    """The words of a line in PageMm; none where all signs are spaces.

    A word is as sure as its signs on average and the least sure of them say together.

    `picture` is the line as it was read, uint8 (H, W), dark on light or light on dark; `px_per_mm`
    its resolution across and down.
    """
    ink = _ink(picture)
    groups = _groups(signs, ink)
    if not groups:
        return ()  # scribble may be read as nothing but spaces
    edges = [0.0, *((one[-1].x + two[0].x) / 2 for one, two in pairwise(groups)), picture.shape[1]]
    words = []
    for group, (start, end) in zip(groups, pairwise(edges), strict=True):
        text = "".join(sign.text for sign in group)
        text = "1" if text in _LIKE_ONE else text
        text = "\\" if text == "|" and _leans_back(ink, group[0].x) else text
        left, top, right, bottom = _box(ink, int(start), int(np.ceil(end)))
        x = strip.crop_left + np.array([left, right]) / px_per_mm[0]
        base = float(strip.base_at(float(x.mean())))
        y = base + strip.crop_top + np.array([top, bottom]) / px_per_mm[1]
        sure = float(
            np.mean([*(s.sure for s in group), *[min(s.sure for s in group)] * len(group)])
        )
        words.append(PrintedWord(text, sure, float(x[0]), float(y[0]), float(x[1]), float(y[1])))
    return tuple(words)


def _ink(picture: Grey) -> NDArray[np.bool_]:
    """Where the print is, whichever is rarer, dark or light: bool (H, W)."""
    grey = picture.astype(np.float32)
    ground = float(np.median(grey))
    away = np.abs(grey - ground)
    return np.asarray(away > _INK * max(float(np.quantile(away, 0.99)), 12.0))


def _groups(signs: Sequence[Sign], ink: NDArray[np.bool_]) -> list[list[Sign]]:
    """The signs of each word."""
    printed = [number for number, sign in enumerate(signs) if sign.text != " "]
    row = [signs[number] for number in printed]
    is_read = np.diff(printed) > 1
    white = np.array([_white(one, two, ink) for one, two in pairwise(row)])
    is_unread = _is_unread(row, white, _least_space(white, is_read))
    is_unread &= ~_is_beside_one(row, white, ink)
    cuts = np.flatnonzero(is_read | is_unread)
    bounds = [0, *(cuts + 1).tolist(), len(row)]
    return [row[start:end] for start, end in pairwise(bounds) if end > start]


def _least_space(white: Floats, is_read: NDArray[np.bool_]) -> float:
    """How much white makes a space in a line, as a share of its height."""
    if is_read.all() or not is_read.any():
        return _LEAST_SPACE
    spaces, within = (float(np.median(white[where])) for where in (is_read, ~is_read))
    return min(_LEAST_SPACE, max(_NARROW_SPACE, _OF_SPACES * spaces, _OF_WITHIN * within))


def _white(one: Sign, two: Sign, ink: NDArray[np.bool_]) -> float:
    """How much white there is between two signs, as a share of the line's height."""
    inked = np.asarray(ink[:, int(one.x) : int(two.x) + 1].any(axis=0), np.bool_)
    return float(np.ptp(_longest_run(~inked)) / ink.shape[0])


def _is_unread(row: Sequence[Sign], white: Floats, least: float) -> NDArray[np.bool_]:
    """Behind which signs of a line is a space that was not read: bool, one fewer than signs."""
    there = np.zeros(len(white), np.bool_)
    for number, (one, two) in enumerate(pairwise(row)):
        if one.text == "€" and two.text.isdigit():
            there[number] = white[number] >= _AFTER_EURO
        elif two.text.isalnum() and (one.text.isalnum() or one.text in _STOPS):
            is_word = one.text.isalpha() and two.text.isalpha()
            there[number] = white[number] >= (_LEAST_SPACE if is_word else least)
        elif number and one.text in _DASHES and row[number - 1].text.isalnum():
            # Beside a dash in a date, a one leaves as much white as a space, but on its own side.
            beside = slice(number - 1, number + 1)
            there[beside] |= two.text.isalnum() and white[beside].min() >= _BESIDE_DASH
    return there


def _is_beside_one(row: Sequence[Sign], white: Floats, ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Behind which signs the white is that of a one among figures: bool, one fewer than signs."""
    pairs = list(pairwise(row))
    figures = np.array([one.text.isdigit() and two.text.isdigit() for one, two in pairs], np.bool_)
    ones = np.array(["1" in (one.text, two.text) for one, two in pairs], np.bool_)
    if not (figures & ones).any():
        return np.zeros(len(white), np.bool_)
    step = np.array([_step(one, two, ink) for one, two in pairs])
    usual = step[figures & (white > 0) & (white < _NARROW_SPACE)]
    if not len(usual):
        return np.asarray(figures & ones & (white < _LEAST_SPACE))
    # Broken ink makes a step too short.
    longer = float(np.quantile(usual, _OF_STEPS, method="higher"))
    return np.asarray(figures & ones & (step < _STEP_WITH_SPACE * longer))


def _step(one: Sign, two: Sign, ink: NDArray[np.bool_]) -> float:
    """From the middle of one sign to that of the next, px, by their ink on both sides of white."""
    inked = np.asarray(ink.any(axis=0), np.bool_)
    white = _longest_run(~inked[int(one.x) : int(two.x) + 1]) + int(one.x)
    before = np.flatnonzero(~inked[: white[0]])
    behind = np.flatnonzero(~inked[white[1] :])
    left = before[-1] + 1 if len(before) else 0
    right = white[1] + behind[0] if len(behind) else len(inked)
    return float(white[1] + right - left - white[0]) / 2


def _longest_run(there: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Where the longest run of True begins and ends (exclusive): int64 (2,); (0, 0) for none."""
    bounds = np.flatnonzero(np.diff(np.concatenate([[0], there.astype(np.int8), [0]])))
    runs = bounds.reshape(-1, 2)
    return runs[int(np.argmax(np.ptp(runs, axis=1)))] if len(runs) else np.zeros(2, np.int64)


def _leans_back(ink: NDArray[np.bool_], x: float) -> bool:
    """Whether the stroke nearest to column `x` leans as a backslash does."""
    count, parts, boxes, middles = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    high = boxes[:, cv2.CC_STAT_HEIGHT]
    strokes = [number for number in range(1, count) if high[number] > ink.shape[0] / 2]
    if not strokes:
        return False
    rows, columns = np.nonzero(parts == min(strokes, key=lambda each: abs(middles[each][0] - x)))
    top, third = rows.min(), np.ptp(rows) / 3
    upper, lower = columns[rows < top + third], columns[rows > top + 2 * third]
    return bool(lower.mean() - upper.mean() > _LEANS_BACK * ink.shape[0])


def _box(ink: NDArray[np.bool_], start: int, end: int) -> tuple[int, int, int, int]:
    """The box around the ink between two columns, px; all of it where there is none."""
    # What touches the picture's edge belongs to the lines above and below.
    edge = round(_EDGE * ink.shape[0])
    part = ink[:, start:end].copy()
    part[:edge] = part[-edge:] = False
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if not len(columns):
        return start, 0, max(end, start + 1), ink.shape[0]
    return start + int(columns[0]), int(rows[0]), start + int(columns[-1]) + 1, int(rows[-1]) + 1
