"""The rows of hour and place that stand beside that of a day: "Tijd: 10.30 uur", "Plaats: ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.letter import Fact, FactRole
from forms.letters.days.appointment import hours_of, place_of
from forms.letters.facts import place_of_fact
from forms.letters.sentences import Sentence

_HOUR = r"(?:tijd|tijdstip|aanvang|aanvangstijd|begintijd|hoe laat)"
_PLACE = r"(?:plaats|locatie|adres|bezoekadres|waar)"
#: A label left of its cell, as the last of what stands there, or in a line of its own.
_LEFT_OF = re.compile(rf"(?:^|\s)({_HOUR}|{_PLACE})\W*$", re.IGNORECASE)
_IN_LINE = re.compile(rf"^({_HOUR}|{_PLACE})\s*[:?]\s*(\S.*)$", re.IGNORECASE)
_IS_HOUR = re.compile(_HOUR, re.IGNORECASE)
#: Rows of one appointment stand so near each other, in sentences.
_NEAR = 6


def with_rows(day: Fact, sentences: Sequence[Sentence]) -> Fact:
    """A day to be there, its sentence with the rows of its hour and place; else the day as it is.

    Where several rows tell of an hour none is taken: nobody knows which is meant.
    """
    is_told = hours_of(day) is not None
    if day.role is not FactRole.HEARING or (is_told and place_of(day) is not None):
        return day
    at = place_of_fact(day, sentences)
    if at is None:
        return day
    near = [*reversed(sentences[max(0, at - _NEAR) : at])], sentences[at + 1 : at + 1 + _NEAR]
    rows = [row for part in near for row in _rows(part, sentences[at])]
    hours = [] if is_told else [row for row in rows if _IS_HOUR.match(row)]
    places = [row for row in rows if not _IS_HOUR.match(row)]
    told = replace(day, sentence="; ".join([day.sentence or "", *hours]))
    if len(hours) > 1 or hours_of(told) is None:
        return day
    placed = replace(told, sentence="; ".join([told.sentence or "", *places]))
    return placed if len(places) == 1 and place_of(placed) is not None else told


def _rows(sentences: Sequence[Sentence], day: Sentence) -> Iterator[str]:
    """The rows of hour and place from the day on, up to the first running sentence."""
    for each in sentences:
        in_line = _IN_LINE.match(each.text)
        if each.page != day.page or not (each.is_cell or in_line):
            return
        left = _LEFT_OF.search(each.before)
        if in_line or left:
            yield f"{left[1]}: {each.text}" if left else each.text.rstrip(".")
