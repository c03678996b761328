"""Every printed line of a letter as an anchor: its text, what it says, and the terms explained."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from forms.anchors import outline
from forms.language_tags import same_language
from forms.letters.doubts import Doubt
from forms.letters.said_on_a_line import as_one
from forms.letters.sentences import Sentence
from forms.overlay import Anchor, AnchorKind, Caution, WarningCode
from forms.text import Provenance, Text
from vision.codes import Code
from vision.geometry import PageMm, PageToFrame, Quad
from vision.text.printed import SheetText


def place_lines(
    text: SheetText,
    said: Sequence[tuple[Sentence, Text | None]],
    terms: Mapping[int, Text],
    page_to_frame: PageToFrame,
    print_language: str,
) -> tuple[Anchor, ...]:
    """An anchor for each line in reading order.

    Its label is what is printed; its translation is that of the sentences that begin there, so a
    sentence over several lines is said once, at its first. Where some were put in another language,
    those that could not be stand there in the language of the paper: left out, they would seem not
    to be there. `terms` explains words, by line from 0.
    """
    is_translated = any(
        each is not None and not same_language(each.language, print_language) for _, each in said
    )
    printed_in = print_language if is_translated else None
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
            translation=as_one(begun.get(number, []), printed_in),
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
    return tuple(line.id for line in lines_at(doubt.fact.area, lines))


def said_once(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Each warning once, about all places it is about; one that names none is about everything.

    A letter prints the same address at its head, in a sentence and at its foot.
    """
    kept: dict[tuple[WarningCode, str], Caution] = {}
    for each in cautions:
        key = (each.code, each.message.text)
        first = kept.get(key, each)
        is_of_all = not (first.anchor_ids and each.anchor_ids)
        places = () if is_of_all else dict.fromkeys((*first.anchor_ids, *each.anchor_ids))
        kept[key] = replace(first, anchor_ids=tuple(places))
    return tuple(kept.values())


def lines_at(area: Quad[PageMm], lines: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The lines that lie on an area of the paper."""
    return tuple(line for line in lines if _overlap(line.area, area))


def _overlap(one: Quad[PageMm], other: Quad[PageMm]) -> bool:
    low = np.maximum(one.xy.min(axis=0), other.xy.min(axis=0))
    high = np.minimum(one.xy.max(axis=0), other.xy.max(axis=0))
    return bool((low < high).all())
