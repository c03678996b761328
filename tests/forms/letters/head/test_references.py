"""References that name an office and its parts before their number."""

import pytest

from tests.forms.letters.sheets import read_letter


@pytest.mark.parametrize("printed", ["WI/BVZ/AF/482044", "KRD-INC-77310"])
def test_a_reference_may_begin_with_several_groups_of_letters(printed: str) -> None:
    labelled = read_letter(reference=f"Datum  3 maart 2026\nOns kenmerk  {printed}")
    running = read_letter(f"Vermeld bij vragen altijd het kenmerk {printed}.")

    assert [each.value for each in labelled.references] == [printed]
    assert [each.value for each in running.references] == [printed]


def test_words_joined_by_strokes_without_a_number_are_no_reference() -> None:
    letter = read_letter("Noem bij vragen uw naam/adres/woonplaats en de datum van deze brief.")

    assert not letter.references
