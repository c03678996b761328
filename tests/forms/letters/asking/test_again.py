"""What was asked before and not done is asked again."""

import pytest

from forms.letter import LetterKind
from forms.letters.asking.again import is_asked_again
from tests.forms.letters.sheets import read_letter


@pytest.mark.parametrize(
    ("earlier", "missing"),
    [
        ("op 3 februari vroegen wij u om uw loonstrook.", "die hebben wij nog niet ontvangen."),
        ("wij hebben u eerder gevraagd het formulier in te vullen.", "u heeft niet gereageerd."),
        ("dit is een herinnering.", "wij missen nog uw huurcontract."),
    ],
)
def test_both_must_be_said(earlier: str, missing: str) -> None:
    assert is_asked_again([earlier, missing])
    assert not is_asked_again([earlier])
    assert not is_asked_again([missing])


def test_what_may_come_is_not_missing_yet() -> None:
    threat = "hebben wij uw reactie dan nog niet ontvangen, dan stopt de aanvraag."
    assert not is_asked_again(["op 3 februari vroegen wij u om uw loonstrook.", threat])


def test_a_second_asking_for_papers_is_a_reminder() -> None:
    ask = "Stuur ons vóór 7 april 2026 een kopie van uw huurcontract en uw loonstroken."
    first = read_letter("Wij hebben nog gegevens van u nodig.", ask)
    again = read_letter(
        "Op 3 februari 2026 vroegen wij u om papieren.", "Die hebben wij nog niet ontvangen.", ask
    )
    assert first.kind is LetterKind.INFORMATION_REQUEST
    assert again.kind is LetterKind.REMINDER
