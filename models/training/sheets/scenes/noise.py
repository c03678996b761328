"""Random fields that all painted things are made of: float32 planes (H, W)."""

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Floats = NDArray[np.float64]
Pixels = NDArray[np.uint8]
Rng = np.random.Generator

#: Coverage is counted in so many parts of a pixel, each way.
_FINE = 4


def smooth(rng: Rng, height: int, width: int, cell_px: float) -> Plane:
    """Noise of one scale, mean 0, standard deviation about 0.7."""
    rows, columns = max(2, round(height / cell_px) + 2), max(2, round(width / cell_px) + 2)
    coarse = rng.standard_normal((rows, columns), np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC))


def cloudy(rng: Rng, height: int, width: int, largest_px: float, fade: float = 0.55) -> Plane:
    """Noise of every scale from `largest_px` down, each `fade` of the one before; about -1..1."""
    total = np.zeros((height, width), np.float32)
    strength, cell, power = 1.0, largest_px, 0.0
    while cell >= 1.5:
        total += np.float32(strength) * smooth(rng, height, width, cell)
        power += strength**2
        strength, cell = strength * fade, cell / 2.2
    return np.asarray(total / np.float32(np.sqrt(power) + 1e-6), np.float32)


def tinted(tone: Plane, dark: Floats, light: Floats) -> Plane:
    """A tone 0..1 as a colour between two: (H, W, 3)."""
    low, high = dark.astype(np.float32), light.astype(np.float32)
    return np.asarray(low + (high - low) * np.clip(tone, 0, 1)[..., None], np.float32)


def colour(rng: Rng, darkest: float, lightest: float, loud: float = 0.2) -> Floats:
    """A colour 0..1 of some lightness; `loud` is how far its channels part."""
    return np.asarray(np.clip(rng.uniform(darkest, lightest) * rng.normal(1, loud, 3), 0.01, 1.0))


def polygon(shape: tuple[int, ...], corners: Floats) -> Plane:
    """Coverage 0..1 of each pixel by a polygon (N, 2), right on average to 0.02 px."""
    cover = np.zeros(shape[:2], np.float32)
    limit = np.array([shape[1], shape[0]])
    low = np.clip(np.floor(corners.min(axis=0)).astype(int) - 1, 0, limit)
    high = np.clip(np.ceil(corners.max(axis=0)).astype(int) + 2, 0, limit)
    width, height = high - low
    if width <= 0 or height <= 0:
        return cover
    fine = np.zeros((height * _FINE, width * _FINE), np.uint8)
    at = np.clip(((corners - low + 0.5) * _FINE - 0.5) * 16, -(2**20), 2**20)
    path = [np.round(at).astype(np.int32)]
    # OpenCV fills what the border touches too, which is half inside on average.
    cv2.fillPoly(fine, path, 254, cv2.LINE_8, 4)
    cv2.polylines(fine, path, True, 127, 1, cv2.LINE_8, 4)
    mean = cv2.resize(fine, (int(width), int(height)), interpolation=cv2.INTER_AREA)
    cover[low[1] : high[1], low[0] : high[0]] = np.asarray(mean, np.float32) / np.float32(254)
    return cover


def turned_box(rng: Rng, centre: Floats, width: float, height: float) -> Floats:
    """The corners (4, 2) of a box turned at random and slightly in perspective."""
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    box = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1.0]]) * [width / 2, height / 2]
    box *= 1 + rng.normal(0, 0.03, (4, 1))
    return np.asarray(box @ turn.T + centre)
