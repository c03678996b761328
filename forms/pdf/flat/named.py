"""Answers that only a well-known name beside white shows: `Achternaam        Voorletters`."""

from collections.abc import Iterator, Sequence

from forms.pdf.flat.joining import text_lines
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from forms.pdf.guess import guess_label
from vision.geometry import Floats

#: White beside a name is an answer from this width; fewer names on a page are print like other.
_NARROWEST_MM, _FEWEST = 15.0, 4
#: An answer is so high, and starts this far from the name.
_HEIGHT_MM, _BESIDE_MM = 5.0, 1.0
#: A name whose answer was found stands this close to it, or has it further on its line.
_NEAR_MM = 7.0


def named_places(sheet: Sheet, places: Sequence[Place]) -> Iterator[Place]:
    """The white right of names that ask for one thing, where nothing else was found near them."""
    names = [line for line in text_lines(sheet.all_words) if _is_known(line, sheet)]
    found = [place for name in names if (place := _beside(name, places, sheet))]
    if len(found) >= _FEWEST:
        yield from found


def _is_known(name: Floats, sheet: Sheet) -> bool:
    return guess_label(sheet.said_in(name)).semantic is not None


def _beside(name: Floats, places: Sequence[Place], sheet: Sheet) -> Place | None:
    middle = float(name[1] + name[3]) / 2
    top, bottom = middle - _HEIGHT_MM / 2, middle + _HEIGHT_MM / 2
    left = float(name[2]) + _BESIDE_MM
    right = sheet.free_until(left, top, bottom) - _BESIDE_MM
    if right - left < _NARROWEST_MM or sheet.is_greyed((left + right) / 2, middle):
        return None
    around = Place(
        Kind.WRITE, Source.WHITE, float(name[0]), top - _NEAR_MM, right, bottom + _NEAR_MM
    )
    if any(
        around.shared_with(place) > 0 or _is_further(place, left, middle, sheet) for place in places
    ):
        return None
    return Place(Kind.WRITE, Source.WHITE, left, top, right, bottom)


def _is_further(place: Place, left: float, y: float, sheet: Sheet) -> bool:
    """Whether a place stands at this height further right, and no print between."""
    is_level = place.top < y < place.bottom and place.left > left
    return is_level and not sheet.says_between(left, y - 1, place.left, y + 1)
