"""What everyday letters taught: what “dit” points at, what holds for some, prices named."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Letter, Money
from tests.forms.letters.sheets import read_letter

OWN = "NL70 VBNK 0987 6543 21"


def asked(letter: Letter) -> list[tuple[ActionKind, object]]:
    """What a letter asks, and before when."""
    return [(each.kind, each.before) for each in letter.actions]


def roles(letter: Letter) -> dict[Decimal, FactRole | None]:
    """The role of each amount."""
    return {
        each.value.amount: each.role for each in letter.amounts if isinstance(each.value, Money)
    }


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("Heeft u de papieren teruggevonden?", "Laat het ons weten via www.heuvelrijk.nl."),
        ("Is er iets veranderd?", "Meld het ons via www.heuvelrijk.nl of telefonisch."),
        ("Bent u verhinderd?", "Laat het ons zo snel mogelijk telefonisch weten."),
        ("Merkt u iets verdachts?", "Geef dat aan ons door."),
    ],
)
def test_what_is_asked_of_some_is_asked_of_nobody_for_sure(question: str, then: str) -> None:
    letter = read_letter(
        "Wij hebben uw melding ontvangen.", "U hoeft niets te doen.", question, then
    )
    assert asked(letter) == [(ActionKind.NOTHING, None)]


def test_who_is_called_has_not_to_call() -> None:
    letter = read_letter(
        "U krijgt hulp in huis.", "De organisatie die u koos, belt u volgende week."
    )
    assert ActionKind.CALL not in {kind for kind, _ in asked(letter)}


def test_papers_and_an_answer_by_other_days_are_two_things_to_do() -> None:
    letter = read_letter(
        "Stuur het ingevulde formulier vóór 1 april 2026 terug.",
        "Stuur ons uiterlijk 20 april 2026 een kopie van uw loonstroken.",
    )
    assert asked(letter) == [
        (ActionKind.REPLY, date(2026, 4, 1)), (ActionKind.SEND_DOCUMENTS, date(2026, 4, 20)),
    ]  # fmt: skip


def test_what_is_set_off_against_nothing_owed_asks_nothing_and_promises_nothing() -> None:
    letter = read_letter("Daarvan verrekenen wij € 12,00 met uw eigen risico.")
    assert asked(letter) == []
