"""Sheets that run out of the frame are drawn in every size from the corners in sight."""

import numpy as np
import pytest

from models.page_corners import PageCorners, Sighting
from tests.builders import A4_MM, frame_of, printed_page
from tests.vision.sheets.poses import CELL_MM, beside, off_mm
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Colour, Frame
from vision.sheets.cut_sheets import CutSheetFinder

FINDER = CutSheetFinder()
SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
#: Far out at a corner of the frame: one corner of the sheet is in sight.
ONE_CORNER = np.array([[-139, 365], [354, 262], [515, 949], [44, 991.0]])
#: Beyond the frame's left side: two are.
TWO_CORNERS = np.array([[-125, 71], [270, 96], [215, 649], [-220, 637.0]])
#: One corner, and of one of its sides little; it leans.
LITTLE_OF_A_SIDE = np.array([[970, -113], [1304, -110], [1399, 402], [1073, 476.0]])
#: All of it is in sight.
WHOLE = np.array([[450, 150], [770, 160], [800, 580], [430, 570.0]])
#: Placing a page starts with corners off by so much of the diagonal, or less.
WITHIN_REACH = 0.1


def off(outlines: list[Quad[FramePx]], corners: np.ndarray) -> float:
    """How far the nearest outline is off at its worst corner, as share of the diagonal."""
    diagonal = np.linalg.norm(corners[2] - corners[0])
    apart = [
        np.linalg.norm(np.roll(quad.xy, turns, axis=0) - corners, axis=1).max()
        for quad in outlines
        for turns in range(4)
    ]
    return float(min(apart, default=np.inf) / diagonal)


@pytest.mark.parametrize("corners", [ONE_CORNER, TWO_CORNERS, LITTLE_OF_A_SIDE])
def test_a_sheet_cut_off_is_among_the_outlines(corners: np.ndarray) -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](corners)), noise=3)
    assert off(FINDER.on(frame).outlines(), corners) < WITHIN_REACH


@pytest.mark.parametrize(("corners", "is_bright"), [(ONE_CORNER, True), (WHOLE, False)])
def test_something_bright_may_be_a_sheet_that_runs_out(
    corners: np.ndarray, is_bright: bool
) -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](corners)), noise=3)
    assert FINDER.on(frame).may_be_bright == is_bright


def test_paper_lies_inside_each_outline() -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](ONE_CORNER)), noise=3)
    within = Points[FramePx](np.array([[200.0, 500.0]]))
    outlines = FINDER.on(frame).outlines()
    assert outlines
    for quad in outlines:
        share = Homography.between(quad, Quad[FramePx].box(0, 0, 1, 1))(within).xy
        assert ((share > 0) & (share < 1)).all()


def test_a_sheet_well_inside_the_frame_is_not_drawn() -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](WHOLE)), noise=3)
    assert FINDER.on(frame).outlines() == []


class SeeingNone(PageCorners):
    """Shown a table without a sheet, whatever it is given."""

    def see(self, frame: Colour) -> Sighting:
        return super().see(np.full_like(frame, (60, 75, 110)))


def test_what_is_bright_is_drawn_where_the_network_sees_no_sheet() -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](ONE_CORNER)), noise=3)
    assert off(CutSheetFinder(SeeingNone()).on(frame).outlines(), ONE_CORNER) < WITHIN_REACH


def test_an_empty_table_has_none() -> None:
    table = np.full((720, 1280, 3), (60, 75, 110), np.uint8)
    assert FINDER.on(Frame(table)).outlines() == []


def test_a_sheet_of_which_one_side_is_in_sight_is_among_those_along_it() -> None:
    place = beside(0).homography
    frame = frame_of(PAGE, place, noise=3)
    assert off_mm(FINDER.on(frame).along_one_side(), place) < CELL_MM


@pytest.mark.parametrize("corners", [WHOLE, ONE_CORNER])
def test_where_an_end_of_each_side_is_in_sight_none_lies_along_one(corners: np.ndarray) -> None:
    frame = frame_of(PAGE, Homography.between(SHEET, Quad[FramePx](corners)), noise=3)
    assert FINDER.on(frame).along_one_side() == []
