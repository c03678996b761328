"""Dates as Dutch letters print them, with where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from forms.countries.country import country
from forms.letters.plain import plain
from forms.letters.values.number_words import spelled_dates_in

#: Digits, and the letters they are taken for.
_DIGIT = "[0-9oil|sz]"
_AS_DIGITS = str.maketrans("oil|sz", "011152")
_DAY = r"(?:\d[0-9oil|sz]?|[oil|sz]\d|[il|](?= ))"
_IN_WORDS = re.compile(
    rf"(?<![\w.,/-])({_DAY})(?:e|ste|de)?\.?\s?([a-z01|]{{3,9}})(?![a-z])\.?"
    rf"(?:\s?({_DIGIT}{{4}})(?!\w)|\s'?(\d\d)(?![\w.,:]| euro))?"
)
_IN_DIGITS = re.compile(
    rf"(?<![\w.,/-])({_DAY})\s?([-/.])\s?({_DIGIT}{{1,2}})\s?\2\s?({_DIGIT}{{4}}|\d\d)"
    r"(?![\w/-])(?!\.\d)"
)
_ISO = re.compile(r"(?<![\w.,/-])(\d{4})-(\d\d)-(\d\d)(?![\w/-])")
#: A letter has no business with other years; a birth date may be old.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
#: Without a year, a day that next comes so late is one that is over where the past is told.
LATE_DAYS = 183


@dataclass(frozen=True)
class DateMention:
    """A date at `start` to `end` of a text; strict where every character is as it should be.

    `year` is None where the print has none: then `day` and `month` only.
    """

    day: int
    month: int
    year: int | None
    start: int
    end: int
    is_strict: bool

    @property
    def value(self) -> date | None:
        """The day, where a year is printed."""
        return None if self.year is None else date(self.year, self.month, self.day)

    def near(self, base: date | None) -> date | None:
        """The day, in the year that makes it the first on or after `base` if none is printed."""
        if self.year is not None or base is None:
            return self.value
        for year in range(base.year, base.year + 5):  # 29 February comes within five
            found = _date(year, self.month, self.day)
            if found is not None and found >= base:
                return found
        return None


def dates_in(text: str) -> list[DateMention]:
    """All dates of a text, from left to right."""
    written = plain(text)
    named = [*_in_words(text, written), *_spelled(written)]
    found = [*named, *_sharing_month(named, written), *_in_digits(text, written), *_iso(written)]
    return sorted(found, key=lambda mention: mention.start)


def _in_words(text: str, written: str) -> Iterator[DateMention]:
    place = 0
    while (match := _IN_WORDS.search(written, place)) is not None:
        day, name, year, short_year = match.groups()
        month, is_exact = _month(name)
        if month is None:  # "€ 39 voor 29 juni": the date begins further on
            place = match.end(1)
            continue
        place = match.end()
        end = match.end() if year or short_year else match.end(2)
        is_strict = is_exact and short_year is None and _is_digits(text, match, 1, 3)
        yield from _mention(
            _number(day), month, _year(year or short_year), match.start(), end, is_strict, written
        )


def _spelled(written: str) -> Iterator[DateMention]:
    for found in spelled_dates_in(written):
        month = _months().get(found.name)
        if month is not None:
            yield from _mention(found.day, month, found.year, found.start, found.end, True, written)


def _sharing_month(named: Iterable[DateMention], written: str) -> Iterator[DateMention]:
    """The days before days of `named` that have their month and year from them."""
    for next_day in named:
        before = _day_before().search(written[: next_day.start])
        if before is not None and int(before.group(1)) < next_day.day:
            yield from _mention(
                int(before.group(1)), next_day.month, next_day.year, *before.span(1),
                next_day.is_strict, written,
            )  # fmt: skip


@lru_cache(maxsize=1)
def _day_before() -> re.Pattern[str]:
    """A day that shares its month with the next: "op 10 en 11 januari"."""
    weekdays = "|".join(names[0] for names in country().weekdays)
    return re.compile(
        rf"(?:^|\b(?:op|van|voor|per|de|data|dagen|{weekdays}):? )"
        rf"(\d\d?) (?:en|of) (?:(?:op )?(?:{weekdays}) )?$"
    )


def _in_digits(text: str, written: str) -> Iterator[DateMention]:
    for match in _IN_DIGITS.finditer(written):
        day, sign, month, year = match.groups()
        if sign == "." and len(year) == 2:
            continue  # more often a number of a paragraph or a time
        is_strict = len(year) == 4 and _is_digits(text, match, 1, 3, 4)
        start, end = match.span()
        yield from _mention(
            _number(day), _number(month), _year(year), start, end, is_strict, written
        )


def _iso(written: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(written):
        year, month, day = (int(part) for part in match.groups())
        yield from _mention(day, month, year, match.start(), match.end(), True, written)


def _mention(
    day: int, month: int, year: int | None, start: int, end: int, is_strict: bool, written: str
) -> Iterator[DateMention]:
    found = _date(2024 if year is None else year, month, day)
    if found is None or (year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR):
        return
    weekdays = [names[0] for names in country().weekdays]
    weekday = re.search(rf"({'|'.join(weekdays)})\s+$", written[:start])
    if year is not None and weekday and weekdays[found.weekday()] != weekday.group(1):
        is_strict = False  # one of the two was misread
    yield DateMention(day, month, year, start, end, is_strict)


def _month(name: str) -> tuple[int | None, bool]:
    """The month of that name, and whether it is written right."""
    known = _months()
    if name in known:
        return known[name], True
    close = [
        number
        for number, (month, *_) in enumerate(country().months, 1)
        if len(name) >= 4 and Levenshtein.distance(name, month) <= (1 if len(name) < 7 else 2)
    ]
    return (close[0], False) if len(close) == 1 else (None, False)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Every name of a month, short ones too, with its number."""
    return {name: number for number, names in enumerate(country().months, 1) for name in names}


def _is_digits(text: str, match: re.Match[str], *groups: int) -> bool:
    parts = [text[match.start(group) : match.end(group)] for group in groups if match.group(group)]
    return all(part.isascii() and part.isdecimal() for part in parts)


def _number(digits: str) -> int:
    return int(digits.translate(_AS_DIGITS))


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = _number(digits)
    return year + 2000 if len(digits) == 2 else year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
