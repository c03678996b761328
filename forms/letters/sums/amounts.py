"""Amounts of money with their role: to be paid, to be got back, or one instalment."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from forms.letter import ActionKind, Fact, FactRole
from forms.letters.cues import is_in_general
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_facts import is_row_taken_off, read_amounts
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_words import ASKED
from forms.letters.sums.euros_in_columns import euros_in_columns
from forms.letters.sums.long_debts import long_debts
from forms.letters.sums.owing import (
    WHOLES,
    as_told,
    euros_of,
    is_asked_back,
    is_given_back,
    left_of,
    total_of_rows,
    with_added_up,
    with_doubted_parts,
    with_equal_parts,
    with_totals,
    with_what_is_paid,
    without_rows,
    without_settled,
    without_summands,
    without_whole,
)
from forms.letters.sums.surely_seen import with_agreed, with_surely_seen
from forms.letters.sums.tables import not_to_pay

_DEBT = re.compile(r"\b\w*schuld\b|\baflos\w*|\b(?:betalings|schuld)?regeling\b|\bterug ?beta\w+")
#: How surely the network must see that a sentence asks to pay.
_ASKS_TO_PAY = 0.8
#: Words for what is left of a bill ask for it, where no other do.
_OPEN = re.compile(
    r"\bopen\b|\bopensta\w+|\brest(?:ant|eert)\b|achterstand\b|\bschuldig\b"
    r"|^(?!.*\b(?:als|indien|omdat)\b).*\b(?:u|je) (?:hebt|heeft)\b[^.;]*"
    r"\bniet (?:op tijd |tijdig )?(?:betaald|voldaan)\b"
)
#: Below this, and without words for it, no sentence asks to pay: what is owed is only told.
_MAY_ASK = 0.3


def amounts_of(
    sentences: Iterable[Sentence],
    labelled: Iterable[Labelled],
    sense: Sense,
    planned: Collection[Sentence] = (),
    apart: Collection[Sentence] = (),
) -> list[Fact]:
    """Every amount a letter prints, in order, each value once for each role it has.

    `planned` are the cells of a plan to pay by (`plans.planned_in`), `apart` what tells of sums
    that may come (`SaidLetter.apart`).
    """
    said = list(sentences)
    texts = [each.worded for each in said]
    unpaid = not_to_pay(said).union(apart)
    read = list(_of_last_column(_read(said, list(labelled), sense, planned, unpaid)))
    if _is_of_debt(texts, read):
        read = [(_as_part(each, reading), reading) for each, reading in read]
    if any(map(is_asked_back, texts)) and not any(map(is_given_back, texts)):
        read = [_asked_back(each, reading) for each, reading in read]
    share = max((sense.asks(each, ActionKind.PAY) for each in said), default=0.0)
    found = with_surely_seen(_weighed_and_reckoned(read, texts, share), read)
    return with_agreed(found, read) if share >= _ASKS_TO_PAY else found


def _weighed_and_reckoned(
    read: list[tuple[Fact, Reading]], texts: Sequence[str], share: float
) -> list[Fact]:
    """The amounts with the roles that the letter as a whole makes of them.

    `share` is how surely the network sees that the letter asks to pay.
    """
    found = list(_each_once(_weighed(read, may_ask=_may_ask(texts, share))))
    found = _reckoned(found, texts, {each.value for each, reading in read if reading.is_none})
    if share < _ASKS_TO_PAY and all(each.role is not FactRole.INSTALMENT for each in found):
        return found
    barred = {each.value for each, reading in read if reading.is_barred}
    called = {each.value for each, reading in read if reading.is_owed}
    owed = left_of(found) or called or total_of_rows(found)
    return with_what_is_paid(found, owed, barred)


def _read(
    said: Sequence[Sentence],
    labels: list[Labelled],
    sense: Sense,
    planned: Collection[Sentence],
    unpaid: Collection[Sentence],
) -> Iterator[tuple[Sentence, tuple[Fact, Reading]]]:
    """Every amount with what its sentence and its row make of it."""
    debts = long_debts(said)
    labels = [*labels, *euros_in_columns(said)]
    texts = ["", *(each.worded for each in said), ""]
    for sentence, before, after in zip(said, texts, texts[2:], strict=False):
        told = read_amounts(sentence, labels, before, after, sense)
        told = map(_as_not_paid, told) if sentence in unpaid else told
        told = map(_as_planned, told) if sentence in planned else told
        told = map(_as_told_debt, told) if sentence in debts else told
        yield from ((sentence, each) for each in told)


def _of_last_column(
    told: Iterable[tuple[Sentence, tuple[Fact, Reading]]],
) -> Iterator[tuple[Fact, Reading]]:
    """The amounts; of a row that sets one beside another, what it says is said of the last.

    "U krijgt terug: € 250 (was), € 200 (wordt), € 50". What a row takes off is not asked, nor is
    what it was reckoned from: "Betaald: 12 termijnen van € 50  - € 600".
    """
    for _, row in groupby(told, key=lambda each: _row_of(each[0])):
        read = list(row)
        if is_row_taken_off(read[-1][0]):
            yield from (_as_not_paid(each) for _, each in read)
            continue
        for number, (cell, (made, reading)) in enumerate(read, 1):
            later = [after.role for each, (_, after) in read[number:] if each is not cell]
            is_repeated = reading.role in WHOLES and reading.role in later
            yield _as_not_said(made, reading) if is_repeated else (made, reading)


def _row_of(sentence: Sentence) -> object:
    """What the cells of a row have in common, and no other sentence has."""
    if not sentence.is_cell:
        return id(sentence)
    return sentence.page, sentence.block, sentence.lines


def _as_not_said(made: Fact, reading: Reading) -> tuple[Fact, Reading]:
    return as_told(made), Reading(is_none=True, surely=reading.surely)


def _reckoned(found: Sequence[Fact], texts: Sequence[str], apart: Collection[object]) -> list[Fact]:
    """The amounts, where some are the parts, the whole or the rest of others.

    `apart` are values of which words say that they are neither owed nor given.
    """
    found = without_rows(with_added_up(found))
    found = with_totals(with_equal_parts(found, texts, apart), texts)
    return with_doubted_parts(without_summands(without_whole(without_settled(found))))


def _as_planned(told: tuple[Fact, Reading]) -> tuple[Fact, Reading]:
    """The sum of a row of a plan to pay by: one of its parts, whatever heads its column."""
    made, reading = told
    if reading.role is FactRole.INSTALMENT:
        return told
    role = FactRole.INSTALMENT
    return replace(made, role=role, is_certain=False), Reading(role, surely=reading.surely)


def _as_not_paid(told: tuple[Fact, Reading]) -> tuple[Fact, Reading]:
    """A sum of no bill of the sender's, or that may only come, whatever its own words say."""
    made, reading = told
    if reading.role is FactRole.REFUND:
        return told
    return as_told(made), Reading(is_none=True, is_barred=True)


