"""The only sum that a letter asks is promised where its words and the network agree on it."""

import pytest

from forms.letter import FactRole, Letter
from tests.forms.letters.sheets import read_letter

_ACCOUNT = "NL91 ABNA 0417 1643 00"


def promised(letter: Letter) -> list[str]:
    return [
        each.text
        for each in letter.amounts
        if each.role is FactRole.TO_PAY and each.is_certain
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        f"Betaal € 144,86 uiterlijk 9 maart 2026 op {_ACCOUNT}, met uw contractnummer 22994.",
        f"Wij vragen u € 144,86 te betalen, uiterlijk 7 maart 2026, op {_ACCOUNT}.",
        "Het totaal van deze aanslag is € 144,86. U moet dit bedrag uiterlijk 20 juli 2026 betalen "
        f"op rekening {_ACCOUNT}.",
        "Het gaat om € 144,86. Maak dit voor 9 maart 2026 over naar "
        f"{_ACCOUNT} met kenmerk 1234 5678.",
        f"Wilt u € 144,86 vóór 17 september 2026 overmaken naar {_ACCOUNT}?",
    ],
)
def test_what_words_and_network_agree_on_is_promised(told: str) -> None:
    assert promised(read_letter(told)) == ["€ 144,86"]


@pytest.mark.parametrize(
    "told",
    [
        # Another sum may be meant.
        "Het gaat om € 144,86. Daarbij komt € 40,00 aan kosten. Betaal dit voor 9 maart 2026.",
        # How many children?
        "De bijdrage is € 34,58 per kind. Wilt u dit vóór 13 april 2026 overmaken naar "
        f"{_ACCOUNT}?",
        # It is paid in parts.
        "Het openstaande bedrag is € 1.567,80. In zes termijnen van € 261,30 lost u de schuld af. "
        f"Maak de eerste termijn uiterlijk 1 januari 2027 over naar {_ACCOUNT}.",
        # It is set off.
        "Het verschil, € 13,82, wordt verrekend met de termijn die op 28 oktober van uw rekening "
        "zou worden afgeschreven.",
        # Whether it is asked nothing says.
        "Uw schuld is € 144,86.",
    ],
)
def test_what_may_be_otherwise_is_not(told: str) -> None:
    assert promised(read_letter(told)) == []
