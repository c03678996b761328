"""What everyday letters taught: what “dit” points at, what holds for some, prices named."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letters.letter import ActionKind, FactRole, Letter, Money
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
    "then",
    [
        "Zorg dat wij dit uiterlijk 14 april 2026 ontvangen.",
        "Zorg ervoor dat het vóór 14 april 2026 bij ons is.",
        "Doe dat uiterlijk op 14 april 2026.",
    ],
)
def test_a_day_for_what_the_sentence_before_names_is_for_objecting(then: str) -> None:
    letter = read_letter(
        "Maak € 80,00 uiterlijk 1 mei 2026 over op NL70 VBNK 0987 6543 21.",
        "Als u het met dit besluit niet eens bent, kunt u een bezwaarschrift sturen.",
        then,
    )
    assert asked(letter) == [
        (ActionKind.PAY, date(2026, 5, 1)), (ActionKind.OBJECT, date(2026, 4, 14)),
    ]  # fmt: skip


def test_a_day_with_the_hour_at_which_it_begins_is_one_to_come_on() -> None:
    letter = read_letter("Uw zaak wordt behandeld op 5 mei 2026, aanvang 10.00 uur.")
    assert asked(letter) == [(ActionKind.COME, date(2026, 5, 5))]
