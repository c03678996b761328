"""A card is judged by what its letter's truth allows."""

from forms.letter import Fact, FactRole
from tests.benchmarks.letter_scores import is_right
from tests.letters.truth import FactKind, TrueFact

SENDER = TrueFact(FactKind.SENDER, "GEMEENTE EEN", None, (), also_right=("Gemeente Een",))


def said(value: str) -> Fact:
    return Fact(value, value, None, None, is_certain=False, role=FactRole.SENDER)


def test_a_name_may_be_another_that_is_also_right_however_it_is_spaced() -> None:
    assert is_right(said("GEMEENTE EEN"), SENDER)
    assert is_right(said("Gemeente  Een"), SENDER)
    assert not is_right(said("Gemeente Twee"), SENDER)
