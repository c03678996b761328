"""Amounts of money with their role: to be paid, to be got back, or one instalment."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from forms.letter import ActionKind, Fact, FactRole, Money
from forms.letters.cues import is_in_general
from forms.letters.facts import fact
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled, label_at
from forms.letters.plain import worded
from forms.letters.sense import AGREED, Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_labels import BY_LABEL, is_bare, role_by_label
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_words import ASKED
from forms.letters.sums.instalments import INSTALMENT_AFTER
from forms.letters.sums.owing import (
    as_told,
    euros_of,
    is_asked_back,
    is_given_back,
    left_of,
    with_added_up,
    with_doubted_parts,
    with_equal_parts,
    with_totals,
    with_what_is_paid,
    without_settled,
    without_summands,
    without_whole,
)
from forms.letters.sums.said_below import said_below, said_next
from forms.letters.sums.said_beside import said_beside
from forms.letters.sums.tables import not_to_pay
from forms.letters.values.money import MoneyMention, amounts_in
from models.letter_words import AMOUNT

_OF_MONEY = frozenset({*BY_LABEL, LabelKind.OTHER})
_DEBT = re.compile(r"\b\w*schuld\b|\baflos\w*|\b(?:betalings)?regeling\b|\bterug ?beta\w+")
_TERM = re.compile(r"termijn(?:en)?|nr|nummer")
_WORDS = re.compile(r"[a-z]{3}.*\b[a-z]{3}")
#: So many characters from an amount nothing is said of it; in a line without end of hundreds of
#: amounts all would be read for each.
_FARTHEST = 400

#: How surely the network must see a role where the words we know see none, or another; what share
#: denies a role. Set on `developed` and `held-out`.
_LEARNED, _OVERRULED, _SURELY, _DENIED = 0.93, 0.95, 0.97, 0.2
#: The same where the words themselves are weak, and how surely a sentence must ask to pay.
_WEAKLY, _ASKS_TO_PAY = 0.8, 0.8
#: Words for what is left of a bill ask for it, where no other do.
_OPEN = re.compile(r"\bopen\b|\bopensta\w+|\brest(?:ant|eert)\b|achterstand\b|\bschuldig\b")
#: Below this, and without words for it, no sentence asks to pay: what is owed is only told.
_MAY_ASK = 0.3


def amounts_of(
    sentences: Iterable[Sentence],
    labelled: Iterable[Labelled],
    sense: Sense,
    planned: Collection[Sentence] = (),
) -> list[Fact]:
    """Every amount a letter prints, in order, each value once for each role it has.

    `planned` are the cells of a plan to pay by (`plans.planned_in`).
    """
    labels = list(labelled)
    read: list[tuple[Fact, Reading]] = []
    said = list(sentences)
    texts = ["", *(each.worded for each in said), ""]
    others = not_to_pay(said)
    for sentence, before, after in zip(said, texts, texts[2:], strict=False):
        told = _in_sentence(sentence, labels, before, after, sense)
        told = map(_as_not_paid, told) if sentence in others else told
        read.extend(map(_as_planned, told) if sentence in planned else told)
    if _is_of_debt(texts, read):
        read = [(_as_part(each, reading), reading) for each, reading in read]
    if any(map(is_asked_back, texts)) and not any(map(is_given_back, texts)):
        read = [_asked_back(each, reading) for each, reading in read]
    share = max((sense.asks(each, ActionKind.PAY) for each in said), default=0.0)
    found = list(_each_once(_weighed(read, may_ask=_may_ask(texts, share))))
    apart = {each.value for each, reading in read if reading.is_none}
    found = with_totals(with_equal_parts(with_added_up(found), texts, apart), texts)
    found = with_doubted_parts(without_summands(without_whole(without_settled(found))))
    if share < _ASKS_TO_PAY and all(each.role is not FactRole.INSTALMENT for each in found):
        return found
    barred = {each.value for each, reading in read if reading.is_barred}
    owed = left_of(found) or {each.value for each, reading in read if reading.is_owed}
    return with_what_is_paid(found, owed, barred)


def _in_sentence(
    sentence: Sentence, labels: list[Labelled], near: str, following: str, sense: Sense
) -> Iterator[tuple[Fact, Reading]]:
    mentions = amounts_in(sentence.text, is_column=sentence.is_cell)
    for mention in mentions or _bare_whole(sentence, labels):
        label = label_at(labels, sentence, mention.start, _OF_MONEY)
        reading = _role(sentence, mention, label, near, labels)
        below = said_below(reading, sentence, mention, said_next(sentence, mention, following))
        if below is not None:
            reading = below
        elif _is_named(sentence, reading) if sentence.is_cell else label is None:
            reading = _sensed(reading, sense.role(sentence, mention.start, AMOUNT))
        made = fact(
            Money(mention.amount),
            sentence,
            mention.start,
            mention.end,
            is_certain=reading.is_clear and mention.is_strict,
            role=reading.role,
        )
        yield made, reading


def _as_planned(told: tuple[Fact, Reading]) -> tuple[Fact, Reading]:
    """The sum of a row of a plan to pay by: one of its parts, whatever heads its column."""
    made, reading = told
    if reading.role is FactRole.INSTALMENT:
        return told
    role = FactRole.INSTALMENT
    return replace(made, role=role, is_certain=False), Reading(role)


def _as_not_paid(told: tuple[Fact, Reading]) -> tuple[Fact, Reading]:
    """The sum of a row that is no row of a bill of the sender's, whatever its label says."""
    made, reading = told
    if reading.role is FactRole.REFUND:
        return told
    return as_told(made), Reading(is_none=True, is_barred=True)


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


