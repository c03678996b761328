import numpy as np
import pytest

from tests.benchmarks.stance import Stance
from tests.builders import A4_MM, frame_of, printed_page
from tests.vision.sheets.poses import CELL_MM, beside, off_mm
from vision.geometry import PageMm, Points
from vision.sheets.cut_off import in_sight
from vision.sheets.one_side import lying_along

PAGE = printed_page(3)[0]


def left_side(stance: Stance) -> np.ndarray:
    """Where its left side runs through the frame; from below, so that paper is on the right."""
    ends = stance.homography(Points[PageMm](np.array([[0, A4_MM[1]], [0, 0]]))).xy
    share = (np.array([[719.0], [0.0]]) - ends[0, 1]) / (ends[1, 1] - ends[0, 1])
    return ends[0] + share * (ends[1] - ends[0])


@pytest.mark.parametrize("share", [1.1, 1.3])
@pytest.mark.parametrize("seed", range(3))
def test_a_sheet_is_among_those_laid_along_its_side(seed: int, share: float) -> None:
    stance = beside(seed, share)
    frame = frame_of(PAGE, stance.homography, noise=3)
    assert off_mm(lying_along(frame, left_side(stance)), stance.homography) < CELL_MM


def test_paper_lies_on_the_right_of_the_side_and_its_ends_are_out_of_sight() -> None:
    stance = beside(0)
    frame, side = frame_of(PAGE, stance.homography, noise=3), left_side(stance)
    sheets = lying_along(frame, side)
    assert sheets
    for sheet in sheets:
        assert sheet.xy.mean(axis=0)[0] > side[:, 0].max()
        assert max(in_sight(sheet.xy, number, frame) for number in range(3)) < 0.3
