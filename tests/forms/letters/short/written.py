"""Short letters as authorities write them, what is true of them, and what is understood of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from forms.letter import ActionKind, FactRole, LetterKind, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind


@dataclass(frozen=True)
class Written:
    """A letter, and what is true of it; `owed` are the amounts that have a role, in euros."""

    sender: str
    subject: str
    body: str
    kind: LetterKind
    actions: tuple[tuple[ActionKind, str | None], ...]
    owed: tuple[tuple[str, FactRole], ...] = ()


@dataclass(frozen=True)
class Told:
    """What one may know of a letter; each action with its last day."""

    sender: object
    kind: LetterKind
    actions: tuple[tuple[ActionKind, date | None], ...]
    owed: frozenset[tuple[object, FactRole]]


def true_of(written: Written) -> Told:
    """What the author says of it."""
    return Told(
        written.sender,
        written.kind,
        tuple((kind, date.fromisoformat(day) if day else None) for kind, day in written.actions),
        frozenset((Money(Decimal(amount)), role) for amount, role in written.owed),
    )


def understood_of(written: Written) -> Told:
    """What is understood of it, printed on Tuesday 3 March 2026."""
    card = understand(
        sheet(
            (BlockKind.LETTERHEAD, written.sender),
            (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  AB-2026/00412"),
            (BlockKind.BODY, written.subject),
            (BlockKind.BODY, f"Geachte heer, mevrouw,\n{written.body}"),
            (BlockKind.BODY, f"Met vriendelijke groet,\n{written.sender}"),
        )
    )
    return Told(
        card.sender and card.sender.value,
        card.kind,
        tuple((each.kind, each.before) for each in card.actions),
        frozenset((each.value, each.role) for each in card.amounts if each.role is not None),
    )


def title(written: Written) -> str:
    """How a test of it is called."""
    return f"{written.kind}: {written.sender}"
