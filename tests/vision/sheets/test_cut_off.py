from dataclasses import replace

import numpy as np
import pytest

from tests.benchmarks.scoring import overlap
from tests.benchmarks.stance import stand
from tests.builders import A4_MM, frame_of, printed_page
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame
from vision.sheets.cut_off import completed, in_sight

FRAME = Frame(np.zeros((720, 1280, 3), np.uint8))


def posed(sheet_mm: tuple[float, float], seed: int, side: int = 0) -> np.ndarray:
    """A sheet pushed out of the frame until its `side` is out of sight."""
    rng = np.random.default_rng(seed)
    stance = stand(rng, sheet_mm, (1280, 720), (0.9, 0.9), 18, float(rng.uniform(-20, 20)))
    away = np.array([0, -1.0 if side == 0 else 1.0, 0])
    for push_mm in range(0, 400, 5):
        moved = replace(stance, shift_mm=stance.shift_mm + away * push_mm)
        corners = moved.place(stance.outline).xy
        if in_sight(corners, side, FRAME) == 0:
            break
    further = replace(stance, shift_mm=stance.shift_mm + away * (push_mm + 25))
    return further.place(stance.outline).xy


def cut_at(corners: np.ndarray, side: int, share: float) -> Quad[FramePx]:
    """The outline as if the sheet ended after that share of its length towards `side`."""
    turned = np.roll(corners, -side, axis=0).copy()
    turned[0] = turned[3] + (turned[0] - turned[3]) * share
    turned[1] = turned[2] + (turned[1] - turned[2]) * share
    return Quad(np.roll(turned, side, axis=0))


def off(one: Quad[FramePx], corners: np.ndarray) -> float:
    """The largest distance of a corner, as share of the diagonal."""
    diagonal = np.linalg.norm(corners[2] - corners[0])
    return float(np.linalg.norm(one.xy - corners, axis=1).max() / diagonal)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("side", [0, 2])
def test_a_sheet_of_a4_is_completed_among_the_first_two(seed: int, side: int) -> None:
    corners = posed((210, 297), seed, side)
    proposals = completed(FRAME, cut_at(corners, side, 0.7), [side], False)
    assert min(off(each, corners) for each in proposals[:2]) < 0.08


@pytest.mark.parametrize("sheet_mm", [(297.0, 210.0), (215.9, 279.4), (215.9, 355.6)])
def test_other_usual_sheets_are_among_the_proposals(sheet_mm: tuple[float, float]) -> None:
    corners = posed(sheet_mm, 1)
    proposals = completed(FRAME, cut_at(corners, 0, 0.7), [0], False)
    assert min(off(each, corners) for each in proposals) < 0.08


def test_a_guess_of_the_end_puts_paper_of_that_length_first() -> None:
    corners = posed((215.9, 355.6), 2, 2)
    proposals = completed(FRAME, cut_at(corners, 2, 0.97), [2], True)
    assert off(proposals[0], corners) < 0.05


def test_of_a_sheet_with_one_corner_in_sight_the_rest_is_a_format() -> None:
    corners = np.array([[-300, -500], [410, -520], [420, 480], [-290, 490.0]])
    rough = Quad[FramePx](np.array([[-200, -300], [410, -520], [420, 480], [-150, 490.0]]))
    proposals = completed(FRAME, rough, [0, 3], False)
    assert min(off(each, corners) for each in proposals) < 0.1


def printed_at(x_px: float, y_px: float, turned: bool) -> tuple[Frame, Quad[FramePx]]:
    """A printed A4 sheet, 594 x 840 px, from that corner of it on; or turned by a quarter."""
    scale = 840 / A4_MM[1]
    way = np.array([[0, -scale, x_px + 840], [scale, 0, y_px], [0, 0, 1]])
    straight = np.array([[scale, 0, x_px], [0, scale, y_px], [0, 0, 1]])
    place = Homography[PageMm, FramePx](way if turned else straight)
    outline = place.quad(Quad[PageMm].box(0, 0, *A4_MM))
    return frame_of(printed_page(3)[0], place), outline.turned(1 if turned else 0)


@pytest.mark.parametrize("turned", [False, True])
def test_print_tells_how_long_a_sheet_is_whose_end_is_out_of_sight(turned: bool) -> None:
    frame, outline = printed_at(250, 360, turned)
    # The part in sight is as far from one length as from the other.
    square = cut_at(outline.xy, 2, 0.5 if turned else 0.4)
    first = completed(frame, square, [2], False)[0]
    assert overlap(first, outline) > 0.93


@pytest.mark.parametrize("turned", [False, True])
def test_print_tells_how_a_sheet_is_held_of_which_one_corner_is_in_sight(turned: bool) -> None:
    frame, outline = printed_at(900, 380, turned)
    corners = outline.xy
    rough = Quad[FramePx].box(*corners[0], corners[0, 0] + 700, corners[0, 1] + 700)
    first = completed(frame, rough, [1, 2], False)[0]
    assert overlap(first, outline) > 0.8


def test_a_corner_that_leans_is_completed_in_perspective() -> None:
    rng = np.random.default_rng(5)
    stance = stand(rng, A4_MM, (1280, 720), (1.0, 1.0), 22, 12.0)
    moved = replace(stance, shift_mm=stance.shift_mm + np.array([220, 190, 0]))
    corners = moved.place(moved.outline).xy
    first = completed(FRAME, Quad(corners), [1, 2], True)[0]
    assert overlap(first, Quad[FramePx](corners)) > 0.85


def test_of_a_sheet_without_ends_nothing_can_be_said() -> None:
    strip = Quad[FramePx].box(200, -400, 900, 1100)
    assert completed(FRAME, strip, [0, 2], False) == [strip]


def test_an_end_inside_the_frame_would_have_been_seen() -> None:
    stance = stand(np.random.default_rng(3), (210, 297), (1280, 720), (0.5, 0.5), 10, 0)
    corners = stance.place(stance.outline).xy
    cut = cut_at(corners, 0, 0.7)
    assert completed(FRAME, cut, [0], False) == [cut]
