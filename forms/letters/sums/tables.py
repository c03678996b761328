"""Tables of a letter whose sums are not the reader's to pay to who wrote it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from forms.letters.sentences import Sentence

#: Above a list of what the reader gets: "Vanaf mei krijgt u elke maand:", "Wat krijgt u?",
#: "Hieronder ziet u wat u elke maand ontvangt."
_GETS = re.compile(
    r"\b(?:krijgt?|ontvangt?) (?:u|je)\b[^.;]*: ?$|\b(?:u|je) (?:krijgt|ontvangt)\b[^.;]*: ?$"
    r"|\b(?:wat|hoeveel) (?:krijgt?|ontvangt?) (?:u|je)\b(?![^?]*\bterug\b)[^?]*\? ?$"
    r"|\b(?:hieronder|hierna|tabel|overzicht|specificatie)\b[^.;]*"
    r"\b(?:wat|hoeveel|bedragen) (?:u|je)\b(?![^.;]*\bterug\b)[^.;]*"
    r"\b(?:krijgt|ontvangt)\W*$"
)
#: What the columns of debts to others are called.
_OF_OTHERS = re.compile(r"\b(?:schuldeisers?|crediteur\w*)\b")
#: The columns of a demand that changed, where none is called what is to be paid.
_BEFORE, _NOW = re.compile(r"\boorspronkelijk\w*\b|\boude?\b|\bwas\b"), re.compile(r"\bnieuwe?\b")
_TO_PAY = re.compile(r"\b(?:betalen|voldoen|betaald)\b")
#: The parts of somebody's budget.
_INCOME, _SPENT = re.compile(r"\binkomsten\b"), re.compile(r"\b(?:uitgaven|leefgeld|lasten)\b")


def not_to_pay(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The cells of tables of what the reader gets, spends, no longer owes, or owes to others."""
    return frozenset(
        cell
        for before, table in _tables(sentences)
        if _GETS.search(before) or _is_of_others(table) or _is_changed(table) or _is_budget(table)
        for cell in table
    )


def _tables(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[Sentence]]]:
    """The cells of a kind that stand together, with the plain sentence or question before them."""
    before = ""
    for is_cell, stretch in groupby(sentences, key=_is_of_table):
        told = list(stretch)
        if not is_cell:
            before = told[-1].worded
            continue
        for _, table in groupby(told, key=lambda each: each.kind):
            yield before, list(table)


def _is_of_table(sentence: Sentence) -> bool:
    """Whether a sentence may be of a table: a question that stands alone heads what is below it."""
    return sentence.is_cell and not sentence.text.endswith("?")


def _is_of_others(table: Sequence[Sentence]) -> bool:
    return bool(_OF_OTHERS.search(_heading(table)))


def _is_changed(table: Sequence[Sentence]) -> bool:
    """Whether a table says what was asked beside what is asked now."""
    heading = _heading(table)
    both = _BEFORE.search(heading) and _NOW.search(heading)
    return bool(both) and not _TO_PAY.search(heading)


def _is_budget(table: Sequence[Sentence]) -> bool:
    """Whether a table sets what somebody spends against their income."""
    return all(any(part.search(each.worded) for each in table) for part in (_INCOME, _SPENT))


def _heading(table: Sequence[Sentence]) -> str:
    """The plain words of the first row of several cells of a table."""
    rows = [[each.worded for each in row] for _, row in groupby(table, key=lambda each: each.lines)]
    return " ".join(next((row for row in rows if len(row) > 1), rows[0]))
