"""Tables of a letter whose sums are not the reader's to pay to who wrote it."""

import re
from collections.abc import Iterator, Sequence

from forms.letters.sentences import Sentence

#: Above a list of what the reader gets: "Vanaf mei krijgt u elke maand:".
_GETS = re.compile(
    r"\b(?:krijgt?|ontvangt?) (?:u|je)\b[^.;]*: ?$|\b(?:u|je) (?:krijgt|ontvangt)\b[^.;]*: ?$"
)
#: What the columns of debts to others are called.
_OF_OTHERS = re.compile(r"\b(?:schuldeisers?|crediteur\w*)\b")


def not_to_pay(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The cells of tables of what the reader gets, or owes to others."""
    return frozenset(
        cell
        for before, table in _tables(sentences)
        if _GETS.search(before) or any(_OF_OTHERS.search(each.worded) for each in _first(table))
        for cell in table
    )


def _tables(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[Sentence]]]:
    """The cells that stand together, with the plain sentence before them."""
    before, cells = "", list[Sentence]()
    for each in sentences:
        if each.is_cell:
            cells.append(each)
            continue
        if cells:
            yield before, cells
        before, cells = each.worded, []
    if cells:
        yield before, cells


def _first(table: Sequence[Sentence]) -> Iterator[Sentence]:
    """The first row of a table."""
    return (each for each in table if each.lines == table[0].lines)
