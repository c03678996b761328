"""Writes a value as a language does: dates, money and terms by the CLDR, always in Latin digits.

Where the CLDR does not know the language, the value stays as it is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from forms.language.bank.slots import Filled, SlotKind
from forms.language.bank.values import (
    Day,
    Deadline,
    Duration,
    Euros,
    Hours,
    Listed,
    Month,
    Named,
    Percentage,
    Period,
    Value,
)
from forms.language.bidi import in_own_order
from forms.language.languages import DUTCH

_LATIN = "latn"
#: Written as printed, letter by letter: they are to be found, typed or called.
_VERBATIM = frozenset(
    {
        SlotKind.IBAN, SlotKind.REFERENCE, SlotKind.PHONE, SlotKind.EMAIL, SlotKind.URL,
        SlotKind.ORGANISATION, SlotKind.NAME, SlotKind.ADDRESS, SlotKind.SIGNER, SlotKind.LAW,
    }
)  # fmt: skip
#: Between the items of a list, where it is not a comma as in most languages.
_SIGN_BETWEEN = {"ar": "، ", "fa": "، "}
#: Between things in a row, each of which may have a comma in it; and between things to choose from.
_BETWEEN_THINGS, _OR = {"ar": "؛ ", "fa": "؛ "}, " / "
#: Inside the brackets behind a noun.
_BETWEEN_NOTES = {"ar": "، ", "fa": "، "}
#: Kinds of nouns that stand on paper so that they are looked for there.
_FOUND_ON_PAPER = frozenset({SlotKind.PAPERS, SlotKind.OFFICE})
#: Where the first choice of the CLDR would mislead: 05/01 is 5 January in the Netherlands.
_REGIONS = {"en": "en_GB"}


@dataclass(frozen=True)
class Manner:
    """How a language writes what the CLDR cannot.

    `durations` are lengths of time by unit and plural category, `alone` the same behind a colon
    where those are in another case; `deadlines` the phrases for each way of a `Deadline`. `nouns`
    are the names of nouns by kind and id, `notes` what is said of one besides.
    """

    durations: Mapping[str, Mapping[str, str]]
    deadlines: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    alone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def behind_colon(self) -> "Manner":
        """The same where a length of time stands alone: no word before it asks for a case."""
        return replace(self, durations={**self.durations, **self.alone})


def written(filled: Filled, language: str, manner: Manner) -> str | None:
    """What fills a slot, as `language` writes it; None where it cannot."""
    locale, value = _locale(language), filled.value
    if isinstance(value, Deadline):
        return _deadline(filled, value, language, manner)
    if isinstance(value, Listed):
        return filled.printed if language == DUTCH else _listed(filled, value, language, manner)
    if filled.kind in _VERBATIM and isinstance(value, str):
        return _isolated(value, language)
    if locale is None:
        return _isolated(filled.printed, language)
    return _by_locale(value, locale, manner) or _isolated(filled.printed, language)


def written_in_a_row(names: Sequence[str | None], language: str, listed: Listed) -> str | None:
    """The `names` of what is `listed` as `language` puts them in a row; None where one has none."""
    known = [name for name in names if name is not None]
    between = _OR if listed.is_choice else _BETWEEN_THINGS.get(language, "; ")
    return between.join(known) if len(known) == len(names) else None


def _deadline(filled: Filled, deadline: Deadline, language: str, manner: Manner) -> str | None:
    phrase = manner.deadlines.get(deadline.way)
    locale = _locale(language)
    if phrase is None or locale is None:
        return None
    when = deadline.when
    if isinstance(when, Day):
        return phrase.replace("{date}", _calendar(when, locale) or filled.printed)
    if isinstance(when, Duration):
        term = _duration(when, locale, manner)
        return None if term is None else phrase.replace("{term}", term)
    return phrase


def _listed(filled: Filled, listed: Listed, language: str, manner: Manner) -> str | None:
    """Nouns in a row, each with the Dutch word beside it where that is to be found on paper."""
    names = manner.nouns.get(filled.kind.value, {})
    said: list[str | None] = []
    for item in listed.items:
        name, notes = names.get(item.id), list(_notes(item, language, manner))
        if name is None or None in notes:
            return None
        if filled.kind in _FOUND_ON_PAPER and item.printed.casefold() not in name.casefold():
            notes = [in_own_order(item.printed, language), *notes]
        inside = _BETWEEN_NOTES.get(language, ", ").join(each for each in notes if each)
        said.append(f"{name} ({inside})" if inside else name)
    return written_in_a_row(said, language, listed)


def _notes(item: Named, language: str, manner: Manner) -> Iterator[str | None]:
    """What is said of a noun besides; None for what this language has no words for."""
    for note in item.notes:
        yield manner.notes.get(note)
    locale = _locale(language)
    term = _duration(item.last, locale, manner) if item.last and locale else None
    for note, value in (("count", item.count), ("last", term), ("year", item.year)):
        if value is not None:
            phrase = manner.notes.get(note)
            yield phrase and phrase.replace("{value}", value)
    if item.last and term is None:
        yield None


def _by_locale(value: Value, locale: Locale, manner: Manner) -> str | None:
    match value:
        case str():
            return value
        case time():
            return value.strftime("%H:%M")
        case Duration():
            return _duration(value, locale, manner)
        case Euros() | Percentage() | Decimal():
            return _number(value, locale)
    return _calendar(value, locale)


def _number(value: Euros | Percentage | Decimal, locale: Locale) -> str:
    match value:
        case Euros(amount):
            return format_currency(amount, "EUR", locale=locale, numbering_system=_LATIN)
        case Percentage(hundredths):
            return format_percent(
                hundredths / 100, locale=locale, decimal_quantization=False, numbering_system=_LATIN
            )
    return format_decimal(value, locale=locale, numbering_system=_LATIN)


def _calendar(value: Value, locale: Locale) -> str | None:
    match value:
        case Day(_, _, None):
            return format_skeleton("MMMMd", value.as_date(), locale=locale)
        case Day():
            long = format_date(value.as_date(), "long", locale=locale)
            # Behind the date it fits in any sentence of any language.
            weekday = format_date(value.as_date(), "EEEE", locale=locale)
            return f"{long} ({weekday})" if value.has_weekday else long
        case Month():
            return _month(value, locale)
        case Hours():
            return _hours(value, locale)
        case Period(first, last):
            return f"{_calendar(first, locale)} – {_calendar(last, locale)}"
    return None


def _month(value: Month, locale: Locale) -> str:
    if value.year is None:
        return str(get_month_names("wide", "stand-alone", locale=locale)[value.month])
    return format_skeleton("yMMMM", Day(1, value.month, value.year).as_date(), locale=locale)


def _hours(value: Hours, locale: Locale) -> str:
    names = get_day_names("wide", locale=locale)
    first, last = value.weekdays[0], value.weekdays[-1]
    is_row = len(value.weekdays) > 2 and value.weekdays == tuple(range(first, last + 1))
    days = (
        f"{names[first]} – {names[last]}"
        if is_row
        else _SIGN_BETWEEN.get(locale.language, ", ").join(names[day] for day in value.weekdays)
    )
    if value.opens is None or value.closes is None:
        return days
    return f"{days}, {value.opens:%H:%M} – {value.closes:%H:%M}"


def _duration(value: Duration, locale: Locale, manner: Manner) -> str | None:
    forms = manner.durations.get(value.unit)
    if forms is not None:
        form = forms.get(locale.plural_form(value.count)) or forms["other"]
        return form.replace("{n}", str(value.count))
    if value.unit == "working-day":
        return None
    return format_unit(
        value.count, f"duration-{value.unit}", locale=locale, numbering_system=_LATIN
    )


def _isolated(text: str, language: str) -> str:
    return text if text.isalnum() else in_own_order(text, language)


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(_REGIONS.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return None
