"""What the sentence of a last day tells of it: which day is the last in time, and of an appeal.

The patterns are data, `last_day.json`: the phone says of a sentence what is said here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from forms.letter import Action, ActionKind, Fact
from forms.letters.plain import plain


def counts_too(deadline: Fact) -> bool:
    """Whether the day itself is still in time: "uiterlijk 1 mei" and terms, not "vóór 1 mei"."""
    patterns = _patterns()
    is_said = patterns["still-in-time-before"].search(_before(deadline))
    return bool(is_said or patterns["term"].search(plain(deadline.text)))


def last_in_time(action: Action) -> date | None:
    """The last day on which it can be done: of "vóór 1 mei" 30 April; None where no day is said.

    Where nothing tells whether the day itself counts, as in a table, nobody is called late on it.
    """
    day = action.before
    deadline = next((each for each in action.facts if each.value == day), None)
    if day is None or deadline is None or action.kind is ActionKind.COME:
        return day
    is_over = _patterns()["over-before"].search(_before(deadline)) and not counts_too(deadline)
    return day - timedelta(days=1) if is_over else day


def is_appeal(action: Action) -> bool:
    """Whether who disagrees goes to another than who wrote, as a court: "in beroep gaan"."""
    named = appeal_or_objection_in(" ".join(each.sentence or "" for each in action.facts))
    return action.kind is ActionKind.OBJECT and named is not None and named.is_appeal


@dataclass(frozen=True)
class Named:
    """The word that tells of an appeal or of an objection, at characters `start` to `end`."""

    start: int
    end: int
    is_appeal: bool


def appeal_or_objection_in(text: str) -> Named | None:
    """The word of a text that tells which it is; of an objection, where one of each is there."""
    written = plain(text)
    for name in ("objection", "appeal"):
        match = _patterns()[name].search(written)
        if match is not None:
            return Named(match.start(), match.end(), name == "appeal")
    return None


def _before(deadline: Fact) -> str:
    """What its sentence says before the day, in plain letters."""
    return plain(deadline.sentence or "").split(plain(deadline.text))[0]


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = (files("forms") / "letters" / "days" / "last_day.json").read_text("utf-8")
    return {name: re.compile(pattern) for name, pattern in json.loads(text).items()}
