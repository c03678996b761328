import cv2
import numpy as np
import pytest

from vision.placing.nudge import offset, shifted


def _print(seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    spots = (rng.uniform(size=(60, 80)) > 0.12).astype(np.float32)
    return cv2.GaussianBlur(spots, (0, 0), 1.2)


@pytest.mark.parametrize("by", [(0.0, 0.0), (2.0, -1.0), (-1.4, 0.6)])
def test_print_is_found_as_far_off_as_it_was_moved(by: tuple[float, float]):
    found = offset(_print(), shifted(_print(), by), 4)
    assert found == pytest.approx(by, abs=0.15)


def test_moved_back_it_lies_where_it_was():
    back = shifted(shifted(_print(), (3, 2)), (-3, -2))
    assert np.abs(back - _print())[4:-4, 4:-4].max() < 1e-6


def test_bare_paper_and_other_print_tell_nothing():
    assert offset(np.ones((60, 80), np.float32), _print(), 4) is None
    assert offset(_print(), _print(2), 4) is None


def test_a_piece_too_small_to_search_in_tells_nothing():
    assert offset(_print()[:9, :9], _print()[:9, :9], 4) is None
