"""Edges of a small picture: how strong, which way, and the straight lines they make."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats
from vision.picture import Colour, Grey

Plane = NDArray[np.float32]

#: An edge as strong as this many times the median gradient is beyond doubt halfway.
_NOISE_FACTOR, _LEAST_NOISE = 2.0, 0.8
#: Dark strokes thinner than this share of the picture are closed: print, rules.
_STROKE_SHARE = 1 / 60
#: A white sheet on a white table shows only as a thin line, which closing erases: the picture as
#: it is counts too, but less, since it also holds the print.
_AS_IT_IS = 0.6
#: Segments shorter than this share of the picture are letters.
_SHORTEST_SHARE = 0.035
_MOST_SEGMENTS = 160
#: Segments whose ends lie this close to a longer one's line continue it.
_SAME_LINE_PX = 2.5
_MOST_LINES = 56


@dataclass(frozen=True, eq=False)
class Edges:
    """Signed edges of a picture.

    `gx`, `gy`: float32 (H, W), in units of noise, of whatever shows the edge best: lightness, as
    it is or with strokes closed, or colour. `lines`: (N, 3) as a x + b y + c = 0 with a² + b² = 1.
    """

    gx: Plane
    gy: Plane
    lines: Floats

    @classmethod
    def of(cls, small: Colour) -> Self:
        """The edges of `small`, uint8 BGR."""
        lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2Lab), np.uint8)
        light = np.ascontiguousarray(lab[..., 0])
        side = max(5, round(max(light.shape) * _STROKE_SHARE)) | 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
        closed = np.asarray(cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel), np.uint8)
        gx, gy, strength = _gradient(light, _AS_IT_IS)
        for layer in (closed, lab[..., 1], lab[..., 2]):
            gx_too, gy_too, strength_too = _gradient(layer, 1.0)
            stronger = (strength_too > strength).astype(np.uint8)
            for best, candidate in ((gx, gx_too), (gy, gy_too), (strength, strength_too)):
                cv2.copyTo(candidate, stronger, best)
        noise = max(_LEAST_NOISE, _NOISE_FACTOR * float(np.median(strength[::2, ::2])))
        return cls(gx / np.float32(noise), gy / np.float32(noise), _straight_lines([light, closed]))

    def across(self, xy: Floats, normal: Floats, shifts: tuple[float, ...]) -> Floats:
        """Edge strength in -1..1 across `normal` at `xy`, positive where it brightens along it.

        `xy` and `normal` are (..., 2); of the places `shifts` px along the normal the strongest
        counts.
        """
        strongest = np.zeros(xy.shape[:-1])
        for shift in shifts:
            at = (xy + shift * normal).astype(np.float32)
            gx = cv2.remap(self.gx, at[..., 0], at[..., 1], cv2.INTER_NEAREST)
            gy = cv2.remap(self.gy, at[..., 0], at[..., 1], cv2.INTER_NEAREST)
            value = np.tanh(0.5 * (gx * normal[..., 0] + gy * normal[..., 1]))
            strongest = np.where(np.abs(value) > np.abs(strongest), value, strongest)
        return strongest


def _gradient(layer: NDArray[np.uint8], weight: float) -> tuple[Plane, Plane, Plane]:
    """Derivatives in grey values per px, times `weight`, and their magnitude."""
    smooth = cv2.GaussianBlur(layer, (0, 0), 1.0)
    gx = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 1, 0, scale=weight / 16), np.float32)
    gy = np.asarray(cv2.Scharr(smooth, cv2.CV_32F, 0, 1, scale=weight / 16), np.float32)
    return gx, gy, np.asarray(cv2.magnitude(gx, gy), np.float32)


def _straight_lines(layers: list[Grey]) -> Floats:
    """Distinct lines through the longest segments (LSD, Grompone von Gioi et al. 2012)."""
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE)
    found = [detector.detect(layer)[0] for layer in layers]
    parts = [segments.reshape(-1, 4) for segments in found if segments is not None]
    if not parts:
        return np.zeros((0, 3))
    segments = np.concatenate(parts).astype(np.float64)
    length = np.hypot(*(segments[:, 2:] - segments[:, :2]).T)
    longest = np.argsort(-length)[:_MOST_SEGMENTS]
    longest = longest[length[longest] > max(layers[0].shape) * _SHORTEST_SHARE]
    return _merged(segments[longest], length[longest])


def _merged(segments: Floats, length: Floats) -> Floats:
    """One line for the segments that continue each other, those with most length first."""
    start, end = segments[:, :2], segments[:, 2:]
    normals = np.column_stack([start[:, 1] - end[:, 1], end[:, 0] - start[:, 0]]) / length[:, None]
    free = np.ones(len(segments), bool)
    lines, weights = [], []
    for number in range(len(segments)):
        if not free[number]:
            continue
        normal, through = normals[number], start[number]
        near = free & (np.abs((start - through) @ normal) < _SAME_LINE_PX)
        near &= np.abs((end - through) @ normal) < _SAME_LINE_PX
        free &= ~near
        lines.append(_line_through(start[near], end[near], length[near]))
        weights.append(float(length[near].sum()))
    return np.array(lines).reshape(-1, 3)[np.argsort(-np.array(weights))[:_MOST_LINES]]


def _line_through(start: Floats, end: Floats, length: Floats) -> Floats:
    """The line with the least squared distance to the segments' ends, long ones counting more."""
    points = np.concatenate([start, end])
    weight = np.concatenate([length, length])[:, None]
    centre = (points * weight).sum(axis=0) / weight.sum()
    off = (points - centre) * np.sqrt(weight)
    (xx, yy), xy = (off * off).sum(axis=0), float((off[:, 0] * off[:, 1]).sum())
    along = 0.5 * np.arctan2(2 * xy, xx - yy)
    normal = np.array([-np.sin(along), np.cos(along)])
    return np.array([normal[0], normal[1], -float(normal @ centre)])
