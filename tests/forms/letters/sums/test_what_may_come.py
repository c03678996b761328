"""Sums that are due only if the reader does not do something: told of, and not asked."""

import pytest

from forms.letter import ActionKind, FactRole, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, asked, read_letter, roles, sheet
from vision.text.printed import BlockKind


@pytest.mark.parametrize(
    "told",
    [
        "Wat gebeurt er als u niet verhuist? Dan krijgt u een boete van € 300,00.",
        "Wat als u niets doet? Daarna sluiten wij het water af. Het afsluiten, € 300,00, "
        "houden wij in op uw borg.",
        "Doet u de melding niet? De boete is dan € 300,00.",
        "Rookt u toch in het gebouw, dan krijgt u een boete. Ook op het dak! De boete is € 300,00.",
        "Haalt u het hek niet weg, dan verbeurt u een dwangsom. Deze dwangsom bedraagt € 300,00.",
        "Snoeit u niet, dan verbeurt u een dwangsom van € 300,00 per week. De dwangsom moet u dan "
        "binnen zes weken betalen.",
    ],
)
def test_what_it_comes_to_if_the_reader_does_not_is_not_asked(told: str) -> None:
    letter = read_letter("Uw hond moet een penning dragen.", told)
    assert roles(letter) == {"300.00": None}
    assert ActionKind.PAY not in asked(letter)


def test_a_heading_that_asks_what_if_not_holds_for_all_below_it() -> None:
    letter = understand(
        sheet(
            HEAD,
            DATED,
            (BlockKind.BODY, "Geachte heer,\nU moet zich verzekeren tegen brand."),
            (BlockKind.BODY, "Wat gebeurt er als u dat niet doet?"),
            (
                BlockKind.BODY,
                "Dan krijgt u een boete van € 120,00. Een jaar later krijgt u er nog een. De "
                "premie, € 35,00 per maand, houden wij dan in op uw loon.",
            ),
        )
    )
    assert set(roles(letter).values()) == {None}


def test_what_is_asked_below_such_a_heading_is_asked_all_the_same() -> None:
    letter = read_letter(
        "Wat gebeurt er als u niet betaalt? Dan komt er € 12,00 bij. Voorkom dat en betaal "
        "€ 80,00 vóór 20 maart 2026."
    )
    assert roles(letter) == {"12.00": None, "80.00": FactRole.TO_PAY}


def test_a_fine_the_reader_has_been_given_is_owed() -> None:
    letter = read_letter(
        "U parkeerde zonder kaartje. Wij leggen u een boete op. De boete is € 300,00.",
        "Betaal de boete vóór 20 maart 2026.",
    )
    assert roles(letter) == {"300.00": FactRole.TO_PAY}


def test_the_reader_who_paid_already_gets_it_back() -> None:
    letter = read_letter(
        "Hebt u de heffing al betaald, dan storten wij € 44,00 terug op uw rekening."
    )
    assert roles(letter) == {"44.00": FactRole.REFUND}
    assert not any(each.is_certain for each in letter.amounts)


UNPAID = (
    "U hebt uw rekening van € 156,60 niet betaald. Als wij het bedrag op 27 maart 2026 niet hebben "
    "ontvangen, sluiten wij uw water af."
)


@pytest.mark.parametrize(
    "told",
    [
        "De kosten van het afsluiten en opnieuw aansluiten zijn € 190,00 en moet u zelf betalen.",
        "Het afsluiten en weer aansluiten kost € 190,00. Dat betaalt u zelf.",
        "De kosten hiervan (€ 190,00) betaalt u zelf.",
        "Voor het opnieuw aansluiten moet u € 190,00 betalen.",
        "Wordt u toch afgesloten? Dan betaalt u € 190,00.",
    ],
)
def test_what_the_sender_would_do_then_costs_nothing_yet(told: str) -> None:
    (action,) = read_letter(UNPAID, told).actions
    assert action.kind is ActionKind.PAY
    assert [str(each.value.amount) for each in action.facts if isinstance(each.value, Money)] == [
        "156.60"
    ]


@pytest.mark.parametrize(
    "threat",
    [
        "Anders schakelen wij een deurwaarder in. De kosten van de deurwaarder zijn € 190,00 en "
        "moet u zelf betalen.",
        "Als u niet betaalt, volgt beslag. De kosten van het beslag, € 190,00, moet u betalen.",
        "Blijft betaling uit, dan slepen wij uw auto weg. Het wegslepen kost € 190,00, die u "
        "betaalt.",
    ],
)
def test_so_it_is_of_other_threats(threat: str) -> None:
    letter = read_letter("Wij hebben € 156,60 nog niet ontvangen. Betaal dit.", threat)
    assert roles(letter) == {"156.60": FactRole.TO_PAY, "190.00": None}


@pytest.mark.parametrize(
    "done",
    [
        "Wij hebben uw water afgesloten omdat u niet betaalde. De kosten van het afsluiten zijn "
        "€ 190,00 en moet u zelf betalen vóór 27 maart 2026.",
        "Uw auto is weggesleept. De kosten van het wegslepen zijn € 190,00. U moet dit bedrag "
        "betalen vóór 27 maart 2026.",
        "U krijgt een meter. De kosten van het aansluiten zijn € 190,00. Betaal dit bedrag vóór "
        "27 maart 2026.",
        "De eigen bijdrage is € 190,00. U moet € 190,00 zelf betalen. Betaal vóór 27 maart 2026.",
    ],
)
def test_what_was_done_is_owed(done: str) -> None:
    letter = read_letter(done)
    assert roles(letter) == {"190.00": FactRole.TO_PAY}
    assert ActionKind.PAY in asked(letter)


@pytest.mark.parametrize(
    ("told", "owed"),
    [
        ("U hebt de rekening van € 156,60 niet betaald.", "156.60"),
        (
            "U hebt de rekening van € 30,00 niet betaald. Wij verhogen de boete tot € 45,00.",
            "45.00",
        ),
        ("U hebt de premie van € 30,00 niet betaald. Uw achterstand is nu € 420,00.", "420.00"),
    ],
)
def test_what_was_not_paid_is_asked_where_nothing_else_is(told: str, owed: str) -> None:
    (action,) = read_letter(told, "Betaal dit vóór 20 maart 2026.").actions
    sums = [str(each.value.amount) for each in action.facts if isinstance(each.value, Money)]
    assert sums == [owed]


def test_what_others_did_not_pay_is_not_asked() -> None:
    told = "Uw werkgever heeft € 30,00 niet betaald. De toeslag van € 20,00 is niet uitbetaald."
    assert set(roles(read_letter(told)).values()) == {None}
