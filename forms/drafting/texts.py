"""Texts that owners write: what is kept of them, and what is refused."""

import re
import unicodedata

from forms.errors import EditError

#: An explanation is a few sentences; more is a leaflet.
LONGEST_TEXT = 2000
LONGEST_LABEL = 200
MOST_TEXTS = 20

# Controls, and marks that turn the order of letters round: they make a text look like another.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


def cleaned(text: str | None, longest: int = LONGEST_TEXT) -> str | None:
    """The text as it is kept: NFC, single spaces; None when nothing is left.

    Raises:
        EditError: it is too long, or holds characters that hide what it says.
    """
    if text is None:
        return None
    if _UNSAFE.search(text):
        raise EditError(
            "This text holds invisible characters that can change how it reads. Type it anew, "
            "or paste it without formatting.",
            code="unsafe-characters",
        )
    kept = " ".join(unicodedata.normalize("NFC", text).split())
    if len(kept) > longest:
        raise EditError(
            f"This text has {len(kept)} characters; at most {longest} fit. Say it in fewer words.",
            code="text-too-long",
        )
    return kept or None


def cleaned_list(texts: tuple[str, ...] | None) -> list[str] | None:
    """The texts as they are kept, without empty ones; None when nothing is left.

    Raises:
        EditError: see `cleaned`; or there are too many.
    """
    kept = [text for text in map(cleaned, texts or ()) if text is not None]
    if len(kept) > MOST_TEXTS:
        raise EditError(
            f"These are {len(kept)} lines; at most {MOST_TEXTS} are kept. Join some of them.",
            code="too-many-lines",
        )
    return kept or None
