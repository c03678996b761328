"""Of fields found in their place: how often their guessed type and meaning are the widget's own.

A widget's kind, format scripts and name tell its type, and its name or tooltip what it is about,
where they say it outright.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.pdf.guess import Guess
from forms.template import Field, FieldType


@dataclass
class Guesses:
    """Counts over pairs of a field found and the widget hidden there."""

    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    fine: Counter[tuple[str, bool]] = field(default_factory=Counter)
    meanings: Counter[str] = field(default_factory=Counter)

    def add(self, found: Sequence[Field], told: Sequence[Guess], pairs: Mapping[int, int]) -> None:
        """Count one page; `pairs` are numbers of widgets with that of the field found there."""
        for widget, number in pairs.items():
            one, other = found[number], told[widget]
            self.kinds[_kind(other.type), _kind(one.type) == _kind(other.type)] += 1
            if _kind(other.type) == "written" and other.type is not FieldType.TEXT:
                self.fine[other.type.value, one.type is other.type] += 1
            if other.semantic is None:
                self.meanings["said where no name tells"] += one.semantic is not None
            else:
                said = "silent" if one.semantic is None else "wrong"
                self.meanings["right" if one.semantic == other.semantic else said] += 1

    def lines(self) -> Iterator[str]:
        """What it comes to, to print."""
        yield "kind as the widget's: " + _shares(self.kinds)
        yield "type, where script or name tells it: " + _shares(self.fine)
        right, silent, wrong = (self.meanings[each] for each in ("right", "silent", "wrong"))
        yield (
            f"meaning, where its name tells it: {right} right, {wrong} other, {silent} silent;"
            f" said where no name tells: {self.meanings['said where no name tells']}"
        )


def _kind(of: FieldType) -> str:
    if of.is_ticked:
        return "ticked"
    return of.value if of in (FieldType.COMB, FieldType.SIGNATURE) else "written"


def _shares(counts: Counter[tuple[str, bool]]) -> str:
    names = sorted({name for name, _ in counts})
    return ", ".join(
        f"{name} {counts[name, True]} of {counts[name, True] + counts[name, False]}"
        for name in names
    )
