"""Answers that nothing but the number of their item shows: a column of numbers beside white."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from vision.geometry import Floats

#: What numbers an item: "7.", "12a", "(3)".
_NUMBER = re.compile(r"\(?(\d{1,2})[a-z]?[.)]?")
#: Numbers of one column end as far from the left as each other to this; fewer are by chance.
_ALIGNED_MM, _FEWEST = 1.6, 4
#: Where most of a column has no other place to answer, none has: what is left over is a sum.
_MOST = 0.5
#: Answers stand in this share of the text from the right, and are this wide.
_RIGHT_PART, _NARROWEST_MM, _WIDEST_MM = 0.5, 18.0, 60.0
#: Room around the number, and how much of the way to the next one an answer takes.
_BESIDE_MM, _OF_PITCH, _LOWEST_MM, _HIGHEST_MM = 1.5, 0.65, 4.2, 8.0


def numbered_places(sheet: Sheet, places: Sequence[Place]) -> Iterator[Place]:
    """The white right of numbers that count upwards down the page, where nothing else was found."""
    for column in _columns(sheet):
        beside = [_beside(number, column, sheet) for number in column]
        white = [place for place in beside if place is not None and not _is_taken(place, places)]
        if len(white) > _MOST * len(column):
            yield from white


def _beside(number: Floats, column: Floats, sheet: Sheet) -> Place | None:
    pitch = float(np.median(np.diff(column[:, 3])))
    height = float(np.clip(_OF_PITCH * pitch, _LOWEST_MM, _HIGHEST_MM))
    left, middle = float(number[2]) + _BESIDE_MM, float(number[1] + number[3]) / 2
    top, bottom = middle - height / 2, middle + height / 2
    right = sheet.free_until(left, top, bottom)
    if not _NARROWEST_MM < right - left < _WIDEST_MM:
        return None
    return Place(Kind.WRITE, Source.WHITE, left, top, right, bottom)


def _is_taken(place: Place, places: Sequence[Place]) -> bool:
    return any(place.shared_with(other) > 0 for other in places)


def _columns(sheet: Sheet) -> Iterator[Floats]:
    """Boxes (N, 4) of numbers that end in line and count upwards, from the top."""
    found = [
        (int(said[1]), box) for word, box in sheet.printed() if (said := _NUMBER.fullmatch(word))
    ]
    values = np.array([value for value, _ in found])
    boxes = np.array([box for _, box in found]).reshape(-1, 4)
    starts_at = sheet.left_of_text_mm + (1 - _RIGHT_PART) * sheet.text_width_mm
    left = np.ones(len(boxes), bool) & (boxes[:, 2] > starts_at)
    while left.any():
        first = int(np.argmax(left))
        same = left & (np.abs(boxes[:, 2] - boxes[first, 2]) < _ALIGNED_MM)
        left &= ~same
        order = np.flatnonzero(same)[np.argsort(boxes[same, 1])]
        if len(order) >= _FEWEST and (np.diff(values[order]) >= 0).all():
            yield boxes[order]
