"""Organisations that help with a letter, by what it asks. Who they are is content: `aid.json`.

No telephone numbers: they change, and a wrong one in our mouth is worse than none.
"""

import json
from dataclasses import dataclass
from importlib.resources import files

from forms.explain import Explainer
from forms.letter import ActionKind
from forms.text import Text


@dataclass(frozen=True)
class Aid:
    """Somebody who helps, said in the reader's language; `website` where there is one for all.

    `actions` are those that a letter must ask for this help to fit.
    """

    name: str
    message: Text
    website: str | None
    actions: tuple[ActionKind, ...]


def all_aid(explainer: Explainer, language: str) -> tuple[Aid, ...]:
    """Everybody who helps: the particular before the general."""
    entries = json.loads((files("forms") / "letters" / "helping" / "aid.json").read_text("utf-8"))
    entries.sort(key=lambda each: len(each["actions"]))
    return tuple(
        Aid(
            each["name"],
            _said(each["name"], explainer, language),
            each["website"],
            tuple(map(ActionKind, each["actions"])),
        )
        for each in entries
    )


def _said(name: str, explainer: Explainer, language: str) -> Text:
    return explainer.sentence(lambda phrases: phrases.letters.aid[name], language)
