"""Combs: equal small cells side by side, one character each, made one field."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from forms.pdf.flat.ticks import USUAL_TICK_MM
from vision.geometry import Floats

#: A cell for one character is at most this wide, and this high.
_WIDEST_MM, _LOWEST_MM, _HIGHEST_MM = 9.0, 3.0, 11.0
#: Cells of one comb are as wide as each other to this share, and lie level to this.
_ALIKE, _LEVEL_MM = 0.25, 0.6
#: Groups of a comb (day, month, year) stand up to this many cells apart, or this far.
_GROUP_GAP, _GROUP_GAP_MM = 1.3, 7.0
#: Combs may stand on each other from this many cells; fewer are columns of a table.
_FEWEST_STACKED = 4
#: So many squares with nothing between them are for a number, though they stand apart: what one
#: ticks has its answer beside it, and marks go from 0 to 10.
_FEWEST_APART = 12
#: The head of a column of small cells stands so close over its topmost.
_HIGHEST_HEAD_MM = 25.0
#: Squares with the letters of a date are at least so many.
_FEWEST_LETTERED = 6
#: Parts of a date: a line for it is at most this wide, its stroke takes this much.
_WIDEST_PART_MM, _PART_GAP_MM = 20.0, 4.0
#: A dash for one character is longer than a hyphen; fewer are strokes in print. Groups of them
#: stand up to this many dashes apart. What one writes over dashes is so high.
_SHORTEST_DASH_MM, _FEWEST_DASHES, _DASH_GAP, _OVER_DASHES_MM = 2.0, 4, 1.7, 6.0
#: An underscore is a dash for a character in the smallest print too.
_SHORTEST_UNDERSCORE_MM = 1.4
#: The longest number that forms ask for, an IBAN, has 34; more dashes are a line.
_MOST_DASHES = 40
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
        if _have_heads(row, small, sheet):
            rest += [_ticked_in(cell) for cell in row]
        elif _is_comb(row, small):
            box = (row[0].left, row[0].top, row[-1].right, row[0].bottom)
            source = Source.SHAPE if row[0].kind is Kind.TICK else row[0].source
            rest.append(Place(Kind.COMB, source, *box, cells=len(row)))
        else:
            rest += row
    return _groups_made_one([p for p in rest if p.source is not Source.LETTERED], sheet)


def _groups_made_one(places: Sequence[Place], sheet: Sheet) -> list[Place]:
    """The places, with combs that go on behind a stroke or some white made one."""
    made: list[Place] = []
    for place in sorted(places, key=lambda p: p.left):
        at = next((n for n, other in enumerate(made) if _goes_on(other, place, sheet)), None)
        if at is None:
            made.append(place)
        else:
            cells = (made[at].cells or 0) + (place.cells or 0)
            made[at] = replace(made[at], right=place.right, cells=cells)
    return made


def _goes_on(comb: Place, place: Place, sheet: Sheet) -> bool:
    if not (comb.cells and place.cells):
        return False
    one, other = comb.width / comb.cells, place.width / place.cells
    is_level = abs(comb.bottom - place.bottom) < _LEVEL_MM and abs(comb.top - place.top) < _LEVEL_MM
    gap = place.left - comb.right
    is_near = -0.3 < gap < min(_GROUP_GAP * one, _GROUP_GAP_MM) and abs(one - other) < _ALIKE * one
    return (
        is_level
        and is_near
        and not sheet.says_between(comb.right, comb.top, place.left, comb.bottom)
    )


def dashed_combs(sheet: Sheet) -> Iterator[Place]:
    """Short dashes side by side with room above, one character each."""
    rules = sheet.across
    lengths = rules[:, 1] - rules[:, 0]
    is_typed = np.array([sheet.is_underscores(rule) for rule in rules], bool)
    is_dash = lengths > np.where(is_typed, _SHORTEST_UNDERSCORE_MM, _SHORTEST_DASH_MM)
    short = rules[is_dash & (lengths < _WIDEST_MM)]
    rows: list[list[Floats]] = []
    for dash in short[np.argsort(short[:, 0])]:
        if any(sheet.standing_on(dash)):
            continue
        row = next((row for row in rows if _follows(row[-1], dash, sheet)), None)
        if row is None:
            rows.append([dash])
        else:
            row.append(dash)
    for row in rows:
        left, right, y = float(row[0][0]), float(row[-1][1]), float(row[0][2])
        room = sheet.room_over(left, right, y)
        if len(row) >= _FEWEST_DASHES and room > _LOWEST_MM:
            top = y - min(room, _OVER_DASHES_MM)
            comb = Place(Kind.COMB, Source.LINE, left, top, right, y, cells=len(row))
            yield comb if len(row) <= _MOST_DASHES else replace(comb, kind=Kind.WRITE, cells=None)


def _follows(last: Floats, dash: Floats, sheet: Sheet) -> bool:
    length = float(last[1] - last[0])
    gap = float(dash[0] - last[1])
    is_level = abs(last[2] - dash[2]) < _LEVEL_MM
    is_alike = abs(dash[1] - dash[0] - length) < _ALIKE * length
    return (
        is_level
        and is_alike
        and 0.3 < gap < min(_DASH_GAP * length, _GROUP_GAP_MM)
        and not sheet.says_between(
            float(last[1]), float(last[2]) - _LOWEST_MM, float(dash[0]), float(last[2])
        )
    )


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
    if len(row) < 2:
        return False
    if close < len(row) / 2:
        return len(row) >= _FEWEST_APART
    if row[0].source is Source.LETTERED and row[0].kind is Kind.TICK:
        return len(row) >= _FEWEST_LETTERED
    return len(row) >= _FEWEST_STACKED or not _is_stacked(row[0], small)


def _have_heads(row: Sequence[Place], small: Sequence[Place], sheet: Sheet) -> bool:
    """Whether the cells of a row lie in a table with a head over each of its columns.

    A number has a name over all of its squares; of a table one ticks a cell in each row.
    """
    if not all(_is_stacked(cell, small) for cell in row) or len(row) < 2:
        return False
    top = min(p.top for p in small if abs(p.left - row[0].left) < _LEVEL_MM and p.top <= row[0].top)
    words = sheet.all_words[:, 3]
    over = sheet.all_words[(words < top + _LEVEL_MM) & (words > top - _HIGHEST_HEAD_MM)]
    return all(bool(((over[:, 0] > cell.left) & (over[:, 2] < cell.right)).any()) for cell in row)


def _ticked_in(cell: Place) -> Place:
    """Where one ticks in a cell of a table: makers make the field as large as it or as a tick box.

    A square of the geometric mean of both overlaps either by more than half.
    """
    side = float(np.sqrt(min(cell.width, cell.height) * USUAL_TICK_MM))
    x, y = (cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2
    box = (x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    return Place(Kind.TICK, Source.CELL, *box)


def _is_stacked(cell: Place, small: Sequence[Place]) -> bool:
    """Whether an equal cell touches it from above or below: then they are a table."""
    return any(
        abs(other.left - cell.left) < _LEVEL_MM
        and abs(other.right - cell.right) < _LEVEL_MM
        and min(abs(other.bottom - cell.top), abs(other.top - cell.bottom)) < _LEVEL_MM
        for other in small
    )
