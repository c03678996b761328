"""Finding sheets with our networks: one sees the whole picture, one looks along the sides.

Straight lines (`vision/outline.py`) are crossed only where the networks are not sure.
"""

from dataclasses import dataclass, field

import numpy as np

from models.canvas import Canvas
from models.page_corners import Outline, PageCorners
from models.page_sides import PageSides
from vision.geometry import Quad
from vision.outline import LinePageFinder, PageFinder
from vision.picture import Frame, Page

#: Sides are looked along at steps of so many pixels of the first network's canvas: at first as
#: far as that is ever wrong, then closely.
_STEPS = (0.5, 0.2)
#: With a sheet less sure than this, lines are crossed too, which takes 80 ms.
_UNSURE = 0.6


@dataclass(frozen=True, eq=False)
class NetworkPageFinder:
    """Finds sheets in any pose and light, in about 10 ms."""

    corners: PageCorners = field(default_factory=PageCorners)
    sides: PageSides = field(default_factory=PageSides)
    otherwise: PageFinder = field(default_factory=LinePageFinder)

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; corners clockwise in FramePx."""
        canvas = Canvas(frame.width_px, frame.height_px)
        sighting = self.corners.see(frame.pixels)
        pages = [self._drawn(frame, outline, canvas) for outline in sighting.outlines]
        if not pages or pages[0].confidence < _UNSURE:
            pages += [
                Page(page.corners, min(page.confidence, sighting.presence, _UNSURE))
                for page in self.otherwise.find(frame)
            ]
        return pages

    def _drawn(self, frame: Frame, outline: Outline, canvas: Canvas) -> Page:
        """A sheet with its sides along the paper's edge."""
        canvas_px = frame.width_px / canvas.picture[0]
        quad = outline.corners
        for step in _STEPS:
            quad = self.sides.drawn(frame.pixels, quad, step * canvas_px).corners
        return Page(Quad(quad), float(np.clip(outline.confidence, 0, 1)))
