"""Sums for which a bill is still to come; the sentences are ours."""

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.plain import worded
from forms.letters.sums.billed_later import is_billed_later
from tests.forms.letters.sheets import asked, read_letter, roles

PAY = FactRole.TO_PAY


@pytest.mark.parametrize(
    "told",
    [
        "; u ontvangt daarover nog een nota.",
        ". U krijgt daarvoor een factuur.",
        ". Hiervoor krijgt u een aparte rekening.",
        ". De nota hiervoor volgt later.",
        ", waarvoor u nog een rekening krijgt.",
        ". Wij sturen u hiervoor een rekening.",
        ". U ontvangt de rekening apart.",
        ". Wacht met betalen tot u de rekening hebt.",
        ". Dat bedrag brengen wij later bij u in rekening.",
        ". De legesnota ontvangt u apart.",
    ],
)
def test_what_a_bill_will_ask_is_not_asked_yet(told: str) -> None:
    letter = read_letter(
        "Wij verlenen de vergunning die u aanvroeg.",
        f"Voor de behandeling bent u € 775,49 verschuldigd{told}",
    )
    assert roles(letter) == {"775.49": None}
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "told",
    [
        "U ontvangt hierbij een nota.",
        "De bijgevoegde nota betaalt u voor 3 mei.",
        "U hebt daarvoor een nota ontvangen.",
        "Als u te laat betaalt, krijgt u een hogere rekening.",
        "Daarover ontvangt u geen aparte rekening.",
        "U krijgt later nog een brief over uw bezwaar.",
        "Betaal dit bedrag voor 3 mei op rekeningnummer NL12.",
    ],
)
def test_a_bill_that_is_here_or_may_come_asks_now(told: str) -> None:
    assert not is_billed_later("", worded(told))


def test_a_sum_that_is_asked_stays_asked_beside_a_bill_of_another() -> None:
    letter = read_letter("U moet € 30,00 betalen vóór 20 maart 2026. De nota is bijgevoegd.")
    assert roles(letter) == {"30.00": PAY}
