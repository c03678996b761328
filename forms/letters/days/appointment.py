"""At what time and where the reader is expected on a day, as its sentence prints it; never guessed.

The patterns are data, `appointment.json`: the phone says of a sentence what is said here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from importlib.resources import files

from forms.letter import Fact
from forms.letters.plain import plain


@dataclass(frozen=True)
class Hours:
    """When an appointment begins, and when it ends where that is printed."""

    begin: time
    end: time | None = None


@dataclass(frozen=True)
class _Printed:
    """Hours, and where they end in their sentence."""

    hours: Hours
    to: int


def hours_of(day: Fact) -> Hours | None:
    """The hours in the sentence of a day; None for none, for several, or with another day."""
    found = _printed(plain(day.sentence or ""))
    return found.hours if found else None


def place_of(day: Fact) -> str | None:
    """The address printed behind the hours of a day, or in a row of its own; None for none."""
    sentence = day.sentence or ""
    labelled = _patterns()["place-of-label"].search(sentence)
    found = _printed(plain(sentence))
    behind = None if found is None else _patterns()["place"].search(sentence[found.to :])
    match = labelled or behind
    if match is None:
        return None
    place = match[1].strip(" .,")
    return None if _patterns()["at-home"].search(plain(place)) else place


def _printed(text: str) -> _Printed | None:
    """The hours of a plain sentence; a second day or hour, and hours to call, leave it open."""
    is_of_calling = _patterns()["of-calling"].search(text)
    if is_of_calling or len(_patterns()["day"].findall(text)) > 1:
        return None
    spans = list(_patterns()["span"].finditer(text))
    hours = list(_beginnings(text))
    if len(spans) == 1 and all(_is_within(each, spans[0]) for each in hours):
        first, last = _time(spans[0][1], spans[0][2]), _time(spans[0][3], spans[0][4])
        is_span = first is not None and last is not None and first < last
        return _Printed(Hours(first, last), spans[0].end()) if first and is_span else None
    if spans or len(hours) != 1:
        return None
    begin = _time(hours[0][1], hours[0][2])
    return None if begin is None else _Printed(Hours(begin), hours[0].end())


def _beginnings(text: str) -> Iterator[re.Match[str]]:
    """The times of a text at which something may begin: not how long it lasts, nor by when."""
    patterns = _patterns()
    for match in patterns["hour"].finditer(text):
        before, after = text[: match.start(1)], text[match.end() :]
        if patterns["is-other-before"].search(before) or patterns["is-other-after"].search(after):
            continue
        if patterns["begins-before"].search(before) or patterns["begins-with"].search(match[0]):
            yield match


def _is_within(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= one.start() and one.end() <= other.end()


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = (files("forms") / "letters" / "days" / "appointment.json").read_text("utf-8")
    return {name: re.compile(pattern) for name, pattern in json.loads(text).items()}
