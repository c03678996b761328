"""The answer to one picture, on the wire: the public contract, member by member."""

import json
from typing import Annotated, Any, Self

from pydantic import Field

from api.wire.letter import LetterSchema
from api.wire.points import points
from api.wire.schema import PointSchema, PolygonSchema, QuadSchema, ShareSchema, WireSchema
from api.wire.text import TextSchema
from forms.overlay import (
    Anchor,
    AnchorKind,
    Caution,
    Check,
    CheckCode,
    FieldState,
    FrameSize,
    Mesh,
    MissHint,
    Outcome,
    Overlay,
    RecognisedPage,
    Sheet,
    Unfinished,
    Value,
    WarningCode,
)
from forms.template import FieldType
from vision.outcome import MissReason

_TIMING_DECIMALS = 2

PageKeySchema = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*/[1-9][0-9]*$",
        description="issuer/form/version/page",
    ),
]


class MissSchema(WireSchema):
    """Why nothing was recognised, and what to do about it."""

    reason: MissReason
    hint: TextSchema

    @classmethod
    def of(cls, miss: MissHint) -> Self:
        """The same miss, as it goes over the wire."""
        return cls(reason=miss.reason, hint=TextSchema.of(miss.hint))


class FrameSchema(WireSchema):
    """The stored pixel grid, before any EXIF turn."""

    width_px: int
    height_px: int

    @classmethod
    def of(cls, frame: FrameSize) -> Self:
        """The same size, as it goes over the wire."""
        return cls(width_px=frame.width_px, height_px=frame.height_px)


class SheetSchema(WireSchema):
    """The paper in the picture."""

    corners: Annotated[
        QuadSchema,
        Field(
            description="physical edge of the paper in frame pixels, possibly outside the frame; "
            "TL TR BR BL as printed when recognised, otherwise clockwise from the corner nearest "
            "the frame's top-left"
        ),
    ]
    confidence: ShareSchema
    width_mm: float | None
    height_mm: float | None

    @classmethod
    def of(cls, sheet: Sheet) -> Self:
        """The same sheet, as it goes over the wire."""
        return cls(
            corners=points(sheet.corners),
            confidence=sheet.confidence,
            width_mm=sheet.width_mm,
            height_mm=sheet.height_mm,
        )


class RecognisedPageSchema(WireSchema):
    """Which printed page it is."""

    key: PageKeySchema
    issuer: str
    form: str
    version: str
    page: int
    title: TextSchema
    confidence: ShareSchema
    is_current: bool
    current_version: str
    candidates: Annotated[
        list[PageKeySchema],
        Field(description="pages that look exactly like this one, itself included"),
    ]

    @classmethod
    def of(cls, recognised: RecognisedPage) -> Self:
        """The same page, as it goes over the wire."""
        version = recognised.key.version
        return cls(
            key=str(recognised.key),
            issuer=version.issuer,
            form=version.form,
            version=version.version,
            page=recognised.key.page,
            title=TextSchema.of(recognised.title),
            confidence=recognised.confidence,
            is_current=recognised.is_current,
            current_version=recognised.current_version,
            candidates=[str(key) for key in recognised.candidates],
        )


class ValueSchema(WireSchema):
    """What was read in a field."""

    text: str
    confidence: ShareSchema

    @classmethod
    def of(cls, value: Value) -> Self:
        """The same value, as it goes over the wire."""
        return cls(text=value.text, confidence=value.confidence)


class CheckSchema(WireSchema):
    """One check of a filled-in field; `passed` is null where it could not be told."""

    code: CheckCode
    passed: bool | None
    message: TextSchema

    @classmethod
    def of(cls, check: Check) -> Self:
        """The same check, as it goes over the wire."""
        return cls(code=check.code, passed=check.passed, message=TextSchema.of(check.message))


