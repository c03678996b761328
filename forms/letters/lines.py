"""Every printed line of a letter as an anchor: its text, what it says, and the terms explained."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from forms.anchors import outline
from forms.language.bidi import isolated
from forms.letters.doubts import Doubt
from forms.letters.sentences import Sentence
from forms.overlay import Anchor, AnchorKind
from forms.text import Provenance, Text
from vision.codes import Code
from vision.geometry import PageMm, PageToFrame, Quad
from vision.text.printed import SheetText

_START, _END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
#: Of several sentences that begin on one line the least checked says where the line came from.
_LEAST_CHECKED = (
    Provenance.SOURCE,
    Provenance.MACHINE,
    Provenance.DICTIONARY,
    Provenance.MEMORY,
    Provenance.DRAFT,
    Provenance.PHRASE,
    Provenance.REVIEWED,
    Provenance.OWNER,
)


def place_lines(
    text: SheetText,
    said: Sequence[tuple[Sentence, Text | None]],
    terms: Mapping[int, Text],
    page_to_frame: PageToFrame,
    print_language: str,
) -> tuple[Anchor, ...]:
    """An anchor for each line in reading order.

    Its label is what is printed; its translation is that of the sentences that begin there, so a
    sentence over several lines is said once, at its first. `terms` explains words, by line from 0.
    """
    begun: dict[int, list[tuple[Sentence, Text | None]]] = {}
    for sentence, each in said:
        begun.setdefault(sentence.lines[0], []).append((sentence, each))
    return tuple(
        Anchor(
            id=f"line:{number + 1}",
            kind=AnchorKind.TEXT,
            polygon=outline(line.area, page_to_frame),
            area=line.area,
            field_type=None,
            semantic=None,
            required=None,
            order=number + 1,
            label=Text(line.text, print_language, Provenance.SOURCE),
            translation=_joined(begun.get(number, [])),
            explanation=terms.get(number),
        )
        for number, line in enumerate(text.lines())
    )


def anchors_of(
    doubt: Doubt, lines: Sequence[Anchor], coded: Mapping[Code, Anchor]
) -> tuple[str, ...]:
    """The ids of the anchors a warning is about: the lines its fact stands on, or its code."""
    if doubt.printed is not None:
        return (coded[doubt.printed].id,)
    if doubt.fact is None or doubt.fact.area is None:
        return ()
    fact = doubt.fact.area
    return tuple(line.id for line in lines if _overlap(line.area, fact))


def _overlap(one: Quad[PageMm], other: Quad[PageMm]) -> bool:
    low = np.maximum(one.xy.min(axis=0), other.xy.min(axis=0))
    high = np.minimum(one.xy.max(axis=0), other.xy.max(axis=0))
    return bool((low < high).all())


def _joined(begun: Sequence[tuple[Sentence, Text | None]]) -> Text | None:
    """What begins on one line, as one; None where nothing was said.

    A sentence that could not be said stands among the others as it is printed, in quotation marks:
    left out, it would seem not to be there.
    """
    found = [text for _, text in begun if text is not None]
    if not found:
        return None
    origin = min(found, key=lambda text: _LEAST_CHECKED.index(text.provenance))
    together = " ".join(
        text.text if text is not None else f"“{_START}{sentence.text}{_END}”"
        for sentence, text in begun
    )
    return replace(origin, text=isolated(together, origin.language))
