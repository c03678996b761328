"""What is kept of whatever somebody lives on need not be paid, however letters call that."""

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter, roles

INCOMES = [
    "loon", "salaris", "uitkering", "WW-uitkering", "WIA-uitkering", "WIA", "Wajong-uitkering",
    "bijstandsuitkering", "bijstand", "AOW", "AOW-pensioen", "pensioen", "ouderdomspensioen",
]  # fmt: skip
KEPT = [
    "Van uw {} gaat elke maand € 40,00 af.",
    "Wij halen elke maand € 40,00 van uw {} af.",
    "Op uw {} houden wij elke maand € 40,00 in.",
    "U hebt een schuld. Vanaf mei gaat € 40,00 per maand van uw {} af.",
]


@pytest.mark.parametrize("sentence", KEPT)
@pytest.mark.parametrize("income", INCOMES)
def test_what_is_kept_of_an_income_need_not_be_paid(income: str, sentence: str) -> None:
    letter = read_letter(sentence.format(income))
    assert asked(letter) == [ActionKind.NOTHING]
    assert roles(letter) == {"40.00": FactRole.INSTALMENT}


@pytest.mark.parametrize("income", INCOMES)
def test_what_an_income_is_and_what_is_paid_of_it_are_no_part_of_a_debt(income: str) -> None:
    told = read_letter(f"Wij houden de uitbetaling van uw {income}, nu € 900,00 per maand, aan.")
    assert set(roles(told).values()) <= {None}
    to_pay = read_letter(f"U hebt te veel {income} gekregen. Betaal € 90,00 vóór 1 mei 2026.")
    assert asked(to_pay) == [ActionKind.PAY]
    assert roles(to_pay) == {"90.00": FactRole.TO_PAY}
