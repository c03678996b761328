"""Cells: what rules close in, whole when empty, else what a caption leaves free.

How much of a cell the field takes was measured on the widgets of the development forms
(`python -m tests.benchmarks flat_forms`); each constant says what it settles.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from forms.pdf.flat.beside import beside_print, in_company
from forms.pdf.flat.heads import (
    LEAST_HEIGHT_MM,
    heads_a_column,
    heads_open_row,
    is_corner,
    is_note,
    is_small_print,
    is_ticked,
    names_another,
)
from forms.pdf.flat.joining import caption_starts, text_lines
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import MEETS_MM, Sheet
from vision.geometry import Floats

#: A line of 12 points: what fields in columns of amounts are high.
TEXT_LINE_MM = 4.2
#: Of cells this high, makers use all or only the foot; a field of the geometric mean of both
#: heights overlaps either by two thirds (13 points of recall over the development forms).
_FOOT_FROM_MM, _FOOT_TO_MM = 6.5, 12.0
#: Narrower cells are gaps between double rules.
_LEAST_WIDTH_MM = 3.5
#: Up to this each way an empty cell is ticked.
_TICKED_MM = 7.5
#: A caption stands in wider cells; in narrower ones a word is a number or a sign.
_CAPTION_FROM_MM, _SIGN_MM = 9.0, 2.5
#: Columns of amounts are not wider than this; a cell in them much higher than the others, or
#: beside a number at its foot, is answered on its last line.
_AMOUNT_MM, _TALL_MM, _TALLER = 45.0, 7.0, 1.6
#: The number of an item stands so close before its cell.
_NUMBER_MM = 8.0
#: Walls that end lower than this under a rule are not closed by it; higher, a caption is between.
_CAPTION_OVER_MM = 6.0
#: The narrowest piece of a comb over its widest; the widest of a pair, as for a day.
_EVEN, _PAIR_MM = 0.7, 6.5
#: A cell so high beside so many lines and boxes to tick only asks what these answer.
_HEADING_MM, _FEWEST_BESIDE = 20.0, 2
#: Below a caption there must be room to write: in mm, as a share of the cell, and below
#: several lines of print a larger share, else they are just text.
_ROOM_MM, _ROOM, _ROOM_BELOW_LINES, _MOST_LINES = 3.0, 0.25, 0.35, 4
#: Print as large as the text heads a row rather than what so little leaves below it.
_ROOM_BELOW_TEXT_MM = 3.4

#: Print that leaves so much free on either side is a heading when it stands in the middle.
_CENTRED_MM = 4.0
#: Captions along the foot of a cell stand so close to it, and leave this share of it.
_AT_FOOT_MM, _ROOM_OVER_CAPTION = 1.6, 0.5


def cell_places(sheet: Sheet) -> list[Place]:
    """The cells where one writes or ticks."""
    found = [place for rule in sheet.across for place in _on(rule, sheet)]
    return [_on_last_line(place, found) for place in in_company(found, sheet)]


def stretches(rule: Floats, sheet: Sheet) -> Iterator[tuple[float, float, bool, bool, list[float]]]:
    """The parts of a rule between walls: from, to, whether a wall stands at each, ticks."""
    left, right = float(rule[0]), float(rule[1])
    walls, ticks = sheet.standing_on(rule)
    edges = [(x, True) for x in walls]
    if not walls or walls[0] > left + MEETS_MM:
        edges.insert(0, (left, False))
    if not walls or walls[-1] < right - MEETS_MM:
        edges.append((right, False))
    for (a, is_wall_a), (b, is_wall_b) in pairwise(edges):
        yield a, b, is_wall_a, is_wall_b, [x for x in ticks if a + 1 < x < b - 1]


def is_cell(a: float, b: float, walls: tuple[bool, bool], ceiling: Floats | None) -> bool:
    """Whether a stretch is closed: by a wall, and by another or where floor and ceiling end."""
    if ceiling is None or not any(walls):
        return False
    return (walls[0] or abs(ceiling[0] - a) < 1.0) and (walls[1] or abs(ceiling[1] - b) < 1.0)


def _on(rule: Floats, sheet: Sheet) -> Iterator[Place]:
    y = float(rule[2])
    highest = min((sheet.wall_top(x, y) for x in sheet.standing_on(rule)[0]), default=y)
    for a, b, has_left, has_right, ticks in stretches(rule, sheet):
        lid = sheet.lid(a, b, y)
        lid_y = -np.inf if lid is None else float(lid[2])
        # Strokes in a box that others close above part it: no trays.
        is_closed = highest < lid_y + MEETS_MM
        found: list[Place] = []
        wall_top = max(sheet.wall_top(a, y), sheet.wall_top(b, y))
        are_short = has_left and has_right and wall_top > lid_y + _CAPTION_OVER_MM
        if has_left and has_right and not is_closed and _is_tray(a, b, y, lid_y, sheet):
            found = list(_in_cell(a, wall_top, b, y, ticks, sheet))
        elif not are_short and is_cell(a, b, (has_left, has_right), lid):
            is_head = not has_left and heads_open_row((a, lid_y, b, y), sheet)
            found = [] if is_head else list(_in_cell(a, lid_y, b, y, ticks, sheet))
        if not found and has_left and has_right and wall_top > lid_y + MEETS_MM:
            found = list(_open_above(a, b, y, sheet))
        yield from found


def _is_tray(left: float, right: float, bottom: float, lid_y: float, sheet: Sheet) -> bool:
    """Whether two walls equally high, that meet nothing above, stand on a rule: a box left open."""
    tops = sheet.wall_top(left, bottom), sheet.wall_top(right, bottom)
    is_even = abs(tops[0] - tops[1]) < 0.3 and LEAST_HEIGHT_MM < bottom - tops[0] < _FOOT_TO_MM
    if not is_even or tops[0] < lid_y + MEETS_MM:
        return False
    return not any(sheet.meets(x, top) for x, top in zip((left, right), tops, strict=True))


def _open_above(left: float, right: float, bottom: float, sheet: Sheet) -> Iterator[Place]:
    """What lies between walls that end below what would close them: of tall ones the last line."""
    walls = sheet.wall_top(left, bottom), sheet.wall_top(right, bottom)
    if right - left > _AMOUNT_MM:
        return
    is_low = bottom - max(walls) < _FOOT_TO_MM
    box = (left, max(walls) if is_low else bottom - TEXT_LINE_MM, right, bottom)
    if bottom - box[1] < LEAST_HEIGHT_MM or right - left < _LEAST_WIDTH_MM:
        return
    is_greyed = sheet.is_greyed((left + right) / 2, (box[1] + bottom) / 2)
    if not is_greyed and not sheet.has_words(*box) and not sheet.has_shapes(*box):
        yield Place(Kind.WRITE, Source.CELL if is_low else Source.LAST_LINE, *box)


def _in_cell(
    left: float, top: float, right: float, bottom: float, ticks: list[float], sheet: Sheet
) -> Iterator[Place]:
    width, height = right - left, bottom - top
    box = (left, top, right, bottom)
    if (
        height < LEAST_HEIGHT_MM
        or width < LEAST_HEIGHT_MM
        or sheet.has_rules(*box)
        or sheet.has_dots(*box)
    ):
        return
    if sheet.is_greyed((left + right) / 2, (top + bottom) / 2):
        return
    things = sheet.things_in(*box)
    holds_example = sheet.holds_example(*box)
    if len(things) and not holds_example:
        yield from _around(things, box, sheet)
    elif not holds_example and width < _CAPTION_FROM_MM + 3 and sheet.has_words(*box):
        return
    elif not sheet.has_shapes(*box) and not is_corner(box, sheet):
        yield from _empty(box, ticks, sheet)


def _empty(
    box: tuple[float, float, float, float], ticks: list[float], sheet: Sheet
) -> Iterator[Place]:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    dotted = sheet.dotted_in(*box)
    if len(ticks) >= 2 or are_even(left, dotted, right) or are_even(left, ticks, right):
        yield Place(Kind.COMB, Source.CELL, *box, cells=max(len(ticks), len(dotted)) + 1)
    elif (width < _TICKED_MM and height < _TICKED_MM) or is_ticked(box, sheet):
        yield Place(Kind.TICK, Source.CELL, *box)
    elif width < _LEAST_WIDTH_MM:
        return
    elif width < _AMOUNT_MM and height > _TALL_MM and _has_number_at_foot(box, sheet):
        yield Place(Kind.WRITE, Source.LAST_LINE, left, bottom - TEXT_LINE_MM, right, bottom)
    else:
        yield Place(Kind.WRITE, Source.CELL, *box)


def are_even(left: float, marks: list[float], right: float) -> bool:
    """Whether marks part a place into equal pieces for a character each."""
    pieces = np.diff([left, *marks, right])
    widest_mm = _CAPTION_FROM_MM if len(marks) > 1 else _PAIR_MM
    return bool(marks) and pieces.max() < widest_mm and pieces.min() > _EVEN * pieces.max()


def _has_number_at_foot(box: tuple[float, float, float, float], sheet: Sheet) -> bool:
    """Whether the number that names the cell stands left of its last line."""
    left, top, _, bottom = box
    w = sheet.words
    beside = w[(w[:, 2] < left + 0.5) & (w[:, 2] > left - _NUMBER_MM)]
    beside = beside[(beside[:, 3] > top + 0.5) & (beside[:, 1] < bottom)]
    if not len(beside):
        return False
    if sheet.names(left - _NUMBER_MM, top, left + 0.5, bottom):
        return False
    is_at_foot = beside[:, 3].max() > bottom - 2.5
    return bool(is_at_foot and beside[:, 1].min() > top + 0.4 * (bottom - top))


def _on_last_line(place: Place, others: list[Place]) -> Place:
    if place.source is not Source.CELL or place.kind is not Kind.WRITE:
        return place
    column = [
        other.height
        for other in others
        if other.source in (Source.CELL, Source.LAST_LINE)
        and abs(other.left - place.left) < 1
        and abs(other.right - place.right) < 1
    ]
    usual = float(np.percentile(column, 25))
    is_tall = place.height > _TALL_MM and place.height > _TALLER * usual
    if is_tall and usual < TEXT_LINE_MM + 1.3 and place.width < _AMOUNT_MM:
        return replace(place, source=Source.LAST_LINE, top=place.bottom - usual)
    return place


def at_foot(place: Place) -> Place:
    """The place as makers of forms put a field in a cell, or between lines, of that height."""
    is_open = place.source in (Source.CELL, Source.SERIES) and place.kind is Kind.WRITE
    if not is_open or not _FOOT_FROM_MM < place.height < _FOOT_TO_MM:
        return place
    foot_mm = float(np.sqrt(place.height * TEXT_LINE_MM))
    drawn_top = place.top if place.source is Source.CELL else None
    return replace(place, top=place.bottom - foot_mm, drawn_top=drawn_top)


def _around(
    things: Floats, box: tuple[float, float, float, float], sheet: Sheet
) -> Iterator[Place]:
    left, _, right, bottom = box
    is_named = sheet.names(*box)
    if right - left < _CAPTION_FROM_MM and not is_named:
        if len(things) == 1 and things[0, 2] - things[0, 0] < _SIGN_MM:
            yield Place(Kind.WRITE, Source.LETTERED, *box)
        return
    if right - left < _CAPTION_FROM_MM + 3 and sheet.has_words(*box) and not is_named:
        return
    lines = text_lines(things)
    if is_note(sheet.said_in(lines[np.argmin(lines[:, 1])])):
        return
    foot = float(lines[:, 3].max())
    if _leaves_room(lines, box, sheet) and not names_another(box, sheet):
        last = lines[lines[:, 3] > foot - 1.5]
        starts = caption_starts(last, left)
        starts = [left, *(x for x in starts[1:] if not sheet.is_ticked_at(x, foot))]
        for a, b in pairwise([*starts, right]):
            yield Place(Kind.WRITE, Source.CAPTIONED, a, foot, b, bottom)
    elif (over := _over_caption(lines, box, sheet)) is not None:
        asked = lines[lines[:, 1] < over[3]]
        if len(asked):
            yield from beside_print(asked, over, sheet)
        else:
            yield Place(Kind.WRITE, Source.CAPTIONED, *over)
    elif not heads_a_column(box, sheet):
        yield from beside_print(lines, box, sheet)


def _over_caption(
    lines: Floats, box: tuple[float, float, float, float], sheet: Sheet
) -> tuple[float, float, float, float] | None:
    """What small print along the foot of a cell leaves of it, if that is room to write."""
    left, top, right, bottom = box
    if sheet.has_shapes(*box) or heads_a_column(box, sheet):
        return None
    foot = bottom
    for line in lines[np.argsort(-lines[:, 3])]:
        a, b, c, d = map(float, line)
        if foot - d > _AT_FOOT_MM or not is_small_print((a, b, c, d), sheet):
            break
        foot = min(foot, b)
    has_room = foot - top > max(_ROOM_MM, _ROOM_OVER_CAPTION * (bottom - top))
    return (left, top, right, foot) if foot < bottom and has_room else None


def _leaves_room(lines: Floats, box: tuple[float, float, float, float], sheet: Sheet) -> bool:
    left, top, right, bottom = box
    height = bottom - top
    above, below = float(lines[:, 1].min()) - top, bottom - float(lines[:, 3].max())
    least_mm = _ROOM_MM if is_small_print(box, sheet) else _ROOM_BELOW_TEXT_MM
    if below < max(least_mm, _ROOM * height) or len(lines) > _MOST_LINES:
        return False
    if len(lines) > 1 and below < _ROOM_BELOW_LINES * height:
        return False
    is_in_middle = above > 1.6 and above > 0.6 * below
    if is_in_middle or _is_heading(lines, box, sheet):
        return False
    if sheet.has_shapes(*box) and below < 0.5 * height:
        return False
    if height > _HEADING_MM and sheet.answers_right_of(right, top, bottom) >= _FEWEST_BESIDE:
        return False
    is_answered_beside = below > _TALL_MM and right - left < _AMOUNT_MM
    return not (is_answered_beside and _has_number_at_foot(box, sheet))


def _is_heading(lines: Floats, box: tuple[float, float, float, float], sheet: Sheet) -> bool:
    """Whether print as large as the text stands in the middle between the walls of a cell."""
    before, behind = float(lines[:, 0].min()) - box[0], box[2] - float(lines[:, 2].max())
    is_centred = min(before, behind) > _CENTRED_MM and abs(before - behind) < _CENTRED_MM / 2
    return is_centred and not is_small_print(box, sheet)
