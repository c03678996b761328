"""Which print on a page names each of its fields: beside it, above or below it, or as a table does.

All boxes are rows left, top, right, bottom in PageMm.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from forms.pdf.text_layer import PageText
from vision.geometry import Floats, PageMm, Quad

#: How far from a field its name may stand: beside it on the same line, or just above.
#: Left of it a line of dots may lead the eye across most of the sheet.
_RIGHT_OF_MM, _LEFT_OF_MM, _AWAY_MM = 40.0, 130.0, 8.0
#: A caption starts at the field's left edge and touches it, give or take this much.
_CAPTION_MM = 3.0
#: A name above or below must be this much closer than one beside it, since rows are more common,
#: and so is one on the very line of a box to tick than one a little higher or lower.
_AWAY_COSTS = 2.0
#: What another field stands before, or what names a box to tick, names this one only where
#: nothing else is near.
_OF_ANOTHER_MM = 20.0
#: Of captions at one height the one that starts nearest to the field's left edge names it.
_ALONG_COSTS = 0.1
#: A box to tick stands so close before its name.
_TICKED_MM = 5.0
#: Fields this near to each other, with the same ends, are cells of one row or column.
_TOUCHES_MM = 1.0
#: A field of the same column follows at most this much lower; the head of a column stands at most
#: so far over its first field, as heads in several lines beside it are higher.
_NEXT_ROW_MM, _HEAD_MM = 25.0, 16.0
#: Lines of one caption start or end in line, and lie this close (in heights of a line).
_IN_LINE_MM, _LEADING = 1.5, 1.1
#: Lines of one caption are of one height, give or take this share; a line without ascenders or
#: descenders is that much lower.
_ALIKE = 0.35
_MOST_LINES, _LONGEST_LABEL = 4, 120
_GOES_ON = frozenset("(/-–&")


def labels(
    text: PageText, areas: Sequence[Quad[PageMm]], are_ticked: Sequence[bool]
) -> list[str | None]:
    """For each area the text that names it, None where nothing near does."""
    if not text.texts or not areas:
        return [None] * len(areas)
    boxes = np.array([np.r_[area.xy.min(axis=0), area.xy.max(axis=0)] for area in areas])
    naming = _Naming(text, boxes, np.array(are_ticked, bool))
    return [naming.label(number) for number in range(len(boxes))]


@dataclass(frozen=True)
class _Found:
    """A piece of print by its number, and what it costs to take it for the name: mm."""

    piece: int
    cost: float
    is_of_another: bool = False


class _Naming:
    """The print and the fields of one page."""

    def __init__(self, text: PageText, boxes: Floats, are_ticked: NDArray[np.bool_]) -> None:
        self._text = text
        self._boxes = boxes
        self._are_ticked = are_ticked
        self._before = list(map(self._cell_before, range(len(boxes))))
        self._above = list(map(self._next_above, range(len(boxes))))
        self._are_in_column = {
            number for pair in enumerate(self._above) if pair[1] is not None for number in pair
        }
        self._are_below = self._captions_are_below()
        self._names_tick = self._pieces_of_ticks()

    def label(self, number: int) -> str | None:
        """The print that names a field."""
        if self._are_ticked[number]:
            found = self._right_of(number) or self._left_of(number)
            return self._whole(found.piece) if found else None
        row, column = self._left_of(number), self._over(number)
        if row and column and self._is_in_table(number):
            head = self._caption(column.piece)
            named = self._whole(row.piece)
            return f"{named}: {head}"[:_LONGEST_LABEL] if head else named
        nearest = min(filter(None, (row, column)), key=lambda f: f.cost, default=None)
        if row and not row.is_of_another and number in self._are_in_column:
            nearest = row
        return self._whole(nearest.piece) if nearest else None

    def _captions_are_below(self) -> bool:
        """Whether this page prints the names of its fields under them.

        In rows of fields a caption touches the field above it and the one below; the first and
        the last row tell which it belongs to.
        """
        under = over = 0
        x0, y0, _, y1 = self._text.boxes.T
        for left, top, _, bottom in self._boxes[~self._are_ticked]:
            starts_here = np.abs(x0 - left) < _CAPTION_MM
            under += bool((starts_here & (np.abs(y0 - bottom) < _CAPTION_MM)).any())
            over += bool((starts_here & (np.abs(top - y1) < _CAPTION_MM)).any())
        return under > over

    def _pieces_of_ticks(self) -> NDArray[np.bool_]:
        """Which pieces stand close behind a box to tick."""
        x0, y0, _, y1 = self._text.boxes.T
        middle = (y0 + y1) / 2
        names = np.zeros(len(x0), bool)
        for _, top, right, bottom in self._boxes[self._are_ticked]:
            is_level = (middle > top - 0.5) & (middle < bottom + 0.5)
            names |= is_level & (x0 > right - 1) & (x0 < right + _TICKED_MM)
        return names

    def _right_of(self, number: int) -> _Found | None:
        _, top, right, bottom = self._boxes[number]
        x0 = self._text.boxes[:, 0]
        is_near = self._on_line(number) & (x0 > right - 1) & (x0 - right < _RIGHT_OF_MM)
        middles = self._text.boxes[:, [1, 3]].mean(axis=1)
        cost = x0 - right + _AWAY_COSTS * np.abs(middles - (top + bottom) / 2)
        return _nearest(np.where(is_near, cost, np.inf))

    def _left_of(self, number: int) -> _Found | None:
        """The print left of a field, or of the row of cells it is in."""
        left, top, _, bottom = self._boxes[number]
        start = self._row_start(number)
        x1 = self._text.boxes[:, 2]
        is_near = self._on_line(number) & (x1 < left + 1.5) & (left - x1 < _LEFT_OF_MM)
        cost = np.maximum(np.where(x1 < start + 1.5, start, left) - x1, 0)
        middles = self._boxes[:, [1, 3]].mean(axis=1)
        others = (middles > top) & (middles < bottom) & (self._boxes[:, 2] < left + 1)
        at = self._boxes[others, 0]
        within, before = at.max(initial=-np.inf), at[at < start - _TOUCHES_MM].max(initial=-np.inf)
        is_of_another = np.where(x1 > start + 1.5, within, before) > x1 - 1.5
        found = _nearest(np.where(is_near, cost + _OF_ANOTHER_MM * is_of_another, np.inf))
        return found and replace(found, is_of_another=bool(is_of_another[found.piece]))

    def _over(self, number: int) -> _Found | None:
        """The print above a field or the column of cells it is in, or below where it stands so.

        A name may also stand inside the field, along its upper edge.
        """
        left, _, right, bottom = self._boxes[number]
        top = self._column_start(number)
        x0, y0, x1, y1 = self._text.boxes.T
        if self._are_below:
            is_beyond, away = y0 > bottom - 1, y0 - bottom
        else:
            is_beyond, away = y0 < top + 1, top - y1
        farthest = _HEAD_MM if number in self._are_in_column else _AWAY_MM
        is_near = (x0 < right) & (x1 > left) & is_beyond & (away < farthest)
        cost = np.maximum(away, 0) * _AWAY_COSTS + _ALONG_COSTS * np.maximum(x0 - left, 0)
        return _nearest(np.where(is_near, cost + _OF_ANOTHER_MM * self._names_tick, np.inf))

    def _on_line(self, number: int) -> NDArray[np.bool_]:
        _, top, _, bottom = self._boxes[number]
        middle = self._text.boxes[:, [1, 3]].mean(axis=1)
        on_line: NDArray[np.bool_] = (middle > top - 1) & (middle < bottom + 1)
        return on_line

    def _row_start(self, number: int) -> float:
        """Where the row of touching cells starts that a field is in: x in mm."""
        at: int | None = number
        while at is not None:
            first, at = at, self._before[at]
        return float(self._boxes[first, 0])

    def _column_start(self, number: int) -> float:
        """Where the column starts that a field is in: y in mm."""
        at: int | None = number
        while at is not None:
            first, at = at, self._above[at]
        return float(self._boxes[first, 1])

    def _cell_before(self, number: int) -> int | None:
        left, top, _, bottom = self._boxes[number]
        is_next = np.abs(self._boxes[:, 2] - left) < _TOUCHES_MM
        is_next &= (np.abs(self._boxes[:, [1, 3]] - [top, bottom]) < _TOUCHES_MM).all(axis=1)
        is_next &= self._boxes[:, 0] < left
        return int(np.argmax(is_next)) if is_next.any() else None

    def _next_above(self, number: int) -> int | None:
        """The next field above with the same ends, if no print is between."""
        left, top, right, _ = self._boxes[number]
        same = (np.abs(self._boxes[:, [0, 2]] - [left, right]) < _TOUCHES_MM).all(axis=1)
        gaps = np.where(same & (self._boxes[:, 1] < top), top - self._boxes[:, 3], np.inf)
        gaps = np.where(gaps > -_TOUCHES_MM, gaps, np.inf)
        nearest = int(np.argmin(gaps))
        if gaps[nearest] > _NEXT_ROW_MM:
            return None
        x0, y0, x1, y1 = self._text.boxes.T
        middle = (y0 + y1) / 2
        is_between = (middle > top - gaps[nearest]) & (middle < top)
        says = (x0 < right - 0.5) & (x1 > left + 0.5) & is_between
        return None if says.any() else nearest

    def _is_in_table(self, number: int) -> bool:
        """Whether a cell has others beside it and above or below it."""
        near = np.abs(self._boxes[:, None, [0, 1]] - self._boxes[number, [2, 3]])
        far = np.abs(self._boxes[:, None, [2, 3]] - self._boxes[number, [0, 1]])
        same = np.abs(self._boxes - self._boxes[number]) < _TOUCHES_MM
        touches = np.minimum(near, far)[:, 0] < _TOUCHES_MM
        beside = same[:, 1] & same[:, 3] & touches[:, 0]
        below = same[:, 0] & same[:, 2] & touches[:, 1]
        return bool(beside.any() and below.any())

    def _whole(self, piece: int) -> str:
        """The caption that a piece of print is a line of; of a paragraph that line alone."""
        return self._caption(piece) or self._text.texts[piece][:_LONGEST_LABEL]

    def _caption(self, piece: int) -> str | None:
        """The caption that a piece of print is a line of, None where it is a paragraph."""
        lines = [piece]
        while len(lines) < _MOST_LINES and (before := self._line_at(lines[0], -1)) is not None:
            lines.insert(0, before)
        while len(lines) < _MOST_LINES and (after := self._line_at(lines[-1], 1)) is not None:
            lines.append(after)
        said = ""
        for text in (self._text.texts[line] for line in lines):
            is_broken = said[-1:] == "-" and said[-2:-1].isalpha() and text[0].islower()
            said = said[:-1] + text if is_broken else f"{said} {text}".strip()
        return said if len(said) <= _LONGEST_LABEL else None

    def _line_at(self, piece: int, towards: int) -> int | None:
        """The line of the same caption next to a piece: -1 above it, 1 below it."""
        boxes = self._text.boxes
        x0, y0, _, y1 = boxes[piece]
        height = y1 - y0
        apart = boxes[:, 1] - y1 if towards > 0 else y0 - boxes[:, 3]
        heights = boxes[:, 3] - boxes[:, 1]
        higher = np.maximum(heights, height)
        is_near = (apart > -_ALIKE * height) & (apart < _LEADING * higher)
        is_near &= np.abs(heights - height) < _ALIKE * higher
        is_near &= np.abs(boxes[:, 0] - x0) < _IN_LINE_MM
        is_near[piece] = False
        for other in map(int, np.flatnonzero(is_near)):
            upper, lower = (piece, other) if towards > 0 else (other, piece)
            if self._goes_on(upper, lower):
                return other
        return None

    def _goes_on(self, upper: int, lower: int) -> bool:
        """Whether the second line continues the first, rather than saying something of its own."""
        one, other = self._text.boxes[upper], self._text.boxes[lower]
        if self._names_tick[lower] or self._has_field(one) or self._parts(one, other):
            return False
        said, text = self._text.texts[upper], self._text.texts[lower]
        if text[0].islower() or text[0] in _GOES_ON or said[-1] in _GOES_ON:
            return True
        first = len(text.split()[0]) / len(text) * (other[2] - other[0])
        return bool(one[2] + first + (one[3] - one[1]) / 3 > self._column_end(one, other))

    def _has_field(self, piece: Floats) -> bool:
        """Whether a field stands right behind a line, which then asks for it."""
        middle = (piece[1] + piece[3]) / 2
        left, top, _, bottom = self._boxes.T
        on = (top < middle) & (bottom > middle) & (left > piece[2] - 1.0)
        return bool((on & (left < piece[2] + _TICKED_MM)).any())

    def _parts(self, one: Floats, other: Floats) -> bool:
        """Whether a field lies between two lines, or starts in one of them."""
        middle = (one[3] + other[1]) / 2
        left, top, right, bottom = self._boxes.T
        return bool(((left < one[2]) & (right > one[0]) & (top < middle) & (bottom > middle)).any())

    def _column_end(self, one: Floats, other: Floats) -> float:
        """How far right two lines could go: to what stands beside them, or the field below."""
        boxes = np.vstack([self._text.boxes, self._boxes])
        right = max(one[2], other[2])
        beside = (boxes[:, 0] > right) & (boxes[:, 1] < other[3]) & (boxes[:, 3] > one[1])
        left, top, end, bottom = self._boxes.T
        over = (left < one[0] + _CAPTION_MM) & (end > one[0]) & (top < other[3] + _AWAY_MM)
        over &= bottom > one[1]
        ends = [*boxes[beside, 0], *end[over], boxes[:, 2].max()]
        return float(min(ends))


def _nearest(costs: Floats) -> _Found | None:
    piece = int(np.argmin(costs))
    return _Found(piece, float(costs[piece])) if np.isfinite(costs[piece]) else None
