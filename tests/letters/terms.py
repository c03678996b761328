"""How Dutch terms are counted: see `truth.py`. Written from the Awb and the Algemene termijnenwet.

The project counts terms too (forms/letters); this is on purpose another hand's count.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache


@dataclass(frozen=True)
class Term:
    """So many days, weeks or months."""

    count: int
    unit: str


def last_day(start: date, term: Term) -> date:
    """The last day of a term that starts on the day after `start`, before any extension."""
    if term.unit == "months":
        months = start.month - 1 + term.count
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    return start + timedelta(days=term.count * {"days": 1, "weeks": 7}[term.unit])


def extended(last: date, term: Term) -> date:
    """The last day, put off to a working day as the Algemene termijnenwet has it (art. 1 and 4)."""
    if term.count > {"days": 90, "weeks": 12, "months": 3}[term.unit]:
        return last
    while last.weekday() >= calendar.SATURDAY or last in holidays(last.year):
        last += timedelta(days=1)
    return last


@cache
def holidays(year: int) -> frozenset[date]:
    """The days that article 3 names; Good Friday counts as one."""
    easter = _easter(year)
    moving = (easter + timedelta(days=days) for days in (-2, 1, 39, 50))
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == calendar.SUNDAY:
        kings_day -= timedelta(days=1)
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset([*moving, kings_day, *fixed])


def _easter(year: int) -> date:
    """Easter Sunday after Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letters of the published algorithm
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
