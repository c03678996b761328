"""Which sheet in a picture is meant, how large it is, and the map from its millimetres.

A screenshot or a scan shows no edge of paper: then the whole picture is the sheet.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from models.canvas import Canvas
from models.page_sides import PageSides
from vision.geometry import Floats, FramePx, Homography, PageMm, Quad, picture_outline
from vision.picture import Colour, Frame, Page, shrunk
from vision.quality import is_sheet
from vision.sheets.drawn import is_drawn
from vision.sheets.outline import PageFinder

#: Outlines are sought at this longest side, as for recognition.
_WORK_PX = 1920
#: Focal length of a phone's main camera, as share of the picture's longer side, see cut_off.py.
_FOCAL_SHARE = 0.82
#: Paper by its longer side over its shorter, likeliest first, and the shorter side in mm. A5 is as
#: slender as A4 and rare; it is taken for A4 printed small.
_FORMATS = ((297 / 210, 210.0), (279.4 / 215.9, 215.9), (355.6 / 215.9, 215.9))
#: Paper is of a format when its slenderness is within this share of it: an outline's corners are
#: off by some pixels, the focal length by a fifth.
_LIKE_FORMAT = 0.06
#: Sheets with sides like these may be A4 with a band along one end, or along one side, and are when
#: all sides of that are edges so surely. Edges are sought at steps of so many px of the networks'
#: canvas.
_SHORT, _NARROW, _ALL_EDGES, _STEP = (1.1, 1.39), (1.5, 2.4), 0.85, 0.3
#: What is no paper of a format is shown as large as fits on A4.
_A4_MM = (210.0, 297.0)
#: An outline is the sheet meant when it holds the picture's middle, or is surer than others by it.
_AT_MIDDLE = 0.3
#: Another sheet beside the one meant is no smaller than this share of it, and at most so much of it
#: lies under that.
_LIKE_SIZE, _OVER_SHARE = 0.4, 0.25
#: The sheet meant is covered with so much around it, as share of the frame's longer side, for its
#: shadow; the colour is that of the table in a band as wide around that.
_COVERED_AROUND = 0.01
#: Beyond this slenderness it is no sheet but a strip: a receipt is 1:8 at most.
_MOST_SLENDER = 8.0


@dataclass(frozen=True, eq=False)
class FoundSheet:
    """A sheet in a frame, its print perhaps turned: corners as they lie, clockwise.

    Sizes in mm, width along the first side of `page`. `is_whole_picture` where no paper's edge
    was seen and the picture itself is taken for the sheet.
    """

    page: Page
    width_mm: float
    height_mm: float
    is_whole_picture: bool = False

    @property
    def page_to_frame(self) -> Homography[PageMm, FramePx]:
        """The map from the sheet as it lies."""
        return Homography.between(
            Quad[PageMm].box(0, 0, self.width_mm, self.height_mm), self.page.corners
        )

    def turned(self, quarter_turns: int) -> "FoundSheet":
        """The same sheet with its print turned `quarter_turns` x 90° clockwise."""
        sides = (self.width_mm, self.height_mm)
        width, height = sides if quarter_turns % 2 == 0 else sides[::-1]
        page = Page(self.page.corners.turned(quarter_turns), self.page.confidence)
        return FoundSheet(page, width, height, self.is_whole_picture)


def find_sheet(frame: Frame, finder: PageFinder, sides: PageSides) -> FoundSheet | None:
    """The sheet meant, corners from the one nearest the frame's top-left; None where there is none.

    Raises:
        ModelsError: a network of the finder is missing or changed.
    """
    if is_drawn(frame):
        return None
    small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
    pages = [page for page in finder.find(Frame(small)) if is_sheet(page)]
    if not pages:
        return None
    to_frame = to_small.inverse()
    sheets = [Page(to_frame.quad(page.corners), page.confidence) for page in pages]
    best = max(sheets, key=lambda page: page.confidence - _AT_MIDDLE * _off_middle(frame, page))
    return sheet_of(frame, _with_band(frame, best, sides))


def sheet_beside(frame: Frame, page: Page, finder: PageFinder) -> Page | None:
    """Another sheet in the frame beside the one at `page`; None where there is none.

    It is looked for on the picture without the one that is known: beside that it is seldom seen.

    Raises:
        ModelsError: a network of the finder is missing or changed.
    """
    seen_px = frame.width_px * frame.height_px
    if seen_px - abs(page.corners.area) < _LIKE_SIZE * abs(page.corners.area):
        return None
    small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
    known = to_small.quad(page.corners)
    others = finder.find(Frame(_covered(small, known.xy)))
    beside = (other for other in others if is_sheet(other) and _is_beside(other, known))
    best = next(beside, None)
    return None if best is None else Page(to_small.inverse().quad(best.corners), best.confidence)


def _covered(pixels: Colour, corners: Floats) -> Colour:
    """The picture with a sheet painted over in the colour of what it lies on."""
    around = round(_COVERED_AROUND * max(pixels.shape[:2]))
    inside = np.zeros(pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, corners.round().astype(np.int32), 1)
    wider = np.ones((2 * around + 1, 2 * around + 1), np.uint8)
    covered = cv2.dilate(inside, wider)
    band = (cv2.dilate(covered, wider) > 0) & (covered == 0)
    painted = pixels.copy()
    painted[covered > 0] = np.median(pixels[band if band.any() else covered == 0], axis=0)
    return painted


def _is_beside(other: Page, known: Quad[FramePx]) -> bool:
    """Whether a sheet is about as large as the known one, and hardly any of it lies under that."""
    area = abs(other.corners.area)
    shared, _ = cv2.intersectConvexConvex(
        other.corners.xy.astype(np.float32), known.xy.astype(np.float32)
    )
    return area > _LIKE_SIZE * abs(known.area) and shared < _OVER_SHARE * area


def _with_band(frame: Frame, page: Page, sides: PageSides) -> Page:
    """The sheet with the band at its head, foot or side that was taken for the table.

    A sheet too short or too narrow for A4 is tried as large as that, either way: all its sides must
    then be edges.
    """
    width, height = _sides(frame, page.corners.xy)
    short = page.corners if height > width else page.corners.turned(1)
    slender = max(width, height) / max(min(width, height), 1e-9)
    a4_width, a4_length = _A4_MM
    if _SHORT[0] < slender < _SHORT[1]:
        seen_mm = a4_width, slender * a4_width
    elif _NARROW[0] < slender < _NARROW[1]:
        seen_mm = a4_length / slender, a4_length
    else:
        return page
    seen = Homography.between(Quad[PageMm].box(0, 0, *seen_mm), short)
    step_px = _STEP * frame.width_px / Canvas(frame.width_px, frame.height_px).picture[0]
    best, sure = page, _ALL_EDGES
    for left, top in ((seen_mm[0] - a4_width, seen_mm[1] - a4_length), (0.0, 0.0)):
        larger = seen.quad(Quad[PageMm].box(left, top, left + a4_width, top + a4_length))
        drawn = sides.drawn(frame.pixels, larger.xy, step_px)
        weakest = float(min(drawn.found.min(), drawn.shown.min()))
        if weakest > sure:
            best, sure = Page(Quad[FramePx](drawn.corners), page.confidence), weakest
    return best


def whole_picture(frame: Frame) -> FoundSheet:
    """The picture as a sheet: a screenshot, or a scan without an edge."""
    outline = picture_outline(frame.width_px, frame.height_px)
    return _sized(Page(outline, 1.0), frame.width_px, frame.height_px, True)


def sheet_of(frame: Frame, page: Page) -> FoundSheet:
    """The sheet with that outline; its size is that of usual paper where it looks like it."""
    first = int(np.linalg.norm(page.corners.xy, axis=1).argmin())
    corners = page.corners.turned(-first)
    width, height = _sides(frame, corners.xy)
    return _sized(Page(corners, page.confidence), width, height, False)


def _off_middle(frame: Frame, page: Page) -> float:
    """How far a sheet's middle lies from the frame's, as a share of half the frame's diagonal."""
    middle = np.array([frame.width_px, frame.height_px]) / 2
    away = float(np.linalg.norm(page.corners.xy.mean(axis=0) - middle))
    return away / float(np.linalg.norm(middle))


