import numpy as np
import pytest

from tests.builders import A4_MM, upright
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame, Page
from vision.sheets.drawn import is_drawn
from vision.sheets.network_outline import NetworkPageFinder
from vision.text.sheet_finding import sheet_beside, sheet_of, whole_picture

FRAME = Frame(np.full((1280, 960, 3), 120, np.uint8))


def seen(sheet_mm: tuple[float, float]) -> Page:
    box = Quad[PageMm].box(0, 0, *sheet_mm)
    return Page(upright(960, 1280, 0.8, sheet_mm).quad(box), 0.9)


@pytest.mark.parametrize(
    "sheet_mm", [A4_MM, A4_MM[::-1], (215.9, 279.4)], ids=["A4", "A4 across", "Letter"]
)
def test_paper_of_a_usual_format_has_its_size(sheet_mm: tuple[float, float]) -> None:
    sheet = sheet_of(FRAME, seen(sheet_mm))
    assert (sheet.width_mm, sheet.height_mm) == pytest.approx(sheet_mm)


def test_a_sheet_aslant_is_still_a4() -> None:
    tilt = np.radians(25)
    turn = np.array([[1, 0, 0], [0, np.cos(tilt), 0], [0, np.sin(tilt), 0]])
    turn[:, 2] = (-105, -130, 420)
    focal = 0.82 * 1280
    camera = np.array([[focal, 0, 479.5], [0, focal, 639.5], [0, 0, 1]])
    there = Homography[PageMm, FramePx](camera @ turn).quad(Quad[PageMm].box(0, 0, *A4_MM))
    sheet = sheet_of(FRAME, Page(there, 0.9))
    assert (sheet.width_mm, sheet.height_mm) == pytest.approx(A4_MM)


def test_turning_names_the_corners_anew() -> None:
    sheet = sheet_of(FRAME, seen(A4_MM))
    turned = sheet.turned(1)
    assert (turned.width_mm, turned.height_mm) == (sheet.height_mm, sheet.width_mm)
    assert np.allclose(turned.page.corners.xy[1], sheet.page.corners.xy[0])


def test_a_screenshot_is_drawn_and_a_photo_is_not() -> None:
    shot = np.full((400, 300, 3), 255, np.uint8)
    shot[100:120, 40:260] = 0
    grain = np.random.default_rng(0).normal(0, 3, shot.shape)
    assert is_drawn(Frame(shot))
    assert not is_drawn(Frame(np.clip(shot * 0.9 + grain, 0, 255).astype(np.uint8)))


def test_a_whole_picture_of_a_page_is_a4() -> None:
    sheet = whole_picture(Frame(np.full((1754, 1240, 3), 255, np.uint8)))
    assert (sheet.width_mm, sheet.height_mm) == pytest.approx(A4_MM, abs=0.5)
    assert sheet.is_whole_picture


#: Two places for a sheet of A4 beside each other in a frame of 1600 x 1200 px.
LEFT, RIGHT = (Quad[FramePx].box(left, 110, left + 660, 1043) for left in (80, 850))


def on_table(*sheets: Quad[FramePx]) -> Frame:
    """White sheets with dark lines, from straight above on a dark table."""
    pixels = np.random.default_rng(3).normal(75, 4, (1200, 1600, 3))
    for sheet in sheets:
        left, top, right, bottom = (*sheet.xy[0].astype(int), *sheet.xy[2].astype(int))
        pixels[top:bottom, left:right] = 225
        pixels[top + 250 : bottom - 200 : 30, left + 80 : right - 80] = 60
    return Frame(np.clip(pixels, 0, 255).astype(np.uint8))


def test_a_sheet_beside_the_known_one_is_found_where_it_lies() -> None:
    beside = sheet_beside(on_table(LEFT, RIGHT), Page(LEFT, 0.9), NetworkPageFinder())
    assert beside is not None
    assert np.allclose(beside.corners.xy.mean(axis=0), RIGHT.xy.mean(axis=0), atol=15)


def test_beside_the_only_sheet_there_is_none() -> None:
    assert sheet_beside(on_table(LEFT), Page(LEFT, 0.9), NetworkPageFinder()) is None


def test_beside_a_sheet_that_fills_the_picture_none_is_sought() -> None:
    whole = Page(Quad[FramePx].box(20, 20, 1580, 1180), 0.9)
    assert sheet_beside(on_table(LEFT, RIGHT), whole, NetworkPageFinder()) is None
