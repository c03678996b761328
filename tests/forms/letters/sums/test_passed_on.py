"""Sums that one sentence tells and the next asks: "Betaal dit bedrag vóór 3 mei"."""

import pytest

from forms.letter import FactRole
from tests.forms.letters.sheets import read_letter, roles

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


@pytest.mark.parametrize(
    "told",
    [
        "Het boetebedrag is daarom verhoogd tot € 70,00. Voldoe dit bedrag vóór 20 maart 2026.",
        "De schuld komt daarmee op € 70,00. Wij verzoeken u dit bedrag binnen een week te voldoen.",
        "De proef kost € 70,00. Betaal dit vóór 20 maart 2026, dan gaat de proef door.",
        "Een inschrijving kost € 70,00. Maak dat bedrag over vóór 20 maart 2026.",
    ],
)
def test_what_the_next_sentence_asks_is_to_be_paid(told: str) -> None:
    assert roles(read_letter(told, "Wie te laat komt, kost ons € 20,00.")) == {
        "70.00": PAY,
        "20.00": None,
    }


def test_what_it_was_before_is_not_asked_beside_it() -> None:
    letter = read_letter(
        "Het boetebedrag is verhoogd tot € 70,00. Voldoe dit bedrag vóór 20 maart 2026.",
        "De oorspronkelijke boete was € 35,00.",
    )
    assert roles(letter) == {"70.00": PAY, "35.00": None}


def test_what_the_reader_goes_on_to_pay_off_is_an_instalment() -> None:
    letter = read_letter(
        "Uw schuldregeling loopt nu een jaar. Wij rekenen uit wat u kunt missen.",
        "Nu is dat € 52,00 per maand. Tot u van ons hoort, blijft u dat bedrag betalen.",
    )
    assert roles(letter) == {"52.00": PART}


@pytest.mark.parametrize(
    "told",
    [
        "De vorige keer was het € 70,00. Dit bedrag hoeft u niet meer te betalen.",
        "De cursus kost € 70,00. Uw gemeente betaalt dit.",
    ],
)
def test_what_nobody_asks_next_is_only_told(told: str) -> None:
    assert roles(read_letter(told)) == {"70.00": None}
