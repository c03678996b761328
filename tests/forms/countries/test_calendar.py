from datetime import date

import pytest

from forms.countries.calendar import easter_sunday, holidays, named_holidays, next_working_day
from forms.countries.country import country


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


def test_the_holidays_of_2027_in_belgium_are_the_ten_legal_ones() -> None:
    assert holidays(2027, "BE") == {
        date(2027, 1, 1), date(2027, 3, 29), date(2027, 5, 1), date(2027, 5, 6), date(2027, 5, 17),
        date(2027, 7, 21), date(2027, 8, 15), date(2027, 11, 1), date(2027, 11, 11),
        date(2027, 12, 25),
    }  # fmt: skip


def test_the_holidays_of_2027_in_germany_are_the_nine_of_all_states_and_those_of_one() -> None:
    everywhere = {
        date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 1), date(2027, 5, 6),
        date(2027, 5, 17), date(2027, 10, 3), date(2027, 12, 25), date(2027, 12, 26),
    }  # fmt: skip
    assert holidays(2027, "DE") == everywhere
    assert only_in("SN", 2027) == {date(2027, 10, 31), date(2027, 11, 17)}
    assert only_in("BE", 2018) == set()  # Women's day there since 2019


@pytest.mark.parametrize("year", range(2020, 2032))
def test_repentance_day_is_the_last_wednesday_before_23_november(year: int) -> None:
    [day] = only_in("SN", year) - {date(year, 10, 31)}
    assert day.weekday() == 2
    assert date(year, 11, 16) <= day <= date(year, 11, 22)


def test_a_working_day_is_one_of_its_own_country() -> None:
    assert next_working_day(date(2027, 7, 21), "BE") == date(2027, 7, 22)
    assert next_working_day(date(2027, 7, 21), "NL") == date(2027, 7, 21)


def only_in(state: str, year: int) -> set[date]:
    """The holidays that one state of Germany has and not all of them."""
    named = named_holidays(country("DE"), year)
    return set(named[state]) - set(named[""])
