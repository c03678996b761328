"""Whether a field of a known form is still empty: the scan minus the blank page.

Nothing is recognised here: ink is what the paper shows and the blank page does not (`ink.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageMm, Quad
from vision.ink import Fitted, Patch, fit, patch, print_shown
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
    `comb_cells` counts the boxes of a comb, one character each.
    """

    id: str
    kind: AreaKind
    quad: Quad[PageMm]
    comb_cells: int | None = None


@dataclass(frozen=True)
class Judgement:
    """What was found in the area `id`.

    `confidence` in 0..1; `ink_mm2` is the ink in it as mm² of full black.
    """

    id: str
    state: MarkState
    confidence: float
    ink_mm2: float


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
    AreaKind.WRITE: _Limits(0.30, 0.90),
    AreaKind.COMB: _Limits(0.30, 0.90),
    AreaKind.SIGNATURE: _Limits(0.50, 2.00),
}

#: A tick box is told by its core: its edges less this share of its size, where no print is and
#: neighbours' marks seldom reach. Mean ink there (0..1) on untouched boxes and on marked ones, the
#: second pair where boxes stand so close that marks run into the next; from the composed frames of
#: `python -m tests.benchmarks fields`.
_EDGE_SHARE = 0.22
_CORE, _CORE_CROWDED = _Limits(0.02, 0.05), _Limits(0.04, 0.08)
#: Tick boxes closer than this share their marks.
_CROWDED_MM = 1.5

#: A mark that covers more than these shares of its box and of the paper so far around it has been
#: scribbled out, or is so careless that nobody can tell: that is said to be unknown.
_SCRIBBLED_IN, _SCRIBBLED_AROUND, _AROUND_MM = 0.55, 0.45, 1.2

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

#: Ink that lies on print by more than this share is the print itself.
_PRINT_SHARE = 0.8

#: A thing or a shadow differs from the light around by this share.
_OTHER_LIGHT = 0.15

#: Print is hidden where less than this share of its darkness shows. Seen print never fell below
#: 0.5 (faint blue under a shadow), hidden print rarely rose above 0.3.
_SHOWN = 0.42

#: Hidden print is looked for in pieces about this wide.
_PIECE_MM = 8.0

#: An area hidden or outside the frame by more than this is unknown.
_HIDDEN_SHARE = {
    AreaKind.TICK: 0.3,
    AreaKind.WRITE: 0.34,
    AreaKind.COMB: 0.34,
    AreaKind.SIGNATURE: 0.34,
}

#: Handwriting may hide thin print too: then a piece has this much ink (mm² of black), and
#: the light of its paper is the usual one to within this share.
_WRITTEN_MM2, _SAME_LIGHT = 1.0, 0.08

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
    ticks = [area.quad for area in areas if area.kind is AreaKind.TICK]
    return [_judged(fitted, area, ticks) for area in areas]


def _judged(fitted: Fitted, area: Area, ticks: Sequence[Quad[PageMm]]) -> Judgement:
    part = patch(fitted, area.quad)
    if part is None:
        return Judgement(area.id, MarkState.UNKNOWN, 0.0, 0.0)
    covered, hidden = _hidden(part, area.kind)
    is_tick = area.kind is AreaKind.TICK
    # Where tick boxes share their marks, a mark belongs to all of them.
    crowd = _crowd(area.quad, ticks) if is_tick else [area.quad]
    own = _own_ink(part, area.kind, covered, fitted.noise, _reach(part, crowd))
    ink_mm2 = float(own[_reach(part, [area.quad])].sum()) / part.px_per_mm**2
    if is_tick:
        limits = _CORE if len(crowd) == 1 else _CORE_CROWDED
        amount = float(own[_core(part)].mean())
    else:
        limits, amount = _LIMITS[area.kind], ink_mm2
    clarity = _clarity(amount, limits)
    is_marked = amount > limits.middle
    if part.usual_light < _DARK:
        return Judgement(area.id, MarkState.UNKNOWN, 0.0, ink_mm2)
    if hidden > _HIDDEN_SHARE[area.kind]:
        return Judgement(area.id, MarkState.UNKNOWN, min(1.0, hidden), ink_mm2)
    if fitted.sigma_mm > _BLURRED_MM and (not is_marked or clarity < 0.9):
        return Judgement(area.id, MarkState.UNKNOWN, 0.5, ink_mm2)
    if is_tick and is_marked and _is_scribbled_out(part, fitted.noise):
        return Judgement(area.id, MarkState.UNKNOWN, 0.5, ink_mm2)
    return Judgement(area.id, _state(area.kind, is_marked), clarity * (1 - hidden), ink_mm2)


def _state(kind: AreaKind, is_marked: bool) -> MarkState:
    if kind is AreaKind.TICK:
        return MarkState.TICKED if is_marked else MarkState.UNTICKED
    return MarkState.FILLED if is_marked else MarkState.EMPTY


def _clarity(amount: float, limits: _Limits) -> float:
    """0.5 at the decision, about 0.95 at the limits, towards 1 beyond them."""
    least = limits.untouched / 10
    steps = np.log(max(amount, least) / limits.middle) / np.log(limits.marked / limits.middle)
    return float(1 / (1 + np.exp(-3 * abs(steps))))


