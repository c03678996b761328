"""Lines of print made one caption, where they say one thing.

All boxes are rows left, top, right, bottom in PageMm.
"""

import numpy as np
from numpy.typing import NDArray

from forms.pdf.text_layer import PageText
from vision.geometry import Floats

#: Lines of one caption start or end in line, and lie this close (in heights of a line).
IN_LINE_MM, _LEADING = 1.5, 1.1
#: Lines of one caption are of one height, give or take this share; a line without ascenders or
#: descenders is that much lower.
_ALIKE = 0.35
_MOST_LINES, LONGEST_LABEL = 4, 120
_GOES_ON = frozenset("(/-–&")
#: A field so close behind a line is asked for by it; one above or below, so near, bounds it.
_BEHIND_MM, _AWAY_MM, _CAPTION_MM = 5.0, 8.0, 3.0


class Captions:
    """The captions of one page: its print, its fields, and which print names boxes to tick."""

    def __init__(self, text: PageText, boxes: Floats, names_tick: NDArray[np.bool_]) -> None:
        self._text = text
        self._boxes = boxes
        self._names_tick = names_tick

    def whole(self, piece: int) -> str:
        """The caption that a piece of print is a line of; of a paragraph that line alone."""
        said = self.caption(piece) or self._text.texts[piece][:LONGEST_LABEL]
        return said.lstrip(" ,;") or said

    def caption(self, piece: int) -> str | None:
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
        return said if len(said) <= LONGEST_LABEL else None

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
        is_near &= np.abs(boxes[:, 0] - x0) < IN_LINE_MM
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
        fields = self._field_on_line(one), self._field_on_line(other)
        if None not in fields and fields[0] != fields[1]:
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
        return bool((on & (left < piece[2] + _BEHIND_MM)).any())

    def _field_on_line(self, piece: Floats) -> int | None:
        """The next field right of a line of print, with no other print between."""
        middle = (piece[1] + piece[3]) / 2
        left, top, _, bottom = self._boxes.T
        on = (top < middle) & (bottom > middle) & (left > piece[2] - 1.0)
        if not on.any():
            return None
        nearest = int(np.argmin(np.where(on, left, np.inf)))
        x0, y0, _, y1 = self._text.boxes.T
        is_between = (x0 > piece[2]) & (x0 < left[nearest] - 1.0) & (y0 < middle) & (y1 > middle)
        return None if is_between.any() else nearest

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
