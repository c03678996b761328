"""A page of which only a footer is in sight is laid by it and by where the paper's edge is."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Reference
from vision.placing.little_print import laid_by_little
from vision.placing.register import Landmarks

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
FOOTER = "Zandermonde, aanvraag 27-B, toelichting en bijlagen bij vraag 14"
LEFT_MM, RIGHT_MM, IN_SIGHT_MM = (20.0, 272.0), (150.0, 283.0), 230.0
#: The lower third is in sight.
CUT = Quad[FramePx](np.array([[300, -600], [960, -610], [1010, 420], [270, 440.0]]))
TRUTH = Homography.between(SHEET, CUT)


def footed() -> Reference:
    """A page with print that is out of sight, and nothing below it but a footer."""
    page = np.full_like(printed_page(3)[0], 250)
    half = len(page) // 2
    page[:half] = printed_page(3)[0][:half]
    return reference_of(saying(saying(page, FOOTER, LEFT_MM), "Blad 3 van 8", RIGHT_MM))


def off_mm(found: Homography[PageMm, FramePx]) -> float:
    """The largest distance on paper from where the footer and the bare paper above it lie."""
    x, y = np.meshgrid(np.linspace(5, 205, 9), np.linspace(IN_SIGHT_MM, 292, 5))
    page = Points[PageMm](np.column_stack([x.ravel(), y.ravel()]))
    return float(np.linalg.norm(TRUTH.inverse()(found(page)).xy - page.xy, axis=1).max())


def started(mm: float) -> Homography[PageMm, FramePx]:
    """Where the paper's edge seems to have it: smaller and further down than it lies."""
    moved = SHEET.xy + np.array([[1, 1], [-0.5, 1], [-1, 0.8], [0.7, 1]]) * mm
    return Homography.between(SHEET, TRUTH.quad(Quad[PageMm](moved)))


@pytest.mark.parametrize(("edge_mm", "within_mm"), [(0, 1.0), (3, 3.0), (8, 8.0)])
def test_a_footer_is_laid_and_bare_paper_stays_as_its_edge_has_it(
    edge_mm: float, within_mm: float
) -> None:
    page = footed()
    laid = laid_by_little(
        frame_of(page.grey, TRUTH, noise=2), page, Landmarks(page), started(edge_mm)
    )
    assert laid is not None
    assert off_mm(laid.page_to_frame) < within_mm
    assert laid.residual_mm < 0.1


def test_another_page_is_not_laid() -> None:
    page = footed()
    other = reference_of(printed_page(8)[0], "other")
    assert laid_by_little(frame_of(other.grey, TRUTH), page, Landmarks(page), started(0)) is None
