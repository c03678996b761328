"""What two more hands taught: what one had hoped for, what was paid, what is only begun with.

The sentences are ours.
"""

import pytest

from forms.letters.label_words import LabelKind, label_kind
from forms.letters.understand import understand
from forms.letters.values.contacts import phones_in
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind


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
