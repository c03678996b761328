"""How right an answer about a composed frame is: identity, outline, place, fields, time."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.stance import Stance
from vision.geometry import FramePx, Homography, PageMm, Points

#: Outlines are compared on a canvas whose longer side has this many pixels: IoU to about .002.
_CANVAS_PX = 800
#: Places at which registration is judged, over the whole sheet.
_GRID_COLUMNS, _GRID_ROWS = 9, 13
#: A field hidden or cut off by more than this may be answered in any way.
_HIDDEN = 0.2


class Finding(StrEnum):
    """What an answer is worth.

    RIGHT: this page alone. LISTED: several pages, all printed exactly like it. VAGUE: several,
    some of which are printed otherwise. REFUSED: nothing named where nothing known is seen.
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
    tells more. Without `seeks_outline` the outline is not judged.
    """

    named: frozenset[str] = frozenset()
    page_to_frame: Homography[PageMm, FramePx] | None = None
    outline: Points[FramePx] | None = None
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

    finding: Finding
    named: tuple[str, ...] = ()
    outline_iou: float | None = None
    off_mm: tuple[float, ...] = ()
    fields_judged: int = 0
    mistakes: Mapping[str, int] = field(default_factory=dict)
    spent_ms: float = 0.0
    cpu_ms: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)


def identified(same: frozenset[str], truth: str | None, named: frozenset[str]) -> Finding:
    """What naming these pages is worth; `same` are printed exactly like `truth`, itself too."""
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


def edge_of(stance: Stance, steps: int = 12) -> Points[FramePx]:
    """The sheet's edge in the frame, with points along its sides: it may be curled."""
    share = np.linspace(0, 1, steps, endpoint=False)[:, None]
    corners = stance.outline.xy
    sides = [
        a + (b - a) * share for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True)
    ]
    return stance.place(Points(np.vstack(sides)))


def off_mm(
    stance: Stance, page_to_frame: Homography[PageMm, FramePx], size: tuple[int, int]
) -> tuple[float, ...]:
    """How far off a map puts the paper, in mm on paper, at each point of a grid in the frame."""
    grid = stance.grid(_GRID_COLUMNS, _GRID_ROWS)
    seen = stance.place(grid).xy
    inside = np.all((seen > -0.5) & (seen < np.array(size) - 0.5), axis=1)
    back = page_to_frame.inverse()(Points[FramePx](seen[inside])).xy
    return tuple(float(off) for off in np.linalg.norm(back - grid.xy[inside], axis=1))


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

    `good` is the share of findings nobody can better.
    """

    frames: int
    findings: Mapping[str, int]
    good: float | None
    outline_iou: float | None
    off_mm_median: float | None
    off_mm_p90: float | None
    fields_right: float | None
    fields_judged: int
    mistakes: Mapping[str, int]
    spent_ms: float | None
    cpu_ms: float | None
    stages: Mapping[str, float]


def summed_up(scores: Sequence[Score]) -> Summary:
    """The summary; times and outlines are medians, shares lie in 0..1."""
    off = [each for score in scores for each in score.off_mm]
    judged = sum(score.fields_judged for score in scores)
    counts = Counter(score.finding for score in scores)
    stages = {stage for score in scores for stage in score.stages}
    mistakes = sum((Counter(score.mistakes) for score in scores), Counter[str]())
    return Summary(
        frames=len(scores),
        findings={finding.value: counts[finding] for finding in Finding},
        good=sum(counts[each] for each in GOOD) / len(scores) if scores else None,
        outline_iou=_median(score.outline_iou for score in scores),
        off_mm_median=_median(off),
        off_mm_p90=float(np.quantile(off, 0.9)) if off else None,
        fields_right=1 - mistakes.total() / judged if judged else None,
        fields_judged=judged,
        mistakes=dict(mistakes),
        spent_ms=_median(score.spent_ms for score in scores),
        cpu_ms=_median(score.cpu_ms for score in scores),
        stages={
            stage: _median(score.stages.get(stage) for score in scores) or 0.0
            for stage in sorted(stages)
        },
    )


def ratio(peer: float | None, ours: float | None) -> float | None:
    """A peer's figure as a multiple of ours; None where one of them is missing or ours is 0."""
    return None if peer is None or not ours else peer / ours


def _median(values: Iterable[float | None]) -> float | None:
    there: Collection[float] = [value for value in values if value is not None]
    return float(np.median(list(there))) if there else None
