"""Sums that are only told of, and sums that are parts of one another, in words of our own."""

import pytest

from forms.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import read_letter, roles, sheet
from vision.text.printed import BlockKind

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
_ASKS = "Stuur ons voor 14 april 2026 een kopie van uw paspoort."


@pytest.mark.parametrize(
    "text",
    [
        "Naar schatting gaat het om € 400.",
        "Het gaat grofweg om een bedrag van € 400.",
        "De schade wordt geschat op € 400.",
        "Over een gespaard bedrag van € 400 scheelt dat weinig.",
        "Uitgaande van een verbruik van € 400 per jaar verandert er weinig.",
        "U moet een loon hebben van ten minste € 400 bruto per maand.",
        "Het kaartje kostte € 400.",
        "U krijgt daarvan twee twaalfde van € 400 terug.",
        "Van de prijs krijgt u de helft van € 400 terug.",
        "De rechter stelde de bijdrage vast op € 400 per maand.",
        "Over de € 400 ontvangt u een apart bericht.",
    ],
)
def test_a_sum_that_is_only_told_of_is_not_asked(text: str) -> None:
    assert roles(read_letter(text, _ASKS)) == {"400.00": None}


@pytest.mark.parametrize(
    "text",
    [
        "U hebt een schuld. In 5 maanden betaalt u € 40 per keer, samen € 200.",
        "U betaalt de schuld van € 200 af met € 40 per maand, 5 maanden lang.",
        "U betaalt elke maand € 40, totdat € 200 is afgelost.",
        "Het totaal van € 200 deelt u door vijf: elke maand betaalt u € 40.",
        "De lening is € 200. Over vijf termijnen betaalt u € 40 per keer; bij elkaar is dat € 200.",
    ],
)
def test_what_is_paid_each_time_is_a_part_and_all_of_it_the_whole(text: str) -> None:
    assert [(str(each.value.amount), each.role) for each in read_letter(text).amounts] in (
        [("40.00", PART), ("200.00", PAY)],
        [("200.00", PAY), ("40.00", PART)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "U hebt tot 14 april 2026 om € 40 zonder extra kosten te betalen.",
        "Het te hoge voorschot van € 40 wordt teruggevorderd.",
        "U bent een zaak begonnen bij de rechtbank. Het griffierecht is € 40. Dit moet u voor "
        "14 april 2026 betalen.",
    ],
)
def test_a_sum_is_asked_whatever_stands_beside_it(text: str) -> None:
    assert roles(read_letter(text)) == {"40.00": PAY}


def test_what_a_court_asks_of_who_may_go_there_is_not_asked_now() -> None:
    letter = read_letter("U kunt naar de rechter gaan. Het griffierecht is dan € 40.")
    assert roles(letter) == {"40.00": None}


@pytest.mark.parametrize("label", ["U krijgt nog van ons", "Nog van ons te krijgen", "U ontvangt"])
def test_a_row_of_what_the_reader_gets_is_given_back(label: str) -> None:
    above = (BlockKind.BODY, "Geachte heer,\nHieronder staat uw afrekening.")
    letter = understand(sheet(above, (BlockKind.TABLE, f"Had u  € 90,00\n{label}  € 40,00")))
    assert roles(letter)["40.00"] is BACK
