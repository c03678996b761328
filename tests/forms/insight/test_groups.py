from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.feedback import UNTOLD_LANGUAGE, StepEvent
from forms.insight.groups import LEAST_VISITS, blocks_of
from tests.forms.insight.counts import MONDAY, after, counted

LANGUAGES = ("nl", "ar", "tr")
WEEKS = range(6)


def test_nine_visits_are_not_told_and_ten_are() -> None:
    assert blocks_of([counted(9)], after(1)) == []
    (block,) = blocks_of([counted(9), counted(1, weekday=6)], after(1))
    assert (block.met, block.first_week, block.last_week) == (10, MONDAY, MONDAY)


def test_the_week_that_goes_on_is_not_told() -> None:
    assert blocks_of([counted(40)], after(0)) == []


def test_what_is_too_little_waits_for_the_weeks_after_and_is_not_lost() -> None:
    counts = [counted(4, week) for week in range(5)]
    (block,) = blocks_of(counts, after(9))
    assert (block.met, block.first_week) == (12, MONDAY)
    assert [each.met for each in blocks_of([*counts, counted(3, 6)], after(9))] == [12, 11]


def test_what_has_no_language_is_of_before_visits_were_counted() -> None:
    assert blocks_of([counted(100, language=UNTOLD_LANGUAGE)], after(1)) == []


def test_what_happened_in_a_block_goes_with_it() -> None:
    (block,) = blocks_of([counted(12), counted(3, event=StepEvent.STOPPED)], after(1))
    assert block.visits == {StepEvent.SHOWN: 12, StepEvent.STOPPED: 3}


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(list(WEEKS))), st.integers(0, 25)
    )
)
@settings(max_examples=150, deadline=None)
def test_no_difference_of_what_is_told_is_of_less_than_ten_visits(
    visits: dict[tuple[str, int], int],
) -> None:
    """Each visit has a name here. Who looks every week, at each language and at all of them, and
    takes one answer from another, is left with nobody or with ten visits or more."""
    counts = [counted(n, week, language=language) for (language, week), n in visits.items() if n]
    answers: set[frozenset[tuple[str, str, int]]] = set()
    for weeks, languages in product(range(7), [*((each,) for each in LANGUAGES), LANGUAGES]):
        covered = {
            (block.language, day, visit)
            for block in blocks_of(counts, after(weeks))
            if block.language in languages
            for each in counts
            if each.language == block.language
            and block.first_week.isoformat() <= each.day <= block.last_week.isoformat()
            for day in [each.day]
            for visit in range(each.visits)
        }
        told = sum(
            block.met for block in blocks_of(counts, after(weeks)) if block.language in languages
        )
        assert told == len(covered)
        answers.add(frozenset(covered))
    for one, other in product(answers, answers):
        for left in (one - other, other - one):
            assert len(left) == 0 or len(left) >= LEAST_VISITS
