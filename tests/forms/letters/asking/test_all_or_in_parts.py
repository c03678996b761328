"""What is asked where a letter leaves a choice, is not decided yet, or invites who is curious."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Money
from tests.forms.letters.sheets import asked, asked_by, read_letter

OWED = "U kreeg te veel toeslag. Dat betekent dat u € 642 moet terugbetalen."


def paid(*body: str) -> list[Decimal]:
    """The sums that a letter asks to pay now."""
    letter = read_letter(*body)
    return [
        each.value.amount
        for action in letter.actions
        if action.kind is ActionKind.PAY
        for each in action.facts
        if isinstance(each.value, Money)
    ]


@pytest.mark.parametrize(
    "choice",
    [
        "U betaalt het hele bedrag vóór 9 april 2026, of u betaalt in 24 maandelijkse termijnen "
        "van € 26,75.",
        "U betaalt het volledige bedrag vóór 9 april 2026 of in 24 maandelijkse termijnen van "
        "€ 26,75.",
    ],
)
def test_who_may_pay_in_parts_owes_all_of_it(choice: str) -> None:
    assert paid(OWED, f"U kunt kiezen. {choice}") == [Decimal(642)]


def test_who_pays_in_parts_pays_the_first_of_them() -> None:
    told = "U betaalt dit in 24 maandelijkse termijnen van € 26,75. De eerste vóór 9 april 2026."
    assert paid(OWED, told) == [Decimal("26.75")]


def test_what_is_gladly_had_in_house_on_a_day_is_due_by_it() -> None:
    letter = read_letter(
        "U moet zich aan deze afspraken houden: u maakt geen nieuwe schulden.",
        "Wilt u de bijgevoegde overeenkomst tekenen en aan ons terugsturen? Wij hebben hem graag "
        "op 14 april 2026 in huis.",
    )
    assert [(each.value, each.role) for each in letter.deadlines] == [
        (date(2026, 4, 14), FactRole.DUE)
    ]
    assert (ActionKind.REPLY, date(2026, 4, 14)) in asked_by(letter)


INTENDED = (
    "U hebt gevraagd uw vergunning te verlengen. Wij zijn van plan dat verzoek af te wijzen. Dit "
    "is nog geen besluit. In deze brief leest u waarom wij dit van plan zijn.",
    "U kunt een zienswijze geven. Dat betekent dat u uitlegt waarom u het niet eens bent met ons "
    "voornemen. Stuur uw zienswijze uiterlijk 22 april 2026 op. Dat kan ook zonder reden als u "
    "het niet eens bent met deze brief.",
)


def test_to_what_is_not_decided_one_gives_a_view_and_objects_not() -> None:
    assert asked(read_letter(*INTENDED)) == [ActionKind.REPLY]


def test_a_decision_may_be_objected_to() -> None:
    decided = "Wij wijzen uw verzoek af. U kunt binnen zes weken bezwaar maken tegen dit besluit."
    assert ActionKind.OBJECT in asked(read_letter(decided))


CURIOUS = "kom dan naar de inloopavond op 3 april 2026 tussen 19.00 en 20.30 uur in De Linde"


def test_an_evening_for_who_wants_to_know_more_expects_nobody() -> None:
    letter = read_letter(
        "Wij vervangen het riool in uw straat. U hoeft zelf niets te doen. Wilt u meer weten, "
        f"{CURIOUS}, of bel met de opzichter."
    )
    assert asked(letter) == [ActionKind.NOTHING]
    assert not letter.deadlines


def test_an_evening_to_which_the_reader_is_asked_expects_them() -> None:
    letter = read_letter(
        "Wij verwachten u op 3 april 2026 om 19.00 uur in dorpshuis De Linde voor een gesprek."
    )
    assert asked_by(letter) == [(ActionKind.COME, date(2026, 4, 3))]
