"""The truth of specimens keeps the rules that the truth of made letters keeps."""

import pytest

from forms.letter import ActionKind, LetterKind, Money
from tests.letters.specimens import Specimen, all_specimens
from tests.letters.truth import FactKind

SPECIMENS = all_specimens()


def test_they_are_of_every_kind() -> None:
    assert {specimen.truth.kind for specimen in SPECIMENS} == set(LetterKind)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.slug)
def test_what_must_be_paid_says_how_much_to_whom_and_by_when(specimen: Specimen) -> None:
    truth = specimen.truth
    assert truth.allows([(action.kind, action.before) for action in truth.actions])
    for amount in truth.of(FactKind.AMOUNT):
        assert isinstance(amount.value, Money)
        assert amount.allows(amount.value, amount.role)
    if truth.actions[0].kind is ActionKind.PAY:
        assert truth.of(FactKind.IBAN)
        assert truth.actions[0].before is not None
