"""A photo shows the letter where and as large as it says."""

import cv2
import numpy as np
import pytest

from tests.letters.maker import make_letter, picture
from tests.letters.photos import SHOTS, photograph
from vision.geometry import scaling

PX_PER_MM = 3.0
#: Of the photo warped back with the letter itself, over the whole sheet; blur and noise cost some.
FEWEST_NCC = 0.75


@pytest.mark.parametrize(("how", "dpi"), [("slanted", 78), ("shadow", 60)])
def test_the_paper_lies_where_the_photo_says(how: str, dpi: float) -> None:
    letter = make_letter(4)
    photo = photograph(letter, dpi, seed=2, how=SHOTS[how])
    assert photo.dpi == pytest.approx(dpi, rel=0.01)
    assert photo.lowest_dpi < photo.dpi
    truth = cv2.cvtColor(picture(letter.pdf, PX_PER_MM), cv2.COLOR_BGR2GRAY)
    scan_to_frame = scaling(PX_PER_MM).inverse().then(photo.page_to_frame).matrix
    flags = cv2.INTER_AREA | cv2.WARP_INVERSE_MAP
    seen = cv2.warpPerspective(photo.frame, scan_to_frame, truth.shape[::-1], flags=flags)
    assert _ncc(_inked(truth), _inked(cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY))) > FEWEST_NCC


def _inked(grey: np.ndarray) -> np.ndarray:
    """Brightness against its surroundings, so that light and shadow do not count; no margins."""
    local = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 12)
    return (grey / np.maximum(local, 1))[30:-30, 30:-30]


def _ncc(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def test_the_same_seed_is_the_same_photo() -> None:
    letter = make_letter(4)
    once, again = (photograph(letter, 50, seed=7) for _ in range(2))
    assert once.jpeg == again.jpeg
    assert photograph(letter, 50, seed=8).jpeg != once.jpeg
