from weakref import ref

import numpy as np
import pytest

from models.page_corners import PageCorners
from models.quads import area, is_convex
from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import PageMm, Quad

PAGE = printed_page(3)[0]
NETWORK = PageCorners()


def error_px(corners: np.ndarray, truth: np.ndarray) -> float:
    """The largest distance of a corner, whichever is first."""
    return min(
        float(np.linalg.norm(np.roll(corners, n, axis=0) - truth, axis=1).max()) for n in range(4)
    )


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1024, 1024), (1600, 1200)])
def test_corners_are_found_in_frames_of_any_shape(size: tuple[int, int]) -> None:
    place = upright(*size, share=0.8)
    sighting = NETWORK.see(frame_of(PAGE, place, size=size).pixels)
    truth = place.quad(Quad[PageMm].box(0, 0, *A4_MM)).xy
    assert error_px(sighting.outlines[0].corners, truth) < 0.012 * max(size)
    assert sighting.presence > 0.9


def test_outlines_are_clockwise_sheets_best_first() -> None:
    outlines = NETWORK.see(frame_of(PAGE, upright()).pixels).outlines
    assert all(is_convex(each.corners) and area(each.corners) > 0 for each in outlines)
    confidences = [each.confidence for each in outlines]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_a_second_look_sees_the_same_in_a_mirror() -> None:
    frame = frame_of(PAGE, upright(share=0.7)).pixels
    seen, mirrored = NETWORK.see_again(frame), NETWORK.see_again(frame[:, ::-1].copy())
    assert np.abs(seen.mask - mirrored.mask[:, ::-1]).max() < 0.01
    assert seen.presence == pytest.approx(mirrored.presence, abs=0.01)
    truth = upright(share=0.7).quad(Quad[PageMm].box(0, 0, *A4_MM)).xy
    assert error_px(seen.outlines[0].corners, truth) < 16


@pytest.mark.parametrize("table", [20, 128, 235])
def test_an_even_table_is_no_sheet(table: int) -> None:
    sighting = NETWORK.see(np.full((720, 1280, 3), table, np.uint8))
    assert sighting.presence < 0.5


def test_noise_is_no_sheet() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (720, 1280, 3), np.uint8)
    assert NETWORK.see(noise).presence < 0.5


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (4, 4), (500, 2), (16, 9000)])
def test_a_sliver_of_a_picture_is_looked_at_without_complaint(size: tuple[int, int]) -> None:
    NETWORK.see(np.full((*size, 3), 200, np.uint8))


def test_what_was_seen_of_a_frame_is_known_as_long_as_the_frame_is_there() -> None:
    network, frame = PageCorners(), np.full((180, 320, 3), 90, np.uint8)
    first = network.see(frame)
    assert network.see(frame) is first
    assert network.see(frame.copy()) is not first
    gone = ref(first)
    del frame, first
    assert gone() is None
