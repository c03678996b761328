"""A shadow over paper and table hides the paper's edge by brightness, not by colour."""

import numpy as np
import pytest

from tests.benchmarks.scoring import overlap
from tests.builders import A4_MM, frame_of, printed_page
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.picture import Colour, Frame
from vision.sheets.colour_outline import ColourPageFinder, colour_alone
from vision.sheets.network_outline import NetworkPageFinder

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
SLANTED = Points[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
#: Shares of blue, green and red that paper and wood throw back.
PAPER, WOOD = np.array([1.0, 0.97, 0.94]), np.array([0.45, 0.8, 1.3])
#: What a shadow leaves of the light.
SHADOW = 0.3


def on_wood(shadow_from: int | None) -> Frame:
    """A printed sheet on a wooden table; right of a slanted edge it and the table lie in shadow."""
    grey = frame_of(printed_page(3)[0], Homography.between(SHEET, Quad(SLANTED.xy)), table=90)
    table = frame_of(
        np.full((10, 10), 255, np.uint8), Homography.between(SHEET, Quad(SLANTED.xy)), table=0
    )
    is_paper = table.pixels > 120
    lit = grey.pixels * np.where(is_paper, PAPER, WOOD)
    if shadow_from is not None:
        down, across = np.mgrid[: grey.height_px, : grey.width_px]
        lit[across > shadow_from + 0.3 * down] *= SHADOW
    return Frame(np.clip(lit, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("shadow_from", [450, 600])
def test_a_sheet_half_in_shadow_is_found_by_its_colour(shadow_from: int) -> None:
    found = ColourPageFinder(NetworkPageFinder()).find(on_wood(shadow_from))
    assert overlap(Points[FramePx](found[0].corners.xy), SLANTED) > 0.9


def test_a_shadow_hardly_shows_in_colour_alone() -> None:
    lit, shaded = (colour_alone(on_wood(each).pixels) for each in (None, 520))
    assert lit is not None
    assert shaded is not None
    assert np.median(np.abs(lit.astype(int) - shaded)) < 8


def test_the_sheet_is_the_brighter_part() -> None:
    shown = colour_alone(on_wood(None).pixels)
    assert shown is not None
    assert shown[360, 640, 0] > 180
    assert shown[360, 60, 0] < 80


def grey_table() -> Colour:
    return frame_of(printed_page(3)[0], Homography.between(SHEET, Quad(SLANTED.xy))).pixels


@pytest.mark.parametrize("pixels", [grey_table(), np.zeros((40, 60, 3), np.uint8)])
def test_where_nothing_has_colour_nothing_is_sought(pixels: Colour) -> None:
    assert colour_alone(pixels) is None
    assert ColourPageFinder(NetworkPageFinder()).find(Frame(pixels)) == []
