"""What print leaves free beside itself in a cell: `Naam       `, `van     tot     `, `    euro`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

import numpy as np

from forms.pdf.flat.heads import Box, heads_a_column
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.flat.sheet import Sheet
from forms.pdf.guess import guess_label
from vision.geometry import Floats

#: White beside a question is written on from this width; where a colon asks and another question
#: follows on the line, a number or a code is asked.
_ANSWER_MM, _SHORT_ANSWER_MM = 15.0, 7.0
#: Room between print and what is written beside it.
_ROOM_MM = 0.5
#: Lines of one label lie closer than this share of their height; labels of rows lie further.
_APART, _LOWEST_ROW_MM, _ROW_MM = 0.9, 2.8, 12.0
#: A label that no colon ends starts so close to its wall and leaves so much white: heads of
#: columns leave less.
_AT_WALL_MM, _LEAVES_MM = 4.0, 25.0
#: A unit stands so close to the end of its cell, is at most so wide, and such a cell so high.
_AFTER_UNIT_MM, _WIDEST_UNIT_MM, _HIGHEST_MM = 6.0, 14.0, 25.0
#: Print of more words is a sentence; print that ends so is one too.
_MOST_WORDS, _FULL_STOPS = 8, frozenset(".!;")
#: Cells with walls as near as this are in one row or column; those of a column stand so close.
_SAME_WALL_MM, _NEXT_CELL_MM = 1.0, 6.0
#: Print so near a place is its label or its unit.
_PRINT_MM = 12.0


def beside_print(print_lines: Floats, box: Box, sheet: Sheet) -> Iterator[Place]:
    """The white right of what is printed in a cell, where a colon asks or a label stands alone.

    Of labels without a colon it is only likely (`Source.LABELLED`): see `in_company`.
    """
    found = [
        list(_beside_row(row, (box[0], top, box[2], bottom), sheet))
        for row, top, bottom in _rows(print_lines, box, sheet)
    ]
    if box[3] - box[1] < _ROW_MM or all(found):
        for places in found:
            yield from places


def _beside_row(row: Floats, box: Box, sheet: Sheet) -> Iterator[Place]:
    left, top, right, bottom = box
    labels = _side_by_side(row)
    if len(labels) == 1 and _is_unit(labels[0], box, sheet):
        end = float(labels[0][0]) - _ROOM_MM
        yield Place(Kind.WRITE, Source.LABELLED, left, top, end, bottom)
    if not _LOWEST_ROW_MM < bottom - top < _ROW_MM or _is_drawn_on(box, sheet):
        return
    has_white = labels[0][0] - left < _AT_WALL_MM  # before this label; else it is another's answer
    for label, following in zip_longest(labels, labels[1:]):
        end = right if following is None else float(following[0])
        start = sheet.ends_before(float(label[2]), end, top, bottom)
        asks, had_white = sheet.asks(label), has_white
        is_short = asks and following is not None and sheet.asks(following)
        has_white = end - start > (_SHORT_ANSWER_MM if is_short else _ANSWER_MM)
        place = Place(Kind.WRITE, Source.CAPTIONED, start + _ROOM_MM, top, end - _ROOM_MM, bottom)
        if has_white and asks:
            yield place
        elif has_white and had_white and _is_label(label, box, sheet):
            if guess_label(sheet.said_in(label)).semantic is not None:
                yield place
            elif place.width > _LEAVES_MM:
                yield replace(place, source=Source.LABELLED)


def in_company(places: Sequence[Place], sheet: Sheet) -> list[Place]:
    """The places, without white beside labels where nothing says that one writes in such cells.

    A table of addresses leaves white beside its print too. Cells to fill in stand next to one
    that a colon, a caption or a well-known name shows to be such, or ask the same as the cell
    beside them.
    """
    sure = [place for place in places if place.source is Source.CAPTIONED]
    likely = [place for place in places if place.source is Source.LABELLED]
    sure += [
        place
        for number, place in enumerate(likely)
        if any(_asks_alike(place, o, sheet) for o in (*likely[:number], *likely[number + 1 :]))
    ]
    reached = 0
    while reached < len(sure):
        sure += [p for p in likely if p not in sure and _is_next(p, sure[reached])]
        reached += 1
    return [
        replace(place, source=Source.CAPTIONED) if place.source is Source.LABELLED else place
        for place in places
        if place.source is not Source.LABELLED or place in sure
    ]


def _asks_alike(place: Place, other: Place, sheet: Sheet) -> bool:
    return _are_in_a_row(place, other) and _print_around(place, sheet) == _print_around(
        other, sheet
    )


def _print_around(place: Place, sheet: Sheet) -> tuple[str, str]:
    """What is printed just before a place and just behind it."""
    before = (place.left - _PRINT_MM, place.top, place.left, place.bottom)
    behind = (place.right, place.top, place.right + _PRINT_MM, place.bottom)
    return sheet.said_in(np.array(before)), sheet.said_in(np.array(behind))


def _rows(lines: Floats, box: Box, sheet: Sheet) -> Iterator[tuple[Floats, float, float]]:
    """Print of a cell by the rows that each leave white for themselves, with top and bottom."""
    ordered = lines[np.argsort(lines[:, 1])]
    rows: list[list[Floats]] = []
    for line in ordered:
        if rows and not _begins_a_row(line, rows[-1], sheet):
            rows[-1].append(line)
        else:
            rows.append([line])
    edges = [box[1]]
    for above, below in pairwise(rows):
        edges.append((max(float(a[3]) for a in above) + min(float(b[1]) for b in below)) / 2)
    edges.append(box[3])
    for row, (top, bottom) in zip(rows, pairwise(edges), strict=True):
        yield np.array(row), top, bottom


def _begins_a_row(line: Floats, row: Sequence[Floats], sheet: Sheet) -> bool:
    """Whether a line of print asks for another thing than those above it."""
    gap = float(line[1]) - max(float(other[3]) for other in row)
    is_far = gap > _APART * (line[3] - line[1])
    return is_far or (gap > 0 and sheet.asks(line) and all(sheet.asks(other) for other in row))


def _side_by_side(lines: Floats) -> list[Floats]:
    """Lines that stand over each other made one label, from the left."""
    labels: list[Floats] = []
    for line in lines[np.argsort(lines[:, 0])]:
        if labels and line[0] < labels[-1][2]:
            low, high = np.minimum(labels[-1][:2], line[:2]), np.maximum(labels[-1][2:], line[2:])
            labels[-1] = np.concatenate([low, high])
        else:
            labels.append(line)
    return labels


def _is_unit(said: Floats, box: Box, sheet: Sheet) -> bool:
    """Whether a word at the end of a cell says of what one writes how many before it."""
    left, top, right, bottom = box
    is_at_end = said[0] > (left + right) / 2 and right - said[2] < _AFTER_UNIT_MM
    is_short = said[2] - said[0] < _WIDEST_UNIT_MM and len(sheet.said_in(said).split()) == 1
    has_room = said[0] - left > _ANSWER_MM and bottom - top < _HIGHEST_MM
    if not (is_at_end and is_short and has_room) or sheet.asks(said) or sheet.has_shapes(*box):
        return False
    return not _is_answered_beside(right, top, bottom, sheet)


def _is_drawn_on(row: Box, sheet: Sheet) -> bool:
    """Whether a rule or a dash lies in a row: then one answers on that."""
    left, top, right, bottom = row
    start, end, at, _ = sheet.across.T
    crosses = (start < right - 1) & (end > left + 1)
    return bool((crosses & (at > top + 1) & (at < bottom - 1)).any())


def _is_label(label: Floats, box: Box, sheet: Sheet) -> bool:
    """Whether print that no colon ends may ask for the white beside it."""
    _, top, right, bottom = box
    words = sheet.said_in(label)
    is_answered = any(word.endswith(":") for word in words.split())
    if is_answered or len(words.split()) > _MOST_WORDS or words[-1:] in _FULL_STOPS:
        return False
    if sheet.has_shapes(*box) or not sheet.names(*map(float, label)):
        return False
    return not _is_answered_beside(right, top, bottom, sheet)


def _is_answered_beside(right: float, top: float, bottom: float, sheet: Sheet) -> bool:
    """Whether the next cell of a row answers what a cell says, or heads a column as it does."""
    end = sheet.cell_beside(right, top, bottom)
    if end is None:
        return False
    following = (right, top, end, bottom)
    return not sheet.names(*following) or heads_a_column(following, sheet)


def _is_next(one: Place, other: Place) -> bool:
    gap = max(one.top - other.bottom, other.top - one.bottom)
    is_below = -_SAME_WALL_MM < gap < _NEXT_CELL_MM and abs(one.right - other.right) < _SAME_WALL_MM
    return is_below or _are_in_a_row(one, other)


def _are_in_a_row(one: Place, other: Place) -> bool:
    return (
        abs(one.top - other.top) < _SAME_WALL_MM and abs(one.bottom - other.bottom) < _SAME_WALL_MM
    )
