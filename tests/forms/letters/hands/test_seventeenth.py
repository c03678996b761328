"""What two more hands taught: what one had hoped for, what was paid, what is only begun with.

The sentences are ours.
"""

from forms.letters.values.contacts import phones_in


def test_a_number_in_fours_is_nobodys_to_ring() -> None:
    assert not phones_in("Vermeld alleen 0800 1234 5678 9012.")
    assert [each.value for each in phones_in("Bel 0800 1234 voor vragen.")] == ["08001234"]
