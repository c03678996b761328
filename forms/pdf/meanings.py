"""What names of fields mean in several languages, read from `meanings.json`.

Names are compared without case, accents, spaces and signs: "E-mailadres" is "e mail adres".
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from forms.template import FieldType

#: Letters that are no others with an accent.
_WRITTEN_OTHERWISE = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Meaning:
    """What a field is about: an HTML autocomplete token or an `x-` name, and its type."""

    semantic: str
    type: FieldType


@dataclass(frozen=True)
class Meanings:
    """What short names say outright, given as words in small letters; a number behind says nothing.

    `squeezed` are names without spaces and accents.
    """

    squeezed: Mapping[str, Meaning]
    before: frozenset[str]
    signed: tuple[str, ...]
    of: frozenset[str]
    dates: frozenset[str]
    date_endings: tuple[str, ...]
    date_names: frozenset[str]
    amounts: frozenset[str]
    amount_names: frozenset[str]
    amount_endings: tuple[str, ...]
    number_names: frozenset[str]
    counts: frozenset[str]
    count_endings: tuple[str, ...]
    numbers_of: frozenset[str]
    counted: frozenset[str]
    per: frozenset[str]
    units: frozenset[str]
    qualifiers: frozenset[str]
    others: frozenset[str]

    def of_name(self, words: Sequence[str]) -> Meaning | None:
        """What a field of this name is about, None where the name does not say it outright."""
        said = [plain(word) for word in words]
        whole = self.squeezed.get("".join(said))
        if whole is None and said and _NUMBER.fullmatch(said[-1]):
            said = said[:-1]
            whole = self.squeezed.get("".join(said))
        if whole is None and len(said) > 1 and said[0] in self.before:
            whole = self.squeezed.get("".join(said[1:]))
        return whole

    def asks_to_sign(self, words: Sequence[str]) -> bool:
        """Whether one of the words asks for a signature, and no day of it is asked."""
        plainly = list(map(plain, words))
        is_day_of = len(plainly) > 1 and plainly[0] in self.dates and plainly[1] in self.of
        if is_day_of or "".join(plainly) in self.date_names:
            return False
        said = f" {' '.join(plainly)} "
        return any(f" {each} " in said for each in self.signed)

    def asks_for_a_date(self, words: Sequence[str]) -> bool:
        """Whether the name is that of a date."""
        said = _unnumbered(words)
        if self._is_of(said, self.dates) or said[-1].endswith(self.date_endings):
            return True
        return "".join(said) in self.date_names

    def asks_for_an_amount(self, words: Sequence[str]) -> bool:
        """Whether the name is that of an amount of money."""
        said = self._core(words)
        if said[0] in self.others or (len(said) > 1 and said[0] in self.dates):
            return False
        if self._is_of(said, self.amounts) or said[-1].endswith(self.amount_endings):
            return True
        return "".join(said) in self.amount_names

    def asks_for_a_number(self, words: Sequence[str]) -> bool:
        """Whether the name asks how many of something there are."""
        said = self._core(words)
        if "".join(said) in self.number_names or said[-1].endswith(self.count_endings):
            return True
        if said[0] in self.counts or said[-1] in self.counts:
            return said[0] not in self.others
        rest = [word for word in said[1:] if word not in self.of][:2]
        return said[0] in self.numbers_of and not self.counted.isdisjoint(rest)

    def _core(self, words: Sequence[str]) -> list[str]:
        """The words of a name but for how long a sum is for, and whether it is before tax."""
        said = _unnumbered(words)
        for at in range(1, len(said) - 1):
            if said[at] in self.per and said[at + 1] in self.units:
                said = said[:at]
                break
        return [word for word in said if word not in self.qualifiers] or said

    def _is_of(self, said: Sequence[str], names: frozenset[str]) -> bool:
        """Whether a name ends in one of these, or starts with one of something."""
        return said[-1] in names or (len(said) > 1 and said[0] in names and said[1] in self.of)


def plain(word: str) -> str:
    """A word in small letters without accents."""
    apart = unicodedata.normalize("NFKD", word.lower().translate(_WRITTEN_OTHERWISE))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def meanings() -> Meanings:
    """What `meanings.json` says; that it follows its schema is for the tests."""
    told = json.loads((files("forms") / "pdf" / "meanings.json").read_text("utf-8"))
    squeezed = {
        "".join(_plain_words(name)): Meaning(each["semantic"], FieldType(each["type"]))
        for each in told["meanings"]
        for name in each["names"]
    }
    return Meanings(
        squeezed=MappingProxyType(squeezed),
        before=_words(told["before"]),
        signed=tuple(" ".join(_plain_words(each)) for each in told["signed"]),
        of=_words(told["of"]),
        dates=_words(told["dates"]),
        date_endings=tuple(map(plain, told["dateEndings"])),
        date_names=_names(told["dateNames"]),
        amounts=_words(told["amounts"]),
        amount_names=_names(told["amountNames"]),
        amount_endings=tuple(map(plain, told["amountEndings"])),
        number_names=_names(told["numberNames"]),
        counts=_words(told["counts"]),
        count_endings=tuple(map(plain, told["countEndings"])),
        numbers_of=_words(told["numbersOf"]),
        counted=_words(told["counted"]),
        per=_words(told["per"]),
        units=_words(told["units"]),
        qualifiers=_words(told["qualifiers"]),
        others=_words(told["others"]),
    )


def _words(told: Sequence[str]) -> frozenset[str]:
    return frozenset(map(plain, told))


def _names(told: Sequence[str]) -> frozenset[str]:
    """Names without spaces and accents."""
    return frozenset("".join(_plain_words(each)) for each in told)


def _unnumbered(words: Sequence[str]) -> list[str]:
    said = [plain(word) for word in words]
    return said[:-1] if len(said) > 1 and _NUMBER.fullmatch(said[-1]) else said or [""]


def _plain_words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", plain(name))
