"""The words of a Dutch sentence as they are compared: without capitals, accents or punctuation."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_APART = re.compile(r"\S+")
_NO_LETTER = re.compile(r"[^\w€]|_")
# Typed as one letter by some programs; NFKD leaves these whole.
_LETTERS = str.maketrans({"ĳ": "ij", "ß": "ss", "ø": "o"})
_ROUND_WORDS = "\"'“”„‘’«»()[]{}<>.,;:!?…•·*"


@dataclass(frozen=True)
class Token:
    """A word as printed at `start` to `end` of a sentence, and as `word` to compare."""

    word: str
    start: int
    end: int
    is_capital: bool = False


def tokens_of(sentence: str) -> tuple[Token, ...]:
    """The words of `sentence`. What is punctuation only is left out; a euro sign is a word."""
    return tuple(tokens_from(sentence, 0))


def tokens_from(sentence: str, start: int) -> Iterator[Token]:
    """The words of `sentence` from `start` on, each read when it is asked for."""
    for match in _APART.finditer(sentence, start):
        printed = match.group()
        if word := folded(printed):
            yield Token(word, *match.span(), printed.lstrip(_ROUND_WORDS)[:1].isupper())


def first_word(sentence: str, start: int) -> str:
    """The word that begins at `start` or after, as compared; empty where that is no word."""
    found = _APART.search(sentence, start)
    return folded(found.group()) if found else ""


def folded(text: str) -> str:
    """`text` in small letters, without accents, punctuation or spaces.

    “vóór” and “voor” are one word to a machine that loses accents, and “t.n.v.” is “tnv”.
    """
    if text.isascii():
        # Most words: no accents to take off.
        return text.lower() if text.isalnum() else _NO_LETTER.sub("", text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _NO_LETTER.sub("", plain)


def bare_span(sentence: str, token: Token) -> tuple[int, int]:
    """Start and end of a token in its sentence, without quotes, brackets and stops around it."""
    start, end = token.start, token.end
    while start < end and sentence[start] in _ROUND_WORDS:
        start += 1
    while end > start and sentence[end - 1] in _ROUND_WORDS:
        end -= 1
    return start, end
