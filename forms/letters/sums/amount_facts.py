"""Each amount of a sentence with what labels, words and the network make of it there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from forms.letter import Fact, FactRole, Money
from forms.letters.facts import fact, is_read_surely
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled, label_at
from forms.letters.plain import worded
from forms.letters.sense import AGREED, Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_labels import (
    BY_LABEL,
    is_bare,
    is_row_of_bills,
    role_by_label,
    tells_role,
)
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.instalments import INSTALMENT_AFTER
from forms.letters.sums.said_below import said_below, said_next
from forms.letters.sums.said_beside import said_beside
from forms.letters.sums.surely_seen import is_agreed_on, surely_seen
from forms.letters.values.money import MoneyMention, amounts_in
from models.letter_words import AMOUNT

_OF_MONEY = frozenset({*BY_LABEL, LabelKind.OTHER})
_OF_WHOLES = frozenset({*BY_LABEL, LabelKind.EUROS})
_TERM = re.compile(r"termijn(?:en)?|nr|nummer")
_WORDS = re.compile(r"[a-z]{3}.*\b[a-z]{3}")
#: "- € 120,00", "-/- 120,00", after its label or alone.
_TAKEN_OFF = re.compile(r"(?:^|[\s:])(?:[-\u2013\u2212]|-/-|min)\s?$")
#: "€ 120,00 -", as tax offices print it.
_MINUS_BEHIND = re.compile(r"^\s?(?:[-\u2013\u2212]|-/-)$")
_SUM_OFF = re.compile(
    r"(?:-|-/-|min) ?(?:€|eur)? ?[\d.,]+(?:,-+)?|(?:€|eur)? ?\d[\d.,]*(?<!,) ?(?:-|-/-)"
)
#: Whoever makes it over: so a letter heads also what its sender pays.
_BY_ANYONE = re.compile(r"(?:nu |nog |in totaal |totaal )*over te maken\b")
#: "€ 35 per kind": how many there are the sentence does not say.
_OF_EACH = re.compile(r"\s?(?:per|voor (?:elk|ieder)e?) [a-z]")
#: So many characters from an amount nothing is said of it; in a line without end of hundreds of
#: amounts all would be read for each.
_FARTHEST = 400

#: How surely the network must see a role where the words we know see none, or another; what share
#: denies a role. Set on `developed` and `held-out`; tried again on five other hands and 232 letters
#: of examiners: no other is better there, nor is a sure "none" that wins over clear words.
_LEARNED, _OVERRULED, _SURELY, _DENIED = 0.93, 0.95, 0.97, 0.2
#: The same where the words themselves are weak.
_WEAKLY = 0.8


def read_amounts(
    sentence: Sentence, labels: list[Labelled], near: str, following: str, sense: Sense
) -> Iterator[tuple[Fact, Reading]]:
    """Every amount a sentence prints, and what is made of it there.

    `near` and `following` are the plain sentences before and after it.
    """
    mentions = amounts_in(sentence.text, is_column=sentence.is_cell)
    for mention in mentions or _bare_whole(sentence, labels):
        label = label_at(labels, sentence, mention.start, _OF_MONEY)
        reading = _role(sentence, mention, label, near, labels)
        if sentence.is_cell and _is_nothing_owed(sentence, mention):
            reading = Reading(is_none=True, is_barred=True)
        shares = sense.role(sentence, mention.start, AMOUNT)
        below = said_below(reading, sentence, mention, said_next(sentence, mention, following))
        if below is not None:
            reading = below
        elif _is_named(sentence, reading) if sentence.is_cell else label is None:
            reading = _sensed(reading, shares)
        is_promised = reading.is_clear and mention.is_strict and not _is_by_anyone(sentence)
        made = fact(
            Money(mention.amount),
            sentence,
            mention.start,
            mention.end,
            is_certain=is_promised
            and sense.bears_out(sentence, mention.start, AMOUNT, reading.role),
            role=reading.role,
        )
        is_settled = below is not None or _is_settled(reading, sentence)
        surely = "" if is_settled else surely_seen(shares, is_plain=_is_plain(reading))
        if surely == FactRole.INSTALMENT and label is not None and is_row_of_bills(label):
            surely = ""  # bills with a day each look just like parts of one
        is_agreed = _is_exact(sentence, mention) and is_agreed_on(reading, shares)
        yield made, replace(reading, surely=surely, is_agreed=is_agreed)


def _is_exact(sentence: Sentence, mention: MoneyMention) -> bool:
    """Whether an amount is printed and read without a doubt, and is all there is to pay."""
    is_read = mention.is_strict and is_read_surely(sentence, mention.start, mention.end)
    is_of_each = _OF_EACH.match(worded(sentence.text[mention.end :]))
    return is_read and not is_of_each and not _is_by_anyone(sentence)


def _is_settled(reading: Reading, sentence: Sentence) -> bool:
    """Whether nothing learned counts against what words say: a table is never so plain."""
    return reading.is_said or (reading.is_clear and not sentence.is_cell)


def _is_plain(reading: Reading) -> bool:
    """Whether words or labels say plainly what an amount is."""
    is_part = reading.role is FactRole.INSTALMENT or reading.is_part
    return is_part or reading.is_clear or reading.is_barred


def _is_by_anyone(sentence: Sentence) -> bool:
    """Whether the words left of a sum in a table leave open who is to pay it."""
    return sentence.is_cell and _BY_ANYONE.match(worded(sentence.before)) is not None


def _is_nothing_owed(sentence: Sentence, mention: MoneyMention) -> bool:
    """Whether a sum in a table is taken off from others, or is no money at all."""
    return not mention.amount or _is_taken_off(sentence, mention)


def _is_taken_off(sentence: Sentence, mention: MoneyMention) -> bool:
    is_before = _TAKEN_OFF.search(sentence.text[: mention.start])
    return bool(is_before or _MINUS_BEHIND.search(sentence.text[mention.end :]))


def is_row_taken_off(last: Sentence) -> bool:
    """Whether the last cell of a row is a sum with a minus: what the row tells of is taken off."""
    return last.is_cell and bool(last.before and _SUM_OFF.fullmatch(last.worded))


def _bare_whole(sentence: Sentence, labels: list[Labelled]) -> list[MoneyMention]:
    """Whole euros with neither sign nor cents, in a column that is labelled as money."""
    found = {
        label.start: MoneyMention(
            Decimal(label.text.replace(".", "")), label.start, label.end, False
        )
        for label in labels
        if label.sentence is sentence
        and label.kind in _OF_WHOLES
        and not _TERM.fullmatch(worded(label.label))
        and re.fullmatch(r"\d{1,3}(?:\.\d{3})*", label.text)
    }
    return list(found.values())


def _role(
    sentence: Sentence,
    mention: MoneyMention,
    label: Labelled | None,
    near: str,
    labels: Sequence[Labelled],
) -> Reading:
    """What an amount is to the reader."""
    is_by_month = bool(INSTALMENT_AFTER.search(sentence.worded[mention.end :]))
    if label is not None and tells_role(label) and not (is_by_month and is_bare(label)):
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
    is_sure = shares[learned] >= _SURELY
    is_weak = role is FactRole.TO_PAY and not is_sure
    is_owed = reading.is_owed and not (role is None and is_sure)
    return Reading(role, is_weak=is_weak, is_owed=is_owed, is_seen=True)
