"""What letters that organisations really send taught: who decides, from when a term runs, and no.

The sentences are ours.
"""

import pytest

from forms.letter import LetterKind
from tests.forms.letters.sheets import read_letter
from vision.text.printed import BlockKind

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


def test_no_reason_to_refuse_is_no_refusal() -> None:
    letter = read_letter(
        "Wij zien geen reden om de vergunning te weigeren. Wij verlenen u de vergunning."
    )
    assert letter.kind is LetterKind.APPROVAL


def test_who_is_asked_to_contribute_is_not_accused() -> None:
    letter = read_letter(
        "Wij vragen alle ouders om een bijdrage van € 4 voor het zomerfeest van de school.",
        "U kunt dit bedrag voor 14 april 2026 overmaken.",
    )
    accusing = {LetterKind.FINE, LetterKind.REMINDER, LetterKind.FINAL_DEMAND}
    assert letter.kind not in accusing


@pytest.mark.parametrize(
    "warning",
    [
        (
            "Pas op voor valse berichten in onze naam.",
            "Daarin staat dat u een boete van € 90 moet betalen voor 12 maart 2026.",
        ),
        (
            "Er zijn oplichters actief.",
            "Zij vragen u een formulier in te vullen en terug te sturen.",
        ),
    ],
)
def test_what_others_ask_makes_a_letter_of_no_kind(warning: tuple[str, str]) -> None:
    letter = read_letter(*warning, "Het zwembad gaat om 9 uur open.")
    assert letter.kind is LetterKind.OTHER


_HOUSE = (BlockKind.ADDRESS, "De heer T. Smit\nDorpsweg 3\n1234 AB Heuvelrijk")
