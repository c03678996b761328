"""What authorities answer, and how they say that nothing is asked, in other words."""

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.sheets import card_of

NOTHING = [
    "Een reactie van uw kant is niet vereist.",
    "Actie van uw kant is niet nodig.",
    "Er wordt van u niets verwacht.",
    "Wij verwachten niets van u.",
    "Reageren is niet nodig.",
    "Reageren hoeft niet.",
    "Er is geen actie van u vereist.",
]
ANSWERS = {
    "Uw verzoek wordt niet gehonoreerd.": LetterKind.REJECTION,
    "Hierbij wijs ik uw aanvraag af.": LetterKind.REJECTION,
    "Uw verzoek kan niet worden ingewilligd.": LetterKind.REJECTION,
    "Uw aanvraag is niet toegewezen.": LetterKind.REJECTION,
    "Wij willigen uw verzoek niet in.": LetterKind.REJECTION,
    "Uw verzoek is ingewilligd.": LetterKind.APPROVAL,
    "Wij honoreren uw aanvraag.": LetterKind.APPROVAL,
    "Uw aanvraag is gehonoreerd.": LetterKind.APPROVAL,
}


@pytest.mark.parametrize("text", NOTHING)
def test_a_letter_says_that_nothing_is_asked(text: str) -> None:
    assert [each.kind for each in card_of(text).actions] == [ActionKind.NOTHING]


@pytest.mark.parametrize(("text", "kind"), ANSWERS.items())
def test_an_answer_is_told_by_its_words(text: str, kind: LetterKind) -> None:
    assert card_of(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Laat bijgaand levensbewijs ondertekenen door een bevoegde instantie en zorg dat wij "
            "het uiterlijk 30 april 2026 terug hebben.",
            ActionKind.REPLY,
        ),
        (
            "Laat de bijgaande attestatie de vita ondertekenen en stuur haar vóór 30 april 2026 "
            "retour.",
            ActionKind.REPLY,
        ),
        ("Stuur het ingevulde levensbewijs vóór 30 april 2026 terug.", ActionKind.REPLY),
        (
            "Vraag bij uw gemeente een levensbewijs aan en stuur dat vóór 30 april 2026 naar ons.",
            ActionKind.SEND_DOCUMENTS,
        ),
    ],
)
def test_a_proof_of_being_alive_that_comes_back_is_an_answer(text: str, kind: ActionKind) -> None:
    assert [each.kind for each in card_of(text).actions] == [kind]
