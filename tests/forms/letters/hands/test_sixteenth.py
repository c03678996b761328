"""What a hand of invented offices and companies taught: court fees, parts, and what goes on.

The sentences are ours.
"""

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.sheets import asked, read_letter

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


def test_who_finds_all_in_order_need_do_nothing() -> None:
    letter = read_letter(
        "Uw inschrijving is rond.",
        "Staat er iets verkeerd, laat het dan binnen 28 dagen na de datum van deze brief weten.",
        "Klopt alles, dan hoeft u niets te doen.",
    )
    assert asked(letter) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    ("sentences", "kind"),
    [
        (
            "Nog altijd ontbreekt het verslag van uw arts. Dit is een rappel. "
            "Zorg dat het uiterlijk op 14 april 2026 bij ons is.",
            LetterKind.REMINDER,
        ),
        (
            "Op 3 februari 2026 schreven wij u hierover. Uw antwoorden ontbreken nog. "
            "Stuur de lijst binnen 14 dagen terug.",
            LetterKind.REMINDER,
        ),
        (
            "Wij hebben herhaaldelijk om betaling gevraagd. Betaal € 51,00 binnen een week, "
            "anders geven wij de zaak uit handen.",
            LetterKind.FINAL_DEMAND,
        ),
    ],
)
def test_what_is_asked_again_and_again(sentences: str, kind: LetterKind) -> None:
    assert read_letter(sentences).kind is kind


def test_nothing_as_an_answer_is_nothing_to_do() -> None:
    letter = read_letter("U krijgt € 51,00 terug.", "Wat moet u daarvoor doen? Niets.")
    assert asked(letter) == [ActionKind.NOTHING]
