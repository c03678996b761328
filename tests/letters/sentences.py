"""Which sentence of a paragraph holds a place in it."""

import re

#: A sentence ends at a stop before a space and a capital, but not behind an abbreviation.
_END = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ‘“])")
_ABBREVIATED = re.compile(r"(?:\b(?:dhr|mw|nr|art|mr|dr|jl)|\b\w(?:\.\w)*)\.$", re.IGNORECASE)


def sentence_at(text: str, start: int) -> str:
    """The sentence of `text` that holds its character at `start`."""
    first = 0
    for end in _END.finditer(text):
        if _ABBREVIATED.search(text[first : end.start()]):
            continue
        if end.start() > start:
            return text[first : end.start()]
        first = end.end()
    return text[first:]
