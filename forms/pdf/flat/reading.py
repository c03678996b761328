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
#: In typed print, whose signs are all alike wide to this share in most of the words of so many
#: letters, they stand so many signs apart.
_EVEN, _MOST_EVEN, _LONG_WORD, _FEWEST_LONG, _TYPED_GAP = 0.07, 0.9, 4, 10, 1.7
#: Alone these are the edges of a box to tick.
_BRACKETS = frozenset("[]()")
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
        word_inks=letters.word_inks,
        dots=np.vstack([strokes.dots, letters.dots]),
    )


def printed(drawing: Drawing) -> PageText:
    """The words of a drawn page as pieces of lines, which what is left open for an answer parts."""
    gap_mm = max(_WORD_GAP_MM, _TYPED_GAP * _pitch_mm(drawing))
    said = [n for n, word in enumerate(drawing.words) if not _BRACKETS.issuperset(word)]
    return joined_pieces([drawing.words[n] for n in said], drawing.word_boxes[said], gap_mm)


def _pitch_mm(drawing: Drawing) -> float:
    """How wide a sign is in print whose signs are all alike wide, as typed; else 0."""
    counts = np.array([len(word) for word in drawing.words])
    is_long = counts >= _LONG_WORD
    if is_long.sum() < _FEWEST_LONG:
        return 0.0
    widths = (drawing.word_boxes[is_long, 2] - drawing.word_boxes[is_long, 0]) / counts[is_long]
    middle = float(np.median(widths))
    is_typed = np.mean(np.abs(widths - middle) < _EVEN * middle) > _MOST_EVEN
    return middle if is_typed else 0.0
