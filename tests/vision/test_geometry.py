"""Half a pixel is 0.7 px of error on the diagonal: where pixel centres lie is kept here."""

import cv2
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vision.errors import GeometryError
from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    Points,
    Quad,
    ScanPx,
    Warp,
    grid_mm,
    picture_outline,
    px_per_mm,
    resizing,
    scaling,
    shifting,
)

NEAR_PX = 1e-6
#: Forty examples say it; a busy machine is no reason to fail.
EXAMPLES = settings(max_examples=40, deadline=None)
SHEET = Quad[PageMm].box(0, 0, 210, 297)

lengths = st.floats(-500, 500, allow_nan=False)
points = st.lists(st.tuples(lengths, lengths), min_size=1, max_size=8).map(
    lambda pairs: Points[PageMm](np.array(pairs))
)


@st.composite
def quads(draw: st.DrawFn) -> Quad[FramePx]:
    """A sheet as a camera could see it: a box whose corners moved by less than a third."""
    width, height = draw(st.floats(100, 2000)), draw(st.floats(100, 2000))
    left, top = draw(lengths), draw(lengths)
    box = Quad[FramePx].box(left, top, left + width, top + height)
    moves = draw(st.lists(st.floats(-0.3, 0.3), min_size=8, max_size=8))
    moved = Quad[FramePx](box.xy + np.reshape(moves, (4, 2)) * [width, height])
    return moved.turned(draw(st.integers(0, 3)))


maps = quads().map(lambda quad: Homography.between(SHEET, quad))
#: Millimetres on the sheet and around it, where no camera looks along the paper.
on_sheet = st.lists(st.tuples(st.floats(-5, 215), st.floats(-5, 302)), min_size=1, max_size=8).map(
    lambda pairs: Points[PageMm](np.array(pairs))
)


@EXAMPLES
@given(quads())
def test_between_takes_each_corner_to_its_own(quad: Quad[FramePx]) -> None:
    assert np.abs(Homography.between(SHEET, quad)(SHEET).xy - quad.xy).max() < NEAR_PX


@EXAMPLES
@given(maps, on_sheet)
def test_there_and_back_is_where_one_was(page_to_frame, millimetres) -> None:
    assert np.abs(page_to_frame.inverse()(page_to_frame(millimetres)).xy - millimetres.xy).max() < (
        NEAR_PX
    )


@EXAMPLES
@given(maps, st.floats(0.1, 5), st.floats(0.1, 5), on_sheet)
def test_then_is_one_map_after_the_other(page_to_frame, across, down, millimetres) -> None:
    smaller = resizing(across, down)
    one = page_to_frame.then(smaller)(millimetres).xy
    other = smaller(page_to_frame(millimetres)).xy
    assert np.allclose(one, other, rtol=1e-9, atol=NEAR_PX)


@EXAMPLES
@given(maps)
def test_a_map_after_its_inverse_moves_nothing(page_to_frame) -> None:
    there_and_back = page_to_frame.then(page_to_frame.inverse())
    assert np.abs(there_and_back(SHEET).xy - SHEET.xy).max() < NEAR_PX


@EXAMPLES
@given(maps, st.floats(-50, 50))
def test_scaling_the_matrix_changes_no_point(page_to_frame, factor) -> None:
    assume(abs(factor) > 1e-3)
    scaled: Homography[PageMm, FramePx] = Homography(page_to_frame.matrix * factor)
    assert scaled.matrix[2, 2] == 1
    assert np.abs(scaled(SHEET).xy - page_to_frame(SHEET).xy).max() < NEAR_PX


@EXAMPLES
@given(quads(), st.integers(-8, 8))
def test_turning_renames_corners_and_moves_none(quad: Quad[FramePx], turns: int) -> None:
    turned = quad.turned(turns)
    assert {tuple(corner) for corner in turned.xy} == {tuple(corner) for corner in quad.xy}
    assert np.array_equal(turned.turned(-turns).xy, quad.xy)
    assert np.isclose(turned.area, quad.area)


def test_turned_once_the_bottom_left_corner_becomes_the_top_left() -> None:
    box = Quad[FramePx].box(0, 0, 10, 20)
    assert box.turned(1).xy.tolist() == [[0, 20], [0, 0], [10, 0], [10, 20]]


@EXAMPLES
@given(st.floats(0.5, 20), st.integers(0, 3000))
def test_every_millimetre_of_a_scan_is_its_own_block_of_pixels(px_per_mm, pixel) -> None:
    to_scan = scaling(px_per_mm)
    corner: Points[PageMm] = Points(np.zeros((1, 2)))
    assert to_scan(corner).xy.tolist() == [[-0.5, -0.5]]
    centre = Points[ScanPx](np.array([[pixel, pixel]], float))
    millimetres = to_scan.inverse()(centre).xy
    assert np.allclose(millimetres, (pixel + 0.5) / px_per_mm)


