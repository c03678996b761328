"""When a number of days, weeks or months after a letter ends, as the law of a country counts.

The day of the letter does not count (in the Netherlands article 6:8 of the Algemene wet
bestuursrecht). A term that a law sets and that would end on a day of rest or a holiday goes on to
the end of the next day that is none (article 1 of the Algemene termijnenwet; article 3 says which
holidays). Terms of weeks and months end on the day of the same name or number. What other
countries say stands in their `terms` and `holidays`, in `forms/countries/`.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from forms.countries.calendar import next_working_day
from forms.countries.country import HOME, country


class Unit(StrEnum):
    """What a term is counted in."""

    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    #: To the end of the month that the letter is dated in; the count means nothing.
    END_OF_MONTH = "end-of-month"


@dataclass(frozen=True)
class Term:
    """So many days, weeks or months."""

    count: int
    unit: Unit


def last_day(base: date, term: Term, code: str = HOME) -> date:
    """The last day of a term that begins after `base`, moved on where that is no working day.

    Raises:
        ContentError: nothing is known of a country `code`.
    """
    last = plain_last_day(base, term, code)
    longest = country(code).terms.longest_moved.get(term.unit)
    is_moved = longest is None or term.count <= longest
    return next_working_day(last, code) if is_moved else last


def plain_last_day(base: date, term: Term, code: str = HOME) -> date:
    """The last day of a term that begins after `base`, whatever day that is.

    Raises:
        ContentError: nothing is known of a country `code`.
    """
    if term.unit is Unit.WORKING_DAY:
        day = base
        for _ in range(term.count):
            day = next_working_day(day + timedelta(days=1), code)
        return day
    if term.unit is Unit.END_OF_MONTH:
        return base.replace(day=calendar.monthrange(base.year, base.month)[1])
    if term.unit is Unit.MONTH:
        return _months_later(base, term.count)
    return base + timedelta(days=term.count * (7 if term.unit is Unit.WEEK else 1))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
