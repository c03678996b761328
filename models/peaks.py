"""Outlines through the corners a network points at, and how well its sides bear an outline out."""

from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.quads import Floats, Plane, are_convex

#: A place this likely to be a corner is taken for one; so many of the likeliest at most.
_LEAST_SHARE, _MOST_PEAKS = 0.12, 7
#: Corners this near are one, px.
_APART_PX = 3
#: Places along each side at which the sides are looked up.
_STEPS = 20
#: Outlines through peaks handed on, best borne out first.
_MOST_QUADS = 2


def quads_through(corner_map: Plane, side_map: Plane) -> list[Floats]:
    """The likeliest outlines (4, 2) through four peaks of `corner_map`, clockwise."""
    peaks = _peaks(corner_map)
    chosen = np.array(list(combinations(range(len(peaks)), 4)), int).reshape(-1, 4)
    four = peaks[chosen]
    apart = four - four.mean(axis=1, keepdims=True)
    around = np.argsort(np.arctan2(apart[..., 1], apart[..., 0]), axis=1)
    quads = np.take_along_axis(four, around[..., None], axis=1)
    quads = quads[are_convex(quads)]
    if not len(quads):
        return []
    borne = support(quads, side_map)
    return [quads[number] for number in np.argsort(-borne)[:_MOST_QUADS]]


def _peaks(corner_map: Plane) -> Floats:
    """Places (N, 2) of the highest peaks, to parts of a pixel."""
    side = 2 * _APART_PX + 1
    smooth = cv2.GaussianBlur(corner_map, (0, 0), 0.8)
    highest = cv2.dilate(smooth, np.ones((side, side), np.uint8))
    y, x = np.nonzero((smooth >= highest) & (smooth > _LEAST_SHARE))
    best = np.argsort(-smooth[y, x])[:_MOST_PEAKS]
    return np.array([_centre(corner_map, int(x[n]), int(y[n])) for n in best]).reshape(-1, 2)


def _centre(corner_map: Plane, x: int, y: int) -> tuple[float, float]:
    top, left = max(0, y - 2), max(0, x - 2)
    part = corner_map[top : y + 3, left : x + 3].astype(np.float64)
    rows, columns = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
    whole = part.sum()
    return float((part * columns).sum() / whole), float((part * rows).sum() / whole)


def support(quads: Floats, side_map: Plane) -> Floats:
    """How much of each of the outlines (N, 4, 2) lies on sides, 0..1: (N,)."""
    share = (np.arange(_STEPS) + 0.5) / _STEPS
    side = np.roll(quads, -1, axis=1) - quads
    at = quads[:, :, None] + share[None, None, :, None] * side[:, :, None]
    x = at[..., 0].reshape(len(quads), -1).astype(np.float32)
    y = at[..., 1].reshape(len(quads), -1).astype(np.float32)
    value = cv2.remap(side_map, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    inside = (x > 0) & (y > 0) & (x < side_map.shape[1] - 1) & (y < side_map.shape[0] - 1)
    by_side = (len(quads), 4, _STEPS)
    sums = np.where(inside, value, 0).reshape(by_side).sum(axis=2)
    counts = inside.reshape(by_side).sum(axis=2)
    borne: NDArray[np.float64] = np.where(counts > 2, sums / np.maximum(counts, 1), 0.3)
    return np.asarray(borne.mean(axis=1) * 0.7 + borne.min(axis=1) * 0.3)
