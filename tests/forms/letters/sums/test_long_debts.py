"""How high a debt is of which a part is paid each month for years; the sentences are ours."""

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.forms.letters.sheets import asked, read_letter, roles

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


@pytest.mark.parametrize(
    "told",
    [
        "De hoogte van je schuld is € 20.398,27.",
        "Je totale schuld is nu € 20.398,27.",
        "De stand van je lening is € 20.398,27.",
        "Je hebt nog een studieschuld van € 20.398,27.",
        "Op 1 maart bedroeg je schuld € 20.398,27.",
    ],
)
def test_the_whole_of_a_loan_for_studies_is_only_told(told: str) -> None:
    letter = read_letter(
        f"Op 1 januari begon je aflosfase. {told}",
        "Het wettelijke maandbedrag is € 78,23. De eerste incasso van NL43 OOST 0933 4392 03 is "
        "op 24 april 2026.",
        "Je kunt binnen zes weken na de dagtekening bezwaar maken tegen dit maandbedrag.",
    )
    assert roles(letter) == {"20398.27": None, "78.23": PART}
    assert ActionKind.PAY not in asked(letter)
    assert letter.kind is LetterKind.PAYMENT_ARRANGEMENT


def test_another_debt_that_is_paid_in_parts_is_to_be_paid_in_all() -> None:
    letter = read_letter(
        "Uw schuld is € 300,00. U betaalt die in zes termijnen van € 50,00, de eerste vóór "
        "20 maart 2026."
    )
    assert roles(letter) == {"300.00": PAY, "50.00": PART}


def test_a_grant_for_studies_that_is_asked_back_is_asked_at_once() -> None:
    letter = read_letter(
        "U kreeg te veel studiefinanciering. Uw schuld is € 300,00.",
        "U moet € 300,00 terugbetalen vóór 20 maart 2026.",
    )
    assert roles(letter) == {"300.00": PAY}
    assert asked(letter) == [ActionKind.PAY]
