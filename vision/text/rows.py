"""Pieces of print beside each other: the rows they make, and which rows are read row by row.

Pieces that stand at one height are one line where they are cells of a row, and lines of their own
where they are columns.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vision.text.block_kinds import MOST_ADDRESS_LINES
from vision.text.letter_signs import (
    is_address_line,
    is_postcode,
    is_running,
    is_salutation,
    labels_in,
)
from vision.text.printed import PrintedLine

#: Pieces whose middles differ by less than this share of their height stand beside each other.
_BESIDE = 0.45
#: Pieces apart by less than this share of their height are of one line in any case.
_WORDS_APART = 1.7
#: Unless it begins where so many others do, within so many heights across and down.
_LEAST_ALIGNED, _ALIGNED, _NEAR_ROWS = 2, 0.35, 4.0
#: Cells of one row may follow each other's rows within so many heights.
_ROWS_APART = 3.2
#: Above this share of the sheet's height columns are those of address and references: cells of a
#: row stand there no further apart than this, mm, unless so many rows are full. Below the last are
#: the columns of a footer.
_TOP, _TOP_APART_MM, _FULL_ROWS, _LEAST_GRID, _FOOT = 0.37, 14.0, 0.75, 2, 0.925
#: At least this share of its rows has several cells.
_CELLS = 0.5
#: A label stands no further before what it names than this.
_LABEL_APART_MM = 30.0
#: What a label names is a day or a number, of so many words at most.
_MOST_VALUE = 4
#: A town stands no further behind its postcode, in heights, often by two spaces.
_TOWN_APART = 2.5
#: Lines of an address follow each other within so many heights.
ADDRESS_STEP = 2.4
#: So many rows of one cell may stand in a table, each after the other.
_MOST_SINGLE = 2
#: Columns of running text have so many rows, and lines of at least so many words, on average; where
#: a narrow column stands beside text, so many lines of it begin with a small letter.
_LEAST_TEXT, _RUNNING_WORDS, _LEAST_GOING_ON = 3, 5.0, 2


@dataclass(frozen=True, eq=False)
class Piece:
    """Print without a wide gap: a line, or a cell of a row; lengths in mm."""

    line: PrintedLine
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, line: PrintedLine) -> "Piece":
        """The piece that a line read by itself is."""
        words = line.words
        # Not the very highest and lowest: one word may hold a speck of the line above.
        top = float(np.quantile([word.top_mm for word in words], 0.2))
        bottom = float(np.quantile([word.bottom_mm for word in words], 0.8))
        return cls(line, words[0].left_mm, top, words[-1].right_mm, bottom)

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return self.bottom - self.top

    def overlap(self, other: "Piece") -> float:
        """How far both reach over the same stretch from left to right; negative is a gap."""
        return min(self.right, other.right) - max(self.left, other.left)

    def and_then(self, other: "Piece") -> "Piece":
        """Both as one line, `other` to the right."""
        return Piece.of(PrintedLine(self.line.words + other.line.words))


def with_towns(pieces: list[Piece]) -> list[Piece]:
    """The pieces, a postcode and the town that is printed two spaces behind it as one."""
    towns: dict[int, Piece] = {}
    for piece in pieces:
        if is_postcode(piece.line):
            behind = [
                other
                for other in pieces
                if _are_beside(piece, other)
                and 0 < other.left - piece.right < _TOWN_APART * piece.height
            ]
            towns |= {id(piece): other for other in behind}
    taken = {id(town) for town in towns.values()}
    return [
        piece.and_then(towns[id(piece)]) if id(piece) in towns else piece
        for piece in pieces
        if id(piece) not in taken
    ]


def addresses_of(pieces: list[Piece]) -> list[Piece]:
    """Lines that end in one with a postcode: no row of cells goes on through them."""
    found: list[Piece] = []
    for piece in pieces:
        if is_address_line(piece.line) and not any(_labels(other, piece) for other in pieces):
            above = _stacked(piece, pieces)
            # One line alone may be a cell as well.
            found += [each for each in (piece, *above) if above and each not in found]
    return found


def _labels(one: Piece, other: Piece) -> bool:
    """Whether `one` stands before `other` as its label does."""
    return _are_beside(one, other) and 0 < other.left - one.right < _LABEL_APART_MM


def _stacked(last: Piece, pieces: list[Piece]) -> list[Piece]:
    """The lines of an address above its last, which begin where that does, the nearest first."""
    stack: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        below = stack[-1] if stack else last
        step = below.middle - piece.middle
        if 0.5 * below.height < step < ADDRESS_STEP * below.height and (
            abs(piece.left - last.left) < 0.8 * last.height
        ):
            stack.append(piece)
    return stack[: MOST_ADDRESS_LINES - 1]


def rows_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand beside each other, from left to right; rows from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        for row in reversed(rows[-4:]):
            if all(_are_beside(piece, other) for other in row):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [_without_small_gaps(sorted(row, key=lambda each: each.left), pieces) for row in rows]


def are_level(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand at one height, as cells of a row do."""
    return abs(one.middle - other.middle) < _BESIDE * min(one.height, other.height)


def _are_beside(one: Piece, other: Piece) -> bool:
    return are_level(one, other) and one.overlap(other) < 0.3 * min(one.height, other.height)


def _without_small_gaps(row: list[Piece], pieces: list[Piece]) -> list[Piece]:
    cells = [row[0]]
    for piece in row[1:]:
        high = max(cells[-1].height, piece.height)
        is_near = piece.left - cells[-1].right < _WORDS_APART * high
        if is_near and not _begins_column(piece, pieces):
            cells[-1] = cells[-1].and_then(piece)
        else:
            cells.append(piece)
    return cells


