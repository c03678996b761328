"""Sums that are due only if the reader does not do something: told of, and not asked."""

import pytest

from forms.letter import ActionKind, FactRole
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
