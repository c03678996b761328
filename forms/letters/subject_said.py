"""What the subject of a letter says in the reader's language: as its line is said.

The rule is data, `subject_said.json`: the phone says of a line what is said here.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from forms.language_tags import same_language
from forms.letter import Fact
from forms.letters.lines import lines_at
from forms.overlay import Anchor
from forms.text import Provenance, Text

#: Languages whose small "i" has a capital of its own.
_DOTTED = ("tr", "az")


def subject_said(subject: Fact, lines: Sequence[Anchor]) -> Text | None:
    """What a subject says where all of its line is said; None where that is not known.

    Without the label "Onderwerp:", which a card has already.
    """
    label, longest_label = _rule()
    under = () if subject.area is None else lines_at(subject.area, lines)
    printed = " ".join(line.label.text for line in under if line.label is not None)
    # With more beside the subject than its label, the line says other things too.
    if not under or len(printed) > len(subject.text) + longest_label:
        return None
    said, of_paper = under[0].translation, under[0].label
    if said is None or of_paper is None or same_language(said.language, of_paper.language):
        return None
    if (said.detail or "").endswith(Provenance.SOURCE.value):
        return None
    if label.match(subject.text) or not label.match(printed):
        return said
    return replace(said, text=_with_capital(label.sub("", said.text), said.language))


def _with_capital(text: str, language: str) -> str:
    is_dotted = any(same_language(language, each) for each in _DOTTED)
    first = "İ" if is_dotted and text[:1] == "i" else text[:1].upper()
    return f"{first}{text[1:]}"


@lru_cache(maxsize=1)
def _rule() -> tuple[re.Pattern[str], int]:
    """What a label at the begin of a line looks like, and so many letters it has at most."""
    text = files("forms.letters").joinpath("subject_said.json").read_text("utf-8")
    rule = json.loads(text)
    return re.compile(rule["label"]), int(rule["longest-label"])
