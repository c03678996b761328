"""A strip of print of a sheet cut off does not say whose page it is, however well it fits."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.pages.laid.accept import Evidence
from vision.pages.laid.placed import Placed
from vision.pages.tried.scant import is_mere_strip, is_scant
from vision.picture import REFERENCE_PX_PER_MM, Grey
from vision.placing.register import Placement, Tracks

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
REFERENCE = reference_of(printed_page(2)[0], "form/2")
WHOLE = np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]])
CUT_OFF = WHOLE - [0, 400]


def placed(corners: np.ndarray, rows: int, score: float) -> Placed:
    """The page with so many rows of cells in sight that correlate so."""
    lie = Homography.between(SHEET, Quad[FramePx](corners))
    nowhere = Tracks(Points(np.zeros((0, 2))), Points(np.zeros((0, 2))))
    found = Placed(frame_of(REFERENCE.grey, lie), REFERENCE, Placement(lie, 0, 0, 0.0, nowhere))
    correlation = np.full((49, 35), np.nan, np.float32)
    correlation[49 - rows :] = score
    nothing = np.zeros(correlation.shape, bool)
    found.__dict__["evidence"] = Evidence(correlation, nothing, nothing, nothing)
    return found


@pytest.mark.parametrize(
    ("corners", "rows", "score", "too_little"),
    [
        (CUT_OFF, 2, 0.85, True),
        (CUT_OFF, 2, 0.95, True),
        (CUT_OFF, 12, 0.85, False),
        (WHOLE, 2, 0.85, False),
    ],
)
def test_a_strip_of_a_sheet_cut_off_is_too_little(
    corners: np.ndarray, rows: int, score: float, too_little: bool
) -> None:
    assert is_scant(placed(corners, rows, score)) is too_little


def laid_on(shown: Grey, known: Grey) -> Placed:
    """A page that is known so, laid where the sheet lies that is printed as `shown`."""
    lie = Homography.between(SHEET, Quad[FramePx](CUT_OFF))
    nowhere = Tracks(Points(np.zeros((0, 2))), Points(np.zeros((0, 2))))
    frame = frame_of(shown, lie, noise=2)
    return Placed(frame, reference_of(known), Placement(lie, 0, 0, 0.0, nowhere))


def from_on(start_mm: float) -> Grey:
    """The page, bare above."""
    page = REFERENCE.grey.copy()
    page[: round(start_mm * REFERENCE_PX_PER_MM)] = 255
    return page


def test_a_strip_that_fits_and_is_all_there_is_in_sight_is_nothing_more() -> None:
    strip, much = from_on(270), from_on(200)
    assert is_mere_strip(laid_on(strip, strip))
    assert not is_mere_strip(laid_on(much, much))
    # Whose strip fits may be a page with more print than that.
    assert not is_mere_strip(laid_on(much, strip))
