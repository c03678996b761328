"""What was understood of a letter: the card. Mirrors `letter` of the public contract.

Nothing here is ever logged or stored: all of it was read from somebody's paper.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from forms.text import Text
from vision.geometry import PageMm, Quad


class LetterKind(StrEnum):
    """What sort of letter it is; the values are those of the public contract."""

    ASSESSMENT = "assessment"
    REMINDER = "reminder"
    FINAL_DEMAND = "final-demand"
    FINE = "fine"
    DECISION = "decision"
    INFORMATION_REQUEST = "information-request"
    INVITATION = "invitation"
    REFUND = "refund"
    PAYMENT_ARRANGEMENT = "payment-arrangement"
    REJECTION = "rejection"
    APPROVAL = "approval"
    CHANGE_NOTICE = "change-notice"
    QUESTIONNAIRE = "questionnaire"
    RECOVERY = "recovery"
    OTHER = "other"


class FactRole(StrEnum):
    """What a date, an amount or a name is in the letter, where that was understood."""

    TO_PAY = "to-pay"
    REFUND = "refund"
    INSTALMENT = "instalment"
    SENT = "sent"
    DUE = "due"
    HEARING = "hearing"
    SENDER = "sender"
    RECIPIENT = "recipient"


@dataclass(frozen=True)
class Money:
    """An amount of money, exact; `currency` is ISO 4217."""

    amount: Decimal
    currency: str = "EUR"


@dataclass(frozen=True, eq=False)
class Fact:
    """One thing the letter says.

    `value` is its meaning (an IBAN without spaces; text otherwise), `text` what is printed, `area`
    where on paper (None when it stands nowhere in so many words, as a date counted from another),
    `sentence` the sentence it stands in, after its label where a reference has one apart.
    `is_certain` promises that value and role are right.
    `page` is the number of its sheet among those of the letter, from 0.
    """

    value: str | date | Money
    text: str
    area: Quad[PageMm] | None
    sentence: str | None
    is_certain: bool
    role: FactRole | None = None
    page: int = 0


class ActionKind(StrEnum):
    """What the letter asks of the reader; the values are those of the public contract."""

    PAY = "pay"
    OBJECT = "object"
    REPLY = "reply"
    COME = "come"
    SEND_DOCUMENTS = "send-documents"
    CALL = "call"
    NOTHING = "nothing"


@dataclass(frozen=True, eq=False)
class Action:
    """Something to do, said in the reader's language; `facts` are what it rests on."""

    kind: ActionKind
    message: Text
    before: date | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, eq=False)
class Letter:
    """The card: facts with their place on paper, and actions in the order to do them.

    `paid_under` is the one of `references` to give with a payment.
    """

    kind: LetterKind
    sender: Fact | None
    subject: Fact | None
    date: Fact | None
    deadlines: tuple[Fact, ...]
    amounts: tuple[Fact, ...]
    ibans: tuple[Fact, ...]
    references: tuple[Fact, ...]
    phones: tuple[Fact, ...]
    emails: tuple[Fact, ...]
    urls: tuple[Fact, ...]
    actions: tuple[Action, ...]
    paid_under: Fact | None = None