def _sides(frame: Frame, corners: Floats) -> tuple[float, float]:
    """The sheet's sides in relation to each other, from its perspective."""
    centre = np.array([frame.width_px - 1, frame.height_px - 1]) / 2
    focal_px = _FOCAL_SHARE * max(frame.width_px, frame.height_px)
    unit: Quad[PageMm] = Quad.box(0, 0, 1, 1)
    seen = Quad[FramePx]((corners - centre) / focal_px)
    along, down = Homography.between(unit, seen).matrix[:, :2].T
    return float(np.linalg.norm(along)), float(np.linalg.norm(down))


def _sized(page: Page, width: float, height: float, is_whole_picture: bool) -> FoundSheet:
    longer, shorter = max(width, height), max(min(width, height), 1e-9)
    slender = min(longer / shorter, _MOST_SLENDER)
    short_mm, long_mm = _sizes_mm(slender)
    sides = (short_mm, long_mm) if width <= height else (long_mm, short_mm)
    return FoundSheet(page, *sides, is_whole_picture)


def _sizes_mm(slender: float) -> tuple[float, float]:
    for ratio, short_mm in _FORMATS:
        if abs(np.log(slender / ratio)) < _LIKE_FORMAT:
            return short_mm, short_mm * ratio
    if slender > _A4_MM[1] / _A4_MM[0]:
        return _A4_MM[1] / slender, _A4_MM[1]
    return _A4_MM[0], _A4_MM[0] * slender
