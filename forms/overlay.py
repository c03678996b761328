"""The answer to one picture: what was recognised, and what to say where on the paper.

Mirrors the public contract field by field; `api/wire/overlay.py` writes it as JSON.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from forms.keys import PageKey
from forms.letter import Letter
from forms.loose_page import LoosePage
from forms.template import FieldType
from forms.text import Text
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, grid_mm
from vision.outcome import MissReason


class Purpose(StrEnum):
    """What a picture is looked at for: to find a form we know, or to read whatever it is."""

    FIND = "find"
    READ = "read"


class Outcome(StrEnum):
    """What looking at the picture led to; the values are those of the public contract."""

    RECOGNISED = "recognised"
    LETTER = "letter"
    MISS = "miss"


class AnchorKind(StrEnum):
    """What an anchor marks: a place to fill in, printed text, or a QR or bar code."""

    FIELD = "field"
    TEXT = "text"
    CODE = "code"


class FieldState(StrEnum):
    """What was found in a field. `unknown`: the picture does not show it well enough."""

    EMPTY = "empty"
    FILLED = "filled"
    TICKED = "ticked"
    UNTICKED = "unticked"
    UNKNOWN = "unknown"

    @property
    def is_answered(self) -> bool:
        """Whether something was written or ticked there."""
        return self in (FieldState.FILLED, FieldState.TICKED)


class CheckCode(StrEnum):
    """What is checked about a filled-in field; the values are those of the public contract."""

    ELFPROEF = "elfproef"
    IBAN_MOD97 = "iban-mod97"
    DATE_PLAUSIBLE = "date-plausible"
    DATE_BEFORE_DEADLINE = "date-before-deadline"
    REQUIRED_EMPTY = "required-empty"
    SIGNATURE_MISSING = "signature-missing"
    CONDITIONAL_MISSING = "conditional-missing"
    TOO_MANY_TICKED = "too-many-ticked"


class WarningCode(StrEnum):
    """What the reader should be careful about; the values are those of the public contract."""

    OUTDATED_VERSION = "outdated-version"
    SAME_PAGE_IN_VERSIONS = "same-page-in-versions"
    UNKNOWN_IBAN = "unknown-iban"
    UNKNOWN_PHONE = "unknown-phone"
    UNKNOWN_HOST = "unknown-host"
    UNKNOWN_CODE = "unknown-code"
    DEADLINE_PASSED = "deadline-passed"
    PARTIAL_PAGE = "partial-page"
    LOW_CONFIDENCE = "low-confidence"


class Unfinished(StrEnum):
    """A part of the answer that could not be made this time."""

    OCR = "ocr"
    TRANSLATION = "translation"
    FIELDS = "fields"
    CHECKS = "checks"
    LETTER = "letter"


@dataclass(frozen=True)
class MissHint:
    """Why nothing was recognised, and what the person can do about it."""

    reason: MissReason
    hint: Text


@dataclass(frozen=True)
class FrameSize:
    """The stored pixel grid of the picture, before any EXIF turn."""

    width_px: int
    height_px: int


@dataclass(frozen=True, eq=False)
class Sheet:
    """The paper in the picture.

    `corners`: its physical edge, TL, TR, BR, BL as printed when recognised; otherwise clockwise
    from the corner nearest the top-left of the frame. They may lie outside the frame. `confidence`
    in 0..1. The sizes are None while the form is unknown.
    """

    corners: Quad[FramePx]
    confidence: float
    width_mm: float | None = None
    height_mm: float | None = None


@dataclass(frozen=True)
class RecognisedPage:
    """Which printed page it is.

    `candidates` are the pages that look exactly like this one, `key` included; `confidence` in
    0..1; `current_version` is the version name in force today (that of `key` when `is_current`).
    """

    key: PageKey
    title: Text
    confidence: float
    is_current: bool
    current_version: str
    candidates: tuple[PageKey, ...]


@dataclass(frozen=True)
class Value:
    """What was read in a field; `confidence` in 0..1. Never logged or stored."""

    text: str
    confidence: float


@dataclass(frozen=True)
class Check:
    """One check of a filled-in field. `passed` is None where it could not be told."""

    code: CheckCode
    passed: bool | None
    message: Text


@dataclass(frozen=True, eq=False)
class Anchor:
    """A place on the paper and what is said about it.

    `id` is the field's within its page key. `polygon` in FramePx has at least the corners TL, TR,
    BR, BL as printed. `order` is the reading order, from 1. `label` is in the language of the
    print; `translation` is the label in the reader's language, None where that is the same.
    """

    id: str
    kind: AnchorKind
    polygon: Points[FramePx]
    area: Quad[PageMm]
    field_type: FieldType | None
    semantic: str | None
    required: bool | None
    order: int
    label: Text | None
    translation: Text | None
    explanation: Text | None
    steps: tuple[Text, ...] = ()
    state: FieldState = FieldState.UNKNOWN
    value: Value | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Caution:
    """A warning about the page or about the anchors named in `anchor_ids`."""

    code: WarningCode
    message: Text
    anchor_ids: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Mesh:
    """Where paper that is not flat lies: places in FramePx at equal steps over the whole page.

    `points` row by row, `columns` x `rows` of them, the page's edges included.
    """

    columns: int
    rows: int
    points: Points[FramePx]


@dataclass(frozen=True, eq=False)
class Overlay:
    """The answer to one picture, in `language` (BCP 47).

    `page_to_frame` maps the print, in mm, to pixels; where the paper is not flat it is the nearest
    flat map, and `mesh` says more. `letter` is there when the sheet was read as a letter. `partial`
    says what could not be done this time. `timing_ms` holds wall milliseconds by stage, always
    with `total`. `loose` is what the page of a letter in a photo is put with others by.
    """

    outcome: Outcome
    frame: FrameSize
    language: str
    timing_ms: dict[str, float]
    miss: MissHint | None = None
    page: Sheet | None = None
    template: RecognisedPage | None = None
    page_to_frame: Homography[PageMm, FramePx] | None = None
    anchors: tuple[Anchor, ...] = ()
    warnings: tuple[Caution, ...] = ()
    partial: tuple[Unfinished, ...] = ()
    mesh: Mesh | None = None
    letter: Letter | None = field(default=None, repr=False)
    loose: LoosePage | None = field(default=None, repr=False)


@dataclass(frozen=True, eq=False)
class Sighting:
    """A page recognised a moment ago, and the map from its print to that frame."""

    key: PageKey
    page_to_frame: Homography[PageMm, FramePx]


def mesh_of(warp: Warp) -> Mesh:
    """The mesh of a warp."""
    rows, columns = warp.shift_mm.shape[:2]
    places = grid_mm(warp.width_mm, warp.height_mm, columns, rows)
    return Mesh(columns, rows, warp(places))
