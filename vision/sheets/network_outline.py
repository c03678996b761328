"""Finding sheets with our networks: one sees the whole picture, one looks along the sides.

Straight lines (`vision/sheets/outline.py`) are crossed only where the networks are not sure.
"""

from dataclasses import dataclass, field

import cv2
import numpy as np

from models.canvas import Canvas
from models.page_corners import Outline, PageCorners, Sighting
from models.page_sides import PageSides, Sides
from models.quads import apart
from vision.geometry import Floats, FramePx, Quad
from vision.picture import Frame, Page
from vision.sheets.cut_off import completed
from vision.sheets.outline import LinePageFinder, PageFinder

#: Sides are looked along at steps of so many pixels of the first network's canvas: their edge is
#: found to a tenth of a step, within 16 steps. A second, closer look gained .0005 of overlap.
_STEP = 0.3
#: How much of the confidence rests on the paper's edge being found along the sides.
_BORNE_OUT = 0.6
#: How much less an outline is preferred whose middle is a diagonal away from the frame's.
_CENTRAL = 0.3
#: Below this presence there is no sheet: of 280 frames and photos with one, it was least 0.75.
_NO_SHEET = 0.3
#: With a sheet less sure than this, lines are crossed too, which takes as long again; they are
#: never surer than this.
_UNSURE = 0.5
#: An outline less sure than this is looked for again: of 84 synthetic frames of one whole sheet 79
#: were at least as sure at once.
_SURE = 0.9
#: Hypotheses of the networks, and of all, handed on.
_MOST_DRAWN, _MOST_PAGES = 3, 6
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


@dataclass(frozen=True)
class _Look:
    """How many outlines are drawn exactly, and those less sure than a share of the best are not."""

    most: int
    worth: float


#: Where it is not clear at once, one beside another sheet may be half as sure as one around both.
_FIRST, _AGAIN = _Look(3, 0.6), _Look(7, 0.45)


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
        drawn = self._drawn(frame, sighting, canvas, _FIRST)
        if not drawn or drawn[0].confidence < _SURE:
            again = self.corners.see_again(frame.pixels)
            drawn = self._drawn(frame, again, canvas, _AGAIN)
        pages = [page for each in drawn for page in _ended(frame, canvas, each)]
        if not pages or pages[0].confidence < _UNSURE:
            pages += [
                Page(page.corners, page.confidence * _UNSURE) for page in self.otherwise.find(frame)
            ]
            pages.sort(key=lambda page: -page.confidence)
        return _distinct(pages, frame)

    def _drawn(
        self, frame: Frame, sighting: Sighting, canvas: Canvas, look: "_Look"
    ) -> list["_Drawn"]:
        """The sheets seen with their sides along the paper's edge, best first."""
        canvas_px = frame.width_px / canvas.picture[0]
        drawn = [
            _Drawn(
                self.sides.drawn(frame.pixels, outline.corners, _STEP * canvas_px),
                outline.confidence,
                frame,
            )
            for outline in _worthwhile(sighting.outlines, frame, look)
        ]
        drawn.sort(key=lambda each: -each.rank)
        return drawn[:_MOST_DRAWN]


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A sheet drawn along the paper's edge in a frame, and how sure it was before."""

    sides: Sides
    seen: float
    frame: Frame

    @property
    def confidence(self) -> float:
        """How sure it is now, 0..1."""
        return float(np.clip(self.seen * (1 - _BORNE_OUT * (1 - self.sides.evidence)), 0, 1))

    @property
    def rank(self) -> float:
        """By which the best comes first.

        An outline round two sheets has a side that is none; of two sheets the nearer the frame's
        middle is meant.
        """
        evidence = (self.sides.evidence + self.sides.weakest) / 2
        return self.seen * (1 - _BORNE_OUT * (1 - evidence)) * (1 - _CENTRAL * self._off_centre)

    @property
    def _off_centre(self) -> float:
        """How far what is in sight of it lies from the frame's middle, as share of the diagonal."""
        size = np.array([self.frame.width_px, self.frame.height_px])
        whole = Quad[FramePx].box(0, 0, *(size - 1)).xy.astype(np.float32)
        part = cv2.intersectConvexConvex(whole, self.sides.corners.astype(np.float32))[1]
        if part is None:
            return 1.0
        return float(np.linalg.norm(part.reshape(-1, 2).mean(axis=0) - size / 2)) / float(
            np.hypot(*size)
        )


def _ended(frame: Frame, canvas: Canvas, drawn: _Drawn) -> list[Page]:
    """The sheet; several where one of its sides is out of sight."""
    sides, confidence = drawn.sides, drawn.confidence
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


def _worthwhile(outlines: tuple[Outline, ...], frame: Frame, look: _Look) -> list[Outline]:
    """The best outline, and others that differ and are nearly as sure."""
    kept: list[Outline] = []
    for outline in outlines:
        if kept and outline.confidence < look.worth * kept[0].confidence:
            break
        if all(apart(outline.corners, other.corners) > _same_px(frame) for other in kept):
            kept.append(outline)
        if len(kept) == look.most:
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
