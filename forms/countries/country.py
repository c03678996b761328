"""The facts of a country as the program uses them, read from `forms/countries/<code>.json`.

That a file follows `forms/schemas/country.schema.json` is for the tests and for
`scripts/check_country.py` to find out; here it is only read.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from forms.countries.numbers import CheckedNumber, number_of
from forms.errors import ContentError
from forms.template import Field

#: Where nothing says otherwise a form is Dutch: all were, before there were others.
HOME: Final = "NL"
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A sheet that forms are printed on, upright, in millimetres."""

    name: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Money:
    """How amounts are written: `sums` are whole amounts in words."""

    currency: str
    grouping: str
    decimal: str
    signs: tuple[str, ...]
    sums: Mapping[str, int]


@dataclass(frozen=True)
class Dialled:
    """Digits as dialled: a pattern of the first ones, and how many more at least and at most."""

    starts: str
    least: int
    most: int
    is_joined: bool


@dataclass(frozen=True)
class Phone:
    """How telephone numbers are written at home and from abroad."""

    country_code: str
    trunk: str
    abroad: Dialled
    national: tuple[Dialled, ...]
    services: tuple[str, ...]


@dataclass(frozen=True)
class Holiday:
    """A holiday of each year from `first_year` on.

    It falls on `date` (month, day), so many days after `easter`, or on the last `weekday` (0 is
    Monday) before `date`. `is_before_sunday`: on a Sunday it is kept the day before.
    """

    id: str
    name: str
    date: tuple[int, int] | None
    easter: int | None
    weekday: int | None
    is_before_sunday: bool
    first_year: int


@dataclass(frozen=True)
class TermRules:
    """On which days of the week no term ends (0 is Monday), and up to what length, by unit."""

    rest_days: frozenset[int]
    longest_moved: Mapping[str, int]


@dataclass(frozen=True)
class Country:
    """All that differs from other countries.

    `code` is ISO 3166-1 alpha-2. `months` and `weekdays` have every name of each, the full one
    first, in small letters; `holidays` those of the whole country, `regions` those of its parts.
    """

    code: str
    name: str
    languages: tuple[str, ...]
    papers: tuple[Paper, ...]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    money: Money
    account: re.Pattern[str]
    postcode: re.Pattern[str]
    phone: Phone
    numbers: tuple[CheckedNumber, ...]
    holidays: tuple[Holiday, ...]
    regions: Mapping[str, tuple[Holiday, ...]]
    terms: TermRules

    def number_in(self, field: Field) -> CheckedNumber | None:
        """The number with check digits that `field` asks for, if it asks for one."""
        return next((each for each in self.numbers if each.is_asked_by(field)), None)


def citizens_number(of: Country, field: Field) -> CheckedNumber:
    """The number that `field` asks for; where it does not say which, that of citizens."""
    return of.number_in(field) or of.numbers[0]


def country(code: str = HOME) -> Country:
    """The country of that code.

    Raises:
        ContentError: no file tells about it.
    """
    found = countries().get(code)
    if found is None:
        raise ContentError(
            f"Nothing is known of a country “{code}”. Known are {', '.join(countries())}; "
            "docs/adding-a-country.md says how to add one."
        )
    return found


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Every country we know, by code, home first."""
    texts = [
        file.read_text("utf-8")
        for file in (files("forms") / "countries").iterdir()
        if file.name.endswith(".json")
    ]
    found = sorted(map(read_country, texts), key=lambda each: (each.code != HOME, each.code))
    return MappingProxyType({each.code: each for each in found})


def read_country(text: str) -> Country:
    """The country that a file tells about.

    Raises:
        ContentError: the file is not complete.
    """
    try:
        return _country(json.loads(text))
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ContentError(
            f"A file about a country cannot be read ({error}). "
            "scripts/check_country.py says what is wrong with it."
        ) from error


def _country(content: dict[str, Any]) -> Country:
    dates, money, terms = content["dates"], content["money"], content["terms"]
    return Country(
        code=content["code"],
        name=content["name"],
        languages=tuple(content["languages"]),
        papers=tuple(
            Paper(each["name"], float(each["widthMm"]), float(each["heightMm"]))
            for each in content["papers"]
        ),
        months=tuple(map(tuple, dates["months"])),
        weekdays=tuple(map(tuple, dates["weekdays"])),
        money=Money(
            money["currency"], money["grouping"], money["decimal"],
            tuple(money["signs"]), MappingProxyType(money["sums"]),
        ),
        account=re.compile(content["account"]["pattern"]),
        postcode=re.compile(content["postcode"]["pattern"]),
        phone=_phone(content["phone"]),
        numbers=tuple(map(number_of, content["numbers"])),
        holidays=tuple(map(_holiday, content["holidays"])),
        regions=MappingProxyType(
            {
                region: tuple(map(_holiday, entry["holidays"]))
                for region, entry in content["regions"].items()
            }
        ),
        terms=TermRules(
            frozenset(map(_WEEKDAYS.index, terms["restDays"])),
            MappingProxyType(terms["longestMoved"]),
        ),
    )  # fmt: skip


def _phone(content: dict[str, Any]) -> Phone:
    return Phone(
        content["countryCode"],
        content["trunk"],
        _dialled(content["abroad"]),
        tuple(map(_dialled, content["national"])),
        tuple(content["services"]),
    )


def _dialled(content: dict[str, Any]) -> Dialled:
    return Dialled(
        content["starts"], content["least"], content["most"], content.get("joined", False)
    )


def _holiday(content: dict[str, Any]) -> Holiday:
    before = content.get("before")
    written = before["date"] if before else content.get("date")
    month, day = map(int, written.split("-")) if written else (0, 0)
    return Holiday(
        id=content["id"],
        name=content["name"],
        date=(month, day) if written else None,
        easter=content.get("easter"),
        weekday=_WEEKDAYS.index(before["weekday"]) if before else None,
        is_before_sunday=content.get("onSunday") == "day-before",
        first_year=content.get("from", 1),
    )
