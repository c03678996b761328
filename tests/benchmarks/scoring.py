"""How right an answer about a composed frame is: identity, outline, place, fields, time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, PageMm, PageToFrame, Points, Quad, Warp

#: Outlines are compared on a canvas whose longer side has this many pixels: IoU to about .002.
_CANVAS_PX = 800
#: Places at which registration is judged, over the whole sheet.
_GRID_COLUMNS, _GRID_ROWS = 9, 13
#: A field hidden or cut off by more than this may be answered in any way.
_HIDDEN = 0.2
#: Registration errors are also told in pixels of a scan at 150 dpi.
PX_PER_MM = 150 / 25.4
#: No error counts for more: a map that sends paper to infinity has no other figure.
_FARTHEST_MM = 1000.0


class Finding(StrEnum):
    """What an answer is worth.

    RIGHT: this page alone. LISTED: several pages, all printed exactly like it as far as the frame
    shows them. VAGUE: several, some of which are printed otherwise. REFUSED: nothing named where
    nothing known is seen.
    """

    RIGHT = "right"
    LISTED = "listed"
    VAGUE = "vague"
    WRONG = "wrong"
    MISSED = "missed"
    REFUSED = "refused"


#: The findings nobody can better.
GOOD = frozenset({Finding.RIGHT, Finding.LISTED, Finding.REFUSED})


@dataclass(frozen=True, eq=False)
class Answer:
    """What a way of seeing says about a frame.

    `named`: keys of the pages it may be, empty for none. `outline` of the sheet in FramePx.
    `spent_ms` is wall and `cpu_ms` processor time up to knowing the page and its place; `stages`
    tells more. Without `seeks_name` or `seeks_outline` that is not judged.
    """

    named: frozenset[str] = frozenset()
    page_to_frame: PageToFrame | None = None
    outline: Points[FramePx] | None = None
    seeks_name: bool = True
    seeks_outline: bool = True
    states: Mapping[str, str] = field(default_factory=dict)
    spent_ms: float = 0.0
    cpu_ms: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """One answer judged. None where there is nothing to judge.

    `outline_iou` 0..1; `off_mm` distances on paper over a grid; of `fields_judged` all are right
    but `mistakes`, counted by what they are.
    """

    finding: Finding | None
    named: tuple[str, ...] = ()
    outline_iou: float | None = None
    off_mm: tuple[float, ...] = ()
    fields_judged: int = 0
    mistakes: Mapping[str, int] = field(default_factory=dict)
    spent_ms: float = 0.0
    cpu_ms: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)


def identified(same: frozenset[str], truth: str | None, named: frozenset[str]) -> Finding:
    """What naming these pages is worth; `same` are seen exactly like `truth`, itself too."""
    if not named:
        return Finding.MISSED if truth else Finding.REFUSED
    if truth is None or truth not in named:
        return Finding.WRONG
    if len(named) == 1:
        return Finding.RIGHT
    return Finding.LISTED if named <= same else Finding.VAGUE


def overlap(one: Points[FramePx], other: Points[FramePx]) -> float:
    """Intersection over union of two outlines, parts outside the frame included."""
    corners = np.concatenate([one.xy, other.xy])
    low = corners.min(axis=0)
    extent = float((corners.max(axis=0) - low).max())
    if not np.isfinite(extent) or extent <= 0:
        return 0.0
    first, second = (_painted(each.xy, low, extent) for each in (one, other))
    union = np.count_nonzero(first | second)
    return np.count_nonzero(first & second) / union if union else 0.0


def _painted(
    outline: NDArray[np.float64], low: NDArray[np.float64], extent: float
) -> NDArray[np.uint8]:
    canvas = np.zeros((_CANVAS_PX + 2, _CANVAS_PX + 2), np.uint8)
    at = np.round((outline - low) / extent * _CANVAS_PX * 16).astype(np.int32)
    cv2.fillPoly(canvas, [at], 1, cv2.LINE_8, 4)
    return canvas


class Lying(Protocol):
    """How a page lies in a frame: as its paper does, or on a part of that."""

    @property
    def outline(self) -> Quad[PageMm]:
        """The page's edge."""

    def place(self, points: Points[PageMm]) -> Points[FramePx]:
        """Where points of the page appear."""

    def grid(self, columns: int, rows: int) -> Points[PageMm]:
        """Equal steps over the whole page, edges included, row by row."""


def edge_of(stance: Lying, steps: int = 12) -> Points[FramePx]:
    """The sheet's edge in the frame, with points along its sides: it may be curled."""
    share = np.linspace(0, 1, steps, endpoint=False)[:, None]
    corners = stance.outline.xy
    sides = [
        a + (b - a) * share for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True)
    ]
    return stance.place(Points(np.vstack(sides)))


