"""Dutch terms: when a number of days, weeks or months after a letter ends.

The day of the letter does not count (article 6:8 of the Algemene wet bestuursrecht). A term that
a law sets and that would end on a Saturday, a Sunday or a generally recognised holiday goes on to
the end of the next day that is none (article 1 of the Algemene termijnenwet; article 3 says which
holidays). Terms of weeks and months end on the day of the same name or number.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5
#: From this year on the King's birthday is kept on 27 April.
_FIRST_KINGSDAY = 2014


class Unit(StrEnum):
    """What a term is counted in."""

    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    #: To the end of the month that the letter is dated in; the count means nothing.
    END_OF_MONTH = "end-of-month"


#: Longer terms than these end where they end (article 4 of the Algemene termijnenwet).
_LONGEST_MOVED = {
    Unit.DAY: 90,
    Unit.WORKING_DAY: 90,
    Unit.WEEK: 12,
    Unit.MONTH: 3,
    Unit.END_OF_MONTH: 0,
}


@dataclass(frozen=True)
class Term:
    """So many days, weeks or months."""

    count: int
    unit: Unit


def last_day(base: date, term: Term) -> date:
    """The last day of a term that begins after `base`, moved on where that is no working day."""
    last = plain_last_day(base, term)
    return last if term.count > _LONGEST_MOVED[term.unit] else next_working_day(last)


def plain_last_day(base: date, term: Term) -> date:
    """The last day of a term that begins after `base`, whatever day that is."""
    if term.unit is Unit.WORKING_DAY:
        day = base
        for _ in range(term.count):
            day = next_working_day(day + timedelta(days=1))
        return day
    if term.unit is Unit.END_OF_MONTH:
        return base.replace(day=calendar.monthrange(base.year, base.month)[1])
    if term.unit is Unit.MONTH:
        return _months_later(base, term.count)
    return base + timedelta(days=term.count * (7 if term.unit is Unit.WEEK else 1))


def next_working_day(day: date) -> date:
    """`day` itself, or the first day after it that is no Saturday, Sunday or holiday."""
    while day.weekday() >= _SATURDAY or day in holidays(day.year):
        day += timedelta(days=1)
    return day


def holidays(year: int) -> frozenset[date]:
    """The generally recognised holidays of a year, Sundays among them left in."""
    easter = easter_sunday(year)
    after_easter = {-2, 1, 39, 50}  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    return frozenset(
        {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
        | {easter + timedelta(days=days) for days in after_easter}
        | ({_kings_day(year)} if year >= _FIRST_KINGSDAY else set())
    )


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


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SATURDAY + 1 else day


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
