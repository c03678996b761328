"""Numbers in Dutch words, and dates written with them, as bailiffs and notaries write them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TO_TWENTY = (
    *_UNITS, "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
    "achttien", "negentien",
)  # fmt: skip
_TENS = (
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
)  # fmt: skip
#: The words for 1 to 99, without accents.
CARDINALS = (
    {word: number for number, word in enumerate(_TO_TWENTY, 1)}
    | {tens: 10 * ten for ten, tens in enumerate(_TENS, 2)}
    | {
        f"{unit}en{tens}": 10 * ten + number
        for ten, tens in enumerate(_TENS, 2)
        for number, unit in enumerate(_UNITS, 1)
    }
)
_IRREGULAR = {"een": "eerste", "drie": "derde", "acht": "achtste"}
#: The words for the first to the thirty-first.
ORDINALS = {
    _IRREGULAR.get(word, f"{word}{'de' if number < 20 else 'ste'}"): number
    for word, number in CARDINALS.items()
    if number <= 31
}
_CENTURIES = {"tweeduizend": 2000, "negentienhonderd": 1900}


class SpelledDate(NamedTuple):
    """A day and the name after it, at `start` to `end` of a plain text; a year where one follows.

    `name` may be that of a month or any other word.
    """

    day: int
    name: str
    year: int | None
    start: int
    end: int


def any_of(words: dict[str, int]) -> str:
    """A pattern for any of some words for numbers, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def spelled_dates_in(written: str) -> Iterator[SpelledDate]:
    """Every "zestiende januari tweeduizendvierentwintig" of a plain text, month not looked up.

    A day that does not say the how manieth it is ("drie mei") needs a year in words.
    """
    for match in _pattern().finditer(written):
        day, name, digits = match["day"], match["name"], match["digits"]
        if day not in ORDINALS and not match["century"]:
            continue
        year = int(digits) if digits else _spelled_year(match)
        end = match.end() if year is not None else match.end("name")
        yield SpelledDate((ORDINALS | CARDINALS)[day], name, year, match.start(), end)


def _spelled_year(match: re.Match[str]) -> int | None:
    if not match["century"]:
        return None
    return _CENTURIES[match["century"]] + CARDINALS.get(match["rest"] or "", 0)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<day>{any_of(ORDINALS | CARDINALS)}) (?P<name>[a-z]{{3,9}})(?![a-z])"
        rf"(?:,? (?:in het jaar )?(?:(?P<digits>\d{{4}})(?!\w)"
        rf"|(?P<century>{'|'.join(_CENTURIES)})(?: ?(?:en )?(?P<rest>{any_of(CARDINALS)}))?"
        r"(?!\w)))?"
    )
