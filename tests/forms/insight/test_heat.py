import pytest

from forms.feedback import StepEvent
from forms.insight.groups import blocks_of
from forms.insight.heat import heat_map
from tests.forms.insight.counts import after, counted

COUNTS = [
    counted(20),
    counted(5, event=StepEvent.STOPPED),
    counted(15, 1, language="ar"),
    counted(6, 1, StepEvent.ORIGINAL, "ar"),
    counted(9, language="tr"),
    counted(30, anchor_id="iban"),
]


def test_a_step_is_told_in_all_languages_that_can_be_told_and_in_each() -> None:
    blocks = blocks_of(COUNTS, after(3))
    (bsn, iban) = heat_map(blocks).steps
    assert (bsn.met, bsn.stopped, bsn.original, iban.met) == (35, 5, 6, 30)
    assert bsn.stall_share == pytest.approx(5 / 35)
    (arabic,) = heat_map(blocks, "ar").steps
    assert (arabic.met, arabic.original) == (15, 6)


def test_a_language_of_few_is_not_even_named() -> None:
    found = heat_map(blocks_of(COUNTS, after(3)))
    assert found.languages == ("ar", "nl")
    assert heat_map(blocks_of(COUNTS, after(3)), "tr").steps == ()


def test_the_weeks_it_is_about_are_told() -> None:
    found = heat_map(blocks_of(COUNTS, after(3)))
    assert (found.since, found.until) == ("2026-09-07", "2026-09-14")
    nothing = heat_map([])
    assert (nothing.steps, nothing.since, nothing.until) == ((), None, None)
