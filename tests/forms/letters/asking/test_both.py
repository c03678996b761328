"""Letters that want an answer and papers beside it, by one day."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked_by, read_letter


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Wij ontvangen graag uiterlijk 7 april 2026:",
            "• het aanmeldformulier, ingevuld en met uw handtekening",
            "• een kopie van uw laatste loonstrook",
        ),
        (
            "Stuur ons uiterlijk 7 april 2026 het ingevulde formulier.",
            "Voeg daar een kopie van uw huurcontract bij.",
        ),
        (
            "Wij hebben uiterlijk 7 april 2026 van u nodig:",
            "• uw bankafschriften van januari",
            "• een antwoord op deze vraag: hoeveel uren werkt u in een week?",
        ),
    ],
)
def test_a_form_to_fill_in_and_papers_to_add_are_two_things(sentences: tuple[str, ...]) -> None:
    assert sorted(asked_by(read_letter(*sentences))) == [
        (ActionKind.REPLY, date(2026, 4, 7)),
        (ActionKind.SEND_DOCUMENTS, date(2026, 4, 7)),
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Wij ontvangen graag uiterlijk 7 april 2026:",
            "• het huurcontract met alle handtekeningen",
            "• een kopie van uw laatste loonstrook",
        ),
        (
            "Stuur ons uiterlijk 7 april 2026 een kopie van uw loonstroken.",
            "Op onze website vindt u de antwoorden op veelgestelde vragen.",
        ),
    ],
)
def test_signed_papers_of_the_reader_are_no_answer(sentences: tuple[str, ...]) -> None:
    assert asked_by(read_letter(*sentences)) == [(ActionKind.SEND_DOCUMENTS, date(2026, 4, 7))]


def test_papers_that_only_some_must_add_are_not_asked() -> None:
    letter = read_letter(
        "Stuur ons uiterlijk 7 april 2026 het ingevulde formulier.",
        "Werkt u in het buitenland?",
        "Voeg dan een kopie van uw contract bij.",
    )
    assert asked_by(letter) == [(ActionKind.REPLY, date(2026, 4, 7))]
