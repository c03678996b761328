"""Sheets of which one side is in sight, and how far off an outline puts what is in sight of one."""

from dataclasses import replace

import numpy as np

from tests.benchmarks.stance import Stance, stand
from tests.builders import A4_MM
from vision.geometry import FramePx, Homography, PageMm, Points, Quad

#: Cells of a layout are so wide: print that is less off is found by it.
CELL_MM = 9.0


def beside(seed: int, share: float = 1.25) -> Stance:
    """A4 of which the left side is in sight, a third of the frame from its right, and no end.

    It leans by up to 12 degrees: one side tells little of how far paper leans away from it.
    """
    rng = np.random.default_rng(seed)
    stance = stand(rng, A4_MM, (1280, 720), (share, share), 12, float(rng.uniform(-8, 8)))
    middle = Points[PageMm](np.array([[0, A4_MM[1] / 2]]))
    for _ in range(5):
        off_px = np.array([860, 360]) - stance.place(middle).xy[0]
        off_mm = np.array([*off_px, 0]) * stance.shift_mm[2] / stance.focal_px
        stance = replace(stance, shift_mm=stance.shift_mm + off_mm)
    return stance


def off_mm(outlines: list[Quad[FramePx]], truth: Homography[PageMm, FramePx]) -> float:
    """How far the nearest outline puts print in sight of a frame, in mm on A4: the median."""
    across, down = np.meshgrid(np.linspace(0, A4_MM[0], 20), np.linspace(0, A4_MM[1], 28))
    on_paper = np.column_stack([across.ravel(), down.ravel()])
    seen = truth(Points[PageMm](on_paper)).xy
    shown = ((seen > 0) & (seen < [1279, 719])).all(axis=1)
    sheet = Quad[PageMm].box(0, 0, *A4_MM)
    apart = [
        np.median(
            np.linalg.norm(
                Homography.between(quad.turned(turns), sheet)(Points[FramePx](seen[shown])).xy
                - on_paper[shown],
                axis=1,
            )
        )
        for quad in outlines
        for turns in range(4)
    ]
    return float(min(apart, default=np.inf))
