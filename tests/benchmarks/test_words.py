import random
from decimal import Decimal

import pytest

from forms.language.bank.slots import SlotKind
from tests.benchmarks.words import judgements, misread, traps, with_noise, wording
from tests.forms.language.bank.bank_files import JOINS, adjuncts, bank, clauses


def test_what_was_judged_still_exists() -> None:
    judged = judgements()
    assert len(judged) > 200
    parts = {part for pattern, _ in judged for part in pattern.split("+")}
    said_beside = clauses().keys() | adjuncts().keys() | set(JOINS)
    assert parts <= bank().patterns.keys() | said_beside


def test_what_was_judged_right_is_said_and_what_was_judged_wrong_no_more() -> None:
    for (pattern, said), is_right in judgements().items():
        if "{" not in said:
            match = bank().match(said)
            is_taken = match is not None and match.pattern == pattern
            assert is_taken == is_right, said


def test_a_wording_is_judged_without_what_fills_its_slots() -> None:
    sentence = "U moet € 80 betalen."
    match = bank().match(sentence)
    assert match is not None
    assert wording(sentence, match) == "U moet {amount} betalen."


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_reading_errors_come_in_the_share_that_is_asked(share: float) -> None:
    text = "De uiterste betaaldatum is 1 mei 2026. " * 20
    read = misread(text, share, random.Random(1))
    assert (read == text) == (share == 0.0)


def test_a_figure_that_was_read_wrongly_counts_as_wrong() -> None:
    sentence = "U moet € 80 betalen."
    match = bank().match(sentence)
    assert match is not None
    assert match.slots[0].kind is SlotKind.AMOUNT
    result = with_noise([(sentence, match)] * 400, 0.05, bank())
    assert 0.0 < result["covered"] < 1.0
    assert Decimal(str(result["wrong"])) < 1


def test_there_are_traps_of_both_sorts() -> None:
    expected = [each for each, _ in traps()]
    assert expected.count("-") > 100
    assert len(expected) - expected.count("-") > 20
