"""Is it worth looking whether a page lies here? A glance, for a fraction of what looking costs.

Squares of a page's print are sought in a small picture of the sheet, each near where the outline
puts it. On a sheet of that page, bent as it may be, they are found; on another form they correlate
badly and lie about in ways that do not hang together. Both must be so for a page to be refused.
"""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, PageMm, Points, Quad, px_per_mm, scaling
from vision.pages.known.sketch import SKETCH_PX_PER_MM as _PX_PER_MM
from vision.pages.known.sketch import Sketch
from vision.picture import Frame, Grey

#: Squares of print, so large and sought so far each way, px; the most varied of the page's. Corners
#: and folds put print off by a centimetre or so.
_SQUARE_PX, _REACH_PX, _MOST_SQUARES = 24, 16, 36
#: A square varies by so many grey values at least (standard deviation); fewer tell nothing.
_LEAST_STD, _FEWEST = 6.0, 6
#: A square agrees with its neighbours when half of the nearest few moved alike: give or take the
#: first, in mm, and the second for each mm between them.
_NEIGHBOURS, _ALIKE_MM, _ALIKE_SLOPE = 6, 1.5, 0.06
#: A page is refused that correlates less than the first and of whose squares less than the second
#: agree. `python -m tests.benchmarks glances` shows both, for pages that are there and others.
_LEAST_LIKE, _LEAST_AGREE = 0.6, 0.2
#: One of each so many squares is sought first; where those correlate less than this, no others are.
#: Of 196 pages glanced at, 44 were not refused, and correlated 0.58 or more then; of those refused
#: two in three correlate less.
_EACH_FIRST, _HOPELESS = 3, 0.45
_FIRST = range(0, _MOST_SQUARES, _EACH_FIRST)
#: The frame is looked at this much larger than it need be, or more.
_SHOWN_LARGER = 1.15


@dataclass(frozen=True)
class Glimpse:
    """What a glance at a page gave.

    `likeness`, -1..1, is the mean correlation of its squares where each fits best; `agreeing`,
    0..1, the share of them that lie as their neighbours do; `squares` how many were sought;
    `corners` where the page's would be by those that agree, None where too few do.
    """

    likeness: float
    agreeing: float
    squares: int
    corners: Quad[FramePx] | None = None

    @property
    def may_be(self) -> bool:
        """Whether the page may be there; so too where there is too little to tell by."""
        is_other = self.likeness < _LEAST_LIKE and self.agreeing < _LEAST_AGREE
        return self.squares < _FEWEST or not is_other

    @property
    def showing(self) -> float:
        """How well the page shows: the higher, the sooner it is worth placing."""
        return self.likeness + self.agreeing


