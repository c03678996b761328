"""Whether what is said of a sentence holds every value printed in it.

Days, amounts, times and terms are compared by what they mean, for each language writes them in its
own way; accounts, telephone numbers, references and addresses sign by sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from forms.language.bank.laws import law_at
from forms.language.bank.quantities import date_at, term_at
from forms.language.bank.values import Day, Duration
from forms.language.entities import ENTITY
from forms.language.languages import DUTCH

_ENTITY = re.compile(ENTITY)
_DIGITS = re.compile(r"\d+")
#: What keeps print in its own order, and spaces of every kind: none of it is part of a value.
_UNSEEN = re.compile(r"[\s\u200e\u200f\u061c\u2066-\u2069]+")
#: “1.234”, “1 234” and “1,234”: only what does not break may stand between thousands.
_GROUPING = re.compile(r"(?<=\d)[.,’'\u00a0\u202f](?=\d{3}(?!\d))")
#: “€ 80,-” and “€ 80,00” are 80, in whatever language.
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:[-–—]+|00)(?!\d)")
#: Languages have words for one of a thing and for two: “أسبوعان”, “once”.
_SAID_WITHOUT_DIGIT = 2
_TIMES = re.compile(r"[12] (?:keer|maal)\b")
#: “de 25e” is “the 25th”.
_ORDINAL = re.compile(r"(\d{1,2})(?:e|de|ste)")
#: Longer than any amount with its sign; what is longer is an account or a reference.
_LONGEST_NUMBER = 16
#: “van de Wet werk en bijstand”: where such a name ends its words do not tell.
_OF_A_LAW_OF_WORDS = re.compile(
    r"(?: van)? (?:de|het) (?!Algemene wet bestuursrecht$)"
    r"(?:Algemene )?(?:[Ww]et|[Vv]erordening)\b.*$"
)
_LAW_BEGINS = re.compile(r"\b(?:[Aa]rt\.?|[Aa]rtikel(?:en)?) (?=\d)")


def values_lost(sentence: str, said: str, language: str) -> tuple[str, ...]:
    """The values printed in a Dutch `sentence` that are not in `said`, which is in `language`."""
    heard = _Heard(said, language)
    return tuple(
        found.group()
        for found in _ENTITY.finditer(sentence)
        if not heard.has(found.group()) and not _is_a_word(sentence, found.start())
    )


def laws_lost(sentence: str, said: str, language: str) -> tuple[str, ...]:
    """The articles of laws that a Dutch `sentence` prints and `said` does not hold."""
    return tuple(law for law in _laws_of(sentence) if values_lost(law, said, language))


def _laws_of(sentence: str) -> Iterator[str]:
    """Each article with the name of its law, or alone where that name may have more words."""
    for found in _LAW_BEGINS.finditer(sentence):
        readings = [str(law) for law, _ in law_at(sentence, found.start())]
        if readings:
            yield _OF_A_LAW_OF_WORDS.sub("", readings[-1]).rstrip(" ,")


@dataclass(frozen=True, eq=False)
class _Heard:
    """What was said, to look for values in."""

    text: str
    language: str

    def has(self, printed: str) -> bool:
        """Whether a value stands there, as it is printed or as the language writes it."""
        day, after = _day_of(printed)
        if day is not None and self._has_day(day) and (not after or self.has(after)):
            return True
        runs = _runs(_ORDINAL.sub(r"\1", printed))
        if runs and _is_number(printed):
            return _is_within(runs, self._runs)
        return _seen(printed) in self._seen

    def _has_day(self, day: Day) -> bool:
        if day.year is not None and day.year not in self._runs:
            return False
        is_month = day.month in self._runs or any(
            name in self._folded for name in _month_names(day.month, self.language)
        )
        return day.day in self._runs and is_month

    @cached_property
    def _runs(self) -> list[int]:
        return _runs(self.text)

    @cached_property
    def _seen(self) -> str:
        return _seen(self.text)

    @cached_property
    def _folded(self) -> str:
        return self.text.casefold()


def _day_of(printed: str) -> tuple[Day | None, str]:
    """The day that a value begins with, and what stands behind it: an hour, read with it."""
    for value, length in date_at(printed, 0):
        if isinstance(value, Day):
            return value, printed[length:].strip()
    return None, ""


def _is_number(printed: str) -> bool:
    """Whether a value is a number, an amount or a time, which languages write differently."""
    bare = _ORDINAL.sub("", printed.replace("EUR", ""))
    return not re.search(r"[^\W\d_]", bare) and len(printed) < _LONGEST_NUMBER


def _runs(text: str) -> list[int]:
    return [int(run) for run in _DIGITS.findall(_NO_CENTS.sub("", _GROUPING.sub("", text)))]


def _is_within(runs: list[int], others: list[int]) -> bool:
    return any(others[at : at + len(runs)] == runs for at in range(len(others)))


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text).casefold()


def _is_a_word(sentence: str, start: int) -> bool:
    """Whether a number is one or two of a length of time, or of times that something is done."""
    if _TIMES.match(sentence, start):
        return True
    terms = (value for value, _ in term_at(sentence, start))
    return any(
        isinstance(value, Duration) and value.count <= _SAID_WITHOUT_DIGIT for value in terms
    )


@lru_cache(maxsize=256)
def _month_names(month: int, language: str) -> frozenset[str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(DUTCH)
    names = (
        get_month_names("wide", "format", locale)[month],
        get_month_names("wide", "stand-alone", locale)[month],
    )
    return frozenset(name.casefold() for name in names)
