"""The figures at the foot of a page are read where it lies, or not at all."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.builders import A4_MM, frame_of, reference_of
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.figure_line import Box
from vision.picture import Grey
from vision.text.figure_reader import FigureReader

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: A sheet shown at 3 px/mm, its head out of the frame.
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, -320], [950, -300], [960, 640], [320, 620.0]]))
)
FOOT = Box(0, 265, *A4_MM)


def page(*lines: tuple[float, float, str], size_mm: float = 3.4) -> Grey:
    """An A4 with lines from their top-left corner, mm, drawn at 4 px/mm."""
    image = Image.new("L", (840, 1188), 255)
    pen = ImageDraw.Draw(image)
    for x, y, words in lines:
        pen.text((x * 4, y * 4), words, 0, ImageFont.load_default(round(size_mm * 4)))
    return np.asarray(image, np.uint8)


FORM = page((18, 280, "Form 2217"), (150, 280, "Page 3 of 14"), (18, 272, "Do not fold"))


@pytest.fixture(scope="module")
def reader() -> FigureReader:
    return FigureReader()


def test_lines_with_figures_are_read_where_they_stand(reader: FigureReader) -> None:
    read = reader.read(frame_of(FORM, TRUTH, noise=2), TRUTH, FOOT)
    assert {each.line.signs for each in read} == {"form2217", "page3of14"}
    [number] = [each for each in read if each.line.signs == "page3of14"]
    assert number.sure > 0.8
    assert number.line.box.left_mm == pytest.approx(150, abs=0.8)
    assert number.line.box.top_mm == pytest.approx(280.6, abs=1.0)


def test_a_line_the_frame_cuts_off_is_not_read(reader: FigureReader) -> None:
    right = Homography.between(
        SHEET, Quad[FramePx](np.array([[790, -320], [1410, -300], [1420, 640], [780, 620.0]]))
    )
    read = reader.read(frame_of(FORM, right, noise=2), right, FOOT)
    assert [each.line.signs for each in read] == ["form2217"]


def test_where_the_frame_does_not_reach_nothing_is_read(reader: FigureReader) -> None:
    assert reader.read(frame_of(FORM, TRUTH), TRUTH, Box(0, 0, 210, 20)) == []


def test_of_a_page_as_its_owner_made_it_head_and_foot_are_read(reader: FigureReader) -> None:
    made = page(
        (18, 10, "Version 2027"), (18, 150, "Question 12"), (18, 285, "Page 3 of 14"),
        (100, 285, "Sign here"),
    )  # fmt: skip
    read = reader.read_page(reference_of(made))
    assert [line.signs for line in read] == ["version2027", "page3of14"]
    assert read[1].box.left_mm == pytest.approx(18, abs=0.8)
