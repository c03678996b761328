"""Columns of print that stand beside each other and have nothing to do with each other.

A column of references beside the text, or a sender's address beside whom he writes to, is set with
steps of its own: few of its lines are level with one beside them, where cells of a row all are.
"""

from vision.text.rows import Piece, are_level

#: A column has so many lines that begin at one place, to this share of their height, with white
#: before it, mm.
_LEAST_LINES, _ALIGNED, _GUTTER_MM = 6, 0.35, 2.5
#: Of cells of rows a larger share has a neighbour to the left.
_LEVEL = 0.6


def columns_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces without those of columns that stand to their right, and each such column."""
    rest, columns = list(pieces), []
    for first in sorted(pieces, key=lambda piece: -piece.left):
        column = _column(first, rest)
        if column:
            columns.append(column)
            rest = [piece for piece in rest if piece not in column]
    return [rest, *columns]


def _column(first: Piece, pieces: list[Piece]) -> list[Piece]:
    """All that stands to the right of where `first` begins, if that is a column; else nothing."""
    if first not in pieces:
        return []
    aligned = [p for p in pieces if abs(p.left - first.left) < _ALIGNED * first.height]
    top, bottom = min(p.top for p in aligned), max(p.bottom for p in aligned)
    edge = first.left - _ALIGNED * first.height
    level_with = [p for p in pieces if p.top < bottom and p.bottom > top]
    left = [p for p in level_with if p.left < edge]
    if len(aligned) < _LEAST_LINES or not left:
        return []
    if any(p.right > edge - _GUTTER_MM for p in left):
        return []
    level = sum(any(are_level(p, other) for other in left) for p in aligned)
    return [p for p in level_with if p.left >= edge] if level < _LEVEL * len(aligned) else []