def off_mm(stance: Lying, page_to_frame: PageToFrame, size: tuple[int, int]) -> tuple[float, ...]:
    """How far off a map puts the paper, in mm on paper, at each point of a grid in the frame."""
    grid = stance.grid(_GRID_COLUMNS, _GRID_ROWS)
    seen = stance.place(grid).xy
    inside = np.all((seen > -0.5) & (seen < np.array(size) - 0.5), axis=1)
    back = _page_at(page_to_frame, Points(seen[inside])).xy
    off = np.linalg.norm(back - grid.xy[inside], axis=1)
    return tuple(np.nan_to_num(np.minimum(off, _FARTHEST_MM), nan=_FARTHEST_MM).tolist())


def _page_at(page_to_frame: PageToFrame, seen: Points[FramePx]) -> Points[PageMm]:
    if isinstance(page_to_frame, Warp):
        return page_to_frame.page_at(seen)
    return page_to_frame.inverse()(seen)


def misjudged(
    truth: Mapping[str, str], covered: Mapping[str, float], said: Mapping[str, str]
) -> tuple[dict[str, int], int]:
    """The mistakes about field states by kind, and how many fields plainly in view were judged."""
    judged = [id_ for id_ in truth if covered.get(id_, 0.0) <= _HIDDEN]
    mistakes = Counter(
        f"{truth[id_]} said to be {said.get(id_, 'nothing')}"
        for id_ in judged
        if said.get(id_) != truth[id_]
    )
    return dict(mistakes), len(judged)


@dataclass(frozen=True)
class Summary:
    """Scores taken together; None where nothing was judged.

    `good` is the share of findings nobody can better, `outline_iou` a mean, times are in ms;
    `off_px` is `off_mm` in pixels of a scan at 150 dpi.
    """

    frames: int
    findings: Mapping[str, int]
    good: float | None
    outline_iou: float | None
    off_mm_median: float | None
    off_mm_p95: float | None
    off_px_median: float | None
    off_px_p95: float | None
    fields_right: float | None
    fields_judged: int
    mistakes: Mapping[str, int]
    spent_ms: float | None
    spent_p90_ms: float | None
    cpu_ms: float | None
    cpu_p90_ms: float | None
    stages: Mapping[str, float]


def summed_up(scores: Sequence[Score]) -> Summary:
    """The summary; stages are medians, shares lie in 0..1."""
    off = [each for score in scores for each in score.off_mm]
    judged = sum(score.fields_judged for score in scores)
    counts = Counter(score.finding for score in scores if score.finding is not None)
    stages = {stage for score in scores for stage in score.stages}
    mistakes = sum((Counter(score.mistakes) for score in scores), Counter[str]())
    outlines = [score.outline_iou for score in scores if score.outline_iou is not None]
    return Summary(
        frames=len(scores),
        findings={finding.value: counts[finding] for finding in Finding} if counts else {},
        good=sum(counts[each] for each in GOOD) / counts.total() if counts else None,
        outline_iou=float(np.mean(outlines)) if outlines else None,
        off_mm_median=quantile(off, 0.5),
        off_mm_p95=quantile(off, 0.95),
        off_px_median=quantile(off, 0.5, PX_PER_MM),
        off_px_p95=quantile(off, 0.95, PX_PER_MM),
        fields_right=1 - mistakes.total() / judged if judged else None,
        fields_judged=judged,
        mistakes=dict(mistakes),
        spent_ms=quantile([score.spent_ms for score in scores], 0.5),
        spent_p90_ms=quantile([score.spent_ms for score in scores], 0.9),
        cpu_ms=quantile([score.cpu_ms for score in scores], 0.5),
        cpu_p90_ms=quantile([score.cpu_ms for score in scores], 0.9),
        stages={
            stage: quantile([s.stages[stage] for s in scores if stage in s.stages], 0.5) or 0.0
            for stage in sorted(stages)
        },
    )


def quantile(values: Sequence[float], share: float, scale: float = 1.0) -> float | None:
    """A quantile times `scale`; None of nothing."""
    return float(np.quantile(values, share)) * scale if len(values) else None


def ratio(one: float | None, other: float | None) -> float | None:
    """One figure as a multiple of the other; None where one is missing or the other is 0."""
    return None if one is None or not other else one / other


def figure(value: float | None, shape: str, unit: str = "") -> str:
    """A figure as people read it, or a dash where there is none."""
    return "-" if value is None else f"{value:{shape}}{unit}"
