"""Numbers that a narrow column broke over two lines: "84/16701 NWS /" above "2026.93 KA"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forms.letters.label_words import OF_NUMBERS, label_kind
from forms.letters.labels.cells import SAME_EDGE_MM, Cell, stands_right
from forms.letters.labels.labelled import Labelled
from forms.letters.sentences import joined

#: The rest stands on the next line: no further below than so many times the height of print.
_NEXT_LINE = 1.1
#: The same for what surely goes on, however wide the lines are set.
_NEXT_OPEN_LINE = 1.6
#: What ends so goes on, and so the rest of it looks.
_OPEN = re.compile(r"[/\\-]$|/ ?[A-Z]{2}$|, rolnummer$|\d{5} [A-Z]{2} [A-Z]{2,4}$")
_REST = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./ -]*|[A-Z]{2,6}")
#: What is whole by its looks may go on too: a number of groups, and who treats a case.
_GROUPS = re.compile(r"\d{4}(?: \d{4})+")
_MORE_GROUPS = re.compile(r"\d{4}(?: \d{4})*")
_WITH_PARTS = re.compile(r".*\d.*/ .*\d")
_WHO = re.compile(r"[A-Z]{2,6}")


def with_whole_numbers(labels: Iterable[Labelled], cells: Sequence[Cell]) -> Iterator[Labelled]:
    """The labels with their values, of numbers the rest on the next line too."""
    for label in labels:
        rest = _rest_of(label, cells) if label.kind in OF_NUMBERS else None
        if rest is None:
            yield label
        else:
            whole = joined(label.sentence, rest.sentence)
            yield replace(label, sentence=whole, end=len(whole.text))


def _rest_of(label: Labelled, cells: Sequence[Cell]) -> Cell | None:
    """The next line of a number, where it goes on."""
    if label.end != len(label.sentence.text):
        return None
    # Below a heading of a column other numbers may stand.
    may_be_whole = not label.is_column
    value = _cell_of(label)
    edges = (value.left_mm, label.sentence.words[0].left_mm)
    height = value.bottom_mm - value.top_mm
    farthest = (_NEXT_OPEN_LINE if _OPEN.search(value.text) else _NEXT_LINE) * height
    return next(
        (
            each
            for each in cells
            if each.text == each.sentence.text
            and -0.3 * height <= each.top_mm - value.bottom_mm < farthest
            and (
                any(abs(each.left_mm - edge) < SAME_EDGE_MM for edge in edges)
                or abs(each.right_mm - value.right_mm) < SAME_EDGE_MM
            )
            and _goes_on(value.text, each.text, may_be_whole=may_be_whole)
            and label_kind(each.text) is None
            and not any(_is_label(left, label) for left in cells if stands_right(left, each))
        ),
        None,
    )


def _is_label(left: Cell, label: Labelled) -> bool:
    """Whether what stands left of a cell is its label: known as one, or in the block of labels."""
    is_beside = left.sentence.block == label.sentence.block and label.sentence.before != ""
    return is_beside or label_kind(left.text) is not None


def _cell_of(label: Labelled) -> Cell:
    """The value as a cell of its own."""
    placed = zip(label.sentence.words, label.sentence.spans, strict=True)
    words = tuple(word for word, (start, _) in placed if start >= label.start)
    return Cell(label.sentence, label.start, label.end, words or label.sentence.words)


def _goes_on(value: str, rest: str, *, may_be_whole: bool) -> bool:
    """Whether one number may be broken in these two, the first of which may look whole or not."""
    if _OPEN.search(value):
        return bool(_REST.fullmatch(rest))
    if not may_be_whole:
        return False
    if _GROUPS.fullmatch(value):
        return bool(_MORE_GROUPS.fullmatch(rest))
    return bool(_WITH_PARTS.fullmatch(value) and _WHO.fullmatch(rest))
