"""What letters of a hand that tells much and asks little taught, in words of our own."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter

DUE, HEARING = FactRole.DUE, FactRole.HEARING
DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Er valt voor u niets te regelen.",
        "Dit gaat vanzelf, zonder dat u er iets voor doet.",
        "Een bevestiging van uw kant is overbodig.",
        "Bewaar deze brief; meer is niet nodig.",
        "U kunt rustig afwachten.",
    ],
)
def test_that_nothing_need_be_done_is_said_in_many_ways(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    "text",
    [
        "Bij uw verzoek dient een huurcontract te worden meegestuurd, uiterlijk 14 april 2026.",
        "Een bewijs van inschrijving moet voor 14 april 2026 zijn toegezonden.",
        "De bankafschriften moeten uiterlijk 14 april 2026 worden overgelegd.",
    ],
)
def test_papers_that_must_be_sent_are_asked(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.SEND_DOCUMENTS]


def test_an_objection_that_was_made_is_none_to_make() -> None:
    letter = read_letter("Tijdens de zitting kunt u uw bezwaar mondeling toelichten.")
    assert ActionKind.OBJECT not in asked(letter)
