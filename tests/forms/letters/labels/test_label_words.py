"""What a label tells of the value beside it."""

import pytest

from forms.letters.label_words import LabelKind, label_kind


@pytest.mark.parametrize("label", ["Uiterste betaaldatum", "Uiterlijke inleverdag"])
def test_the_last_day_of_what_a_reader_does_is_due(label: str) -> None:
    assert label_kind(label) is LabelKind.DUE


@pytest.mark.parametrize("label", ["Uiterste uitbetaaldatum", "Uiterlijke uitkeringsdatum"])
def test_the_last_day_on_which_the_sender_pays_is_not(label: str) -> None:
    assert label_kind(label) is not LabelKind.DUE
