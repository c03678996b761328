"""Translations that people made, of public services: the measure for what checks translations.

Not in the repository: they lie beside the working copy where they are. FLORES-200 is news, its
Dutch and the other side both translated from English, so its sides say the same more freely.
Some texts were written anew after they had been translated: of those no translation is one
(`is_out_of_step`). Told from their lengths in all languages together, never by what checks them.
"""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from forms.language.scripts import length_of
from tests.outside import SHARED

FOLDER = SHARED / "text"

#: File -> the language that the others are compared with.
COLLECTIONS = {
    "coronamelder_android": "nl",
    "integreat": "nl",
    "govuk_locales": "en",
    "open_forms_js": "nl",
    "open_forms_po": "nl",
    "coronadashboard": "nl",
    "flores200_dev": "nl",
}
_CODES = {"zh-CN": "zh", "sr-Cyrl": "sr", "sr-Latn": "sr", "pes": "fa", "prs": "fa"}
_MOST_CHARACTERS = 1000
#: From so many languages on they can tell that the text they were made of was another one, where
#: it is no heading of a few words: those differ.
_LANGUAGES_THAT_TELL, _LETTERS_THAT_TELL = 5, 40
#: No language takes half or twice the room of another; one translator may, but not most of them.
_LEAST_ROOM, _MOST_ROOM = 0.5, 2.0
#: One text for several numbers, which a program chooses from: no letter has it.
_CHOICE = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")


@dataclass(frozen=True)
class HumanTranslation:
    """`text` in `source`, and what a person said in `target`; `others`: it in more languages."""

    collection: str
    source: str
    target: str
    text: str
    said: str
    others: dict[str, str]

    @property
    def is_out_of_step(self) -> bool:
        """Whether most translators translated another text: all together take another room."""
        room = length_of(self.text, self.source)
        if room < _LETTERS_THAT_TELL or len(self.others) <= _LANGUAGES_THAT_TELL:
            return False
        rooms = [
            length_of(said, language) / room
            for language, said in self.others.items()
            if language != self.source
        ]
        return not _LEAST_ROOM <= median(rooms) <= _MOST_ROOM


def human_translations(folder: Path = FOLDER) -> Iterator[HumanTranslation]:
    """Every pair of at least two words that fits a translator; none where there is no folder."""
    csv.field_size_limit(sys.maxsize)
    for collection, source in COLLECTIONS.items():
        path = folder / f"{collection}.tsv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                row.pop("key")
                yield from _pairs(collection, source, row)


def _pairs(collection: str, source: str, row: dict[str, str]) -> Iterator[HumanTranslation]:
    text = row.get(source) or ""
    if len(text.split()) < 2 or len(text) > _MOST_CHARACTERS or _CHOICE.search(text):
        return
    by_language = {_CODES.get(code, code): said for code, said in row.items() if said}
    for target, said in by_language.items():
        # Some rows were never translated.
        if target != source and said.casefold() != text.casefold():
            yield HumanTranslation(collection, source, target, text, said, by_language)
