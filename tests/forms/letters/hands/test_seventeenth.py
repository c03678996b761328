"""What two more hands taught: what one had hoped for, what was paid, what is only begun with.

The sentences are ours.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.label_words import LabelKind, label_kind
from forms.letters.understand import understand
from forms.letters.values.contacts import phones_in
from tests.forms.letters.sheets import HEAD, asked, read_letter, sheet
from vision.text.printed import BlockKind


def test_who_had_expected_more_may_object() -> None:
    letter = read_letter("Had u een hoger bedrag verwacht, dan kunt u tot 14 april bezwaar maken.")
    assert asked(letter) == [ActionKind.OBJECT]
    assert [each.role for each in letter.deadlines] == [FactRole.DUE]


def test_the_day_by_which_the_reader_has_an_answer_is_the_senders() -> None:
    letter = read_letter("Het duurt langer; u heeft uiterlijk 14 april 2026 een besluit.")
    assert not letter.deadlines
    assert not asked(letter)


def test_who_must_be_let_in_is_waited_for() -> None:
    letter = read_letter(
        "U moet op 14 april 2026 vanaf 9:15 uur thuis zijn om de keurmeester binnen te laten."
    )
    assert asked(letter) == [ActionKind.COME]
    assert [(each.value, each.role) for each in letter.deadlines] == [
        (date(2026, 4, 14), FactRole.HEARING)
    ]


@pytest.mark.parametrize("label", ["Uw betalingskenmerk", "Besluit", "Nummer bij ons bekend"])
def test_what_numbers_are_called(label: str) -> None:
    assert label_kind(label) is LabelKind.REFERENCE


def test_a_number_in_fours_is_nobodys_to_ring() -> None:
    assert not phones_in("Vermeld alleen 0800 1234 5678 9012.")
    assert [each.value for each in phones_in("Bel 0800 1234 voor vragen.")] == ["08001234"]


@pytest.mark.parametrize("kind", [BlockKind.BODY, BlockKind.REFERENCE])
@pytest.mark.parametrize("subject", ["Een andere ophaaldag", "Nieuw rekeningnummer"])
def test_a_label_of_the_subject_may_lack_its_colon(subject: str, kind: BlockKind) -> None:
    letter = understand(
        sheet(
            HEAD,
            (kind, f"Betreft {subject}"),
            (BlockKind.BODY, "Geachte heer,"),
            (BlockKind.BODY, "Wij halen uw afval voortaan op dinsdag op."),
        )
    )
    assert letter.subject is not None
    assert letter.subject.value == subject
