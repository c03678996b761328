"""What one more hand taught of sums: what was paid off, what is had now, what is on its way.

The sentences are ours.
"""

import pytest

from forms.letters.letter import FactRole
from tests.forms.letters.sheets import read_letter, roles


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Al met al loste u € 30,00 af.", None),
        ("Op uw rekening staat € 30,00.", None),
        ("Zonder bewijs houden wij de uitkering, nu € 30,00 per maand, aan.", None),
        ("Uw geld, € 30,00, is onderweg naar uw rekening.", FactRole.REFUND),
        ("U betaalt gedurende 8 maanden steeds € 30,00.", FactRole.INSTALMENT),
        ("Gedurende 8 maanden betaalt u € 30,00.", FactRole.INSTALMENT),
    ],
)
def test_what_a_sum_is_by_the_words_beside_it(sentence: str, role: FactRole | None) -> None:
    assert roles(read_letter(sentence)) == {"30.00": role}
