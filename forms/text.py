"""A string shown to a person, with where it came from."""

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

#: Languages written from right to left (CLDR; the ones with more than a million speakers).
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})


class Provenance(StrEnum):
    """Where a shown string came from; the values are those of the public contract."""

    OWNER = "owner"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    MEMORY = "memory"
    PHRASE = "phrase"
    MACHINE = "machine"
    DICTIONARY = "dictionary"
    SOURCE = "source"


@dataclass(frozen=True)
class Text:
    """A string in `language` (BCP 47) and its provenance; `detail` names engine or score."""

    text: str
    language: str
    provenance: Provenance
    detail: str | None = None

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def content_hash(text: str) -> str:
    """The SHA-256 (hexadecimal) of the text in NFC: what reads equal is equal."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
