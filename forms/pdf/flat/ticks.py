"""Small outlines to tick: squares, rings, printed box signs and brackets."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from forms.pdf.flat.joining import LEAST_TICK_MM
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from vision.geometry import Floats

#: In a larger box one writes a word.
_MOST_MM = 7.5
#: Fields over boxes to tick are larger than the boxes by this, and hardly ever smaller than this:
#: the development forms have their widgets so.
_LARGER, USUAL_TICK_MM = 1.1, 3.1
#: What squares for a date show: day, month and year in Dutch, English, German, French, Spanish,
#: Italian, Polish and Turkish.
_DATE_LETTERS = frozenset("DMYJTAGR")
#: An outline under a letter to this much of its area is the letter's own.
_LETTERED = 0.4


def tick_places(sheet: Sheet) -> Iterator[Place]:
    """The empty outlines; two or more side by side may still turn out to be a comb."""
    for box in sheet.shapes:
        if not LEAST_TICK_MM < box[3] - box[1] < _MOST_MM:
            continue
        left, top, right, bottom = map(float, box)
        if not _is_printed_on(box, sheet):
            yield Place(Kind.TICK, Source.SHAPE, left, top, right, bottom)
        elif sheet.said_in(box) in _DATE_LETTERS:
            yield Place(Kind.TICK, Source.LETTERED, left, top, right, bottom)


def with_room(place: Place) -> Place:
    """A box to tick as large as makers of forms draw the field over it."""
    if place.kind is not Kind.TICK or place.source is not Source.SHAPE:
        return place
    more_x = max(_LARGER * place.width, USUAL_TICK_MM) - place.width
    more_y = max(_LARGER * place.height, USUAL_TICK_MM) - place.height
    return replace(
        place,
        left=place.left - more_x / 2,
        top=place.top - more_y / 2,
        right=place.right + more_x / 2,
        bottom=place.bottom + more_y / 2,
    )


def _is_printed_on(box: Floats, sheet: Sheet) -> bool:
    words = sheet.all_words
    x, y = (words[:, 0] + words[:, 2]) / 2, (words[:, 1] + words[:, 3]) / 2
    holds = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    width = np.minimum(words[:, 2], box[2]) - np.maximum(words[:, 0], box[0])
    height = np.minimum(words[:, 3], box[3]) - np.maximum(words[:, 1], box[1])
    covered = np.maximum(width, 0) * np.maximum(height, 0)
    area = (box[2] - box[0]) * (box[3] - box[1])
    return bool((holds | (covered > _LETTERED * area)).any())
