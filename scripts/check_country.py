"""What a country still lacks, and what looks wrong in its file.

    .venv/bin/python scripts/check_country.py          every country, in one line each
    .venv/bin/python scripts/check_country.py be       all that is missing or odd, and its holidays
    .venv/bin/python scripts/check_country.py be 2027  with the holidays of that year

A country is one file, `forms/countries/<code>.json`, and a form to prove it. This holds the file
to its schema, to its own examples and to the Unicode CLDR; whether the rules are those of the law
somebody must check who knows the country. How to add one: docs/adding-a-country.md.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names, get_month_names
from babel.numbers import (
    get_decimal_symbol,
    get_group_symbol,
    get_territory_currencies,
)
from jsonschema import Draft202012Validator

from forms.checks import is_iban
from forms.countries.calendar import named_holidays
from forms.countries.country import Country, read_country
from forms.errors import ContentError
from forms.letters.values.contacts import phones_of

ROOT = Path(__file__).resolve().parent.parent
#: Whatever the language of the print, a form is explained in these.
_ALWAYS = frozenset({"nl", "en", "ar"})


def main(arguments: list[str]) -> int:
    """Print what was found; 1 when anything was, 2 when there is no such country."""
    if not arguments:
        for path in files():
            print(f"{path.stem}: {len(findings(path))} to look at")
        return 0
    code, *years = arguments
    path = ROOT / "forms" / "countries" / f"{code.lower()}.json"
    if not path.is_file():
        known = ", ".join(each.stem for each in files())
        print(f"There is no {path.relative_to(ROOT)}. There are: {known}.", file=sys.stderr)
        return 2
    if years and not re.fullmatch(r"[12]\d{3}", years[0]):
        print(f"“{years[0]}” is no year, as 2027.", file=sys.stderr)
        return 2
    found = findings(path)
    for each in found:
        print(f"{path.relative_to(ROOT).as_posix()}  {each}")
    if not any(each.startswith("schema") for each in found):
        print_holidays(read_country(path.read_text("utf-8")), int(years[0]) if years else None)
    print(f"{code.upper()}: {len(found)} findings" if found else f"{code.upper()}: nothing missing")
    return 1 if found else 0


def files(root: Path = ROOT) -> list[Path]:
    """The files of all countries."""
    return sorted((root / "forms" / "countries").glob("*.json"))


def findings(path: Path, root: Path = ROOT) -> list[str]:
    """All that is missing or odd in the file of a country."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        return [f"schema: it is no JSON: {error}"]
    wrong = list(_against_schema(content))
    if wrong:
        return wrong
    try:
        known = read_country(path.read_text("utf-8"))
    except ContentError as error:
        return [f"schema: {error}"]
    return [
        *_against_examples(content, known),
        *_against_cldr(known),
        *_lacks_a_form(known, root),
        *([f"the file is called {path.name}"] if path.stem != known.code.lower() else []),
    ]


def print_holidays(known: Country, year: int | None = None) -> None:
    """The holidays of a year, in the country's own language, to compare with an official list."""
    year = year or date.today().year + 1
    print(f"Holidays of {year}, on which no term ends (compare them with an official list):")
    locale = _locale(known.languages[0], known.code)
    for region, days in named_holidays(known, year).items():
        print(f" {region or known.name}")
        for day, name in sorted(days.items()):
            print(f"  {format_date(day, 'EEE d MMMM', locale=locale):20} {name}")


def _against_schema(content: Any) -> Iterator[str]:
    schema = json.loads((ROOT / "forms/schemas/country.schema.json").read_text("utf-8"))
    for error in Draft202012Validator(schema).iter_errors(content):
        yield f"schema, {error.json_path}: {error.message}"


def _against_examples(content: dict[str, Any], known: Country) -> Iterator[str]:
    kinds = [
        ("account", content["account"], is_iban),
        ("postcode", content["postcode"], known.postcode.fullmatch),
        ("phone", content["phone"], lambda text: phones_of(text, known)),
        *(
            (f"numbers/{each['id']}", each, number.holds)
            for each, number in zip(content["numbers"], known.numbers, strict=True)
        ),
    ]
    for where, said, holds in kinds:
        for text in said["right"]:
            if not holds(text):
                yield f"{where}: “{text}” is among the right ones and does not hold"
        for text in said["wrong"]:
            if holds(text):
                yield f"{where}: “{text}” is among the wrong ones and holds"
    for number in known.numbers:
        if number.layout.count("#") != number.digits:
            yield f"numbers/{number.id}: its layout has not {number.digits} digits"
        if not re.search(number.named, number.name.lower()):
            yield f"numbers/{number.id}: “named” does not know “{number.name}”"


def _against_cldr(known: Country) -> Iterator[str]:
    if known.money.currency not in get_territory_currencies(known.code):
        yield f"money: the currency of {known.code} is no {known.money.currency}"
    for language in known.languages:
        locale = _locale(language, known.code)
        if locale is None:
            yield f"languages: the CLDR does not know “{language}”"
            continue
        yield from _names(locale, "months", get_month_names("wide", locale=locale), known.months, 1)
        yield from _names(
            locale, "weekdays", get_day_names("wide", locale=locale), known.weekdays, 0
        )
    # Where its languages differ (1 234,56 in French), the first one counts.
    first = _locale(known.languages[0], known.code)
    written = (get_group_symbol(first), get_decimal_symbol(first))
    if written != (known.money.grouping, known.money.decimal):
        yield f"money: amounts are written 1{written[0]}234{written[1]}56 in {first}"


def _locale(language: str, code: str) -> Locale | None:
    """The language as it is written in the country, or as it is where that is all there is."""
    for name in (f"{language}_{code}", language):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _names(
    locale: Locale, what: str, names: Any, ours: tuple[tuple[str, ...], ...], first: int
) -> Iterator[str]:
    for number, known in enumerate(ours, first):
        if names[number].lower() not in known:
            yield f"{what}: “{names[number]}” ({locale}) is missing"


def _lacks_a_form(known: Country, root: Path) -> Iterator[str]:
    folders = [
        path.parent
        for path in (root / "forms" / "library").glob("*/*/*/template.json")
        if json.loads(path.read_text("utf-8")).get("country", "NL") == known.code
    ]
    if not folders:
        yield f"no form in forms/library has “country”: “{known.code}”"
    for folder in folders[:1]:
        wanted = {*_ALWAYS, *known.languages}
        for language in sorted(wanted):
            if not (folder / f"notes.{language}.json").is_file():
                yield f"{folder.relative_to(root).as_posix()} has no notes.{language}.json"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
