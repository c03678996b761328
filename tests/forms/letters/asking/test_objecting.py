"""What is an objection, and what is an answer or a court instead."""

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, read_letter


@pytest.mark.parametrize(
    "text",
    [
        "Bent u het er niet mee eens, dan kunt u vóór 20 maart 2026 om heroverweging vragen.",
        "Bent u het er niet mee eens, verzoek dan vóór 20 maart 2026 om een herbeoordeling.",
        "U bent eraan gebonden, tenzij u vóór 20 maart 2026 naar de kantonrechter gaat.",
        "Wie het er niet mee eens is, legt de zaak vóór 20 maart 2026 voor aan de kantonrechter.",
        "Tegen de uitspraak kan vóór 20 maart 2026 de kantonrechter worden benaderd.",
        "Een klaagschrift kunt u tot en met 20 maart 2026 indienen.",
    ],
)
def test_other_names_of_an_objection_are_known(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.OBJECT]


def test_a_view_is_an_answer_and_no_objection() -> None:
    letter = read_letter(
        "Wij zijn van plan u een boete op te leggen.",
        "U kunt uiterlijk op 14 april 2026 mondeling of schriftelijk uw zienswijze geven.",
    )
    assert asked(letter) == [ActionKind.REPLY]


def test_an_objection_that_was_made_is_none_to_make() -> None:
    letter = read_letter("Tijdens de zitting kunt u uw bezwaar mondeling toelichten.")
    assert ActionKind.OBJECT not in asked(letter)


def test_a_higher_judge_is_no_answer_to_the_sender() -> None:
    letter = read_letter(
        "Wij verklaren uw bezwaar ongegrond.", "U kunt in beroep gaan bij de rechtbank."
    )
    assert asked(letter) == []
