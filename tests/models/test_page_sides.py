import numpy as np
import pytest

from models.page_sides import PLACES, PageSides
from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.geometry import PageMm, Quad

PAGE = printed_page(3)[0]
PLACE = upright(share=0.85)
TRUTH = PLACE.quad(Quad[PageMm].box(0, 0, *A4_MM)).xy
NETWORK = PageSides()
#: A step that lets the edge be sought within 40 px.
STEP_PX = 2.5
#: Places along its sides.
SHARE = (np.arange(64) + 0.5)[:, None] / 64
SIDES = TRUTH[:, None] + (np.roll(TRUTH, -1, axis=0) - TRUTH)[:, None] * SHARE


@pytest.mark.parametrize("table", [40, 150, 225])
def test_an_outline_some_pixels_off_is_drawn_along_the_paper(table: int) -> None:
    rough = TRUTH + np.array([[9, -6], [-7, 8], [10, 9], [-8, -10]])
    sides = NETWORK.drawn(frame_of(PAGE, PLACE, table=table).pixels, rough, STEP_PX)
    assert np.abs(sides.corners - TRUTH).max() < 1.6
    assert sides.evidence > 0.5


def test_a_hand_over_a_side_does_not_move_it() -> None:
    frame = frame_of(PAGE, PLACE, table=60).pixels.copy()
    left = int(TRUTH[0, 0])
    frame[250:330, left - 200 : left + 60] = (120, 150, 200)
    sides = NETWORK.drawn(frame, TRUTH + 4, STEP_PX)
    assert np.abs(sides.corners - TRUTH).max() < 2


def test_a_side_across_print_is_weaker_than_the_others() -> None:
    beyond = TRUTH.copy()
    beyond[2:, 1] -= 0.3 * (TRUTH[3, 1] - TRUTH[0, 1])
    frame = frame_of(PAGE, PLACE).pixels
    assert NETWORK.drawn(frame, TRUTH, STEP_PX).weakest > 0.9
    wrong = NETWORK.drawn(frame, beyond, STEP_PX)
    assert wrong.weakest < min(0.7, wrong.evidence)


def test_without_paper_the_outline_stays_and_there_is_no_evidence() -> None:
    table = np.full((720, 1280, 3), 90, np.uint8)
    sides = NETWORK.drawn(table, TRUTH, STEP_PX)
    assert np.abs(sides.corners - TRUTH).max() < 25
    assert sides.evidence < 0.4


def test_a_side_outside_the_frame_is_said_not_to_be_shown() -> None:
    moved = TRUTH + np.array([0, -200])
    sides = NETWORK.drawn(np.full((720, 1280, 3), 90, np.uint8), moved, STEP_PX)
    assert sides.shown[0] == 0
    assert sides.shown[2] == 1


def test_the_edge_is_found_along_lines_that_bend_away_from_it() -> None:
    away = SIDES + 12 * np.sin(np.pi * SHARE)
    found = NETWORK.along(frame_of(PAGE, PLACE, table=60).pixels, away, 1.0)
    assert found.places.shape == (4, PLACES, 2)
    assert found.found.min() > 0.8
    beyond = [found.places[0, :, 1] - TRUTH[0, 1], found.places[1, :, 0] - TRUTH[1, 0]]
    assert np.abs(beyond).max() < 1


def test_the_edge_is_not_found_where_there_is_no_paper() -> None:
    found = NETWORK.along(np.full((720, 1280, 3), 90, np.uint8), SIDES, 1.0)
    assert np.median(found.found) < 0.4