def _begins_column(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether others begin right above and below where it does, as lines of a column do."""
    high = piece.height
    others = [
        other
        for other in pieces
        if abs(other.left - piece.left) < _ALIGNED * high
        and 0.5 * high < abs(other.middle - piece.middle) < _NEAR_ROWS * high
    ]
    return len(others) >= _LEAST_ALIGNED


def _is_begun(row: list[Piece], widest: list[Piece]) -> bool:
    """Whether a row fills the first columns: there was no more to say."""
    return len(row) > 1 and all(
        piece.overlap(cell) > 0 for piece, cell in zip(row, widest, strict=False)
    )


def _reach(row: list[Piece], widest: list[Piece]) -> int:
    """How many columns the print of a row reaches over, whatever its gaps."""
    return sum(any(piece.overlap(cell) > 0 for piece in row) for cell in widest)


def joined(row: list[Piece]) -> Piece:
    """A row of cells as one line."""
    whole = row[0]
    for piece in row[1:]:
        whole = whole.and_then(piece)
    return whole


def tables_of(rows: list[list[Piece]], height_mm: float) -> list[list[list[Piece]]]:
    """Runs of rows that are to be read row by row."""
    runs: list[list[list[Piece]]] = []
    between: list[list[Piece]] = []
    for row in rows:
        is_foot = row[0].middle > _FOOT * height_mm
        if runs and not is_foot and _continues(runs[-1], row):
            runs[-1] += [each for each in between if _is_within(each, runs[-1])]
            runs[-1].append(row)
            between = []
        elif len(row) > 1:
            runs.append([row])
            between = []
        else:
            between.append(row)
    return [_trimmed(run) for run in runs if _is_by_row(run, height_mm)]


def _continues(run: list[list[Piece]], row: list[Piece]) -> bool:
    """Whether a row stands under the run, in its columns; a long label may reach into the next."""
    last = run[-1]
    high = max(piece.height for piece in last)
    if row[0].middle - last[0].middle > _ROWS_APART * high:
        return False
    if len(row) == 1 and (is_salutation(row[0].line) or is_running(row[0].line)):
        return False
    if len(row) == 1 and abs(row[0].left - run[0][0].left) < 0.5 * high:
        return any(len(above) > 1 for above in run[-_MOST_SINGLE:])
    widest = max(run, key=len)
    return all(sum(piece.overlap(cell) > 0 for cell in widest) <= 1 for piece in row) and any(
        piece.overlap(cell) > 0 for piece in row for cell in widest
    )


def _is_within(row: list[Piece], run: list[list[Piece]]) -> bool:
    """Whether a row of one cell between two rows of the run stands no wider than the run does."""
    left = min(piece.left for above in run for piece in above)
    right = max(piece.right for above in run for piece in above)
    slack = row[0].height
    return row[0].left > left - slack and row[0].right < right + slack


def _trimmed(run: list[list[Piece]]) -> list[list[Piece]]:
    """The run without rows of one cell at its end, which are as likely the text below it."""
    end = len(run)
    while end and len(run[end - 1]) == 1:
        end -= 1
    return run[:end]


def _is_by_row(whole: list[list[Piece]], height_mm: float) -> bool:
    run = _trimmed(whole)
    middle = float(np.mean([piece.middle for row in run for piece in row])) / height_mm
    gaps = [two.left - one.right for row in run for one, two in pairwise(row)]
    if middle > _FOOT:
        return False
    is_apart = middle < _TOP and float(np.median(gaps)) > _TOP_APART_MM
    if is_apart and not (_is_grid(run, whole) or _is_labelled(run)):
        return False
    if sum(len(row) > 1 for row in run) < _CELLS * len(run):
        return False
    if len(run) < _LEAST_TEXT:
        return True
    cells = [piece for row in run for piece in row]
    words = float(np.mean([len(piece.line.words) for piece in cells]))
    return words < _RUNNING_WORDS and not _goes_on(run)


def _is_labelled(run: list[list[Piece]]) -> bool:
    """Whether each row begins with a label and what it names."""
    rows = [row for row in run if len(row) > 1]
    return all(_is_named(row[0].line, row[1].line) for row in rows)


def _is_named(label: PrintedLine, value: PrintedLine) -> bool:
    is_label = labels_in(label.text) > 0 and not any(map(str.isdigit, label.text))
    return is_label and any(map(str.isdigit, value.text)) and len(value.words) <= _MOST_VALUE


def _goes_on(run: list[list[Piece]]) -> bool:
    """Whether text goes on from row to row beside a narrow column: its lines begin anywhere."""
    longest = [max((piece.line for piece in row), key=lambda line: len(line.words)) for row in run]
    return (
        sum(
            len(row) > 1 and len(line.words) >= _RUNNING_WORDS and line.text[0].islower()
            for row, line in zip(run, longest, strict=True)
        )
        >= _LEAST_GOING_ON
    )


def _is_grid(run: list[list[Piece]], whole: list[list[Piece]]) -> bool:
    """Whether nearly all rows have a cell in each column, and none of them is an address.

    One row alone is none: a name in the head may stand beside a label by chance.
    """
    if sum(len(row) > 1 for row in run) < _LEAST_GRID:
        return False
    widest = max(run, key=len)
    least = min(len(widest), max(2, len(widest) - 1))
    full = sum(max(len(row), _reach(row, widest)) >= least or _is_begun(row, widest) for row in run)
    return full >= _FULL_ROWS * len(run) and not any(
        is_address_line(piece.line) for row in whole for piece in row
    )
