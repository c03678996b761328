"""Sums that somebody else must pay, or that are set off against another."""

from forms.letter import FactRole
from tests.forms.letters.sheets import read_letter, roles


def test_what_somebody_must_pay_the_reader_is_given_back() -> None:
    letter = read_letter("De aannemer moet u € 380,00 terugbetalen. Dat doet hij vóór mei.")
    assert roles(letter) == {"380.00": FactRole.REFUND}


def test_what_is_set_off_is_never_promised() -> None:
    letter = read_letter(
        "Het verschil, € 13,82, wordt verrekend met de termijn die op 28 oktober van uw rekening "
        "zou worden afgeschreven."
    )
    assert not any(each.is_certain and each.role for each in letter.amounts)
