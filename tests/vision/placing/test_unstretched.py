"""Folded paper is laid within a millimetre where it is bare, between print and beyond."""

import numpy as np
import pytest

from tests.benchmarks.stance import Creases, Folds, Stance
from tests.builders import A4_MM, bent_frame, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, PageToFrame, Points, Quad, Warp, grid_mm
from vision.picture import Frame
from vision.placing.mesh import unbend
from vision.placing.paper_edge import PaperEdge
from vision.placing.placement import Placement
from vision.placing.register import Landmarks, Registrar
from vision.placing.unstretched import Seen, unstretched

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SIZE = (1280, 720)
LEVEL = Creases((), (0.0,))
#: Opened in three, as a letter is; and folded both ways.
LETTER = Folds(LEVEL, Creases((-45.0, 55.0), (-0.29, 0.12, -0.23)))
CROSSED = Folds(Creases((2.0,), (0.1, -0.1)), Creases((-8.0, 70.0), (-0.2, 0.2, -0.18)))


def seen_from(folds: Folds) -> Stance:
    """A sheet folded so, seen a little aslant by a phone."""
    turn = np.array([[0.97, 0.2, 0.13], [-0.21, 0.97, 0.1], [-0.11, -0.13, 0.985]])
    u, _, v = np.linalg.svd(turn)
    return Stance(*A4_MM, u @ v, np.array([10.0, 5.0, 520.0]), 1060.0, (639.5, 359.5), folds)


def truth_of(stance: Stance) -> Warp:
    """The same as a mesh that is fine enough for its creases."""
    grid = stance.grid(61, 85)
    flat = stance.homography
    shift = flat.inverse()(stance.place(grid)).xy - grid.xy
    return Warp(flat, *A4_MM, shift.reshape(85, 61, 2))


def bare_between(above_mm: float, below_mm: float) -> np.ndarray:
    """A page that is printed at its head and foot only."""
    page = printed_page(3)[0].copy()
    scale = page.shape[0] / A4_MM[1]
    page[round(above_mm * scale) : round(below_mm * scale)] = 255
    return page


def off_mm(lie: PageToFrame, stance: Stance) -> np.ndarray:
    """How far off it is at places all over the sheet."""
    places = grid_mm(*A4_MM, 9, 13)
    seen = stance.place(places)
    page = lie.page_at(seen) if isinstance(lie, Warp) else lie.inverse()(seen)
    return np.asarray(np.linalg.norm(page.xy - places.xy, axis=1))


def followed(frame: Frame, page: np.ndarray, corners: Quad[FramePx]) -> Placement:
    """The page as its print lays it."""
    reference = reference_of(page)
    registrar, marks = Registrar(frame), Landmarks(reference)
    flat = registrar.place(reference, marks, corners)
    placed = unbend(registrar, reference, marks, corners, flat, is_likely=True) or flat
    assert placed is not None
    return placed


@pytest.mark.parametrize("folds", [LETTER, CROSSED])
def test_folds_where_nothing_is_printed_are_followed(folds: Folds) -> None:
    stance, page = seen_from(folds), bare_between(75, 265)
    truth = truth_of(stance)
    frame, corners = bent_frame(page, truth, SIZE), truth.quad(SHEET)
    by_print = followed(frame, page, corners)
    reference = reference_of(page)
    laid = PaperEdge().laid(Registrar(frame), reference, Landmarks(reference), by_print, corners)
    assert np.quantile(off_mm(by_print.lie, stance), 0.95) > 1.5
    assert np.quantile(off_mm(laid.lie, stance), 0.95) < 1.0


def test_a_sheet_in_space_is_told_by_its_sides_and_a_little_print() -> None:
    stance = seen_from(LETTER)
    head = grid_mm(A4_MM[0], 40.0, 9, 4)
    foot = Points[PageMm](head.xy + np.array([0, 255.0]))
    page = np.vstack([head.xy, foot.xy])
    corners = SHEET.xy
    sides = [
        [stance.place(Points(one + (other - one) * np.linspace(0, 1, 40)[:, None])).xy]
        for one, other in zip(corners, np.roll(corners, -1, axis=0), strict=True)
    ]
    frame = Frame(np.zeros((SIZE[1], SIZE[0], 3), np.uint8))
    level = Warp(Homography.between(SHEET, Quad[FramePx](stance.place(SHEET).xy)), *A4_MM,
                 np.zeros((2, 2, 2)))  # fmt: skip
    sheet = unstretched(frame, level, Seen(page, stance.place(Points(page)).xy, sides))
    off = off_mm(level, stance), off_mm(sheet, stance)
    assert np.quantile(off[0], 0.95) > 2.0
    assert np.quantile(off[1], 0.95) < 0.7
