"""The burden score of a form: points for each dimension, advice, and what could be left out."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from forms.burden.known import Known, Register, known_registers
from forms.burden.measures import Measures
from forms.template import FormNotes, FormTemplate

#: From so many points on advice is given: a third of the way to as heavy as it gets.
ADVICE_POINTS = 34


@dataclass(frozen=True)
class Dimension:
    """One dimension of a form: `value` in `unit`, and 0 (light) to 100 (heavy) points.

    Both are None where it could not be measured. `advice` is there from `ADVICE_POINTS` on.
    """

    code: str
    name: str
    formula: str
    source: str
    unit: str
    value: float | None
    points: int | None
    advice: str | None


@dataclass(frozen=True)
class Spared:
    """A question that need not be asked: why is `known`, `repeated` or `calculated`.

    `known` says where the answer is, for a question whose answer could be filled in beforehand.
    """

    place: str
    label: str
    why: str
    known: Known | None = None


@dataclass(frozen=True)
class Burden:
    """The burden of one version: `score` is the mean of the points, 0 to 100."""

    score: int
    dimensions: tuple[Dimension, ...]
    questions: int
    spared: tuple[Spared, ...]

    @property
    def spared_share(self) -> float:
        """Of all questions, the share that could be filled in beforehand or left out."""
        return round(len(self.spared) / self.questions, 3) if self.questions else 0.0


def burden_of(template: FormTemplate, notes: FormNotes | None, language: str) -> Burden:
    """The burden of a version; names and advice in `language`, else in English.

    `notes` are those in the language of the print.
    """
    known = known_registers()
    found = Measures(template, notes, known)
    rows = json.loads((files("forms") / "burden" / "dimensions.json").read_text("utf-8"))
    dimensions = tuple(_dimension(row, found, language) for row in rows["dimensions"])
    points = [each.points for each in dimensions if each.points is not None]
    return Burden(
        score=round(sum(points) / len(points)),
        dimensions=dimensions,
        questions=len(found.questions),
        spared=_spared(found, known),
    )


def _dimension(row: dict[str, Any], found: Measures, language: str) -> Dimension:
    # How it is counted is told in few languages: the rest of the English stands in for that.
    texts = row["texts"]["en"] | row["texts"].get(language, {})
    value = found.value(row["code"])
    points = None if value is None else points_of(value, row["light"], row["heavy"])
    return Dimension(
        code=row["code"],
        name=texts["name"],
        formula=texts["formula"],
        source=row["source"],
        unit=row["unit"],
        value=value,
        points=points,
        advice=texts["advice"] if points is not None and points >= ADVICE_POINTS else None,
    )


def points_of(value: float, light: float, heavy: float) -> int:
    """0 where a value is light, 100 where it is heavy, and as far between as it lies."""
    return round(100 * min(1.0, max(0.0, (value - light) / (heavy - light))))


def _spared(found: Measures, known: Register) -> tuple[Spared, ...]:
    """Each question once, for the first reason there is."""
    why = {id(each): "calculated" for each in found.totals}
    why |= {id(each): "repeated" for each in found.repeated}
    why |= {id(each): "known" for each in found.known}
    return tuple(
        Spared(
            each.place,
            each.first.label or each.first.id,
            why[id(each)],
            known.of(each.first.semantic) if why[id(each)] == "known" else None,
        )
        for each in found.questions
        if id(each) in why
    )