@EXAMPLES
@given(st.integers(1, 4000), st.integers(1, 4000), st.floats(0.05, 4), st.floats(0.05, 4))
def test_resizing_keeps_the_outer_edges_where_they_were(width, height, across, down) -> None:
    outline = picture_outline(width, height)
    moved = resizing(across, down)(outline)
    expected = [[-0.5, -0.5], [width * across - 0.5, height * down - 0.5]]
    assert np.allclose(moved.xy[[0, 2]], expected, atol=1e-9)


@pytest.mark.parametrize("size", [(50, 30), (200, 120), (150, 15)])
def test_resizing_agrees_with_what_opencv_draws(size: tuple[int, int]) -> None:
    ramp = np.tile(np.arange(100, dtype=np.float32), (60, 1))
    drawn = cv2.resize(ramp, size, interpolation=cv2.INTER_LINEAR)
    back = resizing(size[0] / 100, size[1] / 60).inverse()
    column = np.arange(3, size[0] - 3)
    centres: Points[FramePx] = Points(np.column_stack([column, np.full_like(column, 5)]))
    # Where the ramp is sampled, its value is the column it came from.
    assert np.abs(drawn[5, column] - back(centres).xy[:, 0]).max() < 0.01


@EXAMPLES
@given(maps, st.randoms(use_true_random=False))
def test_fit_finds_the_map_most_pairs_agree_on(page_to_frame, random) -> None:
    x, y = np.meshgrid(np.linspace(10, 200, 7), np.linspace(10, 287, 7))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    seen = page_to_frame(page).xy.copy()
    strays = random.sample(range(len(page)), 10)
    seen[strays] += 40
    found, agreeing = Homography.fit(page, Points[FramePx](seen), 1.0)
    assert found is not None
    assert set(np.flatnonzero(~agreeing)) == set(strays)
    assert np.abs(found(page).xy - page_to_frame(page).xy).max() < 0.05


def test_fit_and_refined_find_nothing_in_three_pairs_or_on_one_line() -> None:
    three: Points[PageMm] = Points(np.array([[0, 0], [1, 0], [0, 1.0]]))
    assert Homography.fit(three, three, 1.0)[0] is None
    assert Homography.refined(three, three) is None
    on_one_place: Points[PageMm] = Points(np.ones((6, 2)))
    found, agreeing = Homography.fit(on_one_place, on_one_place, 1.0)
    assert found is None
    assert agreeing.tolist() == [False] * 6


@EXAMPLES
@given(maps)
def test_refined_averages_out_what_is_a_little_off_everywhere(page_to_frame) -> None:
    x, y = np.meshgrid(np.linspace(10, 200, 8), np.linspace(10, 287, 8))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    exact = page_to_frame(page).xy
    noisy = Points[FramePx](exact + np.random.default_rng(5).normal(0, 0.3, exact.shape))
    found = Homography.refined(page, noisy)
    assert found is not None
    apart = np.linalg.norm(found(page).xy - exact, axis=1)
    assert np.sqrt((apart**2).mean()) < 0.3


@EXAMPLES
@given(quads(), quads())
def test_area_is_positive_clockwise_and_changes_sign_when_mirrored(quad, other) -> None:
    assume(quad.is_convex)
    mirrored = Quad[FramePx](quad.xy * [-1, 1])
    assert quad.area > 0
    assert np.isclose(mirrored.area, -quad.area)
    assert not mirrored.is_convex
    crossed = Quad[FramePx](other.xy[[0, 2, 1, 3]])
    assert not crossed.is_convex


def test_a_box_measures_what_it_says() -> None:
    assert Quad[PageMm].box(10, 20, 30, 50).area == pytest.approx(600)
    assert picture_outline(1280, 720).area == pytest.approx(1280 * 720)


@EXAMPLES
@given(maps)
def test_a_quad_stays_a_quad_and_points_stay_points(page_to_frame) -> None:
    assert isinstance(page_to_frame(SHEET), Quad)
    assert isinstance(page_to_frame.quad(SHEET), Quad)
    assert not isinstance(page_to_frame(Points[PageMm](SHEET.xy)), Quad)


def test_points_are_two_columns_and_a_quad_has_four_corners() -> None:
    for shape in ((3,), (2, 3), (1, 2, 2)):
        with pytest.raises(GeometryError, match="shape"):
            Points(np.zeros(shape))
    with pytest.raises(GeometryError, match="4 corners"):
        Quad(np.zeros((5, 2)))
    assert len(Points(np.zeros((0, 2)))) == 0


