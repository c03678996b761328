"""Composed scenes with many things on the table are measured in the benchmarks, not here."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame, Page
from vision.sheets.outline import LinePageFinder

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
#: The largest error of a corner, as share of the sheet's diagonal: 2 mm on A4.
NEAR_SHARE = 0.0055
SLANTED = np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]])


def to_corners(corners: np.ndarray) -> Homography[PageMm, FramePx]:
    return Homography.between(SHEET, Quad[FramePx](corners))


def rolled(degrees: float) -> Homography[PageMm, FramePx]:
    """A sheet turned by that much about the middle of a 720p frame."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    flat = upright(share=0.75).quad(SHEET).xy
    centre = flat.mean(axis=0)
    return to_corners((flat - centre) @ turn.T + centre)


def error(page: Page, corners: np.ndarray) -> float:
    """The largest distance of a corner, whichever is named first, as share of the diagonal."""
    apart = [np.linalg.norm(page.corners.turned(n).xy - corners, axis=1).max() for n in range(4)]
    return float(min(apart) / np.linalg.norm(corners[2] - corners[0]))


@pytest.mark.parametrize("table", [20, 90, 150, 215])
def test_the_first_hypothesis_is_the_sheet_on_a_table_of_any_shade(table: int) -> None:
    frame = frame_of(PAGE, to_corners(SLANTED), table=table)
    assert error(LinePageFinder().find(frame)[0], SLANTED) < NEAR_SHARE


@pytest.mark.parametrize("degrees", [0, 30, 90, 180, 315])
def test_a_sheet_is_found_however_it_is_turned(degrees: float) -> None:
    frame = frame_of(PAGE, rolled(degrees))
    corners = rolled(degrees).quad(SHEET).xy
    assert error(LinePageFinder().find(frame)[0], corners) < NEAR_SHARE


def test_corners_are_pixels_of_the_frame_as_received_however_large() -> None:
    frame = frame_of(PAGE, to_corners(SLANTED * 2.4), size=(3072, 1728))
    assert error(LinePageFinder().find(frame)[0], SLANTED * 2.4) < NEAR_SHARE


def test_a_sheet_without_a_word_on_it_is_still_a_sheet() -> None:
    blank = np.full((1188, 840), 250, np.uint8)
    frame = frame_of(blank, to_corners(SLANTED))
    assert error(LinePageFinder().find(frame)[0], SLANTED) < NEAR_SHARE


def test_in_poor_light_the_sheet_is_among_the_first_four() -> None:
    frame = frame_of(PAGE, to_corners(SLANTED), light=0.3, noise=5)
    pages = LinePageFinder().find(frame)[:4]
    assert min(error(page, SLANTED) for page in pages) < NEAR_SHARE


def test_hypotheses_are_clockwise_sheets_best_first_with_a_confidence() -> None:
    pages = LinePageFinder().find(frame_of(PAGE, to_corners(SLANTED)))
    assert 0 < len(pages) <= 8
    assert all(page.corners.is_convex and page.corners.area > 0 for page in pages)
    confidences = [page.confidence for page in pages]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_two_hypotheses_are_the_same_sheet() -> None:
    pages = LinePageFinder().find(frame_of(PAGE, to_corners(SLANTED)))
    for at, page in enumerate(pages):
        assert all(error(page, other.corners.xy) > 0.01 for other in pages[at + 1 :])


def test_an_even_table_is_no_sheet_to_be_sure_of() -> None:
    even = Frame(np.full((720, 1280, 3), 128, np.uint8))
    assert all(page.confidence < 0.6 for page in LinePageFinder().find(even))


def test_nothing_but_noise_is_no_sheet_to_be_sure_of() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (720, 1280, 3), np.uint8)
    assert all(page.confidence < 0.6 for page in LinePageFinder().find(Frame(noise)))


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (4, 4), (500, 2), (16, 9000)])
def test_a_sliver_of_a_picture_is_looked_at_without_complaint(size: tuple[int, int]) -> None:
    for level in (0, 128, 255):
        LinePageFinder().find(Frame(np.full((*size, 3), level, np.uint8)))


def test_the_same_frame_gives_the_same_answer() -> None:
    frame = frame_of(PAGE, to_corners(SLANTED))
    once, again = LinePageFinder().find(frame), LinePageFinder().find(frame)
    assert [page.corners.xy.tolist() for page in once] == [
        page.corners.xy.tolist() for page in again
    ]
