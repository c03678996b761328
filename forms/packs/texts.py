"""What people read, in a pack: each text by its path (`forms.reviews.paths`), with its origin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from forms.reviews.paths import Shown, notes_of, strings_of
from forms.template import FormNotes, Origin
from forms.text import Provenance


@dataclass(frozen=True)
class PackText:
    """One text, and where it came from."""

    path: str
    text: str
    origin: Origin


def texts_of(notes: FormNotes) -> tuple[PackText, ...]:
    """The notes, text by text, by path."""
    found = (PackText(path, text, notes.origin(path)) for path, text in strings_of(notes).items())
    return tuple(sorted(found, key=lambda each: each.path))


def whole_notes(language: str, texts: Iterable[PackText]) -> FormNotes | None:
    """The notes that were taken apart by `texts_of`; None where there are no texts."""
    return notes_of(language, {each.path: Shown(each.text, each.origin) for each in texts})


def as_drafts(texts: Iterable[PackText]) -> tuple[PackText, ...]:
    """The same texts, as nobody checked them."""
    return tuple(replace(each, origin=Origin(Provenance.DRAFT.value)) for each in texts)


def write_texts(language: str, texts: Iterable[PackText]) -> dict[str, Any]:
    """The texts of one language as they stand in a pack."""
    return {
        "language": language,
        "texts": [
            {
                "path": each.path,
                "text": each.text,
                "provenance": each.origin.provenance,
                **({"detail": each.origin.detail} if each.origin.detail is not None else {}),
            }
            for each in sorted(texts, key=lambda each: each.path)
        ],
    }


def read_texts(content: dict[str, Any]) -> tuple[PackText, ...]:
    """The texts that `write_texts` wrote, which follow their schema."""
    return tuple(
        PackText(each["path"], each["text"], Origin(each["provenance"], each.get("detail")))
        for each in content["texts"]
    )
