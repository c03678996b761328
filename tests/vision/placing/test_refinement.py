from dataclasses import replace

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, grid_mm
from vision.picture import Frame, Reference
from vision.placing.placement import Placement, Tracks
from vision.placing.refinement import refine

PAGE = printed_page(1)[0]
REFERENCE = reference_of(PAGE)
TRUE: Homography[PageMm, FramePx] = Homography.between(
    REFERENCE.outline, Quad[FramePx](np.array([[392, 41], [851, 32], [880, 684], [360, 671.0]]))
)
#: Of the frame, at the worst place of the page.
_EXACT_PX = 0.05


def _placed(off_px: float, seed: int = 1) -> Placement:
    """Placed with corners off by about so much each."""
    corners = TRUE.quad(REFERENCE.outline).xy
    away = np.random.default_rng(seed).normal(0, off_px, corners.shape)
    lie = Homography.between(REFERENCE.outline, Quad[FramePx](corners + away))
    nothing = grid_mm(*A4_MM, 2, 2)
    return Placement(lie, 100, 100, 0.05, Tracks(nothing, lie(nothing)))


def _off_px(lie: Homography[PageMm, FramePx]) -> float:
    grid = grid_mm(*A4_MM, 9, 13)
    return float(np.linalg.norm(lie(grid).xy - TRUE(grid).xy, axis=1).max())


@pytest.mark.parametrize("seed", range(3))
def test_a_page_off_by_half_a_pixel_is_laid_to_a_twentieth(seed) -> None:
    frame, before = frame_of(PAGE, TRUE), _placed(0.4, seed)
    assert _off_px(before.page_to_frame) > 4 * _EXACT_PX
    assert _off_px(refine(frame, REFERENCE, before).page_to_frame) < _EXACT_PX


def test_what_covers_the_page_does_not_pull_it() -> None:
    pixels = frame_of(PAGE, TRUE, noise=3).pixels.copy()
    height, width = pixels.shape[:2]
    pixels[height // 2 :, : width // 2] = (90, 120, 170)
    after = refine(Frame(pixels), REFERENCE, _placed(0.3))
    assert _off_px(after.page_to_frame) < 3 * _EXACT_PX


def test_a_frame_much_sharper_than_the_page_is_drawn_is_refined_too() -> None:
    twice = TRUE.then(Homography(np.diag([2.5, 2.5, 1])))
    frame = frame_of(PAGE, twice, size=(3200, 1800))
    start = _placed(0.3)
    lie = start.page_to_frame.then(Homography(np.diag([2.5, 2.5, 1])))
    after = refine(frame, REFERENCE, replace(start, page_to_frame=lie)).page_to_frame
    assert _off_px(after.then(Homography(np.diag([0.4, 0.4, 1])))) < _EXACT_PX


def test_a_blank_page_stays_where_it_was_placed() -> None:
    blank = np.full_like(PAGE, 255)
    before = _placed(0.3)
    assert refine(frame_of(blank, TRUE), reference_of(blank), before) is before


@pytest.mark.parametrize("off_px", [0.1, 0.2, 0.3])
def test_lines_one_way_do_not_move_it_the_other_way(off_px) -> None:
    ruled = np.full_like(PAGE, 255)
    ruled[100:1100:24] = 0
    reference = Reference("ruled", ruled, *A4_MM)
    before = _placed(off_px)
    after = refine(frame_of(ruled, TRUE), reference, before).page_to_frame
    assert _off_px(after) < _off_px(before.page_to_frame)


def test_a_page_out_of_sight_stays_where_it_was_placed() -> None:
    before = _placed(0.3)
    beyond = before.page_to_frame.then(Homography(np.array([[1, 0, 5000.0], [0, 1, 0], [0, 0, 1]])))
    away = replace(before, page_to_frame=beyond)
    assert refine(frame_of(PAGE, TRUE), REFERENCE, away) is away
