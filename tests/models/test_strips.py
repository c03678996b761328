import numpy as np

from models.strips import ACROSS, ALONG, cut

QUAD = np.array([[100, 60], [300, 60], [300, 200], [100, 200.0]])


def sheet(grey: int = 200, table: int = 60) -> np.ndarray:
    frame = np.full((260, 400, 3), table, np.uint8)
    frame[60:200, 100:300] = grey
    return frame


def test_a_strip_has_the_outside_on_top_and_the_edge_in_the_middle() -> None:
    strips = cut(sheet(), QUAD - 0.5, 1.0)
    assert strips.shape == (4, 7, ACROSS, ALONG)
    middle = strips[:, 0, :, ALONG // 2]
    assert (middle[:, : ACROSS // 2 - 1] < 0).all()
    assert (middle[:, ACROSS // 2 + 1 :] > 0).all()


def test_white_on_white_has_its_contrast_raised() -> None:
    strips = cut(sheet(252, 244), QUAD - 0.5, 1.0)
    plain, raised = strips[0, 0, :, 32], strips[0, 3, :, 32]
    assert np.ptp(plain) < 0.1
    assert np.ptp(raised) > 0.5


def test_what_lies_outside_the_frame_is_marked() -> None:
    strips = cut(sheet(), QUAD + np.array([-90, 0]), 1.0)
    assert strips[3, 6].min() == 0
    assert strips[1, 6].all()
