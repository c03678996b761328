"""The truth of the specimen letters in the shapes of `truth.py`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from forms.letter import ActionKind, FactRole, LetterKind, Money
from scripts.typeset_letters import ONE_OF, SEVERAL_OF, specimens
from tests.letters.truth import FactKind, Place, TrueAction, TrueFact, Truth
from vision.geometry import PageMm, Quad


@dataclass(frozen=True, eq=False)
class Specimen:
    """A specimen letter: its folder's name, its PDF and its truth."""

    slug: str
    pdf: bytes
    truth: Truth


def all_specimens() -> tuple[Specimen, ...]:
    """All of them, by name."""
    return tuple(
        Specimen(folder.name, (folder / "letter.pdf").read_bytes(), _truth(folder))
        for folder in specimens()
    )


def _truth(folder: Path) -> Truth:
    told = json.loads((folder / "truth.json").read_text("utf-8"))
    actions = (
        TrueAction(ActionKind(each["kind"]), _day(each["before"]) if each["before"] else None)
        for each in told["actions"]
    )
    return Truth(LetterKind(told["kind"]), tuple(_facts(told)), tuple(actions))


def _facts(told: dict[str, Any]) -> Iterator[TrueFact]:
    for name in ONE_OF:
        yield _fact(FactKind(name), told[name])
    for name in SEVERAL_OF:
        for fact in told[name]:
            yield _fact(FactKind(name.removesuffix("s")), fact)


def _fact(kind: FactKind, told: dict[str, Any]) -> TrueFact:
    value: str | date | Money = told["value"]
    if kind in (FactKind.DATE, FactKind.DEADLINE):
        value = _day(told["value"])
    elif kind is FactKind.AMOUNT:
        value = Money(Decimal(told["value"]))
    role = FactRole(told["role"]) if told["role"] else None
    also_roles = tuple(map(FactRole, told.get("alsoRoles", ())))
    return TrueFact(kind, value, role, tuple(map(_place, told["places"])), also_roles=also_roles)


def _place(told: dict[str, Any]) -> Place:
    areas = tuple(Quad[PageMm].box(*area[0], *area[2]) for area in told["areasMm"])
    return Place(told["page"], told["text"], areas, told["text"])


def _day(text: str) -> date:
    return date.fromisoformat(text)
