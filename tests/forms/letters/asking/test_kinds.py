"""What sort of letter it is, by words that were seen to be missed."""

import pytest

from forms.letter import LetterKind
from tests.forms.letters.sheets import read_letter

_OBJECT = "Bent u het hier niet mee eens? Dan kunt u binnen zes weken bezwaar maken."


@pytest.mark.parametrize("thing", ["IOAW-uitkering", "Wmo-voorziening"])
def test_something_given_whose_name_begins_with_letters_of_a_law_is_an_approval(thing: str) -> None:
    letter = read_letter(
        f"U vroeg ons om een {thing}. Wij hebben hierover beslist.",
        f"U krijgt een {thing} vanaf 1 mei 2026.",
        _OBJECT,
    )

    assert letter.kind is LetterKind.APPROVAL


def test_a_yes_behind_a_colon_is_an_approval() -> None:
    letter = read_letter(
        "Op 2 februari kregen wij uw aanvraag voor een terras. U leest hier wat is besloten.",
        "Ons besluit: verleend",
        _OBJECT,
        reference="Datum  3 maart 2026\nOnderwerp  Besluit op uw aanvraag",
    )

    assert letter.kind is LetterKind.APPROVAL
