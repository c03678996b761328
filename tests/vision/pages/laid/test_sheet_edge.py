import numpy as np

from tests.builders import A4_MM, frame_of, printed_page, reference_of, upright
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.pages.laid.placed import Placed
from vision.pages.laid.sheet_edge import sheet_edge
from vision.picture import Page
from vision.placing.placement import Placement, Tracks

PRINT = printed_page(3)[0]
SHEET: Quad[PageMm] = Quad.box(0, 0, *A4_MM)
NO_TRACKS = Tracks(Points(np.zeros((0, 2))), Points(np.zeros((0, 2))))


def shifted(x_px: float, y_px: float) -> Homography[PageMm, FramePx]:
    move = Homography[FramePx, FramePx](np.array([[1, 0, x_px], [0, 1, y_px], [0, 0, 1.0]]))
    return upright().then(move)


def placed(place: Homography[PageMm, FramePx]) -> Placed:
    reference = reference_of(PRINT)
    return Placed(frame_of(PRINT, place), reference, Placement(place, 90, 100, 0.1, NO_TRACKS))


def moved(place: Homography[PageMm, FramePx], by_px: list[list[float]]) -> Page:
    return Page(Quad(place.quad(SHEET).xy + np.array(by_px)), 0.9)


def test_the_edge_as_seen_is_kept_where_print_is_scaled() -> None:
    place = shifted(0, 0)
    seen = moved(place, [[-8, -9], [8, -9], [8, 9], [-8, 9]])
    assert np.allclose(sheet_edge(placed(place), [seen]).corners.xy, seen.corners.xy)


def test_corners_out_of_sight_are_the_prints_however_far_off_they_were_guessed() -> None:
    place = shifted(0, 300)
    for by_px in (30.0, 400.0):
        guessed = moved(place, [[-5, -5], [5, -5], [5, by_px], [-5, by_px]])
        corners = sheet_edge(placed(place), [guessed]).corners.xy
        assert np.allclose(corners[:2], guessed.corners.xy[:2])
        assert np.allclose(corners[2:], place.quad(SHEET).xy[2:])


def test_the_outline_may_start_at_any_corner() -> None:
    place = shifted(0, 0)
    turned = Page(moved(place, [[4, 4]] * 4).corners.turned(1), 0.9)
    corners = sheet_edge(placed(place), [turned]).corners.xy
    assert np.allclose(corners, place.quad(SHEET).xy + 4)


def test_an_outline_of_something_else_is_not_the_sheets() -> None:
    place = shifted(0, 0)
    other = Page(Quad[FramePx].box(20, 20, 300, 300), 0.9)
    printed = place.quad(SHEET).xy
    assert np.allclose(sheet_edge(placed(place), [other]).corners.xy, printed)
    assert np.allclose(sheet_edge(placed(place), []).corners.xy, printed)


def test_a_sheet_all_of_whose_corners_are_out_of_sight_ends_as_print_says() -> None:
    near = upright(share=2.4)
    other = Page(Quad[FramePx].box(20, 20, 300, 300), 0.9)
    corners = sheet_edge(placed(near), [other]).corners.xy
    assert np.allclose(corners, near.quad(SHEET).xy)
