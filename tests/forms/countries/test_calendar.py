from datetime import date

import pytest

from forms.countries.calendar import easter_sunday, holidays, next_working_day


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


def test_a_working_day_stays_where_it_is() -> None:
    assert next_working_day(date(2026, 5, 13)) == date(2026, 5, 13)
