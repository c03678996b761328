"""Reads days as letters print them."""

import re
from datetime import date

from tests.letters.spelling import MONTHS

_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORDS = re.compile(r"(\d{1,2}) ([a-z]{3,9})\.?(?: (\d{4}))?")
_MONTH_OF = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"mrt": 3}


def printed_day(text: str, written: date | None = None) -> date:
    """The day that a text names; without a year the first one after `written`.

    Raises:
        ValueError: it names no day.
    """
    if found := _FIGURES.search(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    found = _WORDS.search(text.replace("\xa0", " "))
    if found is None or found[2][:3] not in _MONTH_OF:
        raise ValueError(f"“{text}” names no day")
    day, month = int(found[1]), _MONTH_OF[found[2][:3]]
    if found[3]:
        return date(int(found[3]), month, day)
    if written is None:
        raise ValueError(f"“{text}” has no year")
    near = date(written.year, month, day)
    return near if near > written else near.replace(year=near.year + 1)
