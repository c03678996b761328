"""Pages in a window of a screen, as a phone that shows a PDF has them."""

import numpy as np
import pytest

from tests.builders import printed_page
from vision.picture import Frame, Grey
from vision.sheets.drawn import drawn_sheets, scanned_sheets

PAGE = printed_page(7)[0]


def _window(*tops: int, left: int = 60, page: Grey = PAGE) -> Frame:
    """A screen of 960 x 2000 px, dark grey, with the page at each of those heights."""
    screen = np.full((2000, 960), 60, np.uint8)
    for top in tops:
        shown = page[max(0, -top) : 2000 - top]
        at = max(0, top)
        screen[at : at + len(shown), left : left + page.shape[1]] = shown
    return Frame(np.repeat(screen[:, :, None], 3, axis=2))


def test_the_page_in_the_middle_of_a_window_comes_first() -> None:
    height, width = PAGE.shape
    sheets = drawn_sheets(_window(400, 400 + height + 20))
    left, top = sheets[0].corners.xy.min(axis=0)
    right, bottom = sheets[0].corners.xy.max(axis=0)
    assert (left, top, right, bottom) == (59.5, 399.5, 59.5 + width, 399.5 + height)


def test_a_page_without_print_is_no_sheet() -> None:
    assert drawn_sheets(_window(400, page=np.full_like(PAGE, 255))) == []


def test_what_a_camera_took_has_no_drawn_sheets() -> None:
    grain = np.random.default_rng(1).normal(0, 3, (2000, 960, 1))
    pixels = _window(400).pixels
    photo = np.clip(pixels * 0.85 + grain, 0, 255).astype(np.uint8)
    assert drawn_sheets(Frame(photo)) == []


def test_a_page_alone_is_the_whole_picture() -> None:
    (sheet,) = drawn_sheets(Frame(np.repeat(PAGE[:, :, None], 3, axis=2)))
    assert sheet.corners.xy.min() == -0.5


@pytest.mark.parametrize(
    ("size", "is_paper"),
    [
        ((1654, 2339), True),  # A4 at 200 dpi
        ((2339, 1654), True),
        ((1700, 2200), True),  # Letter
        ((1280, 960), False),
        ((1440, 960), False),
        ((1920, 1080), False),
        ((960, 960), False),
    ],
)
def test_a_picture_of_the_shape_of_paper_may_be_all_sheet(
    size: tuple[int, int], is_paper: bool
) -> None:
    frame = Frame(np.zeros((size[1], size[0], 3), np.uint8))
    assert [tuple(page.corners.xy.max(axis=0)) for page in scanned_sheets(frame)] == (
        [(size[0] - 0.5, size[1] - 0.5)] if is_paper else []
    )