def _crowd(area: Quad[PageMm], ticks: Sequence[Quad[PageMm]]) -> list[Quad[PageMm]]:
    """The tick boxes that share their marks with `area`: those close by, itself among them."""
    low, high = area.xy.min(axis=0) - _CROWDED_MM, area.xy.max(axis=0) + _CROWDED_MM
    return [
        tick for tick in ticks if np.all((tick.xy.max(axis=0) > low) & (tick.xy.min(axis=0) < high))
    ]


def _core(part: Patch) -> NDArray[np.bool_]:
    """The area without its edges."""
    size_px = float(np.sqrt(part.inside.sum()))
    kernel = np.ones((2 * round(_EDGE_SHARE * size_px) + 1,) * 2, np.uint8)
    core = cv2.erode(part.inside.astype(np.uint8), kernel) > 0
    return core if core.any() else part.inside


def _reach(part: Patch, areas: Sequence[Quad[PageMm]]) -> NDArray[np.bool_]:
    """Where strokes of areas lie: within, give or take a little."""
    reach = 2 * round(_OVERSHOOT_MM * part.px_per_mm) + 1
    return cv2.dilate(part.mask(areas), np.ones((reach, reach), np.uint8)) > 0


def _is_scribbled_out(part: Patch, noise: float) -> bool:
    """Whether a box is covered with ink far beyond its edges."""
    inked, inside = _inked(part, noise) > 0, part.inside
    around = 2 * round(_AROUND_MM * part.px_per_mm) + 1
    beyond = cv2.dilate(inside.astype(np.uint8), np.ones((around, around), np.uint8)) > 0
    return bool(
        inked[inside].mean() > _SCRIBBLED_IN and inked[beyond & ~inside].mean() > _SCRIBBLED_AROUND
    )


def _own_ink(
    part: Patch,
    kind: AreaKind,
    covered: NDArray[np.bool_],
    noise: float,
    near: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """The ink of strokes that lie mostly in `near`, and no other: darkness 0..1 of shape (h, w)."""
    inked = _inked(part, noise)
    count, strokes, boxes, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    number = strokes.ravel()

    def total(plane: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(number, plane.ravel(), count) / part.px_per_mm**2

    whole, within = total(part.ink), total(part.ink * near)
    has_peak = total((part.ink > max(_CLEAR, _CLEAR_NOISES * noise)).astype(np.float32)) > 0
    long_mm = boxes[:, 2:4].max(axis=1) / part.px_per_mm
    own = has_peak & (whole > _SPECK_MM2)
    own &= (within > _OWN_SHARE * whole) & (whole > _HAIRLINE_MM * long_mm)
    # What only makes print darker is print; a small box may be near its print everywhere.
    if kind is not AreaKind.TICK:
        own &= total(part.ink * part.is_print) < _PRINT_SHARE * whole
    # What lies mostly under a hand is the hand's own edges and folds.
    own &= total(part.ink * covered) < _OWN_SHARE * whole
    own[0] = False  # the paper between strokes
    return np.asarray(part.ink * own[strokes], np.float32)


def _inked(part: Patch, noise: float) -> NDArray[np.uint8]:
    faint = max(_FAINT, _FAINT_NOISES * noise)
    return ((part.ink > faint) & part.seen).astype(np.uint8)


def _hidden(part: Patch, kind: AreaKind) -> tuple[NDArray[np.bool_], float]:
    """What of the patch a hand, a thing or glare covers; and the share of the area not seen."""
    covered = _things(part)
    for piece in _pieces(part, kind):
        shown = print_shown(part, piece)
        if shown is not None and shown < _SHOWN and not _is_written_over(part, piece):
            covered |= piece
    unseen = covered | ~part.seen
    return covered, float(unseen[part.inside].mean())


def _things(part: Patch) -> NDArray[np.bool_]:
    """Where the light changes and print is hidden: a finger or a pen. In shadow, print is seen."""
    covered = np.zeros(part.ink.shape, bool)
    dark = part.light < (1 - _OTHER_LIGHT) * part.usual_light
    if dark.any() and not dark.all():
        shown = print_shown(part, dark)
        if shown is not None and not _SHOWN < shown < 1 / _SHOWN:
            covered |= dark
    return covered


def _is_written_over(part: Patch, piece: NDArray[np.bool_]) -> bool:
    """Whether print is not seen because of the ink on it: then the paper has its usual light."""
    ink_mm2 = float(part.ink[piece].sum()) / part.px_per_mm**2
    light = float(np.median(part.light[piece]))
    is_paper = abs(np.log(max(light, 1) / max(part.usual_light, 1))) < _SAME_LIGHT
    return is_paper and ink_mm2 > _WRITTEN_MM2


def _pieces(part: Patch, kind: AreaKind) -> list[NDArray[np.bool_]]:
    """The patch in pieces to look for print in: quarters of a tick box, else across its length."""
    rows, columns = part.ink.shape
    across, down = (2, 2) if kind is AreaKind.TICK else (
        max(1, round(columns / part.px_per_mm / _PIECE_MM)),
        max(1, round(rows / part.px_per_mm / (2 * _PIECE_MM))),
    )  # fmt: skip
    pieces = []
    for row in range(down):
        for column in range(across):
            piece = np.zeros((rows, columns), bool)
            piece[
                row * rows // down : (row + 1) * rows // down,
                column * columns // across : (column + 1) * columns // across,
            ] = True
            pieces.append(piece & part.seen)
    return pieces
