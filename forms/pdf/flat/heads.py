"""Cells that only name others: heads of columns, heads of rows, and the corner between them."""

import re
from itertools import pairwise

import numpy as np

from forms.pdf.flat.sheet import MEETS_MM, Sheet

#: Lower cells are gaps between double rules.
LEAST_HEIGHT_MM = 2.6
#: Captions are printed smaller than the text by this; heads of rows are not.
_CAPTION_PRINT = 0.85
#: Fewer cells below each other that name an empty one beside them head no rows; nor do fewer that
#: are open at their left, or wider ones.
_FEWEST_HEADS, _FEWEST_OPEN, _WIDEST_OPEN_MM = 2, 4, 45.0

#: A head stands over a cell at most so high, as for a signature.
_BELOW_MM = 32.0
#: What begins a note, which is there to be read, in eight languages; and how many words go on.
_NOTE = re.compile(
    r"(?:let op|belangrijk|tip|nb|n\.b\.|please note|note|important|warning|hinweis|achtung|wichtig"
    r"|attention|avertissement|nota|atención|importante|attenzione|avvertenza|atenção|uwaga)\b",
    re.IGNORECASE,
)
_FEWEST_OF_NOTE = 6
#: Heads of columns that are ticked, in eight languages. Larger cells under them are written in.
_TICKED_HEADS = frozenset([
    "ja", "nee", "j", "n", "yes", "no", "y", "nein", "oui", "non", "si", "sí", "sì", "sim", "não",
    "tak", "nie", "m", "v", "f", "w", "x", "man", "vrouw", "male", "female", "männlich", "weiblich",
    "masculin", "féminin", "n.v.t", "nvt", "n/a", "entfällt", "sans objet", "weet niet",
    "don't know", "✓", "✔", "☒",
])  # fmt: skip
_WIDEST_TICKED_MM, _HIGHEST_TICKED_MM = 35.0, 15.0

#: Left, top, right and bottom in mm.
Box = tuple[float, float, float, float]


def is_note(first_line: str) -> bool:
    """Whether what a box says begins as a note does, and goes on."""
    return _NOTE.match(first_line) is not None and len(first_line.split()) >= _FEWEST_OF_NOTE


def is_ticked(box: Box, sheet: Sheet) -> bool:
    """Whether an empty cell stands in a column whose head is an answer, as "Ja" or "No"."""
    left, top, right, bottom = box
    if right - left > _WIDEST_TICKED_MM or bottom - top > _HIGHEST_TICKED_MM:
        return False
    levels = [y for y in sheet.levels_over(left, right) if y < top + MEETS_MM]
    for over, under in reversed(list(pairwise(levels))):
        if said := sheet.said_in(np.array([left, over, right, under])):
            return said.lower().strip(" .:?") in _TICKED_HEADS
    return False


def names_another(box: Box, sheet: Sheet) -> bool:
    """Whether the print in a cell asks for the empty cell below or beside it.

    Beside it only where others in its column do so too, in print as large as the text: small
    print names what is left of its own cell.
    """
    if heads_a_column(box, sheet):
        return True
    left, top, right, bottom = box
    if is_small_print(box, sheet) or sheet.white_beside(right, top, bottom) is None:
        return False
    heads = [
        sheet.names(left, over, right, under) and sheet.white_beside(right, over, under) is not None
        for over, under in pairwise(sheet.levels_over(left, right))
    ]
    return sum(heads) >= _FEWEST_HEADS


def is_small_print(box: Box, sheet: Sheet) -> bool:
    """Whether what a box says is printed smaller than the text, as captions are."""
    return sheet.sign_mm(np.array(box)) < _CAPTION_PRINT * sheet.sign_mm()


def is_corner(box: Box, sheet: Sheet) -> bool:
    """Whether an empty cell lies between heads of columns beside it and heads of rows below it.

    Rows may be headed by their numbers.
    """
    left, top, right, bottom = box
    head, row = sheet.cell_beside(right, top, bottom), sheet.cell_below(left, right, bottom)
    if head is None or row is None or not sheet.names(right, top, head, bottom):
        return False
    inner = sheet.cell_beside(right, bottom, row)
    is_row_headed = sheet.has_words(left, bottom, right, row)
    return inner is not None and is_row_headed and not sheet.names(right, bottom, inner, row)


def heads_open_row(box: Box, sheet: Sheet) -> bool:
    """Whether a cell without a wall at its left names its row, as others below or above it do."""
    left, _, right, _ = box
    if right - left > _WIDEST_OPEN_MM or not sheet.names(*box):
        return False
    rows = pairwise(sheet.levels_over(left, right))
    named = [
        sheet.has_wall(right - MEETS_MM, right + MEETS_MM, (over + under) / 2)
        and sheet.names(left, over, right, under)
        for over, under in rows
    ]
    return sum(named) >= _FEWEST_OPEN


def heads_a_column(box: Box, sheet: Sheet) -> bool:
    """Whether an empty cell of the same width follows below."""
    left, _, right, bottom = box
    levels = sheet.levels_over(left, right)
    floor = next((y for y in levels if bottom + LEAST_HEIGHT_MM < y < bottom + _BELOW_MM), None)
    if floor is None:
        return False
    top, foot, x, _ = sheet.down.T
    walls = x[(top < bottom + MEETS_MM) & (foot > floor - MEETS_MM)]
    if ((walls > left + MEETS_MM) & (walls < right - MEETS_MM)).any():
        return False
    start, end, at, _ = sheet.across.T
    floor_ends = np.concatenate([start[at == floor], end[at == floor]])
    are_sides = [
        bool((np.abs(walls - x) < MEETS_MM).any() or (np.abs(floor_ends - x) < 1).any())
        for x in (left, right)
    ]
    return all(are_sides) and not len(sheet.things_in(left, bottom, right, floor))
