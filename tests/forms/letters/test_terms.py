from datetime import date

import pytest

from forms.letters.terms import Term, Unit, easter_sunday, holidays, last_day, next_working_day


@pytest.mark.parametrize(
    "easter", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)]
)
def test_easter_is_when_the_calendar_says(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


def test_the_holidays_of_2026_are_those_of_the_algemene_termijnenwet() -> None:
    assert holidays(2026) == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5),
        date(2026, 5, 14), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip


def test_the_king_keeps_no_birthday_on_a_sunday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


@pytest.mark.parametrize(
    ("base", "term", "last"),
    [
        (date(2026, 3, 3), Term(6, Unit.WEEK), date(2026, 4, 14)),
        # Saturday 2 May moves over Sunday to Monday.
        (date(2026, 3, 21), Term(6, Unit.WEEK), date(2026, 5, 4)),
        # Good Friday, Easter and Easter Monday in a row.
        (date(2026, 3, 20), Term(14, Unit.DAY), date(2026, 4, 7)),
        (date(2026, 1, 31), Term(1, Unit.MONTH), date(2026, 3, 2)),  # Saturday 28 February
        (date(2026, 4, 24), Term(2, Unit.WORKING_DAY), date(2026, 4, 29)),  # King's day between
        # A term of more than twelve weeks is not moved: Saturday 13 June.
        (date(2026, 3, 14), Term(13, Unit.WEEK), date(2026, 6, 13)),
        (date(2026, 1, 13), Term(4, Unit.MONTH), date(2026, 5, 13)),
    ],
)
def test_a_term_ends_when_the_law_says(base: date, term: Term, last: date) -> None:
    assert last_day(base, term) == last


def test_a_working_day_stays_where_it_is() -> None:
    assert next_working_day(date(2026, 5, 13)) == date(2026, 5, 13)
