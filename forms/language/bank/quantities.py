"""Amounts, dates, terms and numbers at a place in a sentence, as Dutch letters print them.

Each reader gives meaning and length of what starts at `start`, or nothing.
"""

import re
from collections.abc import Iterator
from datetime import time
from decimal import Decimal

from forms.language.bank.values import Day, Duration, Euros, Month, Percentage, Period, Value
from forms.language.tokens import folded

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NUMBERS_OF_MONTHS = {month: number + 1 for number, month in enumerate(_MONTHS)} | _SHORT_MONTHS
_MONTH = "|".join(_MONTHS)
_ANY_MONTH = "|".join(sorted(_NUMBERS_OF_MONTHS, key=len, reverse=True))
#: The days of the week in Dutch, Monday first.
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAY = "|".join(WEEKDAYS)
#: Whole numbers in words.
NUMBER_WORDS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "twintig": 20, "dertig": 30,
}  # fmt: skip
_UNITS = {
    "uur": "hour", "uren": "hour", "dag": "day", "dagen": "day", "werkdag": "working-day",
    "werkdagen": "working-day", "week": "week", "weken": "week", "maand": "month",
    "maanden": "month", "jaar": "year", "jaren": "year",
}  # fmt: skip

_GROUPED = r"\d{1,3}(?:\.\d{3})+|\d+"
_AMOUNT = re.compile(
    rf"(?:€|EUR|euro) ?(?P<a>{_GROUPED})(?:,(?P<ac>\d\d)|,[-–—]{{1,2}})?(?![\d%]|[.,]\d)"
    rf"|(?P<b>{_GROUPED})(?:,(?P<bc>\d\d)|,[-–—]{{1,2}})? ?(?:€|EUR\b|euro\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>\d{{1,2}})e? (?P<month>{_ANY_MONTH})\b\.?"
    r"(?: (?P<year>\d{4})\b)?",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(
    r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})\b"
)
_TERM = re.compile(r"(\d{1,3}|[^\W\d]+) ([^\W\d]+)")
_NUMBER = re.compile(r"(?:\d{1,6}(?![\d%]|[.,]\d)|[^\W\d]+)")
_PERCENTAGE = re.compile(r"(\d{1,3})(?:,(\d{1,2}))? ?(?:%|procent\b|pct\b)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,:/-]*\d)")
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d\d))?(?: ?(uur|u)\b)?")
_ORDINAL = re.compile(r"(?:(?P<digits>[12]?\d|3[01]) ?(?:e|de|ste)|(?P<word>[a-z]+))(?!\w)")
#: Days of a month as letters write them in words.
_ORDINALS = {
    "eerste": 1, "vijfde": 5, "tiende": 10, "vijftiende": 15, "twintigste": 20,
    "vijfentwintigste": 25,
}  # fmt: skip
_UNTIL = re.compile(r" ?(?:tot en met|t/m|[–—-]) ?")
_FROM = re.compile(r"(?:van|vanaf) ", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(rf"({_MONTH}) (\d{{4}})\b", re.IGNORECASE)
_BARE_MONTH = re.compile(rf"({_MONTH})\b(?! \d)", re.IGNORECASE)
#: “3 tot en met 7 juni 2026”: the month of the first day is that of the last.
_DAY_UNTIL = re.compile(r"(?:van |vanaf )?(\d{1,2}) ?(?:tot en met|t/m|[–—-]) ?", re.IGNORECASE)


def amount_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """An amount in euros, with its sign or the word."""
    found = _AMOUNT.match(sentence, start)
    if found:
        whole, cents = found["a"] or found["b"], found["ac"] or found["bc"] or "00"
        amount = Decimal(f"{whole.replace('.', '')}.{cents}")
        yield Euros(amount), found.end() - start


def date_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A date in words or digits."""
    found = _day(sentence, start)
    if found:
        yield found[0], found[1] - start


def term_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A length of time: “zes weken”, “14 dagen”."""
    found = _TERM.match(sentence, start)
    if found:
        count, unit = _count(found[1]), _UNITS.get(folded(found[2]))
        if count and unit:
            yield Duration(count, unit), found.end() - start


def period_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """From a day to another, or a month of a year."""
    lead = _FROM.match(sentence, start)
    first = _day(sentence, lead.end() if lead else start)
    until = _UNTIL.match(sentence, first[1]) if first else None
    last = _day(sentence, until.end()) if until else None
    if first and last:
        yield Period(first[0], last[0]), last[1] - start
        return
    short = _within_month(sentence, start)
    if short:
        yield short
        return
    month = _MONTH_OF_YEAR.match(sentence, start)
    if month:
        yield Month(_MONTHS.index(month[1].lower()) + 1, int(month[2])), month.end() - start


def _within_month(sentence: str, start: int) -> tuple[Value, int] | None:
    begun = _DAY_UNTIL.match(sentence, start)
    last = _day(sentence, begun.end()) if begun else None
    if begun is None or last is None or not 0 < int(begun[1]) < last[0].day:
        return None
    return Period(Day(int(begun[1]), last[0].month, last[0].year), last[0]), last[1] - start


def month_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A month that no year stands behind; with one it is a period."""
    found = _BARE_MONTH.match(sentence, start)
    if found:
        yield Month(_MONTHS.index(found[1].lower()) + 1, None), found.end() - start


def day_of_month_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """The day of whatever month: “25e”, “twintigste”."""
    found = _ORDINAL.match(sentence, start)
    day = (int(found["digits"] or 0) or _ORDINALS.get(found["word"], 0)) if found else 0
    if found and day:
        yield Decimal(day), found.end() - start


def year_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A year of this century or the last."""
    found = _YEAR.match(sentence, start)
    if found:
        yield found.group(), found.end() - start


def time_at(sentence: str, start: int, *, is_bare: bool = False) -> Iterator[tuple[Value, int]]:
    """A time of day: “10.30 uur”, “9 uur”; “9” alone where `is_bare`."""
    found = _TIME.match(sentence, start)
    if found and (is_bare or found[2] or found[3]):
        hours, minutes = int(found[1]), int(found[2] or 0)
        if hours < 24 and minutes < 60:
            yield time(hours, minutes), found.end() - start


def number_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A whole number in digits or words."""
    found = _NUMBER.match(sentence, start)
    count = _count(found.group()) if found else None
    if found and count is not None:
        yield Decimal(count), found.end() - start


def percentage_at(sentence: str, start: int) -> Iterator[tuple[Value, int]]:
    """A percentage."""
    found = _PERCENTAGE.match(sentence, start)
    if found:
        yield Percentage(Decimal(f"{found[1]}.{found[2] or 0}")), found.end() - start


def _count(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() else NUMBER_WORDS.get(folded(printed))


def _day(sentence: str, start: int) -> tuple[Day, int] | None:
    found = _IN_WORDS.match(sentence, start)
    if found:
        month = _NUMBERS_OF_MONTHS[found["month"].lower()]
        year = int(found["year"]) if found["year"] else None
        # Without a year no weekday can be written: which day of the week it is depends on it.
        day = Day(int(found["day"]), month, year, bool(found["weekday"] and year))
    else:
        found = _IN_DIGITS.match(sentence, start)
        if not found:
            return None
        day = Day(int(found["day"]), int(found["month"]), int(found["year"]))
    return (day, found.end()) if _is_weekday_right(day, found) else None


def _is_weekday_right(day: Day, found: re.Match[str]) -> bool:
    """Whether the day exists, and falls on the weekday that is printed with it."""
    try:
        on = day.as_date()
    except ValueError:
        return False
    weekday = found.groupdict().get("weekday")
    return not (weekday and day.year) or WEEKDAYS[on.weekday()] == weekday.lower()
