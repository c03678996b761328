"""What the sentence of a last day tells of it: whether it is itself in time, and of an appeal.

The patterns are data, `last_day.json`: the phone says of a sentence what is said here.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from forms.letters.letter import Action, ActionKind, Fact
from forms.letters.plain import plain


def counts_too(deadline: Fact) -> bool:
    """Whether the day itself is still in time: "uiterlijk 1 mei" and terms, not "vóór 1 mei"."""
    printed = plain(deadline.text)
    before = plain(deadline.sentence or "").split(printed)[0]
    patterns = _patterns()
    return bool(patterns["still-in-time-before"].search(before) or patterns["term"].search(printed))


def is_appeal(action: Action) -> bool:
    """Whether who disagrees goes to another than who wrote, as a court: "in beroep gaan"."""
    said = " ".join(plain(each.sentence or "") for each in action.facts)
    patterns = _patterns()
    is_of_appeal = patterns["appeal"].search(said) and not patterns["objection"].search(said)
    return action.kind is ActionKind.OBJECT and bool(is_of_appeal)


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = (files("forms") / "letters" / "days" / "last_day.json").read_text("utf-8")
    return {name: re.compile(pattern) for name, pattern in json.loads(text).items()}
