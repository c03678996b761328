"""Answers that only print beside white shows: `Achternaam      Voorletters`, `Reden:      `."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from forms.pdf.flat.heads import is_small_print
from forms.pdf.flat.joining import text_lines
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from forms.pdf.guess import guess_label
from vision.geometry import Floats

#: White beside a name is an answer from this width; fewer names on a page are print like other.
_NARROWEST_MM, _FEWEST = 15.0, 4
#: An answer is so high, and starts this far from the name.
_HEIGHT_MM, _BESIDE_MM = 5.0, 1.0
#: A name whose answer was found stands this close over it, or under it as a caption does, or has it
#: further on its line.
_NEAR_MM, _CAPTION_MM = 7.0, 2.0
#: A line that ends in a colon goes on from another when that lies so close above, this much wider.
_SAME_PARAGRAPH_MM, _WIDER = 2.5, 1.2

#: Questions of one lot stand this close below each other and start in line, or stand on one row.
_NEXT_ROW_MM, _ALIGNED_MM, _LEVEL_MM = 14.0, 2.0, 1.0


def named_places(sheet: Sheet, places: Sequence[Place]) -> Iterator[Place]:
    """The white right of names and of what ends in a colon, where nothing else was found near.

    A name is one that asks for one thing everywhere, such as a town. In print smaller than the text
    it is a caption, of what stands above or below it.
    """
    lines = text_lines(sheet.all_words)
    lines = lines[[not _is_caption(line, sheet) for line in lines]]
    known = [line for line in lines if _is_known(line, sheet)]
    asked = [line for line in lines if not _is_known(line, sheet) and _asks(line, lines, sheet)]
    white = [(name, place) for name in (*known, *asked) if (place := _beside(name, places, sheet))]
    names = [name for name, _ in white]
    found = [
        place
        for number, (name, place) in enumerate(white)
        if _is_known(name, sheet) or _has_company(name, names[:number] + names[number + 1 :])
    ]
    if len(found) >= _FEWEST:
        yield from found


def _is_caption(line: Floats, sheet: Sheet) -> bool:
    left, top, right, bottom = map(float, line)
    return is_small_print((left, top, right, bottom), sheet)


def _is_known(name: Floats, sheet: Sheet) -> bool:
    return guess_label(sheet.said_in(name)).semantic is not None


def _has_company(name: Floats, others: Sequence[Floats]) -> bool:
    """Whether another stands on its row or starts below or above it: a heading stands alone."""
    return any(
        abs(name[3] - other[3]) < _NEXT_ROW_MM
        and (abs(name[3] - other[3]) < _LEVEL_MM or abs(name[0] - other[0]) < _ALIGNED_MM)
        for other in others
    )


def _asks(line: Floats, lines: Floats, sheet: Sheet) -> bool:
    """Whether a line ends in a colon and is no paragraph's last."""
    if not sheet.asks(line):
        return False
    gap = line[1] - lines[:, 3]
    is_above = (gap > -0.5) & (gap < _SAME_PARAGRAPH_MM) & (np.abs(lines[:, 0] - line[0]) < 1.5)
    return not bool((is_above & (lines[:, 2] - line[0] > _WIDER * (line[2] - line[0]))).any())


def _beside(name: Floats, places: Sequence[Place], sheet: Sheet) -> Place | None:
    middle = float(name[1] + name[3]) / 2
    top, bottom = middle - _HEIGHT_MM / 2, middle + _HEIGHT_MM / 2
    left = float(name[2]) + _BESIDE_MM
    right = sheet.free_until(left, top, bottom) - _BESIDE_MM
    if right - left < _NARROWEST_MM or sheet.is_greyed((left + right) / 2, middle):
        return None
    white = Place(Kind.WRITE, Source.WHITE, left, top, right, bottom)
    over_and_under = replace(
        white,
        left=float(name[0]),
        right=float(name[2]),
        top=top - _CAPTION_MM,
        bottom=bottom + _NEAR_MM,
    )
    is_answered = any(
        white.shared_with(place) > 0
        or over_and_under.shared_with(place) > 0
        or _is_further(place, left, middle, sheet)
        for place in places
    )
    return None if is_answered else white


def _is_further(place: Place, left: float, y: float, sheet: Sheet) -> bool:
    """Whether a place stands at this height further right, and no print between."""
    is_level = place.top < y < place.bottom and place.left > left
    return is_level and not sheet.says_between(left, y - 1, place.left, y + 1)
