"""How far what was displayed lay from the truth.

A frame is *judged* when truth says that at least half of the judged points are in the picture, from
the first overlay on. Its error is the largest distance over the points in the picture. A judged
frame without an overlay counts with the diagonal of the frame, unless the paper is just coming back
into view: how long that takes is `recoveryMs`, and for at most a second it is not an error as well.
An overlay on a frame without the page counts with the diagonal too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.glue.watching import Shown, Watched
from vision.geometry import Homography, PageMm, Points

Floats = NDArray[np.float64]

_NUMBERS = 4096
#: A frame this little before the last is one shown late; further back something begins anew.
_REORDERED = 2
#: An overlay further off than this is not back.
_BACK_PX = 3.0
_MAY_COME_BACK_MS = 1000.0
#: Of the points, so many must be in the picture for it to show the page.
_VISIBLE_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class _Judged:
    """One shown frame beside the truth: `off` (N, 2) px by point, NaN out of the picture."""

    shown: Shown
    off: Floats | None
    is_visible: bool
    has_overlay: bool


class Truth:
    """Where the judged points are in every frame."""

    def __init__(self, truth: dict[str, Any], page_mm: tuple[float, float] | None) -> None:
        self._truth, self._page_mm = truth, page_mm
        self._by_number = {frame["n"]: frame for frame in truth["frames"]}
        self.size = np.array([truth["widthPx"], truth["heightPx"]], float)
        self.anchors_mm = np.array(truth["anchorsMm"], float)

    def __contains__(self, number: int | None) -> bool:
        """Whether the clip has a frame of that number."""
        return number in self._by_number

    def points(self, number: int) -> Floats | None:
        """(N, 2) frame px, NaN for points out of the picture; None where the page is not there."""
        frame = self._by_number[number]
        if frame["pageToFrame"] is None:
            return None
        mesh = frame.get("mesh")
        if mesh is None:
            matrix = np.array(frame["pageToFrame"], float).reshape(3, 3)
            xy = Homography(matrix)(Points[PageMm](self.anchors_mm)).xy
        else:
            xy = self._on_mesh(mesh)
        outside = np.any((xy < -0.5) | (xy > self.size - 0.5), axis=1)
        return np.where(outside[:, None], np.nan, xy)

    def _on_mesh(self, mesh: dict[str, Any]) -> Floats:
        assert self._page_mm is not None, "no answer said how large the page is"
        columns, rows = mesh["columns"], mesh["rows"]
        nodes = np.array(mesh["points"], float).reshape(rows, columns, 2)
        steps = self.anchors_mm / self._page_mm * [columns - 1, rows - 1]
        first = np.clip(steps.astype(int), 0, [columns - 2, rows - 2])
        (left, top), (u, v) = first.T, (steps - first).T[..., None]
        upper = nodes[top, left] * (1 - u) + nodes[top, left + 1] * u
        lower = nodes[top + 1, left] * (1 - u) + nodes[top + 1, left + 1] * u
        return np.asarray(upper * (1 - v) + lower * v)


def scored(watched: Watched, truth: dict[str, Any], from_ms: float | None = None) -> dict[str, Any]:
    """The result as glue-result.schema.json describes it.

    Raises:
        ValueError: there is nothing to judge: no overlay, or no frame number could be read.
    """
    known = Truth(truth, watched.page_mm)
    counted = unrolled(watched.frames, len(truth["frames"]))
    frames = [each for each in _distinct(counted) if each.number in known]
    if not frames:
        raise ValueError("no frame number could be read from what was displayed")
    start = next((each for each in frames if each.points is not None), None)
    if start is None:
        raise ValueError("no overlay was displayed: was the form recognised?")
    since = start.shown_ms if from_ms is None else from_ms
    judged = [_judge(each, known) for each in frames if each.shown_ms >= since]
    errors, recoveries = _errors(judged, float(np.hypot(*known.size)))
    ages = [each.shown.shown_ms - each.shown.captured_ms for each in judged]
    seconds = (judged[-1].shown.shown_ms - judged[0].shown.shown_ms) / 1000
    return {
        "shownFps": round((len(judged) - 1) / max(seconds, 1e-3), 2),
        "ageMs": _quantiles(ages, (50, 95), 1),
        "errorPx": _quantiles(errors, (50, 95, 99), 3) | {"max": round(max(errors), 3)},
        "jitterPxRms": round(_jitter(judged), 3),
        "recoveryMs": round(max(recoveries), 1) if recoveries else None,
        "firstOverlayMs": round(start.shown_ms - frames[0].shown_ms, 1),
        "framesJudged": len(errors),
    }


def unrolled(frames: Sequence[Shown], count: int) -> list[Shown]:
    """The frames numbered within a clip of `count` frames: the corner counts to 4095 only."""
    base, before = 0, 0
    numbered: list[Shown] = []
    for each in frames:
        number = each.number
        if number is not None:
            if number < before - _REORDERED:
                # The corner begins anew, or the clip does.
                base = base + _NUMBERS if base + _NUMBERS + number < count else 0
            before, number = number, base + number
        numbered.append(replace(each, number=number))
    return numbered


def _distinct(frames: Sequence[Shown]) -> list[Shown]:
    """Each frame of the clip once, as last drawn: a frame may be drawn again."""
    kept: list[Shown] = []
    for each in frames:
        if each.number is None:
            continue
        if kept and kept[-1].number == each.number:
            kept[-1] = each
        else:
            kept.append(each)
    return kept


def _judge(shown: Shown, truth: Truth) -> _Judged:
    assert shown.number is not None
    where = truth.points(shown.number)
    is_visible = where is not None and float(np.mean(~np.isnan(where[:, 0]))) >= _VISIBLE_SHARE
    if shown.points is None:
        return _Judged(shown, None, is_visible, has_overlay=False)
    displayed = np.array(shown.points)
    inside = np.all((displayed > -0.5) & (displayed < truth.size - 0.5), axis=1)
    off = None if where is None else displayed - where
    return _Judged(shown, off, is_visible, has_overlay=bool(inside.any()))


def _errors(judged: Sequence[_Judged], diagonal: float) -> tuple[list[float], list[float]]:
    """The error of every frame that counts, and how long each coming back took, ms."""
    errors: list[float] = []
    recoveries: list[float] = []
    was_away, back_since = False, None
    for each in judged:
        if not each.is_visible:
            was_away, back_since = True, None
            if each.off is None and each.has_overlay:
                errors.append(diagonal)
            continue
        if was_away:
            was_away, back_since = False, each.shown.shown_ms
        error = _largest(each.off) if each.off is not None else diagonal
        if back_since is not None:
            waited = each.shown.shown_ms - back_since
            if error > _BACK_PX and waited < _MAY_COME_BACK_MS:
                continue
            recoveries.append(waited)
            back_since = None
        errors.append(error)
    return errors, recoveries


def _largest(off: Floats) -> float:
    return float(np.nanmax(np.linalg.norm(off, axis=1)))


def _jitter(judged: Sequence[_Judged]) -> float:
    """How much a point trembles around where it is displayed on average, px, root mean square."""
    seen = [each.off for each in judged if each.off is not None and each.is_visible]
    if not seen:
        return 0.0
    off = np.array(seen)
    off = off[:, ~np.isnan(off).all(axis=(0, 2))]
    return float(np.sqrt(np.nanmean(np.sum((off - np.nanmean(off, axis=0)) ** 2, axis=-1))))


def _quantiles(values: Sequence[float], of: Sequence[int], digits: int) -> dict[str, float]:
    return {f"p{each}": round(float(np.percentile(values, each)), digits) for each in of}
