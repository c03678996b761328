"""Paper that is not flat is followed; flat paper is left alone; other paper is not followed."""

import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points, Quad, Warp, grid_mm
from vision.picture import Frame
from vision.placing.mesh import followed_by, unbend
from vision.placing.placement import FLAT_MM, Placement, bend_mm
from vision.placing.register import Landmarks, Registrar

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SIZE = (1920, 1080)
SLANTED = Quad[FramePx](np.array([[600, 75], [1305, 105], [1395, 1020], [525, 975.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
PAGE = printed_page(3)[0]
REFERENCE = reference_of(PAGE)
MARKS = Landmarks(REFERENCE)
#: What issue 3 asks of paper curled by 3 mm.
CURLED_MM = 1.0


def curled_by(lift_mm: float) -> Warp:
    return Warp(TRUTH, *A4_MM, curl(lift_mm))


def placed(frame: Frame) -> tuple[Placement | None, Placement | None]:
    """Taken for flat, and unbent."""
    registrar = Registrar(frame)
    flat = registrar.place(REFERENCE, MARKS, SLANTED)
    return flat, unbend(registrar, REFERENCE, MARKS, SLANTED, flat)


def off_mm(found: Warp, truth: Warp) -> np.ndarray:
    places = grid_mm(*A4_MM, 12, 16)
    inner = Points[PageMm](places.xy * 0.92 + np.array(A4_MM) * 0.04)
    return np.linalg.norm(found.page_at(truth(inner)).xy - inner.xy, axis=1)


@pytest.mark.parametrize("lift_mm", [3.0, 12.0])
def test_a_curled_page_is_followed_to_its_edges(lift_mm: float) -> None:
    truth = curled_by(lift_mm)
    _, bent = placed(bent_frame(PAGE, truth, SIZE))
    assert bent is not None
    assert bent.warp is not None
    off = off_mm(bent.warp, truth)
    assert np.quantile(off, 0.95) < CURLED_MM
    assert np.median(off) < 0.15


def test_the_flat_map_of_a_curled_page_is_the_one_nearest_to_its_mesh() -> None:
    _, bent = placed(bent_frame(PAGE, curled_by(3.0), SIZE))
    assert bent is not None
    assert bent.warp is not None
    rows, columns = bent.warp.shift_mm.shape[:2]
    grid = grid_mm(*A4_MM, columns, rows)
    nearest = Homography.refined(grid, bent.warp(grid))
    assert nearest is not None
    assert np.allclose(bent.page_to_frame.quad(SHEET).xy, nearest.quad(SHEET).xy, atol=0.01)
    assert bent.page_to_frame is bent.warp.homography


def test_flat_paper_keeps_its_one_homography() -> None:
    flat, bent = placed(frame_of(PAGE, TRUTH, size=SIZE, noise=3))
    assert flat is not None
    assert bend_mm(flat, REFERENCE) < FLAT_MM
    assert bent is None


def test_a_curled_page_of_another_form_is_not_followed() -> None:
    other = printed_page(7)[0]
    _, bent = placed(bent_frame(other, curled_by(8.0), SIZE))
    assert bent is None or bent.agreeing < 0.3 * bent.followed


def test_a_page_whose_print_hardly_shows_is_laid_roughly_only() -> None:
    truth = curled_by(3.0)
    registrar = Registrar(bent_frame(PAGE, truth, SIZE))
    rough, exact = (
        unbend(registrar, REFERENCE, MARKS, SLANTED, None, shown=lambda *_, share=share: share)
        for share in (0.5, 0.7)
    )
    assert rough is not None
    assert exact is not None
    assert rough.warp is not None
    assert exact.warp is not None
    assert np.median(off_mm(exact.warp, truth)) < 0.8 * np.median(off_mm(rough.warp, truth))


def test_half_of_what_was_followed_says_how_the_paper_lies_and_a_handful_does_not() -> None:
    truth = curled_by(8.0)
    _, bent = placed(bent_frame(PAGE, truth, SIZE))
    assert bent is not None
    points = np.arange(len(bent.tracks.page)) % 2 == 0
    again = followed_by(bent, REFERENCE, points)
    assert again is not None and again.warp is not None
    assert np.quantile(off_mm(again.warp, truth), 0.95) < CURLED_MM
    assert followed_by(bent, REFERENCE, np.arange(len(points)) < 5) is None
