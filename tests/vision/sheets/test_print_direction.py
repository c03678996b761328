import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame
from vision.sheets.print_direction import print_direction

PAGE = printed_page(3)[0]
SHEET: Quad[PageMm] = Quad.box(0, 0, *A4_MM)


def turned(place: Homography[PageMm, FramePx], by_deg: float) -> Homography[PageMm, FramePx]:
    """The same sheet turned about the frame's middle."""
    angle, middle = np.radians(by_deg), np.array([639.5, 359.5])
    cos, sin = np.cos(angle), np.sin(angle)
    shift = middle - np.array([[cos, -sin], [sin, cos]]) @ middle
    turn = np.array([[cos, -sin, shift[0]], [sin, cos, shift[1]], [0, 0, 1.0]])
    return place.then(Homography(turn))


@pytest.mark.parametrize("by_deg", [0, 37, 90, 205])
def test_print_runs_along_the_top_however_the_sheet_is_turned(by_deg: float) -> None:
    place = turned(upright(), by_deg)
    assert print_direction(frame_of(PAGE, place), place.quad(SHEET)) > 1


def test_with_the_corners_named_by_a_quarter_turn_it_runs_along_the_other_sides() -> None:
    place = upright()
    assert print_direction(frame_of(PAGE, place), place.quad(SHEET).turned(1)) < -1


@pytest.mark.parametrize(("x_px", "y_px"), [(700, 0), (-700, 300), (0, -400)])
def test_a_part_of_the_sheet_is_enough(x_px: float, y_px: float) -> None:
    shift = Homography[FramePx, FramePx](np.array([[1, 0, x_px], [0, 1, y_px], [0, 0, 1.0]]))
    place = upright(share=1.0).then(shift)
    assert print_direction(frame_of(PAGE, place), place.quad(SHEET)) > 0.7


def test_an_empty_sheet_and_one_out_of_sight_say_nothing() -> None:
    place = upright()
    blank = frame_of(np.full((1000, 707), 245, np.uint8), place)
    assert abs(print_direction(blank, place.quad(SHEET))) < 0.3
    away = Quad[FramePx](place.quad(SHEET).xy + 5000)
    assert print_direction(blank, away) == 0


def test_an_outline_of_any_size_is_looked_at_without_complaint() -> None:
    frame = Frame(np.full((90, 160, 3), 200, np.uint8))
    for quad in (Quad[FramePx].box(1, 1, 4, 80), Quad[FramePx].box(-9000, -9000, 9000, 9000)):
        assert np.isfinite(print_direction(frame, quad))
