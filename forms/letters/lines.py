"""Every printed line of a letter as an anchor: its text, what it says, and the terms explained."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.anchors import outline
from forms.language.bidi import isolated
from forms.letters.sentences import Sentence
from forms.overlay import Anchor, AnchorKind
from forms.text import Provenance, Text
from vision.geometry import PageToFrame
from vision.printed import SheetText

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
    begun: dict[int, list[Text]] = {}
    for sentence, each in said:
        if each is not None:
            begun.setdefault(sentence.lines[0], []).append(each)
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


def _joined(found: Sequence[Text]) -> Text | None:
    """What begins on one line, as one; None where nothing was said."""
    if not found:
        return None
    origin = min(found, key=lambda text: _LEAST_CHECKED.index(text.provenance))
    together = " ".join(text.text for text in found if text.language == origin.language)
    return replace(origin, text=isolated(together, origin.language))
