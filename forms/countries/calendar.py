"""The calendar of a country: its holidays, and the days on which a term can end."""

from datetime import date, timedelta
from functools import lru_cache

from forms.countries.country import HOME, Country, Holiday, country

_SUNDAY = 6


@lru_cache(maxsize=64)
def holidays(year: int, code: str = HOME) -> frozenset[date]:
    """The holidays of a year in the whole of a country; Sundays left in.

    Raises:
        ContentError: nothing is known of that country.
    """
    return frozenset(
        _day(holiday, year) for holiday in country(code).holidays if year >= holiday.first_year
    )


def named_holidays(of: Country, year: int) -> dict[str, dict[date, str]]:
    """What each holiday of a year is called, by region; "" is the whole country."""
    parts = {"": of.holidays, **of.regions}
    return {
        region: {_day(each, year): each.name for each in known if year >= each.first_year}
        for region, known in parts.items()
    }


def next_working_day(day: date, code: str = HOME) -> date:
    """`day` itself, or the first day after it that is no day of rest and no holiday.

    Raises:
        ContentError: nothing is known of that country.
    """
    rest_days = country(code).terms.rest_days
    while day.weekday() in rest_days or day in holidays(day.year, code):
        day += timedelta(days=1)
    return day


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, odd = divmod(rest, 4)
    to_sunday = (32 + 2 * left + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _day(holiday: Holiday, year: int) -> date:
    if holiday.easter is not None:
        return easter_sunday(year) + timedelta(days=holiday.easter)
    month, day = holiday.date or (1, 1)
    found = date(year, month, day)
    if holiday.weekday is not None:
        return found - timedelta(days=(found.weekday() - holiday.weekday - 1) % 7 + 1)
    if holiday.is_before_sunday and found.weekday() == _SUNDAY:
        return found - timedelta(days=1)
    return found