def _as_told_debt(told: tuple[Fact, Reading]) -> tuple[Fact, Reading]:
    """How high a debt is that takes years to pay off, and not what is paid of it now."""
    _, reading = told
    is_part = reading.is_part or reading.role is FactRole.INSTALMENT
    return told if is_part else _as_not_paid(told)


def _is_of_debt(texts: Iterable[str], read: list[tuple[Fact, Reading]]) -> bool:
    """Whether what is paid by month pays off a debt: not where money is only given back."""
    settled = {each.role for each, reading in read if not reading.is_weak}
    is_given_back = FactRole.REFUND in settled and FactRole.TO_PAY not in settled
    return not is_given_back and any(
        _DEBT.search(text) for text in texts if not is_in_general(text)
    )


def _as_part(each: Fact, reading: Reading) -> Fact:
    is_part = reading.is_part and each.role is None
    return replace(each, role=FactRole.INSTALMENT, is_certain=False) if is_part else each


def _asked_back(each: Fact, reading: Reading) -> tuple[Fact, Reading]:
    """What the network took for money to the reader, where the letter only asks money back."""
    if not reading.is_seen or reading.role is not FactRole.REFUND:
        return each, reading
    owed = replace(each, role=FactRole.TO_PAY, is_certain=False)
    return owed, replace(reading, role=FactRole.TO_PAY)


def _may_ask(texts: Iterable[str], share: float) -> bool:
    """Whether a letter may ask to pay: its words do, or the network sees it (`share`)."""
    return share >= _MAY_ASK or any(ASKED.search(each) or _OPEN.search(each) for each in texts)


def _weighed(read: list[tuple[Fact, Reading]], *, may_ask: bool) -> list[Fact]:
    """The amounts, where a sum that is surely asked takes the role of those that may be owed."""
    settled = [each for each, reading in read if reading.role is not None and not reading.is_weak]
    asked = {each.value for each in settled if each.role is FactRole.TO_PAY}
    may_be = [(each, reading) for each, reading in read if reading.is_weak]
    given = any(each.role is FactRole.REFUND for each in settled)
    if may_ask and not asked and not given and may_be:
        asked = {max(may_be, key=_how_asked)[0].value}
    is_clear = len(asked) < 2
    return [
        _with_role(each, reading, asked, is_clear=is_clear) for each, reading in read
    ]  # fmt: skip


def _how_asked(told: tuple[Fact, Reading]) -> tuple[bool, bool, bool, Decimal]:
    """What the network is sure of, and a sentence that asks to pay, come before a larger sum."""
    each, reading = told
    is_sure, is_none = reading.surely == FactRole.TO_PAY, reading.surely == "none"
    return not is_none, is_sure, bool(ASKED.search(worded(each.sentence or ""))), euros_of(each)


def _with_role(each: Fact, reading: Reading, asked: Collection[object], *, is_clear: bool) -> Fact:
    if reading.role is not FactRole.TO_PAY:
        return each
    if reading.is_weak and each.value not in asked:
        return as_told(each)
    return replace(each, is_certain=each.is_certain and is_clear and not reading.is_weak)


def _each_once(facts: list[Fact]) -> Iterator[Fact]:
    """One for each value and role; a value with a role needs no mention without one."""
    with_role = {each.value for each in facts if each.role is not None}
    best: dict[object, Fact] = {}
    for each in facts:
        if each.role is None and each.value in with_role:
            continue
        key = (each.value, each.role)
        if key not in best or (each.is_certain and not best[key].is_certain):
            best[key] = each
    yield from best.values()


def total_to_pay(facts: Iterable[Fact]) -> Fact | None:
    """The amount to pay; the largest where the letter names several."""
    return _largest(facts, FactRole.TO_PAY)


def total_given(facts: Iterable[Fact]) -> Fact | None:
    """The amount that the reader gets; the largest where the letter names several."""
    return _largest(facts, FactRole.REFUND)


def _largest(facts: Iterable[Fact], role: FactRole) -> Fact | None:
    return max((each for each in facts if each.role is role), key=euros_of, default=None)
