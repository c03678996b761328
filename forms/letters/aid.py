"""Organisations that help with a letter, by what it asks. Who they are is content: `aid.json`.

No telephone numbers: they change, and a wrong one in our mouth is worse than none.
"""

import json
from dataclasses import dataclass
from importlib.resources import files

from forms.explain import Explainer
from forms.letters.letter import ActionKind, Letter
from forms.text import Text


@dataclass(frozen=True)
class Aid:
    """Somebody who helps, said in the reader's language; `website` where there is one for all."""

    name: str
    message: Text
    website: str | None


def aid_with(letter: Letter, explainer: Explainer, language: str) -> tuple[Aid, ...]:
    """Who helps with what a letter asks: the particular before the general."""
    asked = {action.kind for action in letter.actions} or {ActionKind.NOTHING}
    entries = json.loads((files("forms") / "letters" / "aid.json").read_text("utf-8"))
    fitting = [each for each in entries if asked & set(map(ActionKind, each["actions"]))]
    fitting.sort(key=lambda each: len(each["actions"]))
    return tuple(
        Aid(each["name"], _said(each["name"], explainer, language), each["website"])
        for each in fitting
    )


def _said(name: str, explainer: Explainer, language: str) -> Text:
    return explainer.sentence(lambda phrases: phrases.letters.aid[name], language)
