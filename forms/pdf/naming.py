"""Which print on a page names each of its fields: beside it, above or below it, or as a table does.

All boxes are rows left, top, right, bottom in PageMm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from forms.pdf.captions import IN_LINE_MM, LONGEST_LABEL, Captions
from forms.pdf.text_layer import PageText
from vision.geometry import Floats, PageMm, Quad

#: How far from a field its name may stand: beside it on the same line, or just above.
#: Left of it a line of dots may lead the eye across most of the sheet.
_RIGHT_OF_MM, _LEFT_OF_MM, _AWAY_MM = 40.0, 130.0, 8.0
#: A caption starts at the field's left edge and touches it, give or take this much.
_CAPTION_MM, _INSET_MM = 3.0, 6.0
#: A name above or below must be this much closer than one beside it, since rows are more common,
#: and so is one on the very line of a box to tick than one a little higher or lower.
_AWAY_COSTS = 2.0
#: What another field stands before, or what names a box to tick, names this one only where
#: nothing else is near; a box to tick needs its name, and what stands so close before a field.
_OF_ANOTHER_MM, _OF_TICK_MM, _BEFORE_MM = 20.0, 40.0, 20.0
#: Of captions at one height the one that starts nearest to the field's left edge names it.
_ALONG_COSTS = 0.1
#: A box to tick stands so close before its name.
_TICKED_MM = 5.0
#: Fields this near to each other, with the same ends, are cells of one row or column.
_TOUCHES_MM = 1.0
#: A field of the same column follows at most this much lower; the head of a column stands at most
#: so far over its first field, as heads in several lines beside it are higher.
_NEXT_ROW_MM, _HEAD_MM = 25.0, 16.0
#: A name so far over a field leaves room to sign. So many others whose names start in line make
#: a column of names.
_FAR_MM, _FEWEST_ROWS = 22.0, 3
#: A line of a sentence stands so close under the one before it.
_LINE_MM = 14.0
#: What stands this near the middle of a low field, as a share of its height, shows how to fill it.
_IN_MIDDLE, _LOW_MM = 0.2, 13.0
#: A sum names a box to tick, but no field that is written in.
_SUM = re.compile(r"[€£$]?\s?\d+(?:[.,]\d+)*\s?[€£%]?")


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
        self._captions = Captions(text, boxes, self._names_tick)
        self._names_no_field = self._examples() | _are_sums(text)

    def label(self, number: int) -> str | None:
        """The print that names a field."""
        row, column = self._left_of(number), self._over(number)
        is_cell = bool(row and column) and self._is_in_table(number)
        if self._are_ticked[number] and not is_cell:
            found = self._right_of(number) or row
            return self._captions.whole(found.piece) if found else None
        if row and column and is_cell:
            head = self._captions.caption(column.piece)
            named = self._captions.whole(row.piece)
            return f"{named}: {head}"[:LONGEST_LABEL] if head else named
        if row and self._is_of_row(number, row, column):
            nearest: _Found | None = row
        else:
            nearest = self._end_of_line_before(number) or min(
                filter(None, (row, column)), key=lambda f: f.cost, default=None
            )
        nearest = nearest or self._under(number) or self._far_over(number)
        return self._captions.whole(nearest.piece) if nearest else None

    def _is_of_row(self, number: int, row: _Found, column: _Found | None) -> bool:
        """Whether the print before a field names it, though other print stands close above.

        In a column of fields it does, and where fields that start in line have names that start in
        line, if that above does not start where the field does.
        """
        if number in self._are_in_column:
            return not row.is_of_another
        if self._is_over(number, row):
            return False
        left, starts = self._boxes[number, 0], self._text.boxes[:, 0]
        if column and -_CAPTION_MM < starts[column.piece] - left < _INSET_MM:
            return False
        alike = {
            found.piece
            for other, found in self._rows
            if abs(self._boxes[other, 0] - left) < _TOUCHES_MM
            and abs(starts[found.piece] - starts[row.piece]) < IN_LINE_MM
        }
        return len(alike) > _FEWEST_ROWS

    @cached_property
    def _rows(self) -> list[tuple[int, _Found]]:
        """The fields that are written in with print before them, and that."""
        written = map(int, np.flatnonzero(~self._are_ticked))
        found = [(number, self._left_of(number)) for number in written]
        return [(number, row) for number, row in found if row and not self._is_over(number, row)]

    def _is_over(self, number: int, row: _Found) -> bool:
        """Whether the print before a field stands before or over another field of its row."""
        _, top, _, bottom = self._boxes[number]
        x0, _, x1, _ = self._text.boxes[row.piece]
        others = np.delete(self._boxes, number, axis=0)
        is_level = (others[:, 1] < bottom) & (others[:, 3] > top)
        covers = (others[:, 0] < x1 - 1) & (others[:, 2] > x0 + 1)
        return row.is_of_another or bool((is_level & covers).any())

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
        if not self._are_ticked[number]:
            is_near &= ~self._names_no_field
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
        is_near &= ~self._names_no_field
        along = np.maximum(x0 - left, np.maximum(left - _CAPTION_MM - x0, 0))
        cost = np.maximum(away, 0) * _AWAY_COSTS + _ALONG_COSTS * along
        cost += _OF_TICK_MM * self._names_tick + _OF_ANOTHER_MM * self._is_beside_another(number)
        return _nearest(np.where(is_near, cost, np.inf))

    def _is_beside_another(self, number: int) -> NDArray[np.bool_]:
        """Which pieces stand close before another field that is written in, or within it."""
        x0, y0, x1, y1 = self._text.boxes.T
        middle = (y0 + y1) / 2
        found = np.zeros(len(x0), bool)
        for other in np.flatnonzero(~self._are_ticked):
            left, top, right, bottom = self._boxes[other]
            is_before = (x1 < left + 1) & (left - x1 < _BEFORE_MM)
            is_within = (x0 > left - 1) & (x1 < right + 1)
            if other != number:
                found |= (middle > top) & (middle < bottom) & (is_before | is_within)
        return found

    def _under(self, number: int) -> _Found | None:
        """The caption that hugs a field from below, where nothing else names it."""
        left, _, right, bottom = self._boxes[number]
        x0, y0, x1, _ = self._text.boxes.T
        is_near = (np.abs(y0 - bottom) < _CAPTION_MM) & (x0 > left - 1) & (x1 < right + 1)
        is_near &= ~(self._names_no_field | self._names_tick | self._is_beside_another(number))
        return _nearest(np.where(is_near, np.abs(y0 - bottom), np.inf))

    def _end_of_line_before(self, number: int) -> _Found | None:
        """The words that end the line before, where a sentence goes on with a field in this one.

        Nothing stands before such a field; the words start small, behind a field of their own line.
        """
        left, top, _, bottom = self._boxes[number]
        x0, y0, x1, y1 = self._text.boxes.T
        middle = (y0 + y1) / 2
        fields = self._boxes[~self._are_ticked]
        if (self._on_line(number) & (x1 < left + 1.5)).any():
            return None
        is_before = (middle < top + 1) & (bottom - middle < _LINE_MM)
        if not is_before.any():
            return None
        is_level = is_before & (np.abs(middle - middle[is_before].max()) < 1.0)
        last = int(np.argmax(np.where(is_level, x1, -np.inf)))
        on = (fields[:, 1] < middle[last]) & (fields[:, 3] > middle[last] - 1)
        is_behind_field = bool((on & (np.abs(fields[:, 2] - x0[last]) < _TICKED_MM)).any())
        is_last = not (on & (fields[:, 0] > x1[last] - 1)).any()
        goes_on = self._text.texts[last].lstrip(" ,;")[:1].islower()
        is_end = is_behind_field and is_last and goes_on and x0[last] > left + _CAPTION_MM
        return _Found(last, 0.0) if is_end else None

    def _far_over(self, number: int) -> _Found | None:
        """The print that starts in line with a field high over it, with nothing between."""
        left, top, right, _ = self._boxes[number]
        x0, _, x1, y1 = self._text.boxes.T
        boxes = np.vstack([self._text.boxes, np.delete(self._boxes, number, axis=0)])
        is_over = (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 3] < top + 1)
        nearest = boxes[is_over, 3].max(initial=-np.inf)
        is_name = (y1 > nearest - 0.5) & (np.abs(x0 - left) < IN_LINE_MM) & (x1 < right)
        is_name &= ~(self._names_no_field | self._names_tick) & (y1 < top + 1)
        return _nearest(np.where(is_name & (top - y1 < _FAR_MM), top - y1, np.inf))

    def _examples(self) -> NDArray[np.bool_]:
        """Which pieces stand in the middle of a low field, and show how to fill it in."""
        x0, y0, x1, y1 = self._text.boxes.T
        middle = (y0 + y1) / 2
        found = np.zeros(len(x0), bool)
        for left, top, right, bottom in self._boxes[~self._are_ticked]:
            height = bottom - top
            is_in_middle = np.abs(middle - (top + bottom) / 2) < _IN_MIDDLE * height
            if height < _LOW_MM:
                found |= (x0 > left) & (x1 < right) & is_in_middle
        return found

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


def _nearest(costs: Floats) -> _Found | None:
    piece = int(np.argmin(costs))
    return _Found(piece, float(costs[piece])) if np.isfinite(costs[piece]) else None


def _are_sums(text: PageText) -> NDArray[np.bool_]:
    return np.array([_SUM.fullmatch(each) is not None for each in text.texts], bool)
