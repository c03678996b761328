"""What letters of many hands taught: salutations, labels, accounts, bounds and refusals."""

import pytest

from forms.letter import Letter, LetterKind
from tests.forms.letters.sheets import read_letter
from vision.text.printed import BlockKind

DATED = (BlockKind.REFERENCE, "Datum  3 maart 2026")
OURS, OWN = "NL93 WBNK 0123 4567 89", "NL70 VBNK 0987 6543 21"


def subject(letter: Letter) -> str | None:
    """Its subject as printed."""
    return None if letter.subject is None else str(letter.subject.value)


@pytest.mark.parametrize(
    "told",
    [
        "Die vergoeding krijgt u niet.",
        "Uw verzoek komt niet voor toewijzing in aanmerking.",
        "Aan uw wens kunnen wij niet tegemoetkomen.",
    ],
)
def test_a_decision_that_refuses_is_a_refusal(told: str) -> None:
    card = read_letter(
        "Wij hebben een besluit genomen op uw aanvraag.",
        told,
        "U kunt tegen dit besluit binnen zes weken bezwaar maken.",
    )
    assert card.kind is LetterKind.REJECTION
