"""Strips of a frame along the four sides of an outline, upright: what lies outside is on top."""

import cv2
import numpy as np
from numpy.typing import NDArray

from models.quads import NEXT, Floats

#: Places along a side, and across it from outside to inside.
ALONG, ACROSS = 64, 32
#: How far the places across are spread, in samples from the outline; positive is inside.
DEPTHS = np.arange(ACROSS) - (ACROSS - 1) / 2
#: Contrast of a strip is raised to this many standard deviations, and no more than so many times
#: its noise: white on white shows, an even table stays even.
_SPREAD, _LEAST_GREY = 2.0, 3.0


def axes(quad: Floats) -> tuple[Floats, Floats, Floats]:
    """For each side of a clockwise quad (4, 2): its places (4, 64, 2), way and inward (4, 2)."""
    side = quad[NEXT] - quad
    way = side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    share = (np.arange(ALONG) + 0.5) / ALONG
    places = quad[:, None] + share[None, :, None] * side[:, None]
    return places, way, np.stack([-way[:, 1], way[:, 0]], axis=1)


def cut(frame: NDArray[np.uint8], quad: Floats, step_px: float) -> NDArray[np.float32]:
    """The strips along the sides of a quad: float32 (4, 7, 32, 64).

    Blue, green, red about -1..1; the same with their contrast raised; 1 inside the frame, else 0.
    """
    places, _, inward = axes(quad)
    return cut_along(frame, places, inward[:, None], step_px)


def cut_along(
    frame: NDArray[np.uint8], places: Floats, inward: Floats, step_px: float
) -> NDArray[np.float32]:
    """The same along sides that may be bent: their places, and ways inward, (4, 64, 2) each."""
    at = places[:, None] + (DEPTHS * step_px)[None, :, None, None] * inward[:, None]
    x = np.ascontiguousarray(at[..., 0], np.float32).reshape(4 * ACROSS, ALONG)
    y = np.ascontiguousarray(at[..., 1], np.float32).reshape(4 * ACROSS, ALONG)
    seen = cv2.remap(frame, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    height, width = frame.shape[:2]
    shown = ((x > -0.5) & (x < width - 0.5) & (y > -0.5) & (y < height - 0.5)).astype(np.float32)
    seen = seen.reshape(4, ACROSS, ALONG, 3).astype(np.float32)
    shown = shown.reshape(4, ACROSS, ALONG)
    mask = shown[..., None]
    count = np.maximum(1, mask.sum(axis=(1, 2), keepdims=True))
    mean = (seen * mask).sum(axis=(1, 2), keepdims=True) / count
    apart = (seen - mean) * mask
    spread = np.square(apart).sum(axis=(1, 2, 3), keepdims=True) / (3 * count)
    raised = apart / (_SPREAD * (np.sqrt(spread) + _LEAST_GREY))
    strips = np.empty((4, 7, ACROSS, ALONG), np.float32)
    strips[:, :3] = ((seen - 127.5) * (mask / np.float32(127.5))).transpose(0, 3, 1, 2)
    strips[:, 3:6] = np.clip(raised, -2, 2).transpose(0, 3, 1, 2)
    strips[:, 6] = shown
    return strips