def test_a_map_is_a_finite_square_of_nine_that_keeps_the_origin_in_reach() -> None:
    for matrix in (np.eye(2), np.full((3, 3), np.nan), np.diag([1.0, 1.0, 0.0])):
        with pytest.raises(GeometryError):
            Homography(matrix)
    flat: Homography[PageMm, FramePx] = Homography(np.diag([1.0, 0.0, 1.0]))
    with pytest.raises(GeometryError, match="inverted"):
        flat.inverse()


def test_no_map_is_made_from_three_corners_on_a_line() -> None:
    bent = Quad[FramePx](np.array([[0, 0], [1, 0], [2, 0], [1, 5.0]]))
    with pytest.raises(GeometryError, match="on a line"):
        Homography.between(SHEET, bent)


def test_no_map_is_made_from_a_quad_without_area() -> None:
    line = Quad[FramePx](np.array([[0, 0], [1, 0], [2, 0], [3, 0.0]]))
    with pytest.raises(GeometryError, match="area"):
        Homography.between(SHEET, line)
    with pytest.raises(GeometryError, match="area"):
        Homography.between(line, SHEET)


def test_points_on_the_horizon_stay_finite() -> None:
    vanishing: Homography[PageMm, FramePx] = Homography(
        np.array([[1, 0, 0], [0, 1, 0], [0.01, 0, 1.0]])
    )
    on_horizon: Points[PageMm] = Points(np.array([[-100.0, 5.0]]))
    assert np.isfinite(vanishing(on_horizon).xy).all()


@st.composite
def bent_sheets(draw) -> Warp:
    """Paper bent as much as can still be read: shifts change by at most 0.3 mm a mm."""
    rise = draw(st.floats(-20, 20))
    twist = draw(st.floats(-10, 10))
    x, y = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 1, 17))
    shift = np.stack([rise * x**2 + twist * x * y, -twist * y**2], axis=-1)
    return Warp(draw(maps), 210, 297, shift)


def inner_places() -> Points[PageMm]:
    return Points(grid_mm(170, 250, 9, 9).xy + 20)


@EXAMPLES
@given(bent_sheets())
def test_a_warp_leads_back_to_the_paper(warp) -> None:
    page = inner_places()
    assert np.abs(warp.page_at(warp(page)).xy - page.xy).max() < 0.01


@EXAMPLES
@given(bent_sheets())
def test_a_warp_then_a_map_is_one_after_the_other(warp) -> None:
    page = inner_places()
    after = resizing(0.5, 0.7)
    assert np.allclose(warp.then(after)(page).xy, after(warp(page)).xy)


@EXAMPLES
@given(maps)
def test_a_warp_that_moves_nothing_is_its_homography(page_to_frame) -> None:
    still = Warp(page_to_frame, 210, 297, np.zeros((4, 3, 2)))
    page = inner_places()
    assert np.allclose(still(page).xy, page_to_frame(page).xy)
    box = Quad[PageMm].box(10, 10, 40, 50)
    assert px_per_mm(still, box) == pytest.approx(px_per_mm(page_to_frame, box))


def test_a_warp_is_linear_between_its_places_and_goes_with_the_edge_beyond() -> None:
    shift = np.zeros((2, 3, 2))
    shift[:, 1] = [4, 0]
    flat = Homography[PageMm, FramePx](np.eye(3))
    warp = Warp(flat, 200, 300, shift)
    places = Points[PageMm](np.array([[100, 0], [50, 150], [100, 400], [-10, 20.0]]))
    assert warp.shift_at(places)[:, 0].tolist() == [4, 2, 4, 0]


def test_grid_mm_has_equal_steps_edges_included() -> None:
    assert grid_mm(20, 30, 3, 2).xy.tolist() == [
        [0, 0], [10, 0], [20, 0], [0, 30], [10, 30], [20, 30],
    ]  # fmt: skip


def test_shifting_moves_every_place_alike() -> None:
    moved = shifting(-3, 2.5)(Points(np.array([[0.0, 0.0], [10.0, -4.0]])))
    assert moved.xy.tolist() == [[-3, 2.5], [7, -1.5]]


def test_a_quad_lies_in_a_box_that_none_of_its_corners_leaves() -> None:
    box: Quad[FramePx] = Quad.box(0, 0, 10, 20)
    assert box.lies_in(box)
    assert Quad[FramePx](np.array([[5, 0], [10, 9], [5, 20], [0, 9.0]])).lies_in(box)
    assert not Quad[FramePx].box(2, 3, 10.1, 19).lies_in(box)
    assert not Quad[FramePx].box(2, -1, 9, 19).lies_in(box)
