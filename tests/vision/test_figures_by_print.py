"""Figures that no reader is sure of are told by the prints of all that may be there."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, reference_of
from tests.vision.figure_shelf import shelf_with_figures
from tests.vision.text.test_figure_reader import page
from vision.figures_by_print import FiguresByPrint, Told, is_one_figure_apart
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.known.figure_line import Box, FigureLine
from vision.picture import Frame
from vision.text.figure_reader import FigureReader

pytestmark = pytest.mark.slow

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
#: 1.7 px/mm: a figure is four px high.
AFAR = Homography.between(
    SHEET, Quad[FramePx](np.array([[330, 60], [690, 66], [700, 580], [325, 572.0]]))
)
KNOWN = tuple(f"Page {number} of 14" for number in range(1, 15) if number != 5)
READER = FigureReader()


def line_of(words: str) -> FigureLine:
    return FigureLine(words, Box(150, 280, 150 + 1.7 * len(words), 283.6))


def footed(words: str) -> np.ndarray:
    return page((18, 272, "Municipality of Hoogwolde, desk for allowances"), (150, 280, words))


REFERENCES = {words: reference_of(footed(words), words) for words in KNOWN}


def by_print(*known: str) -> FiguresByPrint:
    shelf = shelf_with_figures(REFERENCES, {words: (line_of(words),) for words in KNOWN})
    return FiguresByPrint(shelf, set(known or KNOWN).__contains__, READER)


def seen(words: str) -> Frame:
    return frame_of(footed(words), AFAR, noise=3)


@pytest.mark.parametrize("words", [KNOWN[number] for number in (0, 2, 6, 10, 12)])
def test_figures_too_small_to_be_read_are_told(words: str) -> None:
    told = by_print().told(seen(words), AFAR, line_of("Page 8 of 14"))
    assert told == Told(line_of(words), is_sure=True)


def test_a_line_is_found_some_mm_beside_its_place() -> None:
    off = Homography[PageMm, PageMm](np.array([[1, 0, 4.0], [0, 1, -2.0], [0, 0, 1]])).then(AFAR)
    told = by_print().told(seen("Page 11 of 14"), off, line_of("Page 3 of 14"))
    assert told is not None
    assert told.line.text == "Page 11 of 14"


def test_figures_that_no_known_page_prints_are_not_told() -> None:
    assert by_print().told(seen("Page 5 of 14"), AFAR, line_of("Page 3 of 14")) is None


def test_of_few_texts_that_are_known_none_may_be_there() -> None:
    few = by_print(*KNOWN[:4])
    told = few.told(seen("Page 3 of 14"), AFAR, line_of("Page 3 of 14"))
    assert told == Told(line_of("Page 3 of 14"), is_sure=False)


def test_a_line_that_no_known_page_prints_is_not_told() -> None:
    assert by_print().told(seen("Page 3 of 14"), AFAR, line_of("Form 3 of 14")) is None


def test_a_line_kept_where_its_page_does_not_reach_is_not_told() -> None:
    far = FigureLine("Page 3 of 14", Box(150, 320, 170, 323))
    shelf = shelf_with_figures(REFERENCES, {KNOWN[0]: (far,)})
    beyond = FiguresByPrint(shelf, set(KNOWN).__contains__, READER)
    assert beyond.told(seen("Page 3 of 14"), AFAR, far) is None


def test_a_number_without_letters_may_be_any() -> None:
    assert by_print().told(seen("Page 3 of 14"), AFAR, line_of("14")) is None


def test_texts_part_by_one_figure() -> None:
    assert is_one_figure_apart("page3of14", "page8of14")
    assert not is_one_figure_apart("page3of14", "page3of14")
    assert is_one_figure_apart("page3of14", "page13of14")
    assert not is_one_figure_apart("page3of14", "page14of14")
