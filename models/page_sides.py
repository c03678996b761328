"""Where the paper's edge runs exactly: a small network looks along the sides of an outline."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from models.quads import NEXT, Floats, is_convex
from models.session import Session
from models.strips import ACROSS, ALONG, axes, cut, cut_along

#: The frame is averaged so that strips are sampled at about every so many pixels.
_SAMPLE_PX = 1.25
#: Depths next to the likeliest that tell where between two the edge lies.
_NEIGHBOURS = 2
#: With less of it inside the frame a side says nothing.
_OUT_OF_SIGHT = 0.12
#: A side with less weight than this share of its places is left as it was.
_LEAST_WEIGHT = 0.12
#: Residuals from here on count less in a fit (Cauchy), samples.
_SOFT = 0.6
#: How much the middle of a side may bow before it costs as much as one place off by a sample.
_BOW = 2.0
#: Places along a side that the edge is told at.
PLACES = ALONG // 2
#: The two sides that meet at each corner.
_MEETING = (np.arange(4)[:, None] + [-1, 0]) % 4
#: Sides whose ways cross at less than this (its sine) do not meet.
_LEAST_CROSSING = 1e-3
#: A corner that would move by more than so many samples was not found.
_FURTHEST = 1.5 * ACROSS


@dataclass(frozen=True, eq=False)
class Sides:
    """An outline drawn through the paper's edge.

    `corners` (4, 2) in px of the frame; `shown` (4,) is the share of each side inside the frame,
    `found` (4,) how sure the paper's edge was found along that, both 0..1.
    """

    corners: Floats
    shown: Floats
    found: Floats

    @property
    def evidence(self) -> float:
        """How sure the sides inside the frame are the paper's, 0..1."""
        there = self.found[self.shown > _OUT_OF_SIGHT]
        return float(there.mean()) if len(there) else 0.0

    @property
    def weakest(self) -> float:
        """How sure the least sure of the sides inside the frame is the paper's, 0..1."""
        there = self.found[self.shown > _OUT_OF_SIGHT]
        return float(there.min()) if len(there) else 0.0


@dataclass(frozen=True, eq=False)
class EdgePlaces:
    """Where the paper's edge was found along four sides, at 32 places each.

    `places` (4, 32, 2) in px of the frame, each moved across the line it was sought along; `found`
    (4, 32) how surely, 0..1.
    """

    places: Floats
    found: Floats


class PageSides:
    """The network; made once, used for every frame of one thread."""

    @cached_property
    def _session(self) -> Session:
        return Session("page_sides", keeps_room=True)

    def drawn(self, frame: NDArray[np.uint8], quad: Floats, step_px: float) -> Sides:
        """The outline near the clockwise `quad` (4, 2), sought within 16 steps of it.

        `frame` is uint8 BGR (H, W, 3); `step_px` how finely it is looked at, px of the frame.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        small, factor = _averaged(frame, step_px)
        at = (quad + 0.5) * factor - 0.5
        return self.drawn_in(small, at, step_px * factor, factor)

    def along(self, frame: NDArray[np.uint8], lines: Floats, step_px: float) -> EdgePlaces:
        """The paper's edge near four lines that need not be straight, within 16 steps of them.

        `lines` (4, 64, 2), px of the frame, run clockwise round the sheet; the rest is as for
        `drawn`.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        small, factor = _averaged(frame, step_px)
        way = np.gradient(lines, axis=1)
        way /= np.maximum(np.linalg.norm(way, axis=2, keepdims=True), 1e-9)
        inward = np.stack([-way[..., 1], way[..., 0]], axis=2)
        at = (lines + 0.5) * factor - 0.5
        (logits,) = self._session.run(cut_along(small, at, inward, step_px * factor))
        depth, weight = _depths(logits)
        middle, across = (each.reshape(4, PLACES, 2, 2).mean(axis=2) for each in (lines, inward))
        return EdgePlaces(middle + (depth * step_px)[..., None] * across, weight)

    def drawn_in(
        self, small: NDArray[np.uint8], quad: Floats, step_px: float, factor: float = 1.0
    ) -> Sides:
        """As `drawn`, in a frame shrunk by `factor`; `quad` and `step_px` are in its px."""
        strips = cut(small, quad, step_px)
        (logits,) = self._session.run(strips)
        depth, weight = _depths(logits)
        corners = _joined(quad, depth * step_px, weight, step_px)
        shown = strips[:, 6, ACROSS // 2].mean(axis=1).astype(np.float64)
        found = np.minimum(1, weight.mean(axis=1) / np.maximum(shown, _OUT_OF_SIGHT))
        return Sides((corners + 0.5) / factor - 0.5, shown, found)


def _averaged(frame: NDArray[np.uint8], step_px: float) -> tuple[NDArray[np.uint8], float]:
    """The frame shrunk so that a step spans few of its px, and by how much."""
    factor = min(1.0, _SAMPLE_PX / step_px)
    if factor >= 0.8:
        return frame, 1.0
    size = (round(frame.shape[1] * factor), round(frame.shape[0] * factor))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8), factor


