"""Where the heading of a letter ends: at the line that greets its reader."""

import re
from collections.abc import Sequence

from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind

_SALUTATION = re.compile(
    r"^\s*(?:geachte|beste|dag|goede(?:ndag|morgen|middag)|hallo|hoi|lieve|zeer geachte"
    r"|hey|hi(?= [a-z])|waarde (?:heer|mevrouw|lezer)"
    r"|aan (?:de|alle) (?:bewoner|ouder|huurder)s?|l\.? ?s"
    r"|mijn(?:e heer|heer)|mijne|mevrouw, (?:meneer|mijnheer)|(?:weled|hoogge)\w+)\b"
)
#: So one or more are greeted in the text of a letter, in words of its own.
_GREETING = re.compile(r"^(?:aan (?:de|het|alle) |dear )[^:?]{3,70},$")
#: The heading of a letter ends at the salutation, or within so many sentences of its start.
_MOST_ABOVE = 40


def above_salutation(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """What stands above "Geachte", or at the start where nobody is addressed."""
    for number, sentence in enumerate(sentences):
        if is_salutation(sentence):
            return sentences[:number]
    return sentences[:_MOST_ABOVE]


def is_salutation(one: Sentence) -> bool:
    """Whether a line or sentence greets: of the address only the text is told from a greeting."""
    text = plain(one.text)
    is_text = one.kind is BlockKind.BODY
    return bool(_SALUTATION.match(text) or (is_text and _GREETING.match(text)))