def _is_named(sentence: Sentence, reading: Reading) -> bool:
    """Whether an amount in a cell has only words left of it that we do not know."""
    return reading.role is None and bool(re.search(r"[a-z]{3}", sentence.before))


def _sensed(reading: Reading, shares: dict[str, float]) -> Reading:
    """What the words say, beside what the network makes of the amount."""
    if not shares:
        return reading
    learned = max(shares, key=lambda name: shares[name])
    role = None if learned == "none" else FactRole(learned)
    agreed = shares[reading.role.value if reading.role else "none"]
    is_told = reading.is_none or reading.is_part or reading.is_said
    is_settled = reading.is_clear or is_told or reading.role is FactRole.INSTALMENT
    least = _LEARNED if reading.role is None else _WEAKLY if reading.is_weak else _OVERRULED
    if role is reading.role or is_settled or agreed >= _DENIED or shares[learned] <= least:
        return replace(reading, is_clear=reading.is_clear and agreed >= AGREED)
    is_weak = role is FactRole.TO_PAY and shares[learned] < _SURELY
    return Reading(role, is_weak=is_weak, is_owed=reading.is_owed, is_seen=True)


def _may_ask(texts: Iterable[str], share: float) -> bool:
    """Whether a letter may ask to pay: its words do, or the network sees it (`share`)."""
    return share >= _MAY_ASK or any(ASKED.search(each) or _OPEN.search(each) for each in texts)


def _weighed(read: list[tuple[Fact, Reading]], *, may_ask: bool) -> list[Fact]:
    """The amounts, where a sum that is surely asked takes the role of those that may be owed."""
    settled = [each for each, reading in read if reading.role is not None and not reading.is_weak]
    asked = {each.value for each in settled if each.role is FactRole.TO_PAY}
    may_be = [each for each, reading in read if reading.is_weak]
    given = any(each.role is FactRole.REFUND for each in settled)
    if may_ask and not asked and not given and may_be:
        asked = {max(may_be, key=_how_asked).value}
    is_clear = len(asked) < 2
    return [
        _with_role(each, reading, asked, is_clear=is_clear) for each, reading in read
    ]  # fmt: skip


def _how_asked(each: Fact) -> tuple[bool, Decimal]:
    """A sum whose own sentence asks to pay comes before a larger one of another."""
    return bool(ASKED.search(worded(each.sentence or ""))), euros_of(each)


def _with_role(each: Fact, reading: Reading, asked: Collection[object], *, is_clear: bool) -> Fact:
    if reading.role is not FactRole.TO_PAY:
        return each
    if reading.is_weak and each.value not in asked:
        return as_told(each)
    return replace(each, is_certain=each.is_certain and is_clear and not reading.is_weak)


def _bare_whole(sentence: Sentence, labels: list[Labelled]) -> list[MoneyMention]:
    """Whole euros with neither sign nor cents, in a column that is labelled as money."""
    return [
        MoneyMention(Decimal(label.text.replace(".", "")), label.start, label.end, False)
        for label in labels
        if label.sentence is sentence
        and label.kind in BY_LABEL
        and not _TERM.fullmatch(worded(label.label))
        and re.fullmatch(r"\d{1,3}(?:\.\d{3})*", label.text)
    ]


def _role(
    sentence: Sentence,
    mention: MoneyMention,
    label: Labelled | None,
    near: str,
    labels: Sequence[Labelled],
) -> Reading:
    """What an amount is to the reader."""
    is_by_month = bool(INSTALMENT_AFTER.search(sentence.worded[mention.end :]))
    if label is not None and label.kind in BY_LABEL and not (is_by_month and is_bare(label)):
        return role_by_label(label, labels)
    written = sentence.worded
    if label is not None and label.kind is LabelKind.OTHER and not _speaks(written, mention, label):
        return Reading()
    before = f"{worded(sentence.before)} {written[: mention.start]}"
    return said_beside(before[-_FARTHEST:], written[mention.end :][:_FARTHEST], near)


def _speaks(written: str, mention: MoneyMention, label: Labelled) -> bool:
    """Whether the words beside an amount are no label: "U krijgt € 30 terug", whatever is above."""
    beside = f"{written[: mention.start]} {written[mention.end :]}"
    return worded(label.label) not in written and bool(_WORDS.search(beside))


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
