"""Terms are counted as Dutch law counts them; the days below come from calendars."""

from datetime import date

import pytest

from tests.letters.terms import Term, extended, holidays, last_day


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (date(2026, 3, 3), Term(6, "weeks"), date(2026, 4, 14)),
        (date(2026, 3, 3), Term(14, "days"), date(2026, 3, 17)),
        (date(2026, 1, 31), Term(1, "months"), date(2026, 2, 28)),
        (date(2024, 1, 31), Term(1, "months"), date(2024, 2, 29)),
        (date(2025, 11, 15), Term(3, "months"), date(2026, 2, 15)),
    ],
)
def test_a_term_starts_on_the_day_after(start: date, term: Term, end: date) -> None:
    assert last_day(start, term) == end


@pytest.mark.parametrize(
    ("last", "term", "end"),
    [
        (date(2026, 3, 14), Term(2, "weeks"), date(2026, 3, 16)),  # a Saturday
        (date(2026, 4, 3), Term(2, "weeks"), date(2026, 4, 7)),  # Good Friday, then Easter
        (date(2026, 12, 25), Term(2, "weeks"), date(2026, 12, 28)),  # Christmas before a weekend
        (date(2025, 4, 26), Term(6, "weeks"), date(2025, 4, 28)),  # Saturday, also King's day
        (date(2026, 3, 14), Term(13, "weeks"), date(2026, 3, 14)),  # too long to be put off
        (date(2026, 3, 16), Term(2, "weeks"), date(2026, 3, 16)),
    ],
)
def test_a_term_ends_on_a_working_day(last: date, term: Term, end: date) -> None:
    assert extended(last, term) == end


def test_moving_holidays_are_where_calendars_have_them() -> None:
    assert {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026)
    assert {date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)} <= holidays(2027)
    assert date(2025, 4, 26) in holidays(2025) and date(2025, 4, 27) not in holidays(2025)
