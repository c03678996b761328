"""A page that fits explains all that is printed in sight; a footer that fits does not."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_above, printed_page, reference_of
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.pages.laid.explained import EXPLAINED, explained_share
from vision.pages.laid.placed import Placed
from vision.picture import Grey
from vision.placing.placement import Placement, Tracks

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
WHOLE = np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]])
#: The foot of it is out of the frame.
CUT_OFF = np.array([[300, 100], [960, 110], [980, 1040], [280, 1030.0]])
PAGE = printed_page(3)[0]


def laid(reference: Grey, corners: np.ndarray, light: float = 0.9) -> Placed:
    """A page as if it lay where PAGE does."""
    lie = Homography.between(SHEET, Quad[FramePx](corners))
    nowhere = Tracks(Points(np.zeros((0, 2))), Points(np.zeros((0, 2))))
    frame = frame_of(PAGE, lie, light=light, noise=2)
    return Placed(frame, reference_of(reference), Placement(lie, 0, 0, 0.0, nowhere))


@pytest.mark.parametrize("corners", [WHOLE, CUT_OFF])
@pytest.mark.parametrize("light", [0.9, 0.4])
def test_the_page_that_is_there_explains_all_of_its_print(
    corners: np.ndarray, light: float
) -> None:
    assert explained_share(laid(PAGE, corners, light)) > EXPLAINED


@pytest.mark.parametrize("corners", [WHOLE, CUT_OFF])
def test_a_page_that_shares_a_part_of_the_print_leaves_the_rest(corners: np.ndarray) -> None:
    assert explained_share(laid(printed_above(PAGE, 100), corners)) < EXPLAINED


def test_a_page_that_is_bare_explains_nothing() -> None:
    assert explained_share(laid(np.full_like(PAGE, 255), WHOLE)) == 0
