"""What is true of a made letter. Whoever understands letters is judged by these rules.

Values
    A date is a `date`, money a `Money`, everything else text. An IBAN has no spaces. A phone number
    is its digits as dialled in the country (+31 88 123 45 67 is 0881234567, 14 020 is 14020). An
    email address is in small letters. A url is as printed, without a stop behind it. A reference
    of digits only has no spaces (1234 5678 9012 3456 is 1234567890123456); any other is as printed.

Kinds
    A letter is what it does to the reader, not what it is called. An answer to an objection is no
    sort of its own (the contract has none): turned down in whole, or not looked at because it came
    too late, it is a rejection, as the reader asked for something and the answer is no; right in
    whole, it is an approval or what follows (a refund); right in part, or where the letter only
    sends a decision along, it is a decision. Courts may come after each of these, so whether one
    may go there tells nothing.

Dates
    `date` is the letter's own (role sent). A deadline is a day by or on which the reader must do
    something, or may still do it (object): role due, or hearing where the reader is expected
    somewhere. Nothing else is a deadline: no birthday, no period, no day on which the sender does
    something, no earlier letter, no deadline that an earlier letter had set.
    A printed day is its own value, after “vóór”, “uiterlijk”, “tot en met” and “op” alike. Without
    a year it is the first such day after the letter's date.
    A counted term starts on the day after the letter's date: six weeks after 3 March end on
    14 April. A term in months ends on the same day of a later month, or that month's last. A term
    that ends on a Saturday, Sunday or holiday of the Algemene termijnenwet is extended to the next
    day that is none of these, unless it is longer than twelve weeks or three months. Terms that
    are not a law's (anything but objecting) are extended too, but a card may also give the day
    itself (`also_right`). A term counted from receipt is counted from the letter's date and must
    not be called certain (`may_be_certain`). “vóór het einde van de maand” is the last day of the
    letter's month. A counted day's places are those of the words that say the term.

Amounts
    Every printed amount of money is one, once for each value and role: to-pay what the reader must
    pay in all (also where it is taken from the account), refund what the reader gets, instalment
    one part of what is to be paid (not one that is only offered); one that was missed and is asked
    again is both. What is kept of a benefit until a
    debt is paid is no less: kept by the month it is an instalment, kept at once to-pay. A benefit
    that is lowered for what the reader did pays no debt. What is paid by the month for what goes on
    anyhow has no role beside another sum that is asked. Rows of a table, costs, income and what
    was paid have no role. Money that is given and not given back (a benefit, an
    allowance) has none either, but a card may call it a refund (`also_roles`).

Other facts
    IBANs have role sender where money goes to, recipient where it is the reader's own. References
    are what the letter calls a reference, case, assessment, decision, customer or payment number;
    a citizen service number, a chamber of commerce number and an article of law are none.

Actions
    What the reader must do, by deadline, those without one last; then what they may do: object.
    Of things due on one day either may come first.
    nothing stands alone or before object: it says that nothing must be done. Calling with questions
    is no action; having to call is. To send back what the sender enclosed, filled in, is a reply;
    papers are what the reader has or gets elsewhere. Papers to bring to an appointment belong to
    coming: to send them is optional there. What is asked only if something holds (“Klopt
    er iets niet? …”) is optional, and so is its deadline. So is paying what is taken from the
    account or kept from a benefit: who does nothing has paid.

What may as well be left out (a sender's own page beside the one for paying) is `is_optional`:
giving it is no mistake and leaving it out is none either.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter, itemgetter

from forms.letter import ActionKind, FactRole, LetterKind, Money
from vision.geometry import PageMm, Quad
from vision.text.printed import SheetText


class FactKind(StrEnum):
    """Where in a card a fact belongs."""

    SENDER = "sender"
    SUBJECT = "subject"
    DATE = "date"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    IBAN = "iban"
    REFERENCE = "reference"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"


@dataclass(frozen=True, eq=False)
class Place:
    """One spot where a fact is printed: `text` as printed, on page `page`, from 1.

    `areas` are the boxes around it, two where it breaks over a line; `sentence` holds it.
    """

    page: int
    text: str
    areas: tuple[Quad[PageMm], ...]
    sentence: str


@dataclass(frozen=True, eq=False)
class TrueFact:
    """One thing the letter says, and every place that says it; see the top of this file."""

    kind: FactKind
    value: str | date | Money
    role: FactRole | None
    places: tuple[Place, ...]
    also_right: tuple[str | date | Money, ...] = ()
    also_roles: tuple[FactRole | None, ...] = ()
    may_be_certain: bool = True
    is_counted: bool = False
    is_optional: bool = False

    def allows(self, value: str | date | Money, role: FactRole | None) -> bool:
        """Whether a card may say this of it."""
        is_right = value == self.value or value in self.also_right
        return is_right and (role is self.role or role in self.also_roles)


@dataclass(frozen=True)
class TrueAction:
    """What the letter asks of the reader, and by when."""

    kind: ActionKind
    before: date | None
    is_optional: bool = False


def in_order(actions: Iterable[TrueAction]) -> tuple[TrueAction, ...]:
    """By deadline, those without one last; objecting after all others."""
    by_day = sorted(actions, key=lambda action: action.before or date.max)
    return tuple(sorted(by_day, key=lambda action: action.kind is ActionKind.OBJECT))


@dataclass(frozen=True, eq=False)
class Truth:
    """All that is true of a letter; `asking` are the wordings that ask something, as printed.

    `also_kinds` are what a card may call it as well, where no rule settles it.
    """

    kind: LetterKind
    facts: tuple[TrueFact, ...]
    actions: tuple[TrueAction, ...]
    asking: tuple[str, ...] = ()
    also_kinds: tuple[LetterKind, ...] = ()

    def allows_kind(self, kind: LetterKind) -> bool:
        """Whether a card may call the letter this."""
        return kind is self.kind or kind in self.also_kinds

    def of(self, kind: FactKind) -> tuple[TrueFact, ...]:
        """The facts of one kind."""
        return tuple(fact for fact in self.facts if fact.kind is kind)

    def allows(self, actions: Sequence[tuple[ActionKind, date | None]]) -> bool:
        """Whether a card may ask for this, in this order: each true action, if not optional.

        Of things due on one day either may come first.
        """
        runs = groupby(actions, key=lambda each: (each[1], each[0] is ActionKind.OBJECT))
        said = [each for _, due in runs for each in sorted(due, key=itemgetter(0))]
        for action in self._ranked():
            if said and said[0][0] is action.kind and self._is_before(action, said[0][1]):
                said.pop(0)
            elif not action.is_optional:
                return False
        return not said

    def _ranked(self) -> Iterator[TrueAction]:
        """The actions, those due on one day by kind, objecting last."""
        runs = groupby(self.actions, key=lambda each: (each.before, each.kind is ActionKind.OBJECT))
        for _, due in runs:
            yield from sorted(due, key=attrgetter("kind"))

    def _is_before(self, action: TrueAction, before: date | None) -> bool:
        """Whether a card's day is the action's: one that may be another may be so here too."""
        days: set[object] = {action.before}
        for fact in self.of(FactKind.DEADLINE):
            if fact.value == action.before:
                days.update(fact.also_right)
        return before in days


@dataclass(frozen=True, eq=False)
class MadeLetter:
    """A letter as PDF, what is printed on each page, and what is true of it.

    `sender` is the name of an organisation of `senders.published_senders`; `code` what the printed
    QR code holds, if there is one; `story` and `layout` say what it was made of.
    """

    seed: int
    pdf: bytes
    sheets: tuple[SheetText, ...]
    truth: Truth
    sender: str
    code: str | None
    story: str
    layout: str

    def printed(self) -> Iterator[str]:
        """Every printed line of all pages."""
        for sheet in self.sheets:
            for line in sheet.lines():
                yield line.text
