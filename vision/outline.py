"""Finding sheets of paper in a frame: several hypotheses, the best first.

Straight lines are gathered from the picture twice, as it is (a white sheet on a white table shows
only as a thin shadow) and with dark strokes closed (print no longer distracts). Every pair of
roughly parallel lines crossed with another pair is a sheet that could be; it is scored by how
much of its four sides really shows as an edge, with the same side of it brighter all the way.
Blobs of bright paper add their own quads, for sheets whose sides are bent.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, Quad, resizing
from vision.picture import Colour, Frame, Grey, Page

Plane = NDArray[np.float32]

#: Outlines are sought at this longest side: text blurs away, sides stay, and it takes 20 ms.
_WORK_PX = 512
#: Lines kept per direction; more only adds print.
_MOST_LINES = 14
#: A sheet smaller than this share of the frame cannot be read at 720p.
_SMALLEST_SHARE = 0.07
#: Quads whose sides are looked at closely.
_CLOSER_LOOK = 160
#: Hypotheses handed on.
_MOST_PAGES = 6
#: Two hypotheses closer than this share of the frame's diagonal (largest corner) are one.
_SAME_SHARE = 0.02


class PageFinder(Protocol):
    """Finds sheets in a frame."""

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; empty where there is none."""


@dataclass(frozen=True)
class LinePageFinder:
    """Finds sheets by their straight sides; needs no trained weights."""

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; corners clockwise in FramePx."""
        small, to_frame = _shrunk(frame)
        evidence = _Evidence.of(small)
        quads = np.concatenate([_quads_of_lines(evidence), _quads_of_blobs(small)])
        if not len(quads):
            return []
        # A glance at a few points of each side leaves the ones worth a closer look.
        if len(quads) > _CLOSER_LOOK:
            glance = _scores(evidence, quads, steps=10, shifts=(0.0,))
            quads = quads[np.argsort(-glance)[:_CLOSER_LOOK]]
        scores = _scores(evidence, quads, steps=48, shifts=(-1.0, 0.0, 1.0))
        pages = []
        for index in _distinct(quads, scores, small.shape):
            corners = to_frame.quad(Quad(quads[index]))
            pages.append(Page(Quad[FramePx](corners.xy), float(np.clip(scores[index], 0, 1))))
        return pages


def _shrunk(frame: Frame) -> tuple[Colour, Homography[Any, FramePx]]:
    factor = min(1.0, _WORK_PX / max(frame.width_px, frame.height_px))
    size = (max(1, round(frame.width_px * factor)), max(1, round(frame.height_px * factor)))
    small = np.asarray(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return small, resizing(size[0] / frame.width_px, size[1] / frame.height_px).inverse()


@dataclass(frozen=True, eq=False)
class _Evidence:
    """Signed edges of the shrunk picture: `gx`, `gy` float32 (H, W), in noise units."""

    gx: NDArray[np.float32]
    gy: NDArray[np.float32]
    lines: Floats  # (N, 3): a x + b y + c = 0, a² + b² = 1

    @classmethod
    def of(cls, small: Colour) -> "_Evidence":
        lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2Lab), np.uint8)
        light = lab[..., 0]
        side = max(5, round(max(light.shape) / 60)) | 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
        closed = np.asarray(cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel), np.uint8)
        # A white sheet on a white table shows only as a thin line, which closing erases: the
        # picture as it is counts too, but less, since it also holds the print.
        layers = [(light, 0.6), (closed, 1.0), (lab[..., 1], 1.0), (lab[..., 2], 1.0)]
        gx, gy, strength = _gradient(*layers[0])
        for layer, weight in layers[1:]:
            gx_too, gy_too, strength_too = _gradient(layer, weight)
            stronger = (strength_too > strength).astype(np.uint8)
            for best, candidate in ((gx, gx_too), (gy, gy_too), (strength, strength_too)):
                cv2.copyTo(candidate, stronger, best)
        noise = max(0.8, 2.0 * float(np.median(strength[::2, ::2])))
        lines = _lines([np.asarray(cv2.GaussianBlur(light, (0, 0), 0.8), np.uint8), closed])
        return cls(gx / np.float32(noise), gy / np.float32(noise), lines)


def _gradient(layer: Grey, weight: float) -> tuple[Plane, Plane, Plane]:
    """Derivatives in grey values per px, times `weight`, and their magnitude."""
    smooth = cv2.GaussianBlur(layer, (0, 0), 1.0)
    gx = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 1, 0, scale=weight / 16), np.float32)
    gy = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 0, 1, scale=weight / 16), np.float32)
    return gx, gy, np.asarray(cv2.magnitude(gx, gy), np.float32)


def _lines(layers: list[NDArray[np.uint8]]) -> Floats:
    """Distinct straight lines with the most segment length behind them, (N, 3)."""
    found = []
    for layer in layers:
        detected = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(
            np.ascontiguousarray(layer)
        )[0]
        if detected is not None:
            found.append(detected.reshape(-1, 4))
    if not found:
        return np.zeros((0, 3))
    segments = np.concatenate(found).astype(np.float64)
    delta = segments[:, 2:] - segments[:, :2]
    length = np.hypot(delta[:, 0], delta[:, 1])
    keep = length > max(layers[0].shape) * 0.035
    segments, delta, length = segments[keep], delta[keep], length[keep]
    normal = np.column_stack([-delta[:, 1], delta[:, 0]]) / length[:, None]
    middle = (segments[:, :2] + segments[:, 2:]) / 2
    order = np.argsort(-length)
    merged: list[NDArray[np.float64]] = []
    weights: list[float] = []
    used = np.zeros(len(order), bool)
    for i in order:
        if used[i]:
            continue
        n, m = normal[i], middle[i]
        near = (
            (np.abs((segments[:, :2] - m) @ n) < 2.5)
            & (np.abs((segments[:, 2:] - m) @ n) < 2.5)
            & ~used
        )
        used |= near
        points = np.concatenate([segments[near, :2], segments[near, 2:]])
        weight = np.concatenate([length[near], length[near]])
        centre = np.average(points, axis=0, weights=weight)
        off = points - centre
        _, vectors = np.linalg.eigh((off * weight[:, None]).T @ off)
        n = vectors[:, 0]
        merged.append(np.array([n[0], n[1], -n @ centre]))
        weights.append(float(length[near].sum()))
    best = np.argsort(-np.array(weights))[: 4 * _MOST_LINES]
    return np.array(merged)[best]


def _quads_of_lines(evidence: _Evidence) -> Floats:
    h, w = evidence.gx.shape
    frame_sides = np.array([[1, 0, 0.5], [1, 0, -(w - 0.5)], [0, 1, 0.5], [0, 1, -(h - 0.5)]])
    lines = np.concatenate([evidence.lines, frame_sides]) if len(evidence.lines) else frame_sides
    is_side = np.arange(len(lines)) >= len(lines) - 4
    profile = _line_support(evidence, lines)
    angle = np.degrees(np.arctan2(lines[:, 1], lines[:, 0])) % 180
    # Split into two directions around the strongest line.
    reference = angle[np.argmax(np.where(is_side, 0, profile))] if len(lines) > 4 else 0.0
    gap = np.abs((angle - reference + 90) % 180 - 90)
    first, second = np.flatnonzero(gap < 32), np.flatnonzero(gap > 58)
    first = first[np.argsort(-profile[first])][:_MOST_LINES]
    second = second[np.argsort(-profile[second])][:_MOST_LINES]
    if len(first) < 2 or len(second) < 2:
        return np.zeros((0, 4, 2))
    i, j = np.triu_indices(len(first), 1)
    k, m = np.triu_indices(len(second), 1)
    a, b = first[i], first[j]
    c, d = second[k], second[m]
    a, c = np.repeat(a, len(k)), np.tile(c, len(i))
    b, d = np.repeat(b, len(k)), np.tile(d, len(i))
    sides = is_side[a].astype(int) + is_side[b] + is_side[c] + is_side[d]
    keep = sides <= 2
    a, b, c, d = a[keep], b[keep], c[keep], d[keep]
    quads = np.stack(
        [
            _cross(lines[a], lines[c]),
            _cross(lines[c], lines[b]),
            _cross(lines[b], lines[d]),
            _cross(lines[d], lines[a]),
        ],
        1,
    )
    return _plausible(quads, w, h)


def _line_support(evidence: _Evidence, lines: Floats) -> Floats:
    """How many px of each line lie on edges that run along it."""
    h, w = evidence.gx.shape
    reach = np.arange(-np.hypot(w, h), np.hypot(w, h), 2.0)
    n = lines[:, :2]
    foot = -n * lines[:, 2:]
    xy = foot[:, None] + reach[None, :, None] * np.column_stack([-n[:, 1], n[:, 0]])[:, None]
    ok = (xy[..., 0] > 1) & (xy[..., 0] < w - 2) & (xy[..., 1] > 1) & (xy[..., 1] < h - 2)
    return np.asarray(
        (np.abs(_across(evidence, xy, n[:, None], (-1.0, 0.0, 1.0))) * ok).sum(1), float
    )


def _across(evidence: _Evidence, xy: Floats, normal: Floats, shifts: tuple[float, ...]) -> Floats:
    """Signed edge strength in 0..1 across `normal` at xy, the strongest within 1 px."""
    strongest = np.zeros(xy.shape[:-1])
    for shift in shifts:
        at = (xy + shift * normal).astype(np.float32)
        gx = cv2.remap(evidence.gx, at[..., 0], at[..., 1], cv2.INTER_NEAREST)
        gy = cv2.remap(evidence.gy, at[..., 0], at[..., 1], cv2.INTER_NEAREST)
        value = np.tanh(0.5 * (gx * normal[..., 0] + gy * normal[..., 1]))
        strongest = np.where(np.abs(value) > np.abs(strongest), value, strongest)
    return strongest


def _cross(one: Floats, other: Floats) -> Floats:
    point = np.asarray(np.cross(one, other), np.float64)
    w = np.where(np.abs(point[:, 2]) < 1e-9, 1e-9, point[:, 2])
    return np.asarray(point[:, :2] / w[:, None], float)


def _plausible(quads: Floats, w: int, h: int) -> Floats:
    """Clockwise, convex, large enough, not far outside, sides not too unequal."""
    x, y = quads[..., 0], quads[..., 1]
    area = 0.5 * (x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1)
    quads = np.where((area < 0)[:, None, None], quads[:, ::-1], quads)
    edge = np.roll(quads, -1, 1) - quads
    turn = edge[..., 0] * np.roll(edge[..., 1], -1, 1) - edge[..., 1] * np.roll(edge[..., 0], -1, 1)
    sides = np.hypot(edge[..., 0], edge[..., 1])
    sine = turn / np.maximum(sides * np.roll(sides, -1, 1), 1e-9)
    inside = np.clip(quads, [-0.5, -0.5], [w - 0.5, h - 0.5])
    outside = np.abs(quads - inside).max((1, 2))
    ix, iy = inside[..., 0], inside[..., 1]
    shown = 0.5 * (ix * np.roll(iy, -1, 1) - iy * np.roll(ix, -1, 1)).sum(1)
    short = np.minimum(sides[:, 0] + sides[:, 2], sides[:, 1] + sides[:, 3])
    long = np.maximum(sides[:, 0] + sides[:, 2], sides[:, 1] + sides[:, 3])
    facing = np.minimum(
        np.minimum(sides[:, 0], sides[:, 2]) / np.maximum(sides[:, 0], sides[:, 2]),
        np.minimum(sides[:, 1], sides[:, 3]) / np.maximum(sides[:, 1], sides[:, 3]),
    )
    keep = (sine.min(1) > 0.45) & (shown > _SMALLEST_SHARE * w * h) & (outside < 0.35 * max(w, h))
    keep &= (long / short < 2.6) & (facing > 0.4)
    return np.asarray(quads[keep], np.float64)


def _scores(evidence: _Evidence, quads: Floats, steps: int, shifts: tuple[float, ...]) -> Floats:
    """Mean share of the sides that is a consistent edge with the inside brighter, 0..1."""
    h, w = evidence.gx.shape
    along = np.linspace(0.03, 0.97, steps)
    following = np.roll(quads, -1, 1)
    xy = quads[:, :, None] + along[None, None, :, None] * (following - quads)[:, :, None]
    edge = following - quads
    normal = np.stack([-edge[..., 1], edge[..., 0]], -1)  # points inside for clockwise quads
    normal = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-9)
    value = _across_many(evidence, xy, normal, shifts)
    shown = (xy[..., 0] > 1) & (xy[..., 0] < w - 2) & (xy[..., 1] > 1) & (xy[..., 1] < h - 2)
    bright = np.where(shown, np.maximum(value, 0), 0).sum(-1) / np.maximum(shown.sum(-1), 1)
    either = np.where(shown, np.abs(value), 0).sum(-1) / np.maximum(shown.sum(-1), 1)
    support = np.maximum(bright, 0.75 * either)
    visible = shown.mean(-1)
    # A side outside the picture says nothing: it counts as a poor one.
    side = support * visible + 0.35 * (1 - visible)
    length = np.linalg.norm(edge, axis=-1)
    mean = (side * length).sum(1) / length.sum(1)
    weakest = side.min(1)
    x, y = np.clip(quads[..., 0], 0, w), np.clip(quads[..., 1], 0, h)
    share = 0.5 * (x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1) / (w * h)
    middle = quads.mean(1)
    off = np.hypot((middle[:, 0] - w / 2) / w, (middle[:, 1] - h / 2) / h)
    return np.asarray(
        0.7 * mean + 0.3 * weakest + 0.12 * np.sqrt(np.clip(share, 0, 1)) - 0.15 * off, float
    )


def _across_many(
    evidence: _Evidence, xy: Floats, normal: Floats, shifts: tuple[float, ...]
) -> Floats:
    flat = xy.reshape(len(xy), -1, 2)
    n = np.broadcast_to(normal[:, :, None], xy.shape).reshape(len(xy), -1, 2)
    return _across(evidence, flat, n, shifts).reshape(xy.shape[:-1])


def _quads_of_blobs(small: Colour) -> Floats:
    """Quads around bright regions, at several thresholds."""
    h, w = small.shape[:2]
    hsv = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)
    value = cv2.GaussianBlur(
        cv2.morphologyEx(hsv[..., 2], cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)), (0, 0), 1.5
    )
    saturation = cv2.GaussianBlur(hsv[..., 1], (0, 0), 1.5)
    white = np.clip(value.astype(np.float32) - 0.6 * saturation, 0, 255).astype(np.uint8)
    quads = []
    for layer in (value, white):
        otsu = cv2.threshold(layer, 0, 255, cv2.THRESH_OTSU)[0]
        for threshold in (
            0.8 * otsu,
            otsu,
            otsu + 0.35 * (layer.max() - otsu),
            otsu + 0.6 * (layer.max() - otsu),
        ):
            mask = (layer > threshold).astype(np.uint8)
            opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
            contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
            for contour in contours:
                if cv2.contourArea(contour) > _SMALLEST_SHARE * w * h:
                    quad = _four_corners(np.asarray(cv2.convexHull(contour), np.int32))
                    if quad is not None:
                        quads.append(quad)
    return _plausible(np.array(quads), w, h) if quads else np.zeros((0, 4, 2))


def _four_corners(hull: NDArray[np.int32]) -> Floats | None:
    around = cv2.arcLength(hull, True)
    for share in np.arange(0.01, 0.12, 0.01):
        corners = cv2.approxPolyDP(hull, share * around, True)
        if len(corners) == 4:
            return np.asarray(corners.reshape(4, 2), np.float64)
        if len(corners) < 4:
            return None
    return None


def _distinct(quads: Floats, scores: Floats, shape: tuple[int, ...]) -> list[int]:
    """The best hypotheses that differ from each other."""
    limit = _SAME_SHARE * float(np.hypot(shape[0], shape[1]))
    kept: list[int] = []
    for index in np.argsort(-scores)[:400]:
        apart = [
            min(np.abs(np.roll(quads[index], turn, 0) - quads[other]).max() for turn in range(4))
            for other in kept
        ]
        if not apart or min(apart) > limit:
            kept.append(int(index))
        if len(kept) == _MOST_PAGES:
            break
    return kept
