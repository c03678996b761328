"""The drawing of a PDF page from its own paths and letters."""

from dataclasses import replace

import numpy as np
import pypdfium2

from forms.pdf.flat.drawing import Drawing
from forms.pdf.flat.letters import read_letters
from forms.pdf.flat.paths import painted_paths
from forms.pdf.flat.strokes import sort_strokes
from forms.pdf.page_space import PageSpace
from forms.pdf.text_layer import PageText, joined_pieces

#: Words of one piece stand closer than this, also in lines set wide.
_WORD_GAP_MM = 2.0
#: An underscore's own thickness says nothing of the line it makes.
_UNDERSCORE_MM = 0.2


def read_drawing(page: pypdfium2.PdfPage, space: PageSpace) -> Drawing:
    """What the file says is drawn on the page."""
    letters = read_letters(page, space)
    strokes = sort_strokes(painted_paths(page, space), space.width_mm, space.height_mm)
    left, _, right, bottom = letters.lines.T
    lines = np.column_stack([left, right, bottom, np.full(len(left), _UNDERSCORE_MM)])
    return replace(
        strokes,
        across=np.vstack([strokes.across, lines]),
        underscores=lines,
        shapes=np.vstack([strokes.shapes, letters.ticks]),
        words=letters.words,
        word_boxes=letters.word_boxes,
        dots=np.vstack([strokes.dots, letters.dots]),
    )


def printed(drawing: Drawing) -> PageText:
    """The words of a drawn page as pieces of lines, which what is left open for an answer parts."""
    return joined_pieces(drawing.words, drawing.word_boxes, _WORD_GAP_MM)
