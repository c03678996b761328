"""A string shown to a person, with where it came from."""

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from forms.language_tags import Direction, direction_of


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
    def direction(self) -> Direction:
        """From which side it is written."""
        return direction_of(self.language)


def content_hash(text: str) -> str:
    """The SHA-256 (hexadecimal) of the text in NFC: what reads equal is equal."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
