import numpy as np
import pytest

from tests.builders import A4_MM, upright
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.picture import Frame, Page
from vision.text.sheet_finding import is_flat, sheet_of, whole_picture

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


def test_a_screenshot_is_flat_and_a_photo_is_not() -> None:
    shot = np.full((400, 300, 3), 255, np.uint8)
    shot[100:120, 40:260] = 0
    grain = np.random.default_rng(0).normal(0, 3, shot.shape)
    assert is_flat(Frame(shot))
    assert not is_flat(Frame(np.clip(shot * 0.9 + grain, 0, 255).astype(np.uint8)))


def test_a_whole_picture_of_a_page_is_a4() -> None:
    sheet = whole_picture(Frame(np.full((1754, 1240, 3), 255, np.uint8)))
    assert (sheet.width_mm, sheet.height_mm) == pytest.approx(A4_MM, abs=0.5)
    assert sheet.is_whole_picture
