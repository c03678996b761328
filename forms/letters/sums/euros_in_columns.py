"""Whole euros without a sign: numbers in a column, or a table, that says somewhere it is of money.

A tax office heads a column "€" or writes "(in euro)" at the last of its rows, and prints no sign at
any sum; or says it nowhere, where thousands are of income and interest. What else is counted in
such a table (hours, persons, cubic metres) is no money.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forms.letters.label_words import LabelKind
from forms.letters.labels.cells import Cell, lines_up
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import worded
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind

#: A sum of whole euros, with a minus on either side where it is taken off. No year is one.
_WHOLE = re.compile(r"(?:[-\u2013\u2212] ?)?(?P<euros>\d{1,3}(?:\.\d{3})*)(?: ?[-\u2013\u2212])?")
#: Ends a heading, or the words left of a sum: "Inkomen in euro's", "Te betalen (in euro)", "€".
_IN_EUROS = re.compile(r"(?:^|[\s(])(?:€|eur|euro['\u2019]?s?)\)?\W*$")
_HEADS_SUMS = re.compile(rf"{_IN_EUROS.pattern}|^bedrag(?:en)?$")
#: Of the whole table: "Alle bedragen zijn in hele euro's".
_ALL_IN_EUROS = re.compile(r"\bbedragen\b[^.;]{0,30} (?:€|euro['\u2019]?s?)(?!\w)")
#: Rows that can be of nothing but money: two of them, of thousands, tell it of their column.
_OF_MONEY = re.compile(
    r"\b\w*(?:inkomen|inkomsten|loon|salaris|pensioen|uitkering|omzet|winst|rente|aftrek|giften"
    r"|premies?|belasting|heffing|korting|toeslag|huur|lasten|vermogen|spaargeld|schuld(?:en)?"
    r"|woz-waarde|forfait)\b"
)
_THOUSANDS = re.compile(r"\.\d{3}")
_ROWS = 2
#: What numbers count that are no money.
_COUNTED = re.compile(
    r"^\W*(?:aantal|hoeveel)\b|%|(?:^|\b(?:in|welk)\s|\()(?:jaar|uur|dag|week|maand)\W*$"
    r"|\b(?:aantal|uren|dagen|dagdelen|weken|maanden|jaren|personen|kinderen|punten|stuks"
    r"|eenheden|kwh|gj|m2|m3|km|kg|liter|nummer|nr|regel|rubriek|vraag|leeftijd|percentage"
    r"|procent)\W*$"
)
_WORD = re.compile(r"[a-z]{3}|€|\beur\b")
#: Tables stand there; addresses and references have numbers of their own.
_OF_TABLES = frozenset({BlockKind.TABLE, BlockKind.BODY, BlockKind.SLIP})
#: No table has more cells between a sum and the heading of its column.
_FARTHEST = 200


@dataclass(frozen=True, eq=False)
class _Number:
    """A cell of a table that is a whole number and no more, and the heading of its column."""

    cell: Sentence
    start: int
    end: int
    head: Sentence | None

    @property
    def heading(self) -> str:
        """The plain words that head its column; empty where none do."""
        return "" if self.head is None else self.head.worded


def euros_in_columns(sentences: Sequence[Sentence]) -> Iterator[Labelled]:
    """The whole euros that stand in a column or table of money, without a sign of their own."""
    above = ""
    for (is_table, _), stretch in groupby(sentences, key=_of_which):
        cells = list(stretch)
        if is_table:
            is_all = any(_ALL_IN_EUROS.search(text) for text in (above, *_worded(cells)))
            yield from _euros(cells, is_all=is_all)
        above = cells[-1].worded


def _of_which(sentence: Sentence) -> tuple[bool, int]:
    return sentence.is_cell and sentence.kind in _OF_TABLES, sentence.page


def _worded(cells: Sequence[Sentence]) -> Iterator[str]:
    return (each.worded for each in cells)


def _euros(cells: Sequence[Sentence], *, is_all: bool) -> Iterator[Labelled]:
    numbers = list(_numbers(cells))
    # One row says it for its column.
    said = {id(each.head) for each in numbers if each.head and _is_said_left(each)}
    told = Counter(id(each.head) for each in numbers if each.head and _is_surely_money(each))
    said |= {head for head, rows in told.items() if rows >= _ROWS}
    for each in numbers:
        if _HEADS_SUMS.search(each.heading) or _is_said_left(each):
            is_money = True
        else:
            is_money = (is_all or id(each.head) in said) and _is_named(each)
        if is_money and not _COUNTED.search(worded(each.cell.before)):
            yield Labelled(
                LabelKind.EUROS, each.heading, each.cell, each.start, each.end, is_column=True
            )


def _numbers(cells: Sequence[Sentence]) -> Iterator[_Number]:
    for at, cell in enumerate(cells):
        found = _WHOLE.fullmatch(cell.text)
        if found is not None:
            head = _head_of(cell, cells[max(0, at - _FARTHEST) : at])
            yield _Number(cell, found.start("euros"), found.end("euros"), head)


def _head_of(cell: Sentence, above: Sequence[Sentence]) -> Sentence | None:
    """The nearest words above a cell in its column."""
    for other in reversed(above):
        is_above = other.lines[-1] < cell.lines[0]
        if is_above and _WORD.search(other.worded) and lines_up(_whole(other), _whole(cell)):
            return other if not re.search(r"\d", re.sub(r"\b20\d\d\b", "", other.text)) else None
    return None


def _whole(sentence: Sentence) -> Cell:
    return Cell(sentence, 0, len(sentence.text), sentence.words)


def _is_said_left(number: _Number) -> bool:
    """Whether the words left of a number say that it is of euros."""
    return bool(_IN_EUROS.search(worded(number.cell.before)))


def _is_surely_money(number: _Number) -> bool:
    """Whether a row is of thousands, and of what only money is."""
    is_large = _THOUSANDS.search(number.cell.text)
    return bool(is_large and _OF_MONEY.search(worded(number.cell.before)))


def _is_named(number: _Number) -> bool:
    """Whether words left of a number say of what it is, and none above it that it counts."""
    is_counted = _COUNTED.search(number.heading)
    return bool(re.search(r"[a-z]{3}", worded(number.cell.before))) and not is_counted
