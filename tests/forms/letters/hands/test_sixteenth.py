"""What a hand of invented offices and companies taught: court fees, parts, and what goes on.

The sentences are ours.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, LetterKind
from tests.forms.letters.sheets import asked, read_letter

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        (f"Betaal op {OURS} en gebruik 3 1422 905518 als kenmerk.", "31422905518"),
        ("Wilt u 3 1422 905518 vermelden?", "31422905518"),
        ("Wilt u 3142 2905 5180 7714 vermelden?", "3142290551807714"),
    ],
)
def test_a_number_in_groups_is_read_to_its_ends(sentence: str, reference: str) -> None:
    assert [each.value for each in read_letter(sentence).references] == [reference]


def test_labels_of_the_day_and_the_number() -> None:
    letter = read_letter(
        "Dank voor uw brief.",
        reference="Datum van verzending  12 maart 2026\nRelatie  6647259",
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)
    assert [each.value for each in letter.references] == ["6647259"]


def test_a_label_ends_where_a_day_of_the_week_begins() -> None:
    letter = read_letter(
        "Dank voor uw brief.", reference="Datum van verzending donderdag 12 maart 2026"
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)


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
