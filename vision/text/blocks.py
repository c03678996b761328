"""Lines of print in blocks, in the order a person reads them.

Pieces of print that stand beside each other are one line where they are cells of a row, and lines
of their own where they are columns. Lines that follow each other closely are a block. A block comes
after those above it and after those to its left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vision.text.block_kinds import is_address_line, with_kinds
from vision.text.printed import Block, PrintedLine

#: Pieces whose middles differ by less than this share of their height stand beside each other.
_BESIDE = 0.45
#: Pieces apart by less than this share of their height are of one line in any case.
_WORDS_APART = 1.7
#: Cells of one row may follow each other's rows within so many heights.
_ROWS_APART = 3.2
#: Above this share of the sheet's height columns are those of address and references: cells of a
#: row stand there no further apart than this, mm, unless so many rows are full. Below the last are
#: the columns of a footer.
_TOP, _TOP_APART_MM, _FULL_ROWS, _FOOT = 0.37, 14.0, 0.75, 0.925
#: At least this share of its rows has several cells.
_CELLS = 0.5
#: Columns of running text: lines of at least so many words, on average.
_RUNNING_WORDS = 5.0
#: A line more than so many times the usual step below another begins a new block; steps are at
#: least and at most so many heights.
_NEW_BLOCK, _LEAST_STEP, _STEPS = 1.16, 1.6, (1.05, 1.75)
#: Lines no longer than this, mm, without a sentence are set wider: those of an address.
_SHORT_MM, _SHORT_STEP = 75.0, 1.95
#: Blocks of one column follow each other within so many heights of a line.
_COLUMN_GAP = 2.2
#: Lines of one block differ in height by less than this factor.
_SAME_SIZE = 1.45


@dataclass(frozen=True, eq=False)
class _Piece:
    """Print without a wide gap: a line, or a cell of a row; lengths in mm."""

    line: PrintedLine
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, line: PrintedLine) -> "_Piece":
        words = line.words
        # Not the very highest and lowest: one word may hold a speck of the line above.
        top = float(np.quantile([word.top_mm for word in words], 0.2))
        bottom = float(np.quantile([word.bottom_mm for word in words], 0.8))
        return cls(line, words[0].left_mm, top, words[-1].right_mm, bottom)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlap(self, other: "_Piece") -> float:
        """How far both reach over the same stretch from left to right; negative is a gap."""
        return min(self.right, other.right) - max(self.left, other.left)

    def and_then(self, other: "_Piece") -> "_Piece":
        """Both as one line, `other` to the right."""
        return _Piece.of(PrintedLine(self.line.words + other.line.words))


def blocks_of(lines: Sequence[PrintedLine], height_mm: float) -> tuple[Block, ...]:
    """The pieces of print on a sheet, in whatever order, as blocks in reading order."""
    rows = _rows([_Piece.of(line) for line in lines])
    tables = _tables(rows, height_mm)
    in_table = {id(row) for table in tables for row in table}
    groups = [[_joined(row) for row in table] for table in tables]
    loose = [piece for row in rows if id(row) not in in_table for piece in row]
    groups += _paragraphs(loose)
    are_tables = [True] * len(tables) + [False] * (len(groups) - len(tables))
    columns = _columns(groups)
    ordered = [
        number
        for column in _in_order(
            [[piece for n in column for piece in groups[n]] for column in columns]
        )
        for number in columns[column]
    ]
    return with_kinds(
        [([piece.line for piece in groups[n]], are_tables[n]) for n in ordered], height_mm
    )


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces that stand beside each other, from left to right; rows from top to bottom."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        for row in reversed(rows[-4:]):
            if all(_are_beside(piece, other) for other in row):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [_without_small_gaps(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _are_beside(one: _Piece, other: _Piece) -> bool:
    high = min(one.height, other.height)
    return abs(one.middle - other.middle) < _BESIDE * high and one.overlap(other) < 0.3 * high


def _without_small_gaps(row: list[_Piece]) -> list[_Piece]:
    joined = [row[0]]
    for piece in row[1:]:
        high = max(joined[-1].height, piece.height)
        if piece.left - joined[-1].right < _WORDS_APART * high:
            joined[-1] = joined[-1].and_then(piece)
        else:
            joined.append(piece)
    return joined


def _joined(row: list[_Piece]) -> _Piece:
    whole = row[0]
    for piece in row[1:]:
        whole = whole.and_then(piece)
    return whole


# Rows of cells --------------------------------------------------------------------------------


def _tables(rows: list[list[_Piece]], height_mm: float) -> list[list[list[_Piece]]]:
    """Runs of rows that are to be read row by row."""
    runs: list[list[list[_Piece]]] = []
    for row in rows:
        if runs and _continues(runs[-1], row):
            runs[-1].append(row)
        elif len(row) > 1:
            runs.append([row])
    return [_trimmed(run) for run in runs if _is_by_row(run, height_mm)]


def _continues(run: list[list[_Piece]], row: list[_Piece]) -> bool:
    """Whether a row stands under the run, in its columns; a long label may reach into the next."""
    last = run[-1]
    high = max(piece.height for piece in last)
    if row[0].middle - last[0].middle > _ROWS_APART * high:
        return False
    if len(row) == 1 and abs(row[0].left - run[0][0].left) < 0.5 * high:
        return True
    widest = max(run, key=len)
    return all(sum(piece.overlap(cell) > 0 for cell in widest) <= 1 for piece in row) and any(
        piece.overlap(cell) > 0 for piece in row for cell in widest
    )


def _trimmed(run: list[list[_Piece]]) -> list[list[_Piece]]:
    """The run without rows of one cell at its end, which are as likely the text below it."""
    end = len(run)
    while end and len(run[end - 1]) == 1:
        end -= 1
    return run[:end]


def _is_by_row(whole: list[list[_Piece]], height_mm: float) -> bool:
    run = _trimmed(whole)
    middle = float(np.mean([piece.middle for row in run for piece in row])) / height_mm
    gaps = [two.left - one.right for row in run for one, two in pairwise(row)]
    if middle > _FOOT:
        return False
    if middle < _TOP and float(np.median(gaps)) > _TOP_APART_MM and not _is_grid(run, whole):
        return False
    if sum(len(row) > 1 for row in run) < _CELLS * len(run):
        return False
    cells = [piece for row in run for piece in row]
    words = float(np.mean([len(piece.line.words) for piece in cells]))
    return words < _RUNNING_WORDS or len(run) < 3


def _is_grid(run: list[list[_Piece]], whole: list[list[_Piece]]) -> bool:
    """Whether nearly all rows have a cell in each column, and none of them is an address."""
    most = max(map(len, run))
    full = sum(len(row) >= min(most, max(2, most - 1)) for row in run)
    return full >= _FULL_ROWS * len(run) and not any(
        is_address_line(piece.line) for row in whole for piece in row
    )


# Lines below each other -----------------------------------------------------------------------


def _paragraphs(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces that follow each other closely, from top to bottom."""
    following = _following(pieces)
    usual = float(np.median([piece.height for piece in pieces])) if pieces else 0.0
    step = _usual_step(pieces, following)
    groups: list[list[_Piece]] = []
    of_piece: dict[int, list[_Piece]] = {}
    for number, piece in enumerate(pieces):
        above = following.get(number, -1)
        group = of_piece.get(above, [])
        if group and group[-1] is pieces[above] and _is_close(group[-1], piece, step, usual):
            group.append(piece)
        else:
            group = [piece]
            groups.append(group)
        of_piece[number] = group
    return groups


