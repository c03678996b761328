"""Keeps numbers readable inside text that runs from right to left.

After an Arabic letter the bidirectional algorithm takes “05-03-2026” apart and shows the year
first, turns “06 12345678” around, and puts the number of “12 Palm Street” and the last stop of
“J.M.” on the other side. Unicode isolates (UAX 9) keep each as it stands on paper.
"""

import re

from forms.language.entities import ENTITY
from forms.language_tags import direction_of

START, END = "\u2066", "\u2069"  # left-to-right isolate, pop directional isolate

# Every entity has one of these; most sentences have none and need no closer look.
_SIGN = re.compile(r"[\d@{]|\.[a-z]|://|[A-Z]\.")
_WORD = r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ’'-]*"
# Initials, or a number with Latin words behind it, and those words; not within Latin words, which
# keep all that is between them in order.
_LATIN = (
    rf"(?<![A-Za-z0-9À-ɏ,] )(?<![\w.,/-])"
    rf"(?:(?:[A-Z]\.)+|\d+(?:[.,/-]\d+){{0,9}} (?=[A-Za-zÀ-ɏ]){_WORD})(?:,? {_WORD})*"
)
_KEPT = f"{_LATIN}|{ENTITY}"


def isolated(text: str, language: str) -> str:
    """`text` with every date, account number, amount and address kept in its own order.

    Unchanged in a language that runs from left to right; applying it again changes nothing.
    """
    if not _SIGN.search(text) or direction_of(language) == "ltr" or START in text:
        return text
    return re.sub(_KEPT, _isolate, text)


def in_own_order(value: str, language: str) -> str:
    """All of `value`, which runs from left to right, kept so inside a text in `language`."""
    return value if direction_of(language) == "ltr" else f"{START}{value}{END}"


def _isolate(found: re.Match[str]) -> str:
    entity = found.group()
    # A bare number or word has nothing that could be turned around.
    return entity if entity.isalnum() else f"{START}{entity}{END}"
