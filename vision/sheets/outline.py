"""Finding sheets of paper in a frame: several hypotheses, the best first.

Every pair of roughly parallel straight lines crossed with another pair is a sheet that could be;
it is scored by how much of its four sides really shows as an edge, with the inside brighter all
the way. Blobs of bright paper add their own quads, for sheets whose sides are bent.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, Quad
from vision.picture import Colour, Frame, Page, shrunk
from vision.sheets.brightness import bright_and_white, outlines_of_blobs
from vision.sheets.edges import Edges

#: Outlines are sought at this longest side: text blurs away, sides stay.
_WORK_PX = 480
#: Lines kept per direction; more only adds print.
_MOST_PER_DIRECTION = 14
#: Sides of a sheet in perspective part by up to the first from parallel, and cross the others at
#: more than the second.
_PARALLEL_DEG, _CROSSING_DEG = 32, 58
#: A sheet smaller than this share of the frame cannot be read at 720p.
_SMALLEST_SHARE = 0.07
#: A sheet is a convex quad with corners of at least about 27 degrees, no more than so far outside
#: the frame, not too long, with facing sides not too unequal.
_LEAST_SINE, _FURTHEST_SHARE, _LONGEST, _FACING = 0.45, 0.35, 2.6, 0.4
#: Quads whose sides are looked at closely.
_CLOSER_LOOK = 100
#: An edge that is darker inside counts this much; a side outside the frame says nothing.
_DARKER_INSIDE, _UNSEEN = 0.75, 0.35
#: The weakest side counts beside the mean; large and central sheets are preferred.
_WEAKEST, _SIZE_BONUS, _OFF_CENTRE = 0.3, 0.12, 0.15
#: Hypotheses handed on.
_MOST_PAGES = 6
#: Two hypotheses closer than this share of the frame's diagonal (largest corner) are one.
_SAME_SHARE = 0.02
#: Print is closed over so many px where bright blobs are sought.
_PRINT_PX = 7


class PageFinder(Protocol):
    """Finds sheets in a frame."""

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; empty where there is none."""


@dataclass(frozen=True)
class LinePageFinder:
    """Finds sheets by their straight sides; needs no trained weights."""

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; corners clockwise in FramePx."""
        small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
        to_frame: Homography[Any, FramePx] = to_small.inverse()
        edges = Edges.of(small)
        quads = np.concatenate([_quads_of_lines(edges), _quads_of_blobs(small)])
        if not len(quads):
            return []
        # A glance at a few points of each side leaves the ones worth a closer look.
        if len(quads) > _CLOSER_LOOK:
            glance = _scores(edges, quads, steps=8, shifts=(0.0,))
            quads = quads[np.argsort(-glance)[:_CLOSER_LOOK]]
        scores = _scores(edges, quads, steps=36, shifts=(-1.0, 0.0, 1.0))
        return [
            Page(to_frame.quad(Quad(quads[index])), float(np.clip(scores[index], 0, 1)))
            for index in _distinct(quads, scores, small.shape)
        ]


def _quads_of_lines(edges: Edges) -> Floats:
    """Every plausible sheet bounded by two lines of one direction and two of the other."""
    height, width = edges.gx.shape
    borders = np.array(
        [[1, 0, 0.5], [1, 0, 0.5 - width], [0, 1, 0.5], [0, 1, 0.5 - height]], np.float64
    )
    lines = np.concatenate([edges.lines, borders])
    is_border = np.arange(len(lines)) >= len(edges.lines)
    support = np.where(is_border, 0.0, _support(edges, lines))
    angle_deg = np.degrees(np.arctan2(lines[:, 1], lines[:, 0])) % 180
    apart_deg = np.abs((angle_deg - angle_deg[np.argmax(support)] + 90) % 180 - 90)
    along = _strongest(apart_deg < _PARALLEL_DEG, support, is_border)
    across = _strongest(apart_deg > _CROSSING_DEG, support, is_border)
    if len(along) < 2 or len(across) < 2:
        return np.zeros((0, 4, 2))
    i, j = np.triu_indices(len(along), 1)
    k, m = np.triu_indices(len(across), 1)
    a, b = np.repeat(along[i], len(k)), np.repeat(along[j], len(k))
    c, d = np.tile(across[k], len(i)), np.tile(across[m], len(i))
    # A sheet may leave the frame at two sides; with three there is nothing to see.
    shown = is_border[[a, b, c, d]].sum(axis=0) <= 2
    a, b, c, d = a[shown], b[shown], c[shown], d[shown]
    pairs = ((a, c), (c, b), (b, d), (d, a))
    quads = np.stack([_crossing(lines[one], lines[other]) for one, other in pairs], axis=1)
    return _plausible(quads, width, height)


def _strongest(
    of_direction: NDArray[np.bool_], support: Floats, is_border: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The lines of one direction with most support, and the frame's borders of it."""
    found = np.flatnonzero(of_direction & ~is_border)
    best = found[np.argsort(-support[found])[:_MOST_PER_DIRECTION]]
    return np.concatenate([best, np.flatnonzero(of_direction & is_border)])


def _support(edges: Edges, lines: Floats) -> Floats:
    """How much of each line lies on edges that run along it, in samples 2 px apart."""
    height, width = edges.gx.shape
    reach = np.arange(-np.hypot(width, height), np.hypot(width, height), 2.0)
    normal = lines[:, :2]
    foot = -normal * lines[:, 2:]
    direction = np.column_stack([-normal[:, 1], normal[:, 0]])
    xy = foot[:, None] + reach[None, :, None] * direction[:, None]
    shown = _inside(xy, width, height)
    return np.asarray((np.abs(edges.across(xy, normal[:, None], (0.0,))) * shown).sum(axis=1))


