"""Places found by looking, as fields of a template that say they are guesses."""

from collections.abc import Sequence

from forms.errors import KeyFormatError
from forms.keys import slug
from forms.pdf.fields import order_by_rows, unique_ids
from forms.pdf.flat.place import Kind, Place, Source
from forms.pdf.guess import Guess, guess_label
from forms.pdf.naming import labels
from forms.pdf.text_layer import PageText
from forms.template import Field, FieldType
from vision.geometry import PageMm, Quad

#: An id of more words is a sentence.
_WORDS_OF_ID = 6
#: An owner who made fields on other pages left this one without on purpose, unless this many
#: boxes say otherwise: of 69 such pages of real forms none should have fields, and none has 6.
_FEWEST_BOXES = 6
_BOXED = (Source.SHAPE, Source.CELL, Source.CAPTIONED, Source.LAST_LINE)


def guessed_fields(places: Sequence[Place], text: PageText, page: int) -> tuple[Field, ...]:
    """The fields of a page in reading order, named after the print beside them."""
    areas = [Quad[PageMm].box(p.left, p.top, p.right, p.bottom) for p in places]
    order = order_by_rows(areas)
    ordered = [places[number] for number in order]
    printed = labels(
        text, [_drawn(place) for place in ordered], [place.kind is Kind.TICK for place in ordered]
    )
    named = _inherited(printed, ordered)
    ids = unique_ids([_name(label) for label in named])
    fields = []
    for position, (number, label, field_id) in enumerate(zip(order, named, ids, strict=True), 1):
        guessed = _guess(places[number], label)
        fields.append(
            Field(
                id=field_id,
                type=guessed.type,
                page=page,
                area=areas[number],
                order=position,
                label=label,
                semantic=guessed.semantic,
                comb_cells=places[number].cells,
                is_guessed=True,
            )
        )
    return tuple(fields)


def _drawn(place: Place) -> Quad[PageMm]:
    """What is drawn for a place: its caption stands over that, not over the foot of it."""
    top = place.top if place.drawn_top is None else place.drawn_top
    return Quad[PageMm].box(place.left, top, place.right, place.bottom)


def _inherited(labels: Sequence[str | None], places: Sequence[Place]) -> list[str | None]:
    """Labels where each place without one has that of the place above it in its column."""
    found = list(labels)
    for number, place in enumerate(places):
        if found[number] is not None:
            continue
        for before in range(number - 1, -1, -1):
            above = places[before]
            if abs(above.left - place.left) < 1 and abs(above.right - place.right) < 1:
                found[number] = found[before]
                break
    return found


def are_meant(places: Sequence[Place]) -> bool:
    """Whether places on a page without fields, of a PDF that has fields elsewhere, are real."""
    return sum(place.source in _BOXED for place in places) >= _FEWEST_BOXES


def _guess(place: Place, label: str | None) -> Guess:
    if place.kind is Kind.TICK:
        return Guess(FieldType.CHECKBOX, None)
    guessed = guess_label(label)
    return Guess(FieldType.COMB, guessed.semantic) if place.kind is Kind.COMB else guessed


def _name(label: str | None) -> str:
    try:
        return slug(" ".join((label or "").split()[:_WORDS_OF_ID]))
    except KeyFormatError:
        return "field"
