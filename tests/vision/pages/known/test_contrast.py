import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.errors import VisionError
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.contrast import Contrast
from vision.picture import REFERENCE_PX_PER_MM, Frame, Scan
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
#: Where the versions say which they are: at the foot, 4 mm high.
FOOT_MM = (18, 285)
#: What one digit in a 720p frame gives at least; the right page of a perfect frame has 1.
LEAD = 0.3


THIS, LAST = saying(PAGE, "Formulier 2026-1"), saying(PAGE, "Formulier 2025-1")
ONE, OTHER = reference_of(THIS, "this"), reference_of(LAST, "last")


def contrast() -> Contrast:
    found = Contrast.between(ONE, OTHER)
    assert found is not None
    return found


def scan_of(frame: Frame) -> Scan:
    return rectify(frame, TRUTH, *A4_MM, REFERENCE_PX_PER_MM)


def test_pages_printed_alike_have_none() -> None:
    assert Contrast.between(ONE, reference_of(THIS.copy(), "copy")) is None


def test_it_lies_where_the_pages_differ() -> None:
    corners = contrast().corners / REFERENCE_PX_PER_MM
    assert len(corners) <= 2
    assert (corners[:, 1] + 6 > FOOT_MM[1]).all()


def test_pages_that_differ_all_over_are_told_apart_in_places_all_over() -> None:
    found = Contrast.between(ONE, reference_of(printed_page(8)[0], "other"))
    assert found is not None
    assert np.ptp(found.corners[:, 1]) / REFERENCE_PX_PER_MM > 150


def test_print_where_the_other_page_is_bare_leads_by_all_that_a_page_can() -> None:
    added = Contrast.between(ONE, reference_of(PAGE, "without the line at the foot"))
    assert added is not None
    lead = added.lead(scan_of(frame_of(THIS, TRUTH, light=0.6, noise=3)))
    assert lead is not None
    assert lead > 2 * LEAD


@pytest.mark.parametrize("light", [0.95, 0.35])
@pytest.mark.parametrize("table", [40, 150])
def test_the_version_in_the_frame_leads(light: float, table: int) -> None:
    for words, told in ((THIS, contrast()), (LAST, contrast().turned())):
        scan = scan_of(frame_of(words, TRUTH, light=light, table=table, noise=3))
        lead = told.lead(scan)
        assert lead is not None
        assert lead > LEAD
        assert told.turned().lead(scan) == pytest.approx(-lead, abs=1e-4)


def test_the_edge_of_a_shadow_across_the_difference_does_not_decide() -> None:
    frame = frame_of(THIS, TRUTH)
    frame.pixels[:, :480] //= 2
    lead = contrast().lead(scan_of(frame))
    assert lead is not None
    assert lead > LEAD


def test_a_difference_outside_the_frame_cannot_be_told() -> None:
    cut = Frame(frame_of(THIS, TRUTH).pixels[:600])
    assert contrast().lead(scan_of(cut)) is None


def test_a_thing_laid_on_the_difference_leaves_it_open() -> None:
    frame = frame_of(THIS, TRUTH)
    frame.pixels[600:] = (60, 75, 110)
    assert contrast().lead(scan_of(frame)) is None


def test_on_bare_paper_neither_version_leads() -> None:
    lead = contrast().lead(scan_of(frame_of(PAGE, TRUTH, noise=0)))
    assert lead is None or abs(lead) < LEAD / 2


def test_it_is_kept_in_few_bytes_and_comes_back_the_same() -> None:
    content = contrast().to_bytes()
    again = Contrast.from_bytes(content)
    assert len(content) < 4000
    assert np.array_equal(again.corners, contrast().corners)
    assert np.array_equal(again.one, contrast().one)
    assert np.array_equal(again.other, contrast().other)


@pytest.mark.parametrize("content", [b"", b"no zlib", contrast().to_bytes()[:-9]])
def test_damaged_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(VisionError):
        Contrast.from_bytes(content)
