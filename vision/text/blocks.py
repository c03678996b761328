"""Lines of print in blocks, in the order a person reads them.

Rows of cells are read row by row (`rows.py`). Other lines that follow each other closely are a
block. A block comes after those above it and after those to its left.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from vision.text.block_kinds import with_kinds
from vision.text.columns import columns_of
from vision.text.printed import Block, PrintedLine
from vision.text.rows import (
    ADDRESS_STEP,
    Piece,
    addresses_of,
    joined,
    rows_of,
    tables_of,
    with_towns,
)

#: Below this all that stands beside each other are columns of a footer.
_FEET = 0.9
#: A line more than so many times the usual step below another begins a new block; steps are at
#: least and at most so many heights.
_NEW_BLOCK, _LEAST_STEP, _STEPS = 1.16, 1.6, (1.05, 1.75)
#: A step so many times that of the block's own lines begins a new one too.
_WIDER_STEP = 1.35
#: Lines no longer than this, mm, without a sentence are set wider: those of an address.
_SHORT_MM, _SHORT_STEP = 75.0, 1.95
#: Blocks of one column follow each other within so many heights of a line.
_COLUMN_GAP = 2.2
#: Lines of one block differ in height by less than this factor.
_SAME_SIZE = 1.45


def blocks_of(lines: Sequence[PrintedLine], height_mm: float) -> tuple[Block, ...]:
    """The pieces of print on a sheet, in whatever order, as blocks in reading order."""
    pieces = with_towns([Piece.of(line) for line in lines])
    addresses = addresses_of(pieces)
    loose = [piece for piece in pieces if piece not in addresses]
    rows, tables = [], []
    for column in columns_of(loose):
        of_column = rows_of(column)
        rows += of_column
        tables += tables_of(of_column, height_mm)
    in_table = {id(row) for table in tables for row in table}
    groups = [[joined(row) for row in table] for table in tables]
    loose = addresses + [piece for row in rows if id(row) not in in_table for piece in row]
    groups += _paragraphs(loose, addresses)
    are_tables = [True] * len(tables) + [False] * (len(groups) - len(tables))
    columns = _columns(groups)
    ordered = [
        number
        for column in _in_order(
            [[piece for n in column for piece in groups[n]] for column in columns],
            _FEET * height_mm,
        )
        for number in columns[column]
    ]
    return with_kinds(
        [([piece.line for piece in groups[n]], are_tables[n]) for n in ordered], height_mm
    )


# Lines below each other -----------------------------------------------------------------------


def _paragraphs(pieces: list[Piece], addresses: list[Piece]) -> list[list[Piece]]:
    """Pieces that follow each other closely, from top to bottom; lines of an address less so."""
    addressed = {id(piece) for piece in addresses if _is_short(piece)}
    following = _following(pieces)
    usual = float(np.median([piece.height for piece in pieces])) if pieces else 0.0
    step = _usual_step(pieces, following)
    groups: list[list[Piece]] = []
    of_piece: dict[int, list[Piece]] = {}
    for number, piece in enumerate(pieces):
        above = following.get(number, -1)
        group = of_piece.get(above, [])
        is_addressed = id(piece) in addressed and above >= 0 and id(pieces[above]) in addressed
        limit = ADDRESS_STEP if is_addressed else 0.0
        is_next = bool(group) and group[-1] is pieces[above]
        goes_on = is_next and (is_addressed or _goes_on(group, piece))
        if goes_on and _is_close(group[-1], piece, step, usual, limit):
            group.append(piece)
        else:
            group = [piece]
            groups.append(group)
        of_piece[number] = group
    return groups


def _following(pieces: list[Piece]) -> dict[int, int]:
    """For each piece the number of the nearest one above it, where both overlap."""
    pieces.sort(key=lambda piece: piece.middle)
    above: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        for other in range(number - 1, -1, -1):
            narrower = min(piece.right - piece.left, pieces[other].right - pieces[other].left)
            is_over = pieces[other].middle < piece.middle - 0.5 * piece.height
            if is_over and piece.overlap(pieces[other]) > 0.3 * narrower:
                above[number] = other
                break
    return above


def _usual_step(pieces: list[Piece], above: dict[int, int]) -> float:
    """From one line to the next, in heights: that of the closest, since many blocks have one."""
    if not pieces:
        return _STEPS[0]
    steps = [
        (pieces[number].middle - pieces[other].middle) / _high(pieces[number], pieces[other])
        for number, other in above.items()
    ]
    near = [step for step in steps if step < 2.2]
    return float(np.clip(np.quantile(near, 0.25), *_STEPS)) if near else _STEPS[1]


def _high(one: Piece, other: Piece) -> float:
    return max(one.height, other.height)


def _is_short(piece: Piece) -> bool:
    """Whether it is as short as a line of an address, and has no sentence."""
    return piece.right - piece.left < _SHORT_MM and not piece.line.text.endswith((".", ",", "?"))


def _goes_on(group: list[Piece], below: Piece) -> bool:
    """Whether `below` follows no further down than the lines of the group follow each other."""
    steps = [two.middle - one.middle for one, two in pairwise(group)]
    return not steps or below.middle - group[-1].middle < _WIDER_STEP * float(np.median(steps))


def _is_close(above: Piece, below: Piece, step: float, usual: float, at_least: float) -> bool:
    """Whether `below` goes on where `above` ends; less than `at_least` heights apart it does."""
    high = _high(above, below)
    is_one_size = high / min(above.height, below.height) < _SAME_SIZE
    # Lines without letters that hang down look lower than they are.
    room = max(high, 0.9 * usual) if high > 0.65 * usual else high
    limit = _SHORT_STEP if _is_short(above) and _is_short(below) else _LEAST_STEP
    is_near = (below.middle - above.middle) / room < max(_NEW_BLOCK * step, limit, at_least)
    return is_near and is_one_size


# Order ----------------------------------------------------------------------------------------


def _columns(groups: list[list[Piece]]) -> list[list[int]]:
    """Groups that follow each other with nothing beside them that reaches under the upper ones.

    Columns are read one after another, each from top to bottom.
    """
    boxes = [_box(group) for group in groups]
    columns: list[list[int]] = []
    for number in sorted(range(len(groups)), key=lambda n: boxes[n][1]):
        high = groups[number][0].height
        for column in columns:
            above = boxes[column[-1]]
            gap = boxes[number][1] - above[3]
            is_under = _is_in_line(boxes[number], above, high) and gap < _COLUMN_GAP * high
            if is_under and not _crosses(number, column, boxes):
                column.append(number)
                break
        else:
            columns.append([number])
    return columns


def _is_in_line(box: "_Box", above: "_Box", high: float) -> bool:
    """Whether both begin at one place from left to right, or have their middle there."""
    middle, middle_above = (box[0] + box[2]) / 2, (above[0] + above[2]) / 2
    return min(abs(box[0] - above[0]), abs(middle - middle_above)) < high


def _crosses(number: int, column: list[int], boxes: list["_Box"]) -> bool:
    """Whether a group reaches under one that stands beside the column's last."""
    one, last = boxes[number], boxes[column[-1]]
    return any(
        box[1] < last[3] and box[3] > last[1] and min(box[2], one[2]) > max(box[0], one[0])
        for n, box in enumerate(boxes)
        if n != number and n not in column
    )


