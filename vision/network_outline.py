"""Finding sheets with our networks: one sees the whole picture, one looks along the sides.

Straight lines (`vision/outline.py`) are crossed only where the networks are not sure.
"""

from dataclasses import dataclass, field

import numpy as np

from models.canvas import Canvas
from models.page_corners import Outline, PageCorners, Sighting
from models.page_sides import PageSides, Sides
from models.quads import apart
from vision.cut_off import completed
from vision.geometry import Floats, FramePx, Quad
from vision.outline import LinePageFinder, PageFinder
from vision.picture import Frame, Page

#: Sides are looked along at steps of so many pixels of the first network's canvas: their edge is
#: found to a tenth of a step, within 16 steps. A second, closer look gained .0005 of overlap.
_STEP = 0.3
#: How much of the confidence rests on the paper's edge being found along the sides.
_BORNE_OUT = 0.6
#: Below this presence there is no sheet: of 280 frames and photos with one, it was least 0.75.
_NO_SHEET = 0.3
#: With a sheet less sure than this, lines are crossed too, which takes as long again; they are
#: never surer than this.
_UNSURE = 0.5
#: Hypotheses of the networks drawn exactly, and of all handed on.
_MOST_DRAWN, _MOST_PAGES = 3, 6
#: A hypothesis less sure than this share of the best is not worth its time.
_WORTH = 0.6
#: Two outlines whose corners are nearer than this share of the frame's diagonal are one.
_SAME_SHARE = 0.02
#: A side is out of sight with less than this share of it inside the frame.
_IN_SIGHT = 0.12
#: A side this near to the frame's edge, as share of the frame's longer side, is cut off there.
_RIM_SHARE = 0.006
#: Beyond this share of the room around the picture an outline ends because the canvas does.
_END_OF_CANVAS = 0.8
#: Each guess of where a sheet ends is this much less sure than the one before.
_GUESS = 0.97


@dataclass(frozen=True, eq=False)
class NetworkPageFinder:
    """Finds sheets in any pose and light; `otherwise` is asked where the networks are not sure."""

    corners: PageCorners = field(default_factory=PageCorners)
    sides: PageSides = field(default_factory=PageSides)
    otherwise: PageFinder = field(default_factory=LinePageFinder)

    def find(self, frame: Frame) -> list[Page]:
        """Hypotheses of the sheet meant, best first; corners clockwise in FramePx.

        Raises:
            ModelsError: a network's file is missing or changed.
        """
        canvas = Canvas(frame.width_px, frame.height_px)
        sighting = self.corners.see(frame.pixels)
        if sighting.presence < _NO_SHEET:
            return []
        pages = self._drawn(frame, sighting, canvas)
        if not pages or pages[0].confidence < _UNSURE:
            pages += [
                Page(page.corners, page.confidence * _UNSURE) for page in self.otherwise.find(frame)
            ]
            pages.sort(key=lambda page: -page.confidence)
        return _distinct(pages, frame)

    def _drawn(self, frame: Frame, sighting: Sighting, canvas: Canvas) -> list[Page]:
        """The sheets seen with their sides along the paper's edge, best first."""
        canvas_px = frame.width_px / canvas.picture[0]
        drawn = []
        for outline in _worthwhile(sighting.outlines, frame):
            sides = self.sides.drawn(frame.pixels, outline.corners, _STEP * canvas_px)
            drawn.append((outline.confidence * (1 - _BORNE_OUT * (1 - sides.evidence)), sides))
        drawn.sort(key=lambda each: -each[0])
        pages: list[Page] = []
        for confidence, sides in drawn:
            pages += _ended(frame, canvas, sides, float(np.clip(confidence, 0, 1)))
        return pages


def _ended(frame: Frame, canvas: Canvas, sides: Sides, confidence: float) -> list[Page]:
    """The sheet; several where one of its sides is out of sight."""
    quad = Quad[FramePx](sides.corners)
    unseen = [side for side in range(4) if _is_out_of_sight(frame, sides, side)]
    is_guessed = not any(_ends_with(canvas, sides.corners, side) for side in unseen)
    guesses = completed(frame, quad, unseen, is_guessed)
    return [Page(each, confidence * _GUESS**number) for number, each in enumerate(guesses)]


def _is_out_of_sight(frame: Frame, sides: Sides, side: int) -> bool:
    """Whether a side lies outside the frame, or along its edge, where a sheet hardly ever ends."""
    ends = sides.corners[[side, (side + 1) % 4]]
    limit = np.array([frame.width_px - 1, frame.height_px - 1])
    rim = _RIM_SHARE * float(limit.max())
    on_rim = (ends < rim).all(axis=0) | (ends > limit - rim).all(axis=0)
    return bool(sides.shown[side] < _IN_SIGHT or on_rim.any())


def _worthwhile(outlines: tuple[Outline, ...], frame: Frame) -> list[Outline]:
    """The best outline, and another that differs and is nearly as sure."""
    kept: list[Outline] = []
    for outline in outlines:
        if kept and outline.confidence < _WORTH * kept[0].confidence:
            break
        if all(apart(outline.corners, other.corners) > _same_px(frame) for other in kept):
            kept.append(outline)
        if len(kept) == _MOST_DRAWN:
            break
    return kept


def _ends_with(canvas: Canvas, corners: Floats, side: int) -> bool:
    """Whether a side lies where the canvas ends, and so says nothing of where the sheet does."""
    middle = (corners[side] + corners[(side + 1) % 4]) / 2
    at = canvas.from_frame(middle[None])[0]
    room = np.array(canvas.offset)
    inside = np.minimum(at, np.array(canvas.size) - 1 - at)
    return bool((inside < (1 - _END_OF_CANVAS) * room).any())


def _distinct(pages: list[Page], frame: Frame) -> list[Page]:
    """The first of pages that are much the same, and no more than are worth trying."""
    kept: list[Page] = []
    for page in pages:
        if all(apart(page.corners.xy, other.corners.xy) > _same_px(frame) for other in kept):
            kept.append(page)
    return kept[:_MOST_PAGES]


def _same_px(frame: Frame) -> float:
    return _SAME_SHARE * float(np.hypot(frame.width_px, frame.height_px))
