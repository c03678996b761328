"""What one more hand taught: what was paid off or is on its way, whom to call, what was decided.

The sentences are ours.
"""

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.sheets import asked, read_letter


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("Bel 088 555 01 23 voor een afspraak bij de balie.", [ActionKind.CALL]),
        ("Voor de pas moet u een afspraak maken via 088 555 01 23.", [ActionKind.CALL]),
        ("Kunt u niet? Bel 088 555 01 23 voor een andere afspraak.", []),
        ("Een antwoord verwachten wij van u niet.", [ActionKind.NOTHING]),
    ],
)
def test_what_is_asked(sentence: str, actions: list[ActionKind]) -> None:
    assert asked(read_letter(sentence)) == actions


def test_a_decision_that_stands_for_the_rest_says_yes_to_a_part() -> None:
    letter = read_letter(
        "Wij beslissen op uw bezwaar.",
        "Wat u aanvoert over maart treft doel: die maand vervalt.",
        "Voor april is dat anders. In zoverre handhaven wij het besluit.",
    )
    assert letter.kind is LetterKind.DECISION
