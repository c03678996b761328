"""Of fields found in their place: how often their guessed type, meaning and label are the widget's.

A widget's kind, format scripts and name tell its type, and its name or tooltip what it is about,
where they say it outright. The words of its tooltip that are printed on the page tell its label:
what a person would call the field. A label is right when half the words of the shorter of the two
are in both; of boxes to tick a tooltip often tells the question and print beside it the answer.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.pdf.guess import guess
from forms.pdf.widgets import Widget
from forms.template import Field, FieldType

#: Letters of one word, of at least two.
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Guesses:
    """Counts over pairs of a field found and the widget hidden there."""

    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    fine: Counter[tuple[str, bool]] = field(default_factory=Counter)
    meanings: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self,
        found: Sequence[Field],
        widgets: Sequence[Widget],
        pairs: Mapping[int, int],
        printed: Sequence[str],
    ) -> None:
        """Count one page; `pairs` are numbers of widgets with that of the field found there.

        `printed` is what the page says.
        """
        on_page = _words(" ".join(printed))
        for widget, number in pairs.items():
            one, other = found[number], guess(widgets[widget])
            told = _words(widgets[widget].tooltip or "") & on_page
            if told:
                kind = "ticked" if other.type.is_ticked else "written"
                self.labels[kind, _judged(_words(one.label or ""), told)] += 1
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
        for kind in ("written", "ticked"):
            right, other, none = (self.labels[kind, each] for each in ("right", "other", "none"))
            yield (
                f"label of what is {kind}, where its tooltip tells it:"
                f" {right} right, {other} other, {none} none"
            )


def _words(said: str) -> set[str]:
    return set(_WORD.findall(said.lower()))


def _judged(label: set[str], told: set[str]) -> str:
    if not label:
        return "none"
    shared = len(label & told)
    return "right" if shared and shared >= min(len(label), len(told)) / 2 else "other"


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
