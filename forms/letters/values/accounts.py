"""Bank account numbers (IBAN, ISO 13616) as printed, with where they stand in a text.

Only a number whose check digits are right counts. Characters that recognisers take for each other
are put right where that gives one valid number, which is then not promised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.countries.country import countries

#: How long an IBAN is, by country: those that Dutch letters may print.
_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
    "SE": 24, "SI": 19, "SK": 24,
}  # fmt: skip
#: How many figures accounts of Dutch banks had before the IBAN.
_LENGTHS_BEFORE = (9, 10)
#: What stands between groups: white, a full stop, or any dash.
_BETWEEN = r"\s.\-‐‑‒–—−·"
_START = re.compile(
    rf"(?<![A-Za-z0-9])[A-Z1lI|]{{2}}[{_BETWEEN}]?[0-9OIlSBZ|]{{2}}(?=[{_BETWEEN}]{{0,3}}[A-Z0-9])"
)
_IS_BETWEEN = re.compile(rf"[{_BETWEEN}]")
_TO_DIGIT = str.maketrans("OQDIl|ZSGB", "0001112568")
_TO_LETTER = str.maketrans("015862|l", "OISBGZII")
#: What a digit may have been before it was misread as another.
_CONFUSED = {
    "0": "86", "1": "7", "2": "7", "3": "8", "5": "6", "6": "580", "7": "12", "8": "3069", "9": "8",
}  # fmt: skip


@dataclass(frozen=True)
class IbanMention:
    """An account number at `start` to `end` of a text; strict where it was valid as printed."""

    iban: str
    start: int
    end: int
    is_strict: bool


def ibans_in(text: str) -> list[IbanMention]:
    """All valid account numbers of a text, from left to right."""
    found: list[IbanMention] = []
    for start in _START.finditer(text):
        if found and start.start() < found[-1].end:
            continue
        found.extend(_ibans_at(text, start.start()))
    return found


def was_account(number: str) -> bool:
    """Whether a number may be one of a Dutch bank as they were before 2014: the "elfproef".

    Nine or ten figures; their sum, each times its place from the right, is a multiple of eleven.
    """
    if not (number.isdecimal() and len(number) in _LENGTHS_BEFORE):
        return False
    return not sum(int(each) * place for place, each in enumerate(reversed(number), 1)) % 11


def is_valid_iban(iban: str) -> bool:
    """Whether an account number without spaces has the right length, form and check digits."""
    if _LENGTHS.get(iban[:2]) != len(iban) or not (iban.isascii() and iban.isalnum()):
        return False
    if iban != iban.upper() or not iban[2:4].isdecimal():
        return False
    of = countries().get(iban[:2])
    if of is not None and not of.account.fullmatch(iban):
        return False
    return int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97 == 1


def _ibans_at(text: str, start: int) -> Iterator[IbanMention]:
    country = text[start : start + 2].replace("1", "I").replace("l", "I").replace("|", "I")
    country = "NL" if country in ("NI", "NL") else country
    characters: list[str] = []
    place = start
    while place < len(text) and len(characters) < _LENGTHS.get(country, 0):
        character = text[place]
        if character.isalnum() or character == "|":
            characters.append(character)
        elif not _IS_BETWEEN.match(character):
            break
        place += 1
    printed = "".join(characters)
    if not characters or len(printed) != _LENGTHS[country] or text[place : place + 1].isalnum():
        return
    if is_valid_iban(printed):
        yield IbanMention(printed, start, place, True)
        return
    mended = _mended(country + printed[2:])
    if mended is not None:
        yield IbanMention(mended, start, place, False)


def _mended(printed: str) -> str | None:
    """The one valid number that `printed` may have been; None where there is none or more."""
    if printed.startswith("NL"):
        letters = printed[4:8].translate(_TO_LETTER).upper()
        printed = (
            f"NL{printed[2:4].translate(_TO_DIGIT)}{letters}{printed[8:].translate(_TO_DIGIT)}"
        )
    if is_valid_iban(printed):
        return printed
    changed = (
        printed[:place] + other + printed[place + 1 :]
        for place, character in enumerate(printed)
        for other in _CONFUSED.get(character, "")
    )
    valid = {each for each in changed if is_valid_iban(each)}
    return valid.pop() if len(valid) == 1 else None
