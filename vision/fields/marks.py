"""Whether a field of a known form is still empty: the scan minus the blank page.

Nothing is recognised here: ink is what the paper shows and the blank page does not (`ink.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.fields.covering import hidden
from vision.fields.dirt import may_be_of_a_line, specks
from vision.fields.ink import Fitted, Patch, fit, patch, value_at, without_lines
from vision.fields.ringed import is_ringed
from vision.fields.taken_back import Spread, spread, taken_back
from vision.fields.tick_box import TickBox, crowds_of
from vision.geometry import PageMm, Quad
from vision.picture import Reference, Scan


class AreaKind(StrEnum):
    """What people put in an area; decides how much ink counts."""

    TICK = "tick"
    WRITE = "write"
    COMB = "comb"
    SIGNATURE = "signature"


class MarkState(StrEnum):
    """What was found in an area; the values are those of the public contract."""

    EMPTY = "empty"
    FILLED = "filled"
    TICKED = "ticked"
    UNTICKED = "unticked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class Area:
    """A place on the page where something is ticked or written.

    `id` names it to the caller and means nothing here; `quad` is its edge on paper;
    `comb_cells` counts the boxes of a comb, one character each; `one_of` names the question of a
    tick box if only one answer to it may be ticked.
    """

    id: str
    kind: AreaKind
    quad: Quad[PageMm]
    comb_cells: int | None = None
    one_of: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What was found in the area `id`; `confidence` in 0..1."""

    id: str
    state: MarkState
    confidence: float


@dataclass(frozen=True)
class _Look:
    """A judgement, and of a ticked box what its mark is like, or that it is a ring around it."""

    judgement: Judgement
    mark: Spread | None = None
    is_ringed: bool = False


@dataclass(frozen=True, eq=False)
class _Strokes:
    """The ink of a patch parted into strokes; number 0 is the paper between them.

    `number` is (h, w), `boxes_px` are (count, 4): left, top, width, height.
    """

    part: Patch
    noise: float
    count: int
    number: NDArray[np.int32]
    boxes_px: NDArray[np.int_]

    @classmethod
    def on(cls, part: Patch, noise: float) -> Self:
        """Those of a patch in a picture with so much noise on bare paper."""
        faint = max(_FAINT, _FAINT_NOISES * noise)
        inked = ((part.ink > faint) & part.seen).astype(np.uint8)
        count, number, boxes, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
        return cls(
            part, noise, count, np.asarray(number, np.int32), np.asarray(boxes[:, :4], np.int_)
        )


@dataclass(frozen=True)
class _Limits:
    """How much ink makes a mark: in mm² of full black, or of a tick box the mean in its core.

    Measured on 1,800 areas of composed 720p frames of our own page layouts and of public forms,
    with registration off by 0.2 mm: the most ink left on untouched areas, and the least that a
    pencil dot or one printed digit left.
    """

    untouched: float
    marked: float

    @property
    def middle(self) -> float:
        """From here on it is a mark."""
        return float(np.sqrt(self.untouched * self.marked))


#: The calibrated table: below the first an area is empty, above the second marked; between them
#: the decision falls in the middle (geometric) and confidence says how close it was.
_LIMITS = {
    AreaKind.WRITE: _Limits(0.15, 0.50),
    AreaKind.COMB: _Limits(0.15, 0.50),
    AreaKind.SIGNATURE: _Limits(0.50, 2.00),
}

#: A tick box is told by its core: mean ink there (0..1) on untouched boxes and on marked ones, the
#: second pair where a neighbour's mark runs into the box; from the composed frames of
#: `python -m tests.benchmarks fields`.
_CORE, _CORE_OVERRUN = _Limits(0.012, 0.04), _Limits(0.018, 0.045)

#: So sure is a tick that is a ring around its box.
_RING_SURE = 0.7

#: A pixel belongs to a stroke from the first darkness on, if the stroke somewhere reaches the
#: second; in a noisy picture from so many times the noise of bare paper.
_FAINT, _CLEAR = 0.06, 0.11
_FAINT_NOISES, _CLEAR_NOISES = 4.0, 7.0

#: What is smaller is noise (mm² of black), what is thinner (mm² of black per mm) the rest of a
#: printed hairline: a hard pencil leaves 0.2.
_SPECK_MM2, _HAIRLINE_MM = 0.08, 0.06

#: A stroke belongs to the area when this share of it lies within, give or take this distance;
#: else it is a neighbour's.
_OWN_SHARE, _OVERSHOOT_MM = 0.5, 0.4
#: So much of it where a neighbour's, scribbled out far over its edges, may be joined to it.
_OWN_TICK_SHARE = 0.3

