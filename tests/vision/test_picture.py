import numpy as np
import pytest

from tests.builders import printed_page, reference_of
from vision.geometry import FramePx, Quad, picture_outline
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Reference, cut_around


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


@pytest.mark.parametrize("factor", [1.0, 0.9, 0.6, 0.5, 0.3, 0.25, 0.13])
def test_a_frame_drawn_smaller_is_at_least_as_large_as_asked_and_hardly_larger(factor) -> None:
    frame = Frame(np.full((722, 1281, 3), 90, np.uint8))
    small, to_small = frame.about(factor)
    assert small.shape[1] >= round(frame.width_px * factor) - 1
    assert small.shape[1] <= frame.width_px * min(1, factor * 1.42) + 2
    outline = to_small.quad(picture_outline(frame.width_px, frame.height_px))
    whole = picture_outline(small.shape[1], small.shape[0])
    assert np.allclose(outline.xy, whole.xy, atol=1e-6)
    assert (small == 90).all()


@pytest.mark.parametrize("factor", [0.6, 0.5, 0.25])
def test_what_is_drawn_smaller_lies_where_the_map_says(factor) -> None:
    pixels = np.zeros((720, 1280, 3), np.uint8)
    pixels[400:432, 640:672] = 255
    small, to_small = Frame(pixels).about(factor)
    middle = to_small(Quad[FramePx].box(640, 400, 671, 431)).xy.mean(axis=0)
    rows, columns = np.nonzero(small > 127)
    assert np.allclose([columns.mean(), rows.mean()], middle, atol=0.3)


def test_the_part_cut_around_a_quad_holds_it_and_its_surroundings() -> None:
    grey = np.random.default_rng(5).integers(0, 256, (90, 160), np.uint8)
    quad = Quad[FramePx].box(30.4, 20.7, 60.2, 50.9)
    part, to_part = cut_around(grey, quad, 5)
    there = to_part.quad(quad)
    assert there.xy.min() >= 5
    left, top = np.round(quad.xy[0] - there.xy[0]).astype(int)
    height, width = part.shape
    assert np.array_equal(part, grey[top : top + height, left : left + width])
    assert (there.xy[2] + 5 <= [width - 1, height - 1]).all()


def test_a_picture_is_cut_no_further_than_it_goes() -> None:
    grey = np.zeros((90, 160), np.uint8)
    part, to_part = cut_around(grey, Quad[FramePx].box(-40, 60, 20, 400), 3)
    assert part.shape == (90 - 57, 24)
    assert np.allclose(to_part.quad(Quad[FramePx].box(0, 57, 1, 58)).xy[0], 0)
    assert cut_around(grey, Quad[FramePx].box(500, 0, 600, 50), 3)[0] is grey
