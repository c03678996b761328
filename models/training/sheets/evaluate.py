"""How well the networks do on painted scenes they never saw.

Synthetic, and only a first check: `python -m tests.benchmarks outlines` measures on frames of
another composer and on real photos.
"""

import cv2
import numpy as np

from models.canvas import Canvas
from models.page_corners import PageCorners
from models.page_sides import PageSides
from models.training.sheets.scenes.noise import Floats
from models.training.sheets.scenes.studio import Studio

_SCENES, _WIDTH, _HEIGHT = 200, 640, 360
#: Canvas on which areas are counted, px.
_CANVAS_PX = 800


def evaluate(seed: int) -> str:
    """Mean and worst-tenth Jaccard index of the networks, and how often presence is mistaken."""
    studio, corners, sides = Studio(np.random.default_rng(seed)), PageCorners(), PageSides()
    rough, exact, mistakes = [], [], 0
    for _ in range(_SCENES):
        scene = studio.scene(_WIDTH, _HEIGHT)
        sighting = corners.see(scene.pixels)
        mistakes += (sighting.presence > 0.5) != (scene.edge is not None)
        if scene.edge is None:
            continue
        if not sighting.outlines:
            rough.append(0.0)
            exact.append(0.0)
            continue
        quad = sighting.outlines[0].corners
        rough.append(jaccard(quad, scene.edge))
        step_px = 0.5 * _WIDTH / Canvas(_WIDTH, _HEIGHT).picture[0]
        exact.append(jaccard(sides.drawn(scene.pixels, quad, step_px).corners, scene.edge))
    figures = [
        f"{name}: Jaccard {np.mean(each):.3f}, worst tenth under {np.quantile(each, 0.1):.3f}"
        for name, each in (("page_corners", rough), ("with page_sides", exact))
    ]
    return "\n".join([*figures, f"sheet or none: {mistakes} of {_SCENES} mistaken (synthetic)"])


def jaccard(one: Floats, other: Floats) -> float:
    """Intersection over union of two polygons (N, 2)."""
    both = np.vstack([one, other])
    low = both.min(axis=0)
    scale = _CANVAS_PX / (both.max(axis=0) - low).max()
    drawn = []
    for polygon in (one, other):
        plane = np.zeros((_CANVAS_PX + 2, _CANVAS_PX + 2), np.uint8)
        cv2.fillPoly(plane, [np.round((polygon - low) * scale * 16).astype(np.int32)], 1, shift=4)
        drawn.append(plane > 0)
    return float((drawn[0] & drawn[1]).sum() / (drawn[0] | drawn[1]).sum())