#: Where people write in lines, tails of the lines around reach this share of the height into one,
#: and what is there over so many mm of width is a word of its own. Soft edges are left out: it is
#: half as dark as the darkest tenth of the strokes. On a photographed page of such lines what
#: tails left came to 1 mm at most, and words began at 11.
_IN_LINES = frozenset({AreaKind.WRITE, AreaKind.COMB})
_TAILS_SHARE, _WORD_MM, _DARKEST = 0.3, 3.0, 0.9
#: That is told where paper has at least this share of its usual light.
_LIT = 0.85

#: Ink that lies on print by more than this share is the print itself.
_PRINT_SHARE = 0.8

#: An area hidden or outside the frame by more than this is unknown.
_HIDDEN_SHARE = {
    AreaKind.TICK: 0.3,
    AreaKind.WRITE: 0.34,
    AreaKind.COMB: 0.34,
    AreaKind.SIGNATURE: 0.34,
}

#: Blurred more than this, a pen stroke no longer stands out from paper: only clear ink counts.
_BLURRED_MM = 0.95

#: Paper darker than this grey value tells nothing.
_DARK = 25.0


def judge(scan: Scan, reference: Reference, areas: Sequence[Area]) -> list[Judgement]:
    """What each area holds, in the order given.

    `scan` must be aligned with `reference` to about half a millimetre and have its resolution.
    """
    if not areas:
        return []
    fitted = fit(scan, reference)
    crowds = crowds_of([area.quad for area in areas if area.kind is AreaKind.TICK])
    found = [_judged(fitted, area, crowds.get(area.quad, [area.quad])) for area in areas]
    return _settled(areas, found)


def _settled(areas: Sequence[Area], found: Sequence[_Look]) -> list[Judgement]:
    """What was found, ticks that were taken back as unknown.

    So is a ring beside another answer to its question: it may only draw the eye.
    """
    judgements = [look.judgement for look in found]
    questions: dict[str, list[int]] = {}
    for at, (area, look) in enumerate(zip(areas, found, strict=True)):
        if look.mark is not None or look.is_ringed:
            questions.setdefault(area.one_of or f"the box {at}", []).append(at)
    for members in questions.values():
        marked = [at for at in members if found[at].mark is not None]
        marks = [mark for at in marked if (mark := found[at].mark) is not None]
        has_one_answer = areas[members[0]].one_of is not None
        back = taken_back(marks, of_one_answer=has_one_answer)
        doubtful = [at for at, is_back in zip(marked, back, strict=True) if is_back]
        rings = [at for at in members if found[at].is_ringed]
        if len(rings) > 1 or len(doubtful) < len(marked):
            doubtful += rings
        for at in doubtful:
            judgements[at] = replace(judgements[at], state=MarkState.UNKNOWN, confidence=0.5)
    return judgements


def _judged(fitted: Fitted, area: Area, crowd: Sequence[Quad[PageMm]]) -> _Look:
    part = patch(fitted, area.quad)
    if part is None:
        return _unknown(area, 0.0)
    strokes = _without_sheet_lines(fitted, _Strokes.on(part, fitted.noise))
    part = strokes.part
    is_tick = area.kind is AreaKind.TICK
    # Where tick boxes share their marks, a mark belongs to all of them.
    box = TickBox(part, area.quad, crowd)
    covered, unseen = hidden(part, ticked_in=crowd if is_tick else ())
    here = part.mask([area.quad], _OVERSHOOT_MM) > 0
    near = part.mask(crowd, _OVERSHOOT_MM) > 0 if len(crowd) > 1 else here
    own = _own_ink(strokes, area, covered, near, fitted.sigma_mm)
    if is_tick:
        limits = _CORE_OVERRUN if box.is_overrun else _CORE
        amount = float(own[box.core()].mean())
    else:
        limits = _LIMITS[area.kind]
        amount = float(own[here].sum()) / part.px_per_mm**2
    clarity = _clarity(amount, limits)
    is_marked = amount > limits.middle and not (is_tick and box.is_flooded(own))
    if part.usual_light < _DARK:
        return _unknown(area, 0.0)
    if unseen > _HIDDEN_SHARE[area.kind]:
        return _unknown(area, min(1.0, unseen))
    if fitted.sigma_mm > _BLURRED_MM and (not is_marked or clarity < 0.9):
        return _unknown(area, 0.5)
    if is_tick and not is_marked and is_ringed(part, area.quad):
        return _Look(Judgement(area.id, MarkState.TICKED, _RING_SURE), is_ringed=True)
    mark = spread(part, area.quad, crowd) if is_tick and is_marked else None
    return _Look(Judgement(area.id, _state(area.kind, is_marked), clarity * (1 - unseen)), mark)


