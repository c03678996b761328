"""Rows without walls: a question under a rule, white below it, and the next rule."""

from collections.abc import Iterator, Sequence

import numpy as np

from forms.pdf.flat.joining import text_lines
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from vision.geometry import Floats

#: The rules of a row have the same ends to this. Shorter ones part no rows; higher are sections.
_SAME_ENDS_MM, _NARROWEST_MM, _HIGHEST_MM = 1.0, 25.0, 30.0
#: The question hugs the upper rule and starts where it does. What is larger than the text by this
#: is a heading, and less white parts a section from the next.
_HUGS_MM, _HEADING_PRINT, _WHITE_MM = 2.5, 1.1, 4.5


def open_rows(sheet: Sheet, places: Sequence[Place]) -> Iterator[Place]:
    """The white below the one line of print in a row, where nothing else was found."""
    for rule in sheet.across:
        place = _below_question(rule, places, sheet)
        if place is not None and not any(place.shared_with(other) > 0 for other in places):
            yield place


def _below_question(rule: Floats, places: Sequence[Place], sheet: Sheet) -> Place | None:
    left, right, bottom, _ = map(float, rule)
    lid = sheet.ceiling(left, right, bottom, 0.5)
    if lid is None or np.abs(lid[:2] - rule[:2]).max() > _SAME_ENDS_MM:
        return None
    top = float(lid[2])
    box = (left, top, right, bottom)
    if right - left < _NARROWEST_MM or bottom - top > _HIGHEST_MM or sheet.standing_on(rule)[0]:
        return None
    lines = text_lines(sheet.things_in(*box))
    if len(lines) != 1 or sheet.has_shapes(*box) or _is_foot(lid, places):
        return None
    start, over, _, foot = map(float, lines[0])
    is_question = over - top < _HUGS_MM and abs(start - left) < _HUGS_MM
    is_question &= sheet.sign_mm(np.array(box)) < _HEADING_PRINT * sheet.sign_mm()
    if not is_question or bottom - foot < _WHITE_MM:
        return None
    is_greyed = sheet.is_greyed((left + right) / 2, (foot + bottom) / 2)
    return None if is_greyed else Place(Kind.WRITE, Source.CAPTIONED, left, foot, right, bottom)


def _is_foot(rule: Floats, places: Sequence[Place]) -> bool:
    """Whether a rule is the foot of a place: what hugs it from below is the caption of that."""
    return any(
        abs(place.bottom - rule[2]) < _SAME_ENDS_MM
        and abs(place.left - rule[0]) < _SAME_ENDS_MM
        and abs(place.right - rule[1]) < _SAME_ENDS_MM
        for place in places
    )
