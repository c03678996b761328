"""A glance passes the page that is there, flat or bent, and refuses other print."""

import numpy as np
import pytest

from tests.builders import A4_MM, bent_frame, curl, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad, Warp
from vision.pages.known.sketch import Sketch
from vision.pages.likely.glance import Glance, Glimpse
from vision.picture import Frame

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
PAGE = printed_page(3)[0]
SKETCH = Sketch.of(reference_of(PAGE))
OTHERS = [Sketch.of(reference_of(printed_page(seed)[0], f"other {seed}")) for seed in range(4, 10)]


def glimpse_of_bent(lift_mm: float) -> Glimpse:
    frame = bent_frame(PAGE, Warp(TRUTH, *A4_MM, curl(lift_mm)))
    return Glance(frame).at(SKETCH, SLANTED)


@pytest.mark.parametrize("light", [0.95, 0.4])
def test_a_page_that_is_there_is_like_itself(light: float) -> None:
    glimpse = Glance(frame_of(PAGE, TRUTH, light=light, noise=2)).at(SKETCH, SLANTED)
    assert glimpse.may_be
    assert glimpse.likeness > 0.8
    assert glimpse.agreeing > 0.8


@pytest.mark.parametrize("off_mm", [4, 10])
def test_corners_may_be_a_centimetre_off(off_mm: float) -> None:
    moves = np.array([[-1, 0.6], [0.8, -1], [1, 1], [-0.5, 0.7]]) * off_mm * 2.2
    glance = Glance(frame_of(PAGE, TRUTH))
    assert glance.at(SKETCH, Quad[FramePx](SLANTED.xy + moves)).may_be


@pytest.mark.parametrize("scale", [0.95, 1.05])
def test_it_tells_where_the_corners_are_of_a_size_that_is_a_little_wrong(scale: float) -> None:
    guessed = SLANTED.xy[0] + (SLANTED.xy - SLANTED.xy[0]) * scale
    there = Glance(frame_of(PAGE, TRUTH, noise=2)).at(SKETCH, Quad[FramePx](guessed)).corners
    assert there is not None
    off_px = np.linalg.norm(there.xy - SLANTED.xy, axis=1).max()
    assert off_px < 0.25 * np.linalg.norm(guessed - SLANTED.xy, axis=1).max()


def test_of_other_print_it_tells_no_corners() -> None:
    glance = Glance(frame_of(PAGE, TRUTH, noise=2))
    assert all(glance.at(other, SLANTED).corners is None for other in OTHERS)


@pytest.mark.parametrize("lift_mm", [3.0, 12.0])
def test_a_page_on_curled_paper_passes(lift_mm: float) -> None:
    assert glimpse_of_bent(lift_mm).may_be


def test_most_other_forms_are_refused() -> None:
    glance = Glance(frame_of(PAGE, TRUTH, noise=2))
    glimpses = [glance.at(other, SLANTED) for other in OTHERS]
    assert sum(not glimpse.may_be for glimpse in glimpses) >= 4, glimpses
    assert all(glimpse.agreeing < 0.1 for glimpse in glimpses), glimpses


def test_print_that_is_hardly_alike_is_refused_after_a_third_of_the_squares() -> None:
    there = Glance(frame_of(PAGE, TRUTH, noise=2)).at(SKETCH, SLANTED)
    noise = np.random.default_rng(2).integers(90, 250, (720, 1280, 3), np.uint8)
    glimpse = Glance(Frame(noise)).at(SKETCH, SLANTED)
    assert glimpse.squares == there.squares // 3
    assert not glimpse.may_be


def test_the_page_held_the_other_way_round_is_refused() -> None:
    glimpse = Glance(frame_of(PAGE, TRUTH)).at(SKETCH, SLANTED.turned(2))
    assert not glimpse.may_be, glimpse


def test_where_too_little_shows_a_page_may_be_there() -> None:
    far_off = Quad[FramePx](SLANTED.xy + np.array([3000.0, 0.0]))
    glimpse = Glance(frame_of(PAGE, TRUTH)).at(SKETCH, far_off)
    assert glimpse.squares == 0
    assert glimpse.may_be


def test_a_nearly_empty_page_may_be_anywhere() -> None:
    empty = np.full_like(PAGE, 255)
    empty[400:420, 200:400] = 0
    assert Glance(frame_of(PAGE, TRUTH)).at(reference_of(empty, "empty"), SLANTED).may_be


def test_half_a_sheet_outside_the_frame_is_judged_by_the_rest() -> None:
    lower = TRUTH.then(
        Homography[FramePx, FramePx](np.array([[1, 0, 0], [0, 1, 300], [0, 0, 1.0]]))
    )
    glance = Glance(frame_of(PAGE, lower))
    assert glance.at(SKETCH, lower.quad(SHEET)).may_be
    assert not glance.at(OTHERS[0], lower.quad(SHEET)).may_be


def test_a_large_photo_is_looked_at_small() -> None:
    factor = 2.5
    large = Homography[FramePx, FramePx](np.diag([factor, factor, 1.0]))
    truth = TRUTH.then(large)
    frame: Frame = frame_of(PAGE, truth, size=(3200, 1800))
    assert Glance(frame).at(SKETCH, truth.quad(SHEET)).likeness > 0.8