def _in_order(groups: list[list[Piece]], foot_mm: float) -> list[int]:
    """The numbers of groups as a person reads them: from top to bottom and left to right.

    Below `foot_mm` one column after the other, wherever each begins.
    """
    boxes = [_box(group) for group in groups]
    left = sorted(range(len(groups)), key=lambda n: (boxes[n][1], boxes[n][0]))
    ordered: list[int] = []
    while left:
        first = _first(left, boxes, foot_mm)
        ordered.append(first)
        left.remove(first)
    return ordered


def _first(left: list[int], boxes: list["_Box"], foot_mm: float) -> int:
    """The uppermost of those `left` to read that comes after none of the others.

    Three columns may each come before the next in a circle: a long one goes after that to its left
    and before that to its right, which ends above where the first begins. Then nothing is said by
    the height of what stands apart.
    """
    for comes_before in (_comes_before, _surely_comes_before):
        for number in left:
            others = (boxes[other] for other in left if other != number)
            if not any(comes_before(other, boxes[number], foot_mm) for other in others):
                return number
    return left[0]


def _box(group: list[Piece]) -> tuple[float, float, float, float]:
    return (
        min(piece.left for piece in group), group[0].top,
        max(piece.right for piece in group), group[-1].bottom,
    )  # fmt: skip


_Box = tuple[float, float, float, float]


def _comes_before(one: _Box, two: _Box, foot_mm: float) -> bool:
    """Whether `one` is read before `two`: above it, or in a column to its left."""
    if _are_apart(one, two) and _are_level(one, two, foot_mm):
        return one[0] < two[0]
    return (one[1] + one[3]) < (two[1] + two[3])


def _surely_comes_before(one: _Box, two: _Box, foot_mm: float) -> bool:
    """The same, of boxes that are level or stand one over the other; else neither comes first."""
    is_said = _are_level(one, two, foot_mm) or not _are_apart(one, two)
    return is_said and _comes_before(one, two, foot_mm)


def _are_apart(one: _Box, two: _Box) -> bool:
    """Whether they share nothing from left to right."""
    return min(one[2], two[2]) <= max(one[0], two[0])


def _are_level(one: _Box, two: _Box, foot_mm: float) -> bool:
    """Whether they share a height, or both are of the foot."""
    return min(one[3], two[3]) > max(one[1], two[1]) or min(one[1], two[1]) > foot_mm
