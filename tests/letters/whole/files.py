"""Reads whole letters from the text files of a folder here; `doormat/fine.txt` shows their shape.

    === 3
    kind: fine                                   or others a card may call it: fine, decision
    date Datum: 9 april 2026                     its label, where it has one, then what is printed
    from: Centraal Boetebureau
    subject: Beschikking wegens overtreding …
    reference Zaaknummer: {ref: Z-3390}          as many as there are; marks stand in `marks.py`
    contact Telefoon: {phone: 058 700 12 12}
    asks: pay by 2026-05-21, object? by 2026-05-21, reply?
    layout: developed/classic
    ---
    The body: `parts.py` says how it is written.

All of these are needed but `reference`, `contact` and `asks`; besides them there may be
`also from` (other names a card may give, `|` between them), `department`, `seat`, `place` (before
the date, instead of a label), `salutation` and `closing` (lines, `|` between them).
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from forms.letter import ActionKind, LetterKind
from tests.letters.truth import TrueAction, in_order
from tests.letters.typesetting import LAYOUTS

FOLDER = Path(__file__).parent

_ONCE = (
    "kind", "date", "from", "also from", "department", "seat", "place", "subject", "asks",
    "salutation", "closing", "layout",
)  # fmt: skip
_NEEDED = ("kind", "date", "from", "subject", "layout")
_LABELLED, _OFTEN = ("date", "subject"), ("reference", "contact")
#: `reference Uw kenmerk: …`; only some names take a label.
_LINE = re.compile(
    rf"(?P<name>{'|'.join(_ONCE)})(?P<label>): (?P<text>.+)|"
    rf"(?P<labelled>{'|'.join((*_LABELLED, *_OFTEN))}) (?P<its_label>.+?): (?P<its_text>.+)"
)
_ASK = re.compile(r"([a-z-]+)(\?)?(?: by (\d{4}-\d\d-\d\d))?")


@dataclass(frozen=True)
class Labelled:
    """A piece of the head; `label` is empty where it has none."""

    label: str
    text: str


@dataclass(frozen=True)
class WholeLetter:
    """A letter as its author wrote it, marks and all; `where` names its file and number.

    What its head leaves out is empty.
    """

    where: str
    number: int
    kinds: tuple[LetterKind, ...]
    place: str
    date: Labelled
    sender: str
    also_called: tuple[str, ...]
    department: str
    seat: str
    subject: Labelled
    references: tuple[Labelled, ...]
    contacts: tuple[Labelled, ...]
    actions: tuple[TrueAction, ...]
    salutation: str
    closing: tuple[str, ...]
    layout: Path
    body: tuple[str, ...]


def is_whole(folder: str) -> bool:
    """Whether the letters of this material are written out whole."""
    return bool(folder) and any((FOLDER / folder).glob("*.txt"))


@cache
def whole_letters(folder: str) -> tuple[WholeLetter, ...]:
    """All letters of a folder, by number.

    Raises:
        ValueError: a letter is not as it should be; the message names file, letter and fault.
    """
    found = [
        _letter(f"{folder}/{file.name}", piece)
        for file in sorted((FOLDER / folder).glob("*.txt"))
        for piece in re.split(r"(?m)^=== ?", file.read_text("utf-8"))[1:]
    ]
    letters = tuple(sorted(found, key=lambda letter: letter.number))
    for one, other in pairwise(letters):
        if one.number == other.number:
            raise ValueError(f"{other.where}: {one.where} has the same number")
    return letters


def _letter(file: str, piece: str) -> WholeLetter:
    number, _, text = piece.partition("\n")
    where = f"{file}, letter {number.strip()}"
    try:
        head, line, body = text.partition("\n---\n")
        if not line:
            raise ValueError("there is no line --- between head and body")
        return _written(where, int(number), head.splitlines(), tuple(body.rstrip().splitlines()))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _written(where: str, number: int, head: list[str], body: tuple[str, ...]) -> WholeLetter:
    said = _said(head)

    def text(name: str) -> str:
        return said[name][0].text if name in said else ""

    return WholeLetter(
        where=where,
        number=number,
        kinds=tuple(map(LetterKind, text("kind").split(", "))),
        place=text("place"),
        date=said["date"][0],
        sender=text("from"),
        also_called=_parted(text("also from")),
        department=text("department"),
        seat=text("seat"),
        subject=said["subject"][0],
        references=tuple(said.get("reference", ())),
        contacts=tuple(said.get("contact", ())),
        actions=_actions(text("asks")),
        salutation=text("salutation"),
        closing=_parted(text("closing")),
        layout=_layout(text("layout")),
        body=body,
    )


def _said(head: list[str]) -> dict[str, list[Labelled]]:
    """What the head says under each name, as often as it says it."""
    said: dict[str, list[Labelled]] = {}
    for line in filter(None, map(str.strip, head)):
        name, piece = _head_line(line)
        if name in said and name not in _OFTEN:
            raise ValueError(f"{name} is said twice")
        said.setdefault(name, []).append(piece)
    missing = [name for name in _NEEDED if name not in said]
    if missing:
        raise ValueError(f"its head does not say {', '.join(missing)}")
    return said


def _parted(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("|") if each.strip())


def _layout(name: str) -> Path:
    file = LAYOUTS / f"{name}.typ"
    if not file.is_file():
        raise ValueError(f"there is no layout {name}")
    return file


def _head_line(line: str) -> tuple[str, Labelled]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"its head has a line that says nothing known: {line}")
    if found["name"]:
        return found["name"], Labelled("", found["text"])
    return found["labelled"], Labelled(found["its_label"], found["its_text"])


def _actions(asks: str) -> tuple[TrueAction, ...]:
    """What is asked. Where nothing must be done a card may say so."""
    actions = [_action(each) for each in asks.split(", ") if each]
    if all(each.is_optional and each.kind is not ActionKind.NOTHING for each in actions):
        actions.append(TrueAction(ActionKind.NOTHING, None, is_optional=True))
    return in_order(actions)


def _action(ask: str) -> TrueAction:
    found = _ASK.fullmatch(ask)
    if found is None:
        raise ValueError(f"it asks “{ask}”, which is no action, or has no day like 2026-05-21")
    name, is_optional, day = found.groups()
    before = date.fromisoformat(day) if day else None
    return TrueAction(ActionKind(name), before, is_optional=bool(is_optional))
