"""A reply or an objection, drafted in Dutch: reference and date filled in, the rest left open.

Name, address, reasons and signature are for the person to write: we do not know them and must not.
The sentences are content: `replies.json`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from forms.language.languages import DUTCH
from forms.letter import ActionKind, Letter
from forms.letters.asking.objection_address import lines_to_object
from forms.letters.days.last_day import is_appeal, last_in_time
from forms.letters.saying import reference_for, written_date

#: Room to write by hand.
_BLANK = "." * 70
_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Reply:
    """A letter to send: its lines from top to bottom; an empty one parts paragraphs."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, to copy; the last line ends too."""
        return "\n".join(self.lines) + "\n"


def drafted_reply(letter: Letter, kind: ActionKind, today: date) -> Reply | None:
    """The draft for objecting, replying, sending papers or asking to pay in parts; else None.

    None for an appeal too: that is written to a court, and not to who wrote the letter.
    """
    wanted = _replies().get(kind.value)
    if wanted is None or any(each.kind is kind and is_appeal(each) for each in letter.actions):
        return None
    slots = _slots(letter, kind)
    subject = _first(wanted["subject"], slots)
    *said, closing = wanted["paragraphs"]
    late = wanted.get("late", []) if _is_late(letter, kind, today) else []
    said = [*said, *late, closing]
    paragraphs = [_first(alternatives, slots) for alternatives in said]
    lines = [
        f"Naam: {_BLANK}",
        f"Adres: {_BLANK}",
        f"Postcode en plaats: {_BLANK}",
        "",
        "Aan:",
        *_addressed_to(letter, kind, slots.get("organisation", _BLANK)),
        "",
        f"Datum: {written_date(today, DUTCH)}",
        f"Onderwerp: {subject}",
        "",
        "Geachte heer, mevrouw,",
    ]
    for paragraph in paragraphs:
        lines += ["", paragraph]
    lines += ["", "Met vriendelijke groet,", "", f"Handtekening: {_BLANK}"]
    return Reply(subject, tuple(lines))


def _addressed_to(letter: Letter, kind: ActionKind, organisation: str) -> tuple[str, ...]:
    """To whom and where it goes: of an objection as the letter prints it, else the sender."""
    objecting = (each for each in letter.actions if each.kind is kind is ActionKind.OBJECT)
    lines = next(map(lines_to_object, objecting), ())
    has_name = bool(lines) and not any(map(str.isdigit, lines[0]))
    return lines if has_name else (organisation, *lines)


def _is_late(letter: Letter, kind: ActionKind, today: date) -> bool:
    """Whether the last day is over: who says why may be heard all the same."""
    days = (last_in_time(each) for each in letter.actions if each.kind is kind)
    return any(day is not None and day < today for day in days)


def _slots(letter: Letter, kind: ActionKind) -> dict[str, str]:
    """What is known beyond doubt; a wrong date in an objection does harm."""
    slots = {"blank": _BLANK}
    sent = letter.date
    if sent is not None and sent.is_certain and isinstance(sent.value, date):
        slots["date"] = written_date(sent.value, DUTCH)
    if letter.sender is not None and letter.sender.is_certain:
        slots["organisation"] = str(letter.sender.value)
    reference = reference_for(letter, kind)
    if reference is not None and reference.is_certain:
        slots["reference"] = reference.text
    return slots


def _first(alternatives: Sequence[str], slots: dict[str, str]) -> str:
    """The first alternative whose slots are all known, filled."""
    fitting = (each for each in alternatives if set(_SLOT.findall(each)) <= slots.keys())
    return _SLOT.sub(lambda slot: slots[slot.group(1)], next(fitting))


@lru_cache(maxsize=1)
def _replies() -> dict[str, Any]:
    text = (files("forms") / "letters" / "helping" / "replies.json").read_text("utf-8")
    return dict(json.loads(text))