def _depths(logits: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Depth of the edge in samples, and how sure it is, 0..1, by side and place: (4, 32) each."""
    power = np.exp(logits - logits.max(axis=1, keepdims=True)).astype(np.float64)
    power /= power.sum(axis=1, keepdims=True)
    share = power[:, :ACROSS]
    peak = share.argmax(axis=1)
    near = np.abs(np.arange(ACROSS)[None, :, None] - peak[:, None]) <= _NEIGHBOURS
    mass = np.where(near, share, 0)
    weight = mass.sum(axis=1)
    depth = (mass * np.arange(ACROSS)[None, :, None]).sum(axis=1) / np.maximum(weight, 1e-9)
    return depth - (ACROSS - 1) / 2, weight


def _joined(quad: Floats, depth: Floats, weight: Floats, step_px: float) -> Floats:
    """Where the curves through neighbouring sides meet."""
    _, way, inward = axes(quad)
    length = np.linalg.norm(quad[NEXT] - quad, axis=1)
    curves = _curves(depth, weight, step_px)
    corners = quad
    for _ in range(2):
        apart = corners[:, None] - quad[_MEETING]
        share = np.clip((apart * way[_MEETING]).sum(axis=2) / length[_MEETING], -0.2, 1.2)
        height, slope = _at(curves[_MEETING], share)
        point = quad[_MEETING] + (share * length[_MEETING])[..., None] * way[_MEETING]
        point += height[..., None] * inward[_MEETING]
        along = way[_MEETING] + (slope / length[_MEETING])[..., None] * inward[_MEETING]
        corners = _meeting(point, along, corners)
    moved = np.abs(corners - quad).max()
    return corners if moved < _FURTHEST * step_px and is_convex(corners) else quad


def _curves(depth: Floats, weight: Floats, step_px: float) -> Floats:
    """Height, slope and bow of the depths over 0..1 along each side, px: (4, 3); noughts unseen."""
    share = (np.arange(PLACES) + 0.5) / PLACES
    columns = np.column_stack([np.ones_like(share), share, share * (1 - share) * 4])
    count = weight
    curves: Floats = np.zeros((4, 3))
    stiff = np.diag([1e-6, 1e-6, 1 / _BOW**2])
    for _ in range(6):
        scaled = columns * count[..., None]
        solved = np.linalg.solve(
            scaled.transpose(0, 2, 1) @ columns + stiff,
            scaled.transpose(0, 2, 1) @ depth[..., None],
        )[..., 0]
        curves = np.asarray(solved, np.float64)
        residual = (depth - curves @ columns.T) / step_px
        count = np.asarray(weight / (1 + (residual / _SOFT) ** 2), np.float64)
    curves[weight.mean(axis=1) < _LEAST_WEIGHT] = 0
    return curves


def _at(curves: Floats, share: Floats) -> tuple[Floats, Floats]:
    """Height of curves (4, 2, 3) and their slope at a share each; beyond its ends one is straight.

    Each (4, 2).
    """
    near = np.clip(share, 0, 1)
    start, climb, bow = curves[..., 0], curves[..., 1], curves[..., 2]
    slope = climb + bow * 4 * (1 - 2 * near)
    height = start + climb * near + bow * 4 * near * (1 - near)
    return np.asarray(height + slope * (share - near)), np.asarray(slope)


def _meeting(point: Floats, way: Floats, otherwise: Floats) -> Floats:
    """Where pairs of lines, each (4, 2, 2) by pair and line, meet; `otherwise` if hardly at all."""
    one, other = way[:, 0], way[:, 1]
    bottom = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    gap = point[:, 1] - point[:, 0]
    meets = np.abs(bottom) >= _LEAST_CROSSING
    along = (gap[:, 0] * other[:, 1] - gap[:, 1] * other[:, 0]) / np.where(meets, bottom, 1)
    return np.where(meets[:, None], point[:, 0] + one * along[:, None], otherwise)
