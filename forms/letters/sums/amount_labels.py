"""What the label beside or above an amount says that it is to the reader."""

import re
from collections.abc import Sequence

from forms.letter import FactRole
from forms.letters.label_words import LabelKind
from forms.letters.labels.labelled import Labelled
from forms.letters.plain import worded
from forms.letters.sums.amount_reading import Reading
from forms.letters.sums.amount_words import ASKED, DEMANDED
from forms.letters.values.dates import dates_in

#: The roles that labels of money name.
BY_LABEL = {
    LabelKind.TO_PAY: FactRole.TO_PAY,
    LabelKind.REFUND: FactRole.REFUND,
    LabelKind.INSTALMENT: FactRole.INSTALMENT,
}
_PARTS = re.compile(r"\btermijn|\baflos|\bbetalen voor|\bvervaldatum|\bmaandbedrag")
#: What was paid already: "Betaalde termijnen", "Door u betaald".
_PAID = re.compile(
    r"\b(?:betaalde|voldane|ontvangen)\b"
    r"|\b(?:door (?:u|jou|je)|al|reeds|eerder) (?:betaald|voldaan)\b"
)
#: Given back: what one only "krijgt" or "ontvangt" may be a benefit.
_BACK = re.compile(r"\bterug|\bteruggaa[fv]|\bteruggave|\btegoed\b|\bretour\b|\brestitutie\b")
#: In the heading of a table: its rows are bills, each with its own day.
_BILLS = re.compile(r"\b\w*(?:factuur|facturen|nota|factuurnummer|factuurdatum|notadatum)\b")
#: Which of several parts of a sum: "Eerste termijn", "3e maand", "Laatste betaling", "maart 2026".
_WHICH_PART = re.compile(
    r"\b(?:\w*termijn\w*|\w*maand\w*|\w*deel|delen|betaling|aflossing|aflostermijn|bedrag|keer"
    r"|rest\w*|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste|slot"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b"
)
#: More than what leads to a day: "uiterlijk dinsdag 3 mei", "1e", "voor".
_OWN_WORDS = re.compile(r"\b(?!\w{2,6}dag\b|uiterlijk\b|voor\b)[a-z]{3,}")


def is_bare(label: Labelled) -> bool:
    """Whether a label says no more than that it is an amount."""
    return not label.is_column and worded(label.label).strip(" :") == "bedrag"


def tells_role(label: Labelled) -> bool:
    """Whether a label says what its amount is: not "U krijgt een betalingsregeling:"."""
    is_given = label.kind is LabelKind.REFUND
    return label.kind in BY_LABEL and not (is_given and DEMANDED.search(worded(label.label)))


def role_by_label(label: Labelled, labels: Sequence[Labelled]) -> Reading:
    """What an amount at a label of money is; `labels` are all of the letter."""
    if is_row_of_bills(label):
        return _role_of_bill(label, labels)
    role, written = BY_LABEL[label.kind], worded(label.label)
    heading = worded(f"{label.sentence.before} {label.heading}")
    is_paid = role is not FactRole.REFUND and bool(_PAID.search(written))
    if is_paid or (role is FactRole.INSTALMENT and not _PARTS.search(heading + written)):
        return Reading(is_none=is_paid)
    is_gotten = "te ontvangen" in written
    if role is FactRole.REFUND and (is_gotten or "te veel" in written or not _BACK.search(written)):
        # By whom it was paid or is got, or that it is no benefit, is not said.
        return Reading(role, is_seen=is_gotten)
    if label.is_column:
        in_column = _in_column(role, heading, label.sentence.before)
        # In a slip what is to be paid stands below its name, with accounts beside it.
        is_alone = bool(ASKED.search(written)) and _rows_of(label, labels) == 1
        return Reading(role) if in_column.role is None and is_alone else in_column
    if role is FactRole.INSTALMENT and "maand" in written:
        return Reading(is_part=True)  # what is paid by month, by whom is told elsewhere
    is_sure = role is not FactRole.TO_PAY or bool(ASKED.search(written))
    return Reading(role, True, is_weak=not is_sure)


def _in_column(role: FactRole, heading: str, before: str) -> Reading:
    """What a sum below the heading of a column is, `before` left of it: one of several."""
    if (_PARTS.search(heading) and not _names_something(before)) or _is_day_alone(before):
        return Reading(FactRole.INSTALMENT, False)
    return Reading(role if role is FactRole.REFUND else None)


def is_row_of_bills(label: Labelled) -> bool:
    """Whether an amount stands in a column below a heading of bills, and no parts of one."""
    heading = worded(label.heading)
    is_bills = bool(_BILLS.search(heading)) and not _PARTS.search(heading)
    return label.is_column and is_bills


def _role_of_bill(label: Labelled, labels: Sequence[Labelled]) -> Reading:
    """What a bill is to the reader: the only one may be what is asked, of several their sum is."""
    is_alone = _rows_of(label, labels) == 1
    return Reading(FactRole.TO_PAY, is_weak=True) if is_alone else Reading(is_none=True)


def _rows_of(label: Labelled, labels: Sequence[Labelled]) -> int:
    """How many values stand below the heading of a column."""
    return sum((each.label, each.heading) == (label.label, label.heading) for each in labels)


def _names_something(before: str) -> bool:
    """Whether the cell left of an amount names what it is for: a row of a bill, and no part of it.

    A row of parts says which: "Termijn 3", "1e maand", "voor 3 mei".
    """
    return bool(_OWN_WORDS.search(_WHICH_PART.sub(" ", worded(_without_days(before)))))


def _is_day_alone(before: str) -> bool:
    """Whether the cells left of an amount say no more than a day: "Stand op 1 januari" does."""
    rest = _without_days(before)
    return rest != before and not _OWN_WORDS.search(worded(rest))


def _without_days(text: str) -> str:
    for each in reversed(dates_in(text)):
        text = text[: each.start] + text[each.end :]
    return text