class AnchorSchema(WireSchema):
    """A place on the paper and what is said about it."""

    id: str
    kind: AnchorKind
    polygon: Annotated[
        PolygonSchema,
        Field(
            description="frame pixels; TL TR BR BL as printed, with as many points along each edge "
            "on paper that is not flat"
        ),
    ]
    area_mm: Annotated[QuadSchema, Field(description="millimetres on paper; TL TR BR BL")]
    field_type: FieldType | None
    semantic: Annotated[str | None, Field(description="HTML autocomplete token or our own x- name")]
    required: bool | None
    order: Annotated[int, Field(description="reading order, from 1")]
    label: TextSchema | None
    translation: TextSchema | None
    explanation: TextSchema | None
    steps: list[TextSchema]
    state: FieldState
    value: ValueSchema | None
    checks: list[CheckSchema]

    @classmethod
    def of(cls, anchor: Anchor) -> Self:
        """The same anchor, as it goes over the wire."""
        return cls(
            id=anchor.id,
            kind=anchor.kind,
            polygon=points(anchor.polygon),
            area_mm=points(anchor.area),
            field_type=anchor.field_type,
            semantic=anchor.semantic,
            required=anchor.required,
            order=anchor.order,
            label=TextSchema.of_optional(anchor.label),
            translation=TextSchema.of_optional(anchor.translation),
            explanation=TextSchema.of_optional(anchor.explanation),
            steps=[TextSchema.of(step) for step in anchor.steps],
            state=anchor.state,
            value=None if anchor.value is None else ValueSchema.of(anchor.value),
            checks=[CheckSchema.of(check) for check in anchor.checks],
        )


class WarningSchema(WireSchema):
    """Something to be careful about, for the page or for the anchors named."""

    code: WarningCode
    message: TextSchema
    anchor_ids: list[str]

    @classmethod
    def of(cls, caution: Caution) -> Self:
        """The same warning, as it goes over the wire."""
        return cls(
            code=caution.code,
            message=TextSchema.of(caution.message),
            anchor_ids=list(caution.anchor_ids),
        )


class MeshSchema(WireSchema):
    """Where paper that is not flat lies; null where it is flat."""

    columns: int
    rows: int
    points: Annotated[
        list[PointSchema],
        Field(
            description="frame pixels, row by row, at equal steps over the whole page in mm, "
            "edges included"
        ),
    ]

    @classmethod
    def of(cls, mesh: Mesh) -> Self:
        """The same mesh, as it goes over the wire."""
        return cls(columns=mesh.columns, rows=mesh.rows, points=points(mesh.points))


class OverlaySchema(WireSchema):
    """The answer to one picture."""

    outcome: Outcome
    miss: MissSchema | None
    frame: FrameSchema
    page: SheetSchema | None
    template: RecognisedPageSchema | None
    page_to_frame: Annotated[
        list[float] | None,
        Field(
            min_length=9,
            max_length=9,
            description="row-major 3 x 3, millimetres of the print to frame pixels, h33 = 1",
        ),
    ]
    mesh: MeshSchema | None
    language: str
    anchors: list[AnchorSchema]
    letter: Annotated[
        LetterSchema | None, Field(description="what a letter says; null for a form and a miss")
    ]
    warnings: list[WarningSchema]
    partial: Annotated[list[Unfinished], Field(description="what could not be done this time")]
    timing_ms: Annotated[
        dict[str, float], Field(description="wall milliseconds by stage, always with `total`")
    ]

    @classmethod
    def of(cls, overlay: Overlay) -> Self:
        """The same answer, as it goes over the wire."""
        to_frame = overlay.page_to_frame
        return cls(
            outcome=overlay.outcome,
            miss=None if overlay.miss is None else MissSchema.of(overlay.miss),
            frame=FrameSchema.of(overlay.frame),
            page=None if overlay.page is None else SheetSchema.of(overlay.page),
            template=(
                None if overlay.template is None else RecognisedPageSchema.of(overlay.template)
            ),
            page_to_frame=None if to_frame is None else to_frame.matrix.ravel().tolist(),
            mesh=None if overlay.mesh is None else MeshSchema.of(overlay.mesh),
            language=overlay.language,
            anchors=[AnchorSchema.of(anchor) for anchor in overlay.anchors],
            letter=None if overlay.letter is None else LetterSchema.of(overlay.letter, to_frame),
            warnings=[WarningSchema.of(caution) for caution in overlay.warnings],
            partial=list(overlay.partial),
            timing_ms={
                stage: round(ms, _TIMING_DECIMALS) for stage, ms in overlay.timing_ms.items()
            },
        )


def overlay_object(overlay: Overlay, source: str | None = None) -> dict[str, Any]:
    """The JSON object of the contract; with `source`, the path as given on the command line."""
    answer = OverlaySchema.of(overlay).model_dump(mode="json")
    return answer if source is None else {"source": source, **answer}


def overlay_line(overlay: Overlay, source: str) -> str:
    """One line of `--jsonl`, without its line end."""
    return json.dumps(overlay_object(overlay, source), ensure_ascii=False)
