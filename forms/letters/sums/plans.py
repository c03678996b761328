"""Plans of payments: tables in which each row has a day and one of several equal sums.

Beside those may stand what is paid anyhow, or what is left then.

How a column of days is headed differs from hand to hand ("Vervaldag", "Wanneer", "Bij ons vóór");
that the days go up and the sums stay the same does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from forms.letter import ActionKind, Fact
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_words import ASKED, GIVEN
from forms.letters.values.dates import LATE_DAYS, dates_in
from forms.letters.values.money import amounts_in

#: How surely a sentence must ask to pay: a table of what the reader is given looks the same.
_ASKS = 0.8


@dataclass(frozen=True, eq=False)
class _Row:
    """A row of a table: its only day, its sums, and the cells in which these stand."""

    day: date
    day_cell: Sentence
    sums: tuple[Decimal, ...]
    sum_cells: tuple[Sentence, ...]
    may_be_over: bool

    def goes_on(self, before: "_Row") -> bool:
        """Whether this row may stand below another one of the same plan."""
        return before.day < self.day and len(before.sums) == len(self.sums)


def planned_in(
    sentences: Sequence[Sentence], sent: Fact | None, sense: Sense
) -> frozenset[Sentence]:
    """The cells of a letter dated `sent` that hold the days and sums of a plan to pay by.

    None in a letter that asks no payment, or where the sentence above the table gives.
    """
    base = None if sent is None else sent.value
    if not isinstance(base, date) or not any(asks_to_pay(each, sense) for each in sentences):
        return frozenset()
    return frozenset(cell for run in _runs(_rows(sentences, base)) for cell in _planned(run))


def asks_to_pay(sentence: Sentence, sense: Sense) -> bool:
    """Whether the words of a sentence or the network tell that the reader pays."""
    is_said = not sentence.is_cell and ASKED.search(sentence.worded)
    return bool(is_said) or sense.asks(sentence, ActionKind.PAY) >= _ASKS


def _rows(sentences: Sequence[Sentence], base: date) -> Iterator[_Row]:
    """Every row of sums with one day after `base`, but for those of tables that give."""
    above = ""
    for is_cell, stretch in groupby(sentences, key=lambda each: each.is_cell):
        cells = list(stretch)
        if is_cell and not GIVEN.search(above):
            for _, row in groupby(cells, key=lambda each: (each.page, each.lines)):
                yield from _row(tuple(row), base)
        above = cells[-1].worded


def _row(cells: tuple[Sentence, ...], base: date) -> Iterator[_Row]:
    days = [(each, cell) for cell in cells for each in dates_in(cell.text)]
    sums = [(each.amount, cell) for cell in cells for each in amounts_in(cell.text, is_column=True)]
    if len(days) != 1 or not sums:
        return
    mention, day_cell = days[0]
    day = mention.near(base)
    if day is not None and day > base:
        may_be_over = mention.year is None and (day - base).days > LATE_DAYS
        amounts, places = zip(*sums, strict=True)
        yield _Row(day, day_cell, amounts, places, may_be_over)


def _runs(rows: Iterator[_Row]) -> list[list[_Row]]:
    """Rows of which each has a later day than the one before, also over the edge of a page."""
    runs: list[list[_Row]] = []
    for row in rows:
        if runs and row.goes_on(runs[-1][-1]):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _planned(rows: Sequence[_Row]) -> Iterator[Sentence]:
    """The days of a plan, and its parts, where only one of its columns can be of them."""
    columns = list(zip(*(row.sums for row in rows), strict=True))
    same = [at for at, sums in enumerate(columns) if _are_parts(sums)]
    for row in rows if same and not rows[0].may_be_over else ():
        yield row.day_cell
        if len(same) == 1:
            yield row.sum_cells[same[0]]


def _are_parts(sums: Sequence[Decimal]) -> bool:
    """Whether sums are the same, but for what the first or the last may differ by."""
    return any(len(set(same)) == 1 for same in (sums, sums[:-1], sums[1:]) if len(same) > 1)