def _unknown(area: Area, confidence: float) -> _Look:
    return _Look(Judgement(area.id, MarkState.UNKNOWN, confidence))


def _state(kind: AreaKind, is_marked: bool) -> MarkState:
    if kind is AreaKind.TICK:
        return MarkState.TICKED if is_marked else MarkState.UNTICKED
    return MarkState.FILLED if is_marked else MarkState.EMPTY


def _clarity(amount: float, limits: _Limits) -> float:
    """0.5 at the decision, about 0.95 at the limits, towards 1 beyond them."""
    least = limits.untouched / 10
    steps = np.log(max(amount, least) / limits.middle) / np.log(limits.marked / limits.middle)
    return float(1 / (1 + np.exp(-3 * abs(steps))))


def _own_ink(
    strokes: _Strokes,
    area: Area,
    covered: NDArray[np.bool_],
    near: NDArray[np.bool_],
    sigma_mm: float = 0.0,
) -> NDArray[np.float32]:
    """The ink of strokes that lie mostly in `near`, and of writing that only runs on beyond it.

    Darkness 0..1 of shape (h, w).
    """
    part = strokes.part
    clear = max(_CLEAR, _CLEAR_NOISES * strokes.noise)
    if not (part.ink > clear).any():
        return np.zeros_like(part.ink)
    number = strokes.number.ravel()

    def total(plane: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(number, plane.ravel(), strokes.count) / part.px_per_mm**2

    whole, within = total(part.ink), total(part.ink * near)
    has_peak = total((part.ink > clear).astype(np.float32)) > 0
    boxes_mm = np.asarray(strokes.boxes_px / part.px_per_mm, np.float64)
    long_mm = boxes_mm[:, 2:].max(axis=1)
    is_tick = area.kind is AreaKind.TICK
    share = _OWN_TICK_SHARE if is_tick else _OWN_SHARE
    ink = has_peak & (whole > _SPECK_MM2) & (whole > _HAIRLINE_MM * long_mm)
    # What only makes print darker is print; a small box may be near its print everywhere.
    if not is_tick:
        ink &= total(part.ink * part.is_print) < _PRINT_SHARE * whole
    # What lies mostly under a hand is the hand's own edges and folds.
    ink &= total(part.ink * covered) < _OWN_SHARE * whole
    ink[0] = False  # the paper between strokes
    own = ink & (within > share * whole)
    if not is_tick:
        print_ = part.is_print.astype(np.float32)
        at_print = np.asarray(cv2.dilate(print_, np.ones((3, 3), np.uint8)), np.float32)
        mine = np.flatnonzero(own)
        is_dirt = specks(boxes_mm[mine], whole[mine], total(at_print)[mine] > 0, sigma_mm)
        ink[mine[is_dirt]] = own[mine[is_dirt]] = False
    kept = own[strokes.number]
    if area.kind in _IN_LINES:
        kept |= _joined(part, area, (ink & ~own)[strokes.number])
    return np.asarray(part.ink * kept, np.float32)


def _joined(part: Patch, area: Area, others: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of strokes that belong to several fields, what is written in the middle of this one.

    In narrow lines the tails of a line touch the next; none then has most of such strokes. But
    tails hardly reach the middle of another line, and what is written there goes on for a while.
    """
    low, high = area.quad.xy.min(axis=0), area.quad.xy.max(axis=0)
    edge = _TAILS_SHARE * (high[1] - low[1])
    middle = part.mask([Quad[PageMm].box(low[0], low[1] + edge, high[0], high[1] - edge)]) > 0
    here = others & middle
    # In shadow and under hands there are edges that are no strokes.
    if not here.any() or np.median(part.light[middle]) < _LIT * part.usual_light:
        return np.zeros_like(others)
    written = here & (part.ink > value_at(part.ink[others], _DARKEST) / 2)
    goes_on_mm = np.count_nonzero(written.any(axis=0)) / part.px_per_mm
    return here if goes_on_mm > _WORD_MM else np.zeros_like(others)


def _without_sheet_lines(fitted: Fitted, strokes: _Strokes) -> _Strokes:
    """Strokes without what a copier or a fold drew all along the sheet."""
    part = strokes.part
    rows, columns = (np.flatnonzero(part.inside.any(axis=axis)) for axis in (1, 0))
    size_px = len(columns), len(rows)
    may_be = may_be_of_a_line(strokes.boxes_px[1:], size_px, part.px_per_mm)
    if not (may_be and fitted.sheet_lines):
        return strokes
    return _Strokes.on(without_lines(part, fitted.sheet_lines), strokes.noise)
