import numpy as np
import pytest

from tests.builders import printed_page, reference_of
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Reference


def test_a_frame_is_as_large_as_its_pixels() -> None:
    frame = Frame(np.zeros((720, 1280, 3), np.uint8))
    assert (frame.width_px, frame.height_px) == (1280, 720)
    assert frame.grey.shape == (720, 1280)


def test_grey_weighs_green_over_red_over_blue() -> None:
    blue, green, red = (
        int(Frame(np.full((2, 2, 3), colour, np.uint8)).grey[0, 0])
        for colour in ([255, 0, 0], [0, 255, 0], [0, 0, 255])
    )
    assert blue < red < green
    assert Frame(np.full((2, 2, 3), 200, np.uint8)).grey[0, 0] == 200


@pytest.mark.parametrize("size_mm", [(210.0, 297.0), (297.0, 210.0), (105.3, 148.7), (0.2, 0.2)])
def test_half_a_reference_is_half_its_resolution_whatever_the_paper(size_mm) -> None:
    width, height = (max(1, round(side * REFERENCE_PX_PER_MM)) for side in size_mm)
    reference = Reference("page", np.full((height, width), 255, np.uint8), *size_mm)
    expected = tuple(max(1, round(side * HALF_PX_PER_MM)) for side in reversed(size_mm))
    assert reference.half.shape == expected


def test_half_a_reference_averages_its_print() -> None:
    checked = (np.indices((1188, 840)).sum(0) % 2 * 255).astype(np.uint8)
    half = reference_of(checked).half
    assert np.abs(half.astype(int) - 128).max() <= 1


def test_the_outline_of_a_reference_is_its_paper() -> None:
    assert reference_of(printed_page(1)[0]).outline.xy.tolist() == [
        [0, 0],
        [210, 0],
        [210, 297],
        [0, 297],
    ]


def test_half_a_reference_of_odd_pixels_keeps_a_millimetre_a_millimetre() -> None:
    width_mm, height_mm = 100.3, 150.2  # 401 x 601 px at 4 px/mm
    grey = np.full((601, 401), 255, np.uint8)
    # A dark square whose middle lies 95 mm across and 145 mm down.
    grey[145 * 4 - 8 : 145 * 4 + 8, 95 * 4 - 8 : 95 * 4 + 8] = 0
    half = Reference("page", grey, width_mm, height_mm).half
    assert half.shape == (300, 201)
    rows, columns = np.nonzero(half < 128)
    assert (columns.mean() + 0.5) / HALF_PX_PER_MM == pytest.approx(95, abs=0.01)
    assert (rows.mean() + 0.5) / HALF_PX_PER_MM == pytest.approx(145, abs=0.01)