@dataclass(frozen=True, eq=False)
class Glance:
    """Glances at one frame; what was looked at once is known."""

    frame: Frame
    _seen: dict[tuple[str, bytes], Glimpse] = field(default_factory=dict)
    _sheets: dict[tuple[tuple[float, float], bytes], Grey] = field(default_factory=dict)

    def at(self, page: Sketch, corners: Quad[FramePx]) -> Glimpse:
        """What shows of `page` if its corners (TL, TR, BR, BL) are about there."""
        place = (page.key, corners.xy.tobytes())
        if place not in self._seen:
            self._seen[place] = self._looked(page, corners)
        return self._seen[place]

    def _looked(self, page: Sketch, corners: Quad[FramePx]) -> Glimpse:
        page_to_frame = Homography.between(page.outline, corners)
        corner_px, variety = _squares(page.grey)
        middle_mm = Points[PageMm](np.asarray(corner_px + _SQUARE_PX / 2, np.float64) / _PX_PER_MM)
        telling = np.where(self._shows(page_to_frame(middle_mm)), variety, 0.0)
        chosen = np.argsort(-telling)[:_MOST_SQUARES]
        chosen = chosen[telling[chosen] > _LEAST_STD]
        if len(chosen) < _FEWEST:
            return Glimpse(0.0, 0.0, len(chosen))
        sheet = self._sheet(page, corners, page_to_frame)
        if len(chosen) < _MOST_SQUARES:
            likeness, shift_px = _found(page.grey, sheet, corner_px[chosen])
        else:
            chosen = np.concatenate([chosen[::_EACH_FIRST], np.delete(chosen, _FIRST)])
            likeness, shift_px = _found(page.grey, sheet, corner_px[chosen[: len(_FIRST)]])
            if likeness.mean() < _HOPELESS:
                return Glimpse(float(likeness.mean()), 0.0, len(likeness))
            rest = _found(page.grey, sheet, corner_px[chosen[len(_FIRST) :]])
            likeness, shift_px = np.append(likeness, rest[0]), np.vstack([shift_px, rest[1]])
        agreeing = _agreeing(middle_mm.xy[chosen], shift_px / _PX_PER_MM)
        moved = _moved(middle_mm.xy[chosen], shift_px / _PX_PER_MM, agreeing)
        there = None if moved is None else page_to_frame.quad(moved.quad(page.outline))
        return Glimpse(float(likeness.mean()), float(agreeing.mean()), len(chosen), there)

    def _shows(self, places: Points[FramePx]) -> NDArray[np.bool_]:
        limit = np.array([self.frame.width_px, self.frame.height_px])
        return np.asarray(((places.xy > 0) & (places.xy < limit)).all(axis=1))

    def _sheet(
        self,
        page: Sketch,
        corners: Quad[FramePx],
        page_to_frame: Homography[PageMm, FramePx],
    ) -> Grey:
        """The sheet from above, drawn once for all pages of a size."""
        at = (page.width_mm, page.height_mm), corners.xy.tobytes()
        if at not in self._sheets:
            self._sheets[at] = self._straightened(page, page_to_frame)
        return self._sheets[at]

    def _straightened(self, page: Sketch, page_to_frame: Homography[PageMm, FramePx]) -> Grey:
        """The sheet from above, with what lies within reach of it on each side."""
        shown = px_per_mm(page_to_frame, page.outline)
        small, to_small = self.frame.about(_SHOWN_LARGER * _PX_PER_MM / max(shown, 1e-3))
        beyond = np.array([[1, 0, -_REACH_PX], [0, 1, -_REACH_PX], [0, 0, 1]], np.float64)
        matrix = page_to_frame.then(to_small).matrix @ scaling(_PX_PER_MM).inverse().matrix @ beyond
        height, width = page.grey.shape
        sheet = cv2.warpPerspective(
            small,
            matrix,
            (width + 2 * _REACH_PX, height + 2 * _REACH_PX),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(sheet, np.uint8)


def _squares(page: Grey) -> tuple[NDArray[np.int64], Floats]:
    """The first px of each square of a page, x and y, and how much it varies, in grey values."""
    rows, columns = (side // _SQUARE_PX for side in page.shape)
    whole = page[: rows * _SQUARE_PX, : columns * _SQUARE_PX].astype(np.float64)
    mean, square = (
        # One way after the other: both at once takes several times as long.
        each.reshape(rows, _SQUARE_PX, -1).sum(axis=1).reshape(rows, columns, -1).sum(axis=2)
        / _SQUARE_PX**2
        for each in (whole, whole * whole)
    )
    variety = np.sqrt(np.maximum(square - mean * mean, 0))
    row, column = np.divmod(np.arange(rows * columns), max(columns, 1))
    return np.column_stack([column, row]) * _SQUARE_PX, np.asarray(variety.ravel(), np.float64)


def _found(page: Grey, sheet: Grey, corners: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """How well each square fits best within reach, (N,), and how far that is off, px (N, 2)."""
    likeness, shift = np.zeros(len(corners)), np.zeros((len(corners), 2))
    around = _SQUARE_PX + 2 * _REACH_PX
    for number, (x, y) in enumerate(corners):
        square = page[y : y + _SQUARE_PX, x : x + _SQUARE_PX]
        window = sheet[y : y + around, x : x + around]
        fits = cv2.matchTemplate(window, square, cv2.TM_CCOEFF_NORMED)
        _, likeness[number], _, (right, down) = cv2.minMaxLoc(fits)
        shift[number] = right - _REACH_PX, down - _REACH_PX
    return likeness, shift


def _agreeing(middle_mm: Floats, shift_mm: Floats) -> NDArray[np.bool_]:
    """Which squares moved as their neighbours did: bool (N,)."""
    most = min(_NEIGHBOURS, len(middle_mm) - 1)
    away = np.linalg.norm(middle_mm[:, None] - middle_mm[None], axis=2)
    near = np.argsort(away, axis=1)[:, 1 : most + 1]
    apart = np.linalg.norm(shift_mm[near] - shift_mm[:, None], axis=2)
    alike = apart < _ALIKE_MM + _ALIKE_SLOPE * np.take_along_axis(away, near, axis=1)
    return np.asarray(alike.sum(axis=1) >= most // 2)


def _moved(
    middle_mm: Floats, shift_mm: Floats, agreeing: NDArray[np.bool_]
) -> Homography[PageMm, PageMm] | None:
    """How the page lies by the squares that agree, from where it was looked for."""
    if agreeing.sum() < _FEWEST:
        return None
    here = middle_mm[agreeing]
    affine, _ = cv2.estimateAffinePartial2D(here, here + shift_mm[agreeing], method=cv2.LMEDS)
    if affine is None:
        return None
    return Homography(np.vstack([affine, [0.0, 0.0, 1.0]]))
