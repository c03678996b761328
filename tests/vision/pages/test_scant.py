"""A strip of print of a sheet cut off does not say whose page it is, however well it fits."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.pages.accept import Evidence
from vision.pages.placed import Placed
from vision.pages.scant import is_scant
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