def _inside(xy: Floats, width: int, height: int) -> NDArray[np.bool_]:
    x, y = xy[..., 0], xy[..., 1]
    return np.asarray((x > 1) & (x < width - 2) & (y > 1) & (y < height - 2))


def _crossing(one: Floats, other: Floats) -> Floats:
    point = np.asarray(np.cross(one, other), np.float64)
    w = np.where(np.abs(point[:, 2]) < 1e-9, 1e-9, point[:, 2])
    return np.asarray(point[:, :2] / w[:, None], np.float64)


def _areas(quads: Floats) -> Floats:
    x, y = quads[..., 0], quads[..., 1]
    return np.asarray(0.5 * (x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(axis=1))


def _plausible(quads: Floats, width: int, height: int) -> Floats:
    """The quads that could be a sheet, corners clockwise."""
    quads = np.where((_areas(quads) < 0)[:, None, None], quads[:, ::-1], quads)
    edge = np.roll(quads, -1, 1) - quads
    following = np.roll(edge, -1, 1)
    turn = edge[..., 0] * following[..., 1] - edge[..., 1] * following[..., 0]
    side = np.maximum(np.linalg.norm(edge, axis=-1), 1e-9)
    sine = turn / (side * np.roll(side, -1, 1))
    inside = np.clip(quads, [-0.5, -0.5], [width - 0.5, height - 0.5])
    outside = np.abs(quads - inside).max(axis=(1, 2))
    one, other = side[:, 0] + side[:, 2], side[:, 1] + side[:, 3]
    facing = np.minimum(side[:, :2], side[:, 2:]) / np.maximum(side[:, :2], side[:, 2:])
    keep = (sine.min(axis=1) > _LEAST_SINE) & (facing.min(axis=1) > _FACING)
    keep &= _areas(inside) > _SMALLEST_SHARE * width * height
    keep &= outside < _FURTHEST_SHARE * max(width, height)
    keep &= np.maximum(one, other) < _LONGEST * np.minimum(one, other)
    return np.asarray(quads[keep], np.float64)


def _scores(edges: Edges, quads: Floats, steps: int, shifts: tuple[float, ...]) -> Floats:
    """How much each quad looks like a sheet, about 0..1."""
    height, width = edges.gx.shape
    side = np.roll(quads, -1, 1) - quads
    length = np.maximum(np.linalg.norm(side, axis=-1), 1e-9)
    inward = np.stack([-side[..., 1], side[..., 0]], axis=-1) / length[..., None]
    along = np.linspace(0.03, 0.97, steps)[:, None]
    xy = quads[:, :, None] + along * side[:, :, None]
    value = edges.across(
        xy.reshape(len(quads), -1, 2), np.repeat(inward, steps, axis=1), shifts
    ).reshape(len(quads), 4, steps)
    shown = _inside(xy, width, height)
    count = np.maximum(shown.sum(axis=-1), 1)
    brighter = np.where(shown, np.maximum(value, 0), 0).sum(axis=-1) / count
    either = np.where(shown, np.abs(value), 0).sum(axis=-1) / count
    seen = shown.mean(axis=-1)
    support = np.maximum(brighter, _DARKER_INSIDE * either) * seen + _UNSEEN * (1 - seen)
    mean = (support * length).sum(axis=1) / length.sum(axis=1)
    share = _areas(np.clip(quads, 0, [width, height])) / (width * height)
    off_centre = np.linalg.norm(quads.mean(axis=1) / [width, height] - 0.5, axis=1)
    score = (1 - _WEAKEST) * mean + _WEAKEST * support.min(axis=1)
    bonus = _SIZE_BONUS * np.sqrt(np.clip(share, 0, 1)) - _OFF_CENTRE * off_centre
    return np.asarray(score + bonus, np.float64)


def _quads_of_blobs(small: Colour) -> Floats:
    """Quads around bright regions, at several thresholds of brightness and of whiteness."""
    height, width = small.shape[:2]
    quads = []
    for layer in bright_and_white(small, _PRINT_PX):
        for contour in outlines_of_blobs(layer, float(layer.max())):
            if cv2.contourArea(contour) > _SMALLEST_SHARE * width * height:
                quads.extend(_four_corners(np.asarray(cv2.convexHull(contour), np.int32)))
    return _plausible(np.array(quads), width, height) if quads else np.zeros((0, 4, 2))


def _four_corners(hull: NDArray[np.int32]) -> list[Floats]:
    """The hull as a quad, where simplifying it leads to one."""
    around = cv2.arcLength(hull, True)
    for share in np.arange(0.01, 0.12, 0.01):
        corners = cv2.approxPolyDP(hull, share * around, True)
        if len(corners) <= 4:
            return [corners.reshape(4, 2).astype(np.float64)] if len(corners) == 4 else []
    return []


def _distinct(quads: Floats, scores: Floats, shape: tuple[int, ...]) -> list[int]:
    """The best hypotheses that differ from each other."""
    limit = _SAME_SHARE * float(np.hypot(shape[0], shape[1]))
    kept: list[int] = []
    for index in np.argsort(-scores):
        turned = np.stack([np.roll(quads[index], turns, axis=0) for turns in range(4)])
        apart = np.abs(turned[None] - quads[kept][:, None]).max(axis=(2, 3))
        if not kept or apart.min() > limit:
            kept.append(int(index))
        if len(kept) == _MOST_PAGES:
            break
    return kept
