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
    amounts: frozenset[str]

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
        """Whether one of the words asks for a signature."""
        said = f" {' '.join(map(plain, words))} "
        return any(f" {each} " in said for each in self.signed)

    def asks_for_a_date(self, words: Sequence[str]) -> bool:
        """Whether the name is that of a date."""
        said = _unnumbered(words)
        return self._is_of(said, self.dates) or said[-1].endswith(self.date_endings)

    def asks_for_an_amount(self, words: Sequence[str]) -> bool:
        """Whether the name is that of an amount of money."""
        return self._is_of(_unnumbered(words), self.amounts)

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
        before=frozenset(map(plain, told["before"])),
        signed=tuple(" ".join(_plain_words(each)) for each in told["signed"]),
        of=frozenset(map(plain, told["of"])),
        dates=frozenset(map(plain, told["dates"])),
        date_endings=tuple(map(plain, told["dateEndings"])),
        amounts=frozenset(map(plain, told["amounts"])),
    )


def _unnumbered(words: Sequence[str]) -> list[str]:
    said = [plain(word) for word in words]
    return said[:-1] if len(said) > 1 and _NUMBER.fullmatch(said[-1]) else said or [""]


def _plain_words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", plain(name))