def _following(pieces: list[_Piece]) -> dict[int, int]:
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


def _usual_step(pieces: list[_Piece], above: dict[int, int]) -> float:
    """From one line to the next, in heights: that of the closest, since many blocks have one."""
    if not pieces:
        return _STEPS[0]
    steps = [
        (pieces[number].middle - pieces[other].middle) / _high(pieces[number], pieces[other])
        for number, other in above.items()
    ]
    near = [step for step in steps if step < 2.2]
    return float(np.clip(np.quantile(near, 0.25), *_STEPS)) if near else _STEPS[1]


def _high(one: _Piece, other: _Piece) -> float:
    return max(one.height, other.height)


def _is_short(piece: _Piece) -> bool:
    """Whether it is as short as a line of an address, and has no sentence."""
    return piece.right - piece.left < _SHORT_MM and not piece.line.text.endswith((".", ",", "?"))


def _is_close(above: _Piece, below: _Piece, step: float, usual: float) -> bool:
    high = _high(above, below)
    is_one_size = high / min(above.height, below.height) < _SAME_SIZE
    # Lines without letters that hang down look lower than they are.
    room = max(high, 0.9 * usual) if high > 0.65 * usual else high
    limit = _SHORT_STEP if _is_short(above) and _is_short(below) else _LEAST_STEP
    is_near = (below.middle - above.middle) / room < max(_NEW_BLOCK * step, limit)
    return is_near and is_one_size


# Order ----------------------------------------------------------------------------------------


def _columns(groups: list[list[_Piece]]) -> list[list[int]]:
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


def _in_order(groups: list[list[_Piece]]) -> list[int]:
    """The numbers of groups as a person reads them: from top to bottom and left to right."""
    boxes = [_box(group) for group in groups]
    left = sorted(range(len(groups)), key=lambda n: (boxes[n][1], boxes[n][0]))
    ordered: list[int] = []
    while left:
        first = next(
            (n for n in left if not any(_comes_before(m, n, boxes) for m in left if m != n)),
            left[0],
        )
        ordered.append(first)
        left.remove(first)
    return ordered


def _box(group: list[_Piece]) -> tuple[float, float, float, float]:
    return (
        min(piece.left for piece in group), group[0].top,
        max(piece.right for piece in group), group[-1].bottom,
    )  # fmt: skip


_Box = tuple[float, float, float, float]


def _comes_before(one: int, two: int, boxes: list[_Box]) -> bool:
    """Whether `one` is read before `two`: above it, or in a column to its left."""
    a, b = boxes[one], boxes[two]
    if min(a[2], b[2]) > max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1]):
        return (a[1] + a[3]) < (b[1] + b[3])
    return a[0] < b[0]
