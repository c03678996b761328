"""From fields and what was found in them to the anchors people see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forms.checks import Finding, Verdict, check_field
from forms.countries.country import HOME
from forms.explain import FieldTexts, PageTexts
from forms.overlay import Anchor, AnchorKind, Check, FieldState, Value
from forms.template import Field, FieldType
from vision.errors import ReadingError
from vision.fields.marks import Area, AreaKind, judge
from vision.fields.reader import TextReader, read_areas
from vision.geometry import FramePx, PageMm, PageToFrame, Points, Quad, Warp
from vision.picture import Frame, Reference, Scan

_KINDS = {
    FieldType.CHECKBOX: AreaKind.TICK,
    FieldType.CHOICE: AreaKind.TICK,
    FieldType.COMB: AreaKind.COMB,
    FieldType.SIGNATURE: AreaKind.SIGNATURE,
}
#: On bent paper edges have a point at every so many mm: on a cylinder that hugs the hand, the
#: line between two of them is off by 0.2 mm.
_EDGE_STEP_MM = 12.0
#: What is in these is not text.
_NOT_READ = frozenset({FieldType.CHECKBOX, FieldType.CHOICE, FieldType.SIGNATURE, FieldType.IMAGE})


@dataclass(frozen=True)
class Reading:
    """What was found on a page, by field id. `is_read` is False when the text reader failed."""

    findings: Mapping[str, Finding]
    is_read: bool


def read_fields(
    frame: Frame, scan: Scan, reference: Reference, fields: Sequence[Field], reader: TextReader
) -> Reading:
    """What was written and ticked; printed values are read, handwriting is not."""
    areas = {field.id: area_of(field) for field in fields}
    judgements = judge(scan, reference, list(areas.values()))
    states = {found.id: FieldState(found.state.value) for found in judgements}
    written = [
        areas[field.id]
        for field in fields
        if states[field.id] is FieldState.FILLED and field.type not in _NOT_READ
    ]
    values: dict[str, Value] = {}
    is_read = True
    try:
        for found in read_areas(frame, scan.page_to_frame, reference, written, reader):
            values[found.id] = Value(found.text, found.confidence)
    except ReadingError:
        is_read = False
    return Reading({id_: Finding(states[id_], values.get(id_)) for id_ in areas}, is_read)


def check_fields(
    fields: Sequence[Field], reading: Reading, today: date, country_code: str = HOME
) -> dict[str, tuple[Verdict, ...]]:
    """The verdicts on each field, by its id, as the numbers and dates of a country are.

    Raises:
        ContentError: nothing is known of that country.
    """
    return {
        field.id: check_field(field, fields, reading.findings, today, country_code)
        for field in fields
    }


def place_anchors(
    fields: Sequence[Field],
    page_to_frame: PageToFrame,
    texts: PageTexts,
    reading: Reading,
    verdicts: Mapping[str, tuple[Verdict, ...]],
) -> tuple[Anchor, ...]:
    """An anchor for each field, in reading order."""
    return tuple(
        _anchor(
            field,
            page_to_frame,
            texts.fields[field.id],
            reading.findings[field.id],
            verdicts[field.id],
        )
        for field in sorted(fields, key=lambda field: field.order)
    )


def _anchor(
    field: Field,
    page_to_frame: PageToFrame,
    texts: FieldTexts,
    finding: Finding,
    verdicts: tuple[Verdict, ...],
) -> Anchor:
    return Anchor(
        id=field.id,
        kind=AnchorKind.FIELD,
        polygon=outline(field.area, page_to_frame),
        area=field.area,
        field_type=field.type,
        semantic=field.semantic,
        required=field.required,
        order=field.order,
        label=texts.label,
        translation=texts.translation,
        explanation=texts.explanation,
        steps=texts.steps,
        state=finding.state,
        value=finding.value,
        checks=tuple(
            Check(verdict.code, verdict.passed, texts.checks[verdict.code].said(verdict.passed))
            for verdict in verdicts
        ),
    )


def outline(area: Quad[PageMm], page_to_frame: PageToFrame) -> Points[FramePx]:
    """The corners of an area, TL TR BR BL; on bent paper as many points along each edge."""
    if not isinstance(page_to_frame, Warp):
        return page_to_frame.quad(area)
    sides = np.roll(area.xy, -1, axis=0) - area.xy
    steps = max(1, int(np.ceil(np.linalg.norm(sides, axis=1).max() / _EDGE_STEP_MM)))
    share = np.arange(steps)[:, None] / steps
    edges = [corner + side * share for corner, side in zip(area.xy, sides, strict=True)]
    return page_to_frame(Points(np.vstack(edges)))


def area_of(field: Field) -> Area:
    """Where and how a field is filled in on paper."""
    kind = AreaKind.COMB if field.comb_cells else _KINDS.get(field.type, AreaKind.WRITE)
    # A choice of one belongs to a group of tick boxes; without a group it is a list to write from.
    if field.type is FieldType.CHOICE and field.group is None:
        kind = AreaKind.WRITE
    is_one_of = field.type is FieldType.CHOICE and field.choose in (None, 1)
    # Which boxes answer one question nobody checked where fields were guessed.
    one_of = field.group if is_one_of and not field.is_guessed else None
    return Area(field.id, kind, field.area, field.comb_cells, one_of)
