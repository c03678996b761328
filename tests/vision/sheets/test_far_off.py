"""A sheet so far off that the whole frame hardly shows it is seen where it is looked for."""

import numpy as np
import pytest

from models.page_corners import PageCorners
from tests.benchmarks.scoring import overlap
from tests.builders import A4_MM, frame_of, printed_page, upright
from vision.finders import Finders
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Frame, Page
from vision.sheets.far_off import FarSheetFinder

SHEET = Quad[PageMm].box(0, 0, *A4_MM)


def moved(place: Homography[PageMm, FramePx], by_px: float) -> Homography[PageMm, FramePx]:
    shift = np.array([[1, 0, by_px], [0, 1, 0], [0, 0, 1.0]])
    return place.then(Homography[FramePx, FramePx](shift))


@pytest.mark.parametrize("share", [0.18, 0.25])
@pytest.mark.parametrize("by_px", [0, -400])
def test_a_sheet_far_off_is_seen_where_it_lies(share: float, by_px: float) -> None:
    place = moved(upright(share=share), by_px)
    page = Finders.sharing().far.find(frame_of(printed_page(3)[0], place))
    assert page is not None
    assert page.confidence > 0.5
    truth = Points[FramePx](place.quad(SHEET).xy)
    assert overlap(Points[FramePx](page.corners.xy), truth) > 0.85


def test_what_runs_out_of_the_part_looked_at_is_no_sheet_far_off() -> None:
    class AllOfIt:
        """Takes whatever is shown for a sheet."""

        def find(self, frame: Frame) -> list[Page]:
            return [Page(Quad.box(0, 0, frame.width_px - 1, frame.height_px - 1), 1.0)]

    assert (
        FarSheetFinder(PageCorners(), AllOfIt()).find(frame_of(printed_page(3)[0], upright()))
        is None
    )


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (40, 40)])
def test_nothing_is_seen_in_a_sliver(size: tuple[int, int]) -> None:
    frame = Frame(np.full((*size, 3), 200, np.uint8))
    assert Finders.sharing().far.find(frame) is None
