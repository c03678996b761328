"""A sheet that runs out of the frame is the page that explains what is in sight, or none."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.beyond_frame import BeyondFrame
from vision.finders import Finders
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.outcome import Match, MissReason
from vision.pages.known.layout import describe
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.placed import Placed
from vision.picture import Frame, Grey, Page
from vision.placing.register import Registrar
from vision.stage_clock import StageClock

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: The head of the sheet is out of the frame.
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, -420], [900, -400], [930, 660], [310, 640.0]]))
)
PAGE = printed_page(3)[0]


def foot_of(page: Grey, from_mm: float) -> Grey:
    """The page, bare above."""
    made = page.copy()
    made[: round(from_mm * 4)] = 255
    return made


REFERENCES = {
    "form/whole": reference_of(PAGE, "form/whole"),
    "form/foot": reference_of(foot_of(PAGE, 230), "form/foot"),
    "form/strip": reference_of(foot_of(PAGE, 270), "form/strip"),
}


def beyond(frame: Frame) -> BeyondFrame:
    index, shelf = LayoutIndex(), PageShelf(REFERENCES.__getitem__, {})
    index.add((key, describe(each.grey)) for key, each in REFERENCES.items())
    return BeyondFrame(Finders.sharing().cut.on(frame), index, shelf, matched, StageClock())


def matched(found: Placed) -> Match:
    page = Page(found.page_to_frame.quad(SHEET), 1.0)
    return Match(found.key, (found.key,), found.page_to_frame, page, 1.0)


def laid(frame: Frame, key: str) -> Placed:
    reference = REFERENCES[key]
    shelf = PageShelf(REFERENCES.__getitem__, {})
    flat = Registrar(frame).place_from(reference, shelf.landmarks(key), TRUTH)
    assert flat is not None
    return Placed(frame, reference, flat)


def test_a_page_that_fits_but_leaves_print_gives_way_to_one_that_explains_it() -> None:
    frame = frame_of(PAGE, TRUTH, noise=2)
    foot = laid(frame, "form/foot")
    assert foot.score > 0.85
    assert beyond(frame).better_than(foot, matched(foot)).key == "form/whole"


def test_a_page_that_explains_all_in_sight_is_kept() -> None:
    frame = frame_of(PAGE, TRUTH, noise=2)
    whole = matched(laid(frame, "form/whole"))
    assert beyond(frame).better_than(laid(frame, "form/whole"), whole) is whole


def test_a_strip_of_print_that_fits_is_cut_off_whatever_else_may_be_there() -> None:
    frame = frame_of(foot_of(PAGE, 270), TRUTH, noise=2)
    assert beyond(frame).after(laid(frame, "form/strip")) is MissReason.CUT_OFF
