"""The words of a sentence, as far as that can be told for any language."""

import re
import unicodedata
from collections.abc import Iterable

from forms.language.entities import ENTITY

#: Stands in a list of words where an entity or a name was: equal to no word.
GAP = "\0"

#: Languages written without spaces between words.
UNSPACED = frozenset({"zh", "zt", "ja", "th", "lo", "km", "my"})

# “DigiD” and “GGD” anywhere; “Voorbeeldstad” only where a sentence does not start.
_NAME = re.compile(r"(?<!\w)\w+[A-Z]\w*|(?<=[^\W\d_,;]\s)[A-Z]\w*")

_PAUSE = re.compile(r"[^\w\s'’-](?=\s)|(?<=\s)-(?=\s)")
# Where words stand without spaces, what is written to a gap is a word beside it and no ending.
_UNSPACED_LETTER = (
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]"
)
_APART = re.compile(
    rf"\s+|(?<=\w)[/–—](?=\w)|(?<={GAP})(?={_UNSPACED_LETTER})|(?<={_UNSPACED_LETTER})(?={GAP})"
)


def without_entities(text: str, names: Iterable[str] = ()) -> str:
    """`text` with a gap for each entity and each of the `names`."""
    for name in sorted(names, key=len, reverse=True):
        if name.strip():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", GAP, text)
    return re.sub(ENTITY, GAP, text)


def words_of(text: str) -> list[str]:
    """The words in small letters without punctuation around them; GAP where there was a gap."""
    pieces = (_bare(piece) for piece in _APART.split(unicodedata.normalize("NFC", text)))
    return [piece for piece in pieces if piece]


def words_and_pauses_of(text: str) -> list[str]:
    """The words, with a GAP also at each comma, full stop and the like."""
    return words_of(_PAUSE.sub(f" {GAP} ", text))


def proper_names(text: str) -> frozenset[str]:
    """The words that look like names, in small letters: a capital within, or not at a start."""
    return frozenset(
        word for found in _NAME.finditer(text) for word in words_of(found.group()) if word != GAP
    )


def _bare(piece: str) -> str:
    if GAP in piece:
        return GAP
    start, end = 0, len(piece)
    while start < end and _is_around(piece[start]):
        start += 1
    while end > start and _is_around(piece[end - 1]):
        end -= 1
    return piece[start:end].casefold().replace("’", "'")


def _is_around(letter: str) -> bool:
    # Punctuation, symbols and controls; marks belong to the letter before them.
    return unicodedata.category(letter)[0] in "PSCZ"
