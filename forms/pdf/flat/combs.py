"""Combs: equal small cells side by side, one character each, made one field."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet

#: A cell for one character is at most this wide, and this high.
_WIDEST_MM, _LOWEST_MM, _HIGHEST_MM = 9.0, 3.0, 11.0
#: Cells of one comb are as wide as each other to this share, and lie level to this.
_ALIKE, _LEVEL_MM = 0.25, 0.6
#: Groups of a comb (day, month, year) stand up to this many cells apart, or this far.
_GROUP_GAP, _GROUP_GAP_MM = 1.3, 7.0
#: Combs may stand on each other from this many cells; fewer are columns of a table.
_FEWEST_STACKED = 4
#: Parts of a date: a line for it is at most this wide, its stroke takes this much.
_WIDEST_PART_MM, _PART_GAP_MM = 20.0, 4.0
#: Within a group they are closer than this share of a cell.
_CLOSE = 0.4


def combined(places: Sequence[Place], sheet: Sheet) -> list[Place]:
    """The places, with rows of small cells, and dates in parts, made one each.

    Lettered cells alone are left out.
    """
    places = _whole_dates(places, sheet)
    small = [place for place in places if _is_small(place)]
    rest = [place for place in places if not _is_small(place)]
    for row in _rows(small, sheet):
        if _is_comb(row, small):
            box = (row[0].left, row[0].top, row[-1].right, row[0].bottom)
            rest.append(Place(Kind.COMB, row[0].source, *box, cells=len(row)))
        else:
            rest += row
    return [place for place in rest if place.source is not Source.LETTERED]


def _whole_dates(places: Sequence[Place], sheet: Sheet) -> list[Place]:
    """Short lines with a stroke between them made one: day, month and year."""
    made: list[Place] = []
    for place in sorted(places, key=lambda p: p.left):
        at = next((n for n, other in enumerate(made) if _is_next_part(other, place, sheet)), None)
        if at is None:
            made.append(place)
        else:
            made[at] = replace(made[at], right=place.right, top=max(made[at].top, place.top))
    return made


def _is_next_part(before: Place, place: Place, sheet: Sheet) -> bool:
    are_lines = before.source is Source.LINE and place.source is Source.LINE
    gap = (before.right - 0.5, place.top, place.left + 0.5, place.bottom + 1.0)
    return (
        are_lines
        and place.width < _WIDEST_PART_MM
        and abs(before.bottom - place.bottom) < _LEVEL_MM
        and -0.5 < place.left - before.right < _PART_GAP_MM
        and sheet.has_words(*gap)
        and not sheet.says_between(*gap)
    )


def _is_small(place: Place) -> bool:
    is_boxed = place.source in (Source.SHAPE, Source.CELL, Source.LETTERED)
    is_narrow = place.width < _WIDEST_MM and _LOWEST_MM < place.height < _HIGHEST_MM
    return is_boxed and is_narrow and place.kind is not Kind.COMB


def _rows(small: Sequence[Place], sheet: Sheet) -> list[list[Place]]:
    rows: list[list[Place]] = []
    for place in sorted(small, key=lambda p: p.left):
        row = next((row for row in rows if _continues(row[-1], place, sheet)), None)
        if row is None:
            rows.append([place])
        else:
            row.append(place)
    return rows


def _continues(last: Place, place: Place, sheet: Sheet) -> bool:
    is_level = abs(last.bottom - place.bottom) < _LEVEL_MM and abs(last.top - place.top) < _LEVEL_MM
    is_alike = abs(last.width - place.width) < _ALIKE * last.width
    gap = place.left - last.right
    if not (is_level and is_alike and -0.3 < gap < min(_GROUP_GAP * last.width, _GROUP_GAP_MM)):
        return False
    is_close = gap < 0.8
    return is_close or not sheet.says_between(last.right, last.top, place.left, last.bottom)


def _is_comb(row: Sequence[Place], small: Sequence[Place]) -> bool:
    close = sum(b.left - a.right < _CLOSE * a.width for a, b in pairwise(row))
    if len(row) < 2 or close < len(row) / 2:
        return False
    return len(row) >= _FEWEST_STACKED or not _is_stacked(row[0], small)


def _is_stacked(cell: Place, small: Sequence[Place]) -> bool:
    """Whether an equal cell touches it from above or below: then they are a table."""
    return any(
        abs(other.left - cell.left) < _LEVEL_MM
        and abs(other.right - cell.right) < _LEVEL_MM
        and min(abs(other.bottom - cell.top), abs(other.top - cell.bottom)) < _LEVEL_MM
        for other in small
    )
