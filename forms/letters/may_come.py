"""Sentences that tell what comes only if the reader does not do something: nothing is owed yet."""

import re
from collections.abc import Iterator, Sequence

from forms.letters.sentences import Sentence

#: Heads what comes then: "Wat gebeurt er als u niet betaalt?", "Als u niets doet".
_WHAT_IF = re.compile(
    r"^(?:en )?wat\b[^?]*\b(?:als|wanneer|indien)\b[^?]*\b(?:niet|niets|geen|te laat)\b[^?]*\?"
)
_IF_NOT = re.compile(
    r"^(?:als|indien|wanneer) (?:u|je)\b[^.,:;?]*\b(?:niet|niets|geen|te laat)\b[^.,:;?]*$"
)
#: What is asked there is asked now: "Voorkom dat en betaal € 30".
_ASKS_NOW = re.compile(r"(?:^|, |\ben )(?:betaal|voldoe|maak|stort|voorkom)\b")
#: "Rijdt u zonder keuring, dan krijgt u een boete": what is told of it next is told of that.
_THEN = re.compile(
    r"(?:^(?:als|indien|wanneer|zonder|[a-z]{3,}t (?:u|je|er|iemand))\b[^.;?]*\b(?:dan|krijgt)\b"
    r"|\banders\b)[^.;?]*\been (?:\w+ )?(?P<what>\w*boete|\w*dwangsom|\w*naheffing\w*)\b"
)
_OF_READER = re.compile(r"\b(?:u|uw|je|jouw)\b")


def may_come(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """The sentences of a letter that tell what comes if the reader does not do something."""
    return frozenset((*_below_headings(sentences), *_of_penalties(sentences)))


def _below_headings(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What stands below a heading or a question of what comes then, up to the next."""
    is_below = False
    for each in sentences:
        if _heads(each):
            is_below = True
        elif each.is_cell or each.text.endswith("?") or _ASKS_NOW.search(each.worded):
            is_below = False
        elif is_below:
            yield each


def _heads(sentence: Sentence) -> bool:
    text = sentence.worded
    return bool(_WHAT_IF.search(text) or (sentence.is_cell and _IF_NOT.search(text)))


def _of_penalties(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What tells of a penalty that comes only then, and goes on about it: "De boete is € 30"."""
    what = ""
    for each in sentences:
        text = each.worded
        begun = _THEN.search(text)
        if begun:
            what = begun["what"]
            yield each
        elif what and re.match(rf"(?:de|die|deze|dat|dit) {what}\b", text):
            yield each
        elif _OF_READER.search(text):
            what = ""
