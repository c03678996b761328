"""The lines with figures that a file says are printed at head and foot."""

import numpy as np

from forms.pdf.figure_lines import figure_lines_of
from forms.pdf.text_layer import NO_TEXT, PageText
from vision.pages.known.figure_line import Box, FigureLine


def test_of_what_is_printed_the_lines_with_figures_at_head_and_foot_are_kept() -> None:
    boxes = np.array([[20, 9, 60, 12], [20, 150, 60, 154], [20, 285, 44, 288], [60, 285, 90, 288]])
    text = PageText(("Form 12", "Question 3", "Page 1 of 4", "Sign here"), boxes.astype(float))
    assert figure_lines_of(text, page_height_mm=297) == (
        FigureLine("Form 12", Box(20, 9, 60, 12)),
        FigureLine("Page 1 of 4", Box(20, 285, 44, 288)),
    )


def test_a_page_without_text_has_none() -> None:
    assert figure_lines_of(NO_TEXT, page_height_mm=297) == ()
