"""Sums that the reader gets back, and what was paid before that."""

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, asked, read_letter, roles, sheet
from vision.text.printed import BlockKind

PAY, BACK = FactRole.TO_PAY, FactRole.REFUND


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik betaal u € 30,00 terug.",
        "Op je rekening komt € 30,00.",
        "Je hebt € 30,00 te goed.",
        "Het teveel van € 30,00 maken wij naar u over.",
    ],
)
def test_money_that_the_sender_gives_back_is_not_asked(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter) == {"30.00": BACK}
    assert ActionKind.PAY not in asked(letter)


def test_of_a_whole_only_the_part_that_is_said_is_given_or_asked() -> None:
    letter = read_letter("Van de € 300,00 krijgt u € 75,00 terug.")
    assert roles(letter) == {"300.00": None, "75.00": BACK}
    letter = read_letter("Van de € 300,00 betaalt u nu € 75,00.")
    assert roles(letter)["300.00"] is None


def test_what_was_paid_is_not_what_comes_back() -> None:
    letter = read_letter("Omdat u samen € 704,00 hebt betaald, krijgt u € 88,00 terug.")
    assert roles(letter) == {"704.00": None, "88.00": BACK}


@pytest.mark.parametrize(
    "told",
    [
        "Aan toeslag is u over 2025 € 900,00 uitbetaald.",
        "In dat jaar zijn aan u voorschotten van samen € 900,00 uitbetaald.",
    ],
)
def test_what_was_paid_out_before_is_not_given_now(told: str) -> None:
    letter = read_letter(told, "U betaalt € 537,00 aan ons terug, uiterlijk op 4 april 2026.")
    assert roles(letter) == {"900.00": None, "537.00": PAY}


@pytest.mark.parametrize(
    ("row", "is_certain"),
    [("U krijgt terug  € 201,90", True), ("U ontvangt  € 201,90", False)],
)
def test_what_one_only_receives_may_be_a_benefit(row: str, is_certain: bool) -> None:
    made = sheet(HEAD, DATED, (BlockKind.BODY, "Geachte heer,"), (BlockKind.TABLE, row))
    assert [each.is_certain for each in understand(made).amounts] == [is_certain]


@pytest.mark.parametrize("label", ["Teruggave borg huissleutel", "Afgeschreven juli"])
def test_a_label_promises_no_sum_that_is_only_told_of(label: str) -> None:
    body = (BlockKind.BODY, "Geachte heer,\nHieronder ziet u wat de sleutel heeft gekost.")
    made = sheet(HEAD, DATED, body, (BlockKind.TABLE, f"{label}  € 25,00\nTarief  € 30,00"))
    assert not any(each.is_certain for each in understand(made).amounts)
