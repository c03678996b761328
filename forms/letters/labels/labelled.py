"""A value and the label that says what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.letters.label_words import LabelKind
from forms.letters.sentences import Sentence


@dataclass(frozen=True, eq=False)
class Labelled:
    """A value, characters `start` to `end` of its sentence, and the label that says what it is.

    `is_column`: the label is the heading of a column, with more values below this one; `heading`
    is then the whole row of headings.
    """

    kind: LabelKind
    label: str
    sentence: Sentence
    start: int
    end: int
    is_column: bool = False
    heading: str = ""

    @property
    def text(self) -> str:
        """The value as printed."""
        return self.sentence.text[self.start : self.end]


def label_at(
    labels: Iterable[Labelled], sentence: Sentence, start: int, kinds: frozenset[LabelKind]
) -> Labelled | None:
    """The label of what stands at `start` of a sentence: that beside it, else that above it.

    Running text below a label is none of its values.
    """
    fitting = [
        label
        for label in labels
        if label.sentence is sentence
        and label.kind in kinds
        and label.start <= start < label.end
        and (sentence.is_cell or label.start > 0)
    ]
    return min(fitting, key=lambda label: label.is_column, default=None)
