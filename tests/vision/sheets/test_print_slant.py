import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page
from tests.vision.sheets.poses import beside
from vision.geometry import PageMm, Points
from vision.sheets.print_slant import print_slant

PAGE = printed_page(3)[0]


@pytest.mark.parametrize("seed", range(4))
def test_print_runs_from_a_side_as_the_sheet_leans(seed: int) -> None:
    stance = beside(seed)
    frame = frame_of(PAGE, stance.homography, noise=3)
    side = stance.homography(Points[PageMm](np.array([[0, 270], [0, 30.0]]))).xy
    across = stance.homography(Points[PageMm](np.array([[25, 150], [75, 150.0]]))).xy
    way = (side[1] - side[0]) / np.linalg.norm(side[1] - side[0])
    runs = across[1] - across[0]
    slant = float(runs @ way / (runs @ np.array([-way[1], way[0]])))
    # Away from there it runs a little otherwise, as the sheet leans.
    assert print_slant(frame, side) == pytest.approx(slant, abs=0.08)


def test_from_a_side_of_blank_paper_nothing_runs() -> None:
    blank = np.full((1000, 707), 245, np.uint8)
    stance = beside(1)
    corners = stance.homography(Points[PageMm](np.array([[0, A4_MM[1]], [0, 0]]))).xy
    assert abs(print_slant(frame_of(blank, stance.homography), corners)) < 0.5
