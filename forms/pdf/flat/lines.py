"""Lines to write on: rules and underscores with room above, told from rules that only divide."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from forms.pdf.flat.cells import TEXT_LINE_MM, is_cell, stretches
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet, caption_starts, text_lines
from vision.geometry import Floats

#: How high a field over a line is: as high as the room above it, up to the geometric mean of a
#: line of print and this much, and one usual line in any case where there is room.
_USUAL_MM, _HIGHEST_MM = 5.0, 10.0
#: Less room holds no writing; shorter lines hold no word.
_LEAST_ROOM_MM, _SHORTEST_MM = 2.8, 7.0
#: Lines below each other with nothing between are one lot up to this distance.
_LEAST_SERIES_MM, _MOST_SERIES_MM = 3.2, 13.0
#: A rule that spans this much of the text divides the page, unless another follows or a label
#: stands before it.
_DIVIDES = 0.7
#: So does one just as wide as this many lines of text that follow it closely: a heading's.
_FEWEST_TEXT_LINES, _FOLLOWS_MM = 6, 40.0
#: Print this wide on a line is underlined, not asked.
_UNDERLINED_MM = 4.0


def line_places(sheet: Sheet) -> Iterator[Place]:
    """The fields over open lines."""
    for rule in sheet.across:
        y = float(rule[2])
        for a, b, has_left, has_right, ticks in stretches(rule, sheet):
            ceiling = sheet.ceiling(a, b, y, 0.5)
            is_closed = is_cell(a, b, (has_left, has_right), ceiling)
            if is_closed or (has_left and has_right) or sheet.hangs_from(a, b, y):
                continue
            if ceiling is not None and _is_series(a, b, y, ceiling, sheet):
                yield Place(Kind.WRITE, Source.SERIES, a, float(ceiling[2]), b, y)
            else:
                top = float(ceiling[2]) if ceiling is not None else 0.0
                yield from _over(rule, (a, b), top, ticks, sheet)


def _is_series(a: float, b: float, y: float, ceiling: Floats, sheet: Sheet) -> bool:
    same_ends = abs(ceiling[0] - a) < 1.0 and abs(ceiling[1] - b) < 1.0
    above = float(ceiling[2])
    is_near = _LEAST_SERIES_MM < y - above < _MOST_SERIES_MM
    return bool(same_ends and is_near and not len(sheet.things_in(a, above, b, y)))


def _over(
    rule: Floats, ends: tuple[float, float], top: float, ticks: list[float], sheet: Sheet
) -> Iterator[Place]:
    y = float(rule[2])
    above = sheet.things_in(ends[0], top, ends[1], y)
    on_line = above[above[:, 3] > y - 2.0]
    if any(right - left > _UNDERLINED_MM for left, _, right, _ in text_lines(on_line)):
        return
    for left, right in _gaps(*ends, on_line):
        room = _room(left, right, y, above, sheet)
        if right - left < _SHORTEST_MM or room < _LEAST_ROOM_MM:
            continue
        if _divides(rule, left, right, sheet):
            continue
        height = min(room, max(_USUAL_MM, float(np.sqrt(TEXT_LINE_MM * min(room, _HIGHEST_MM)))))
        if sheet.is_greyed((left + right) / 2, y - height / 2):
            continue
        marked = [x for x in ticks if left + 1 < x < right - 1]
        if len(marked) >= 2:
            box = (left, y - height, right, y)
            yield Place(Kind.COMB, Source.LINE, *box, cells=len(marked) + 1)
            continue
        for a, b in pairwise([*_captions_below(left, right, y, sheet), right]):
            yield Place(Kind.WRITE, Source.LINE, a, y - height, b, y)


def _room(left: float, right: float, y: float, above: Floats, sheet: Sheet) -> float:
    over = above[(above[:, 2] > left + 0.5) & (above[:, 0] < right - 0.5)]
    ceiling = sheet.ceiling(left, right, y, 0.3)
    lowest = max(
        float(ceiling[2]) if ceiling is not None else 0.0,
        float(over[:, 3].max()) if len(over) else 0.0,
    )
    return y - lowest


def _captions_below(left: float, right: float, y: float, sheet: Sheet) -> list[float]:
    w = sheet.words
    near = w[(w[:, 1] > y - 0.2) & (w[:, 1] < y + 3.0) & (w[:, 2] > left) & (w[:, 0] < right)]
    return caption_starts(text_lines(near), left)


def _divides(rule: Floats, left: float, right: float, sheet: Sheet) -> bool:
    if right - left < _DIVIDES * sheet.text_width_mm and not _heads_text(rule, sheet):
        return False
    y = float(rule[2])
    start, end, at, _ = sheet.across.T
    same = (np.abs(start - rule[0]) < 1) & (np.abs(end - rule[1]) < 1)
    following = at[same & (at > y + _LEAST_SERIES_MM) & (at < y + _MOST_SERIES_MM)]
    if any(not len(sheet.things_in(left, y, right, float(other))) for other in following):
        return False
    w = sheet.words
    beside = (w[:, 2] < left + 0.5) & (w[:, 2] > left - 6)
    return not bool((beside & (w[:, 3] > y - 2.5) & (w[:, 1] < y - 0.5)).any())


def _heads_text(rule: Floats, sheet: Sheet) -> bool:
    """Whether the rule is just as wide as the text that follows it."""
    left, right, y, _ = rule
    w = sheet.words
    below = w[
        (w[:, 1] > y) & (w[:, 3] < y + _FOLLOWS_MM) & (w[:, 2] > left + 1) & (w[:, 0] < right - 1)
    ]
    lines = text_lines(below)
    if len(lines) < _FEWEST_TEXT_LINES:
        return False
    starts, ends = float(lines[:, 0].min()), float(lines[:, 2].max())
    return bool(abs(starts - left) < 1.5 and abs(ends - right) < 1.5)


def _gaps(left: float, right: float, words: Floats) -> Iterator[tuple[float, float]]:
    """What the words leave free of left..right."""
    at = left
    for word in sorted(words, key=lambda w: float(w[0])):
        if word[0] - 0.5 > at:
            yield at, float(word[0] - 0.5)
        at = max(at, float(word[2] + 0.5))
    if at < right:
        yield at, right
