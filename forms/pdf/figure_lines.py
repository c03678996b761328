"""The lines with figures of a page whose file says what is printed on it."""

from forms.pdf.text_layer import PageText
from vision.pages.known.figure_line import Box, FigureLine, is_kept


def figure_lines_of(text: PageText, page_height_mm: float) -> tuple[FigureLine, ...]:
    """Those at the head and the foot; `text` is the page's."""
    lines = (
        FigureLine(words, Box(*map(float, box)))
        for words, box in zip(text.texts, text.boxes, strict=True)
    )
    return tuple(line for line in lines if is_kept(line.text, line.box, page_height_mm))
