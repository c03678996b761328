"""The drawing and the print of a page that is only a picture."""

import numpy as np

from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.pdf.flat.drawing import Drawing
from forms.pdf.text_layer import PageText, joined_pieces
from vision.errors import ReadingError
from vision.fields.reader import TextReader, Word
from vision.geometry import Floats
from vision.picture import Grey
from vision.scans.grain import without_grain
from vision.scans.ground import on_white
from vision.scans.ruling import RULING_PX_PER_MM, find_ruling

#: Words read less surely than this are smears and rules taken for letters.
_SURE = 0.4
#: Words of small print that is set wide are as far apart; columns are farther.
_WORD_GAP_MM = 1.2
#: Shorter uprights may be the stem of a letter.
_TALLEST_STEM_MM = 6.0
#: A hyphen or a full stop between groups of a number is smaller than this.
_HIGHEST_DASH_MM, _LONGEST_DASH_MM = 1.0, 2.5
#: The blur around a line, and the line around the white of an outline.
_EDGE_MM = 0.3


def scan_drawing(grey: Grey) -> Drawing:
    """What a straight scan at RULING_PX_PER_MM shows; its words are boxes that say nothing yet."""
    ruling = find_ruling(grey, RULING_PX_PER_MM)
    height, width = grey.shape
    return Drawing(
        width_mm=width / RULING_PX_PER_MM,
        height_mm=height / RULING_PX_PER_MM,
        across=ruling.across,
        down=ruling.down,
        shapes=ruling.shapes,
        shades=ruling.shades,
        words=tuple(map(_seems, ruling.words, ruling.slashes)),
        word_boxes=ruling.words,
        dots=ruling.dots,
        dotted=ruling.dotted,
    )


def _seems(box: Floats, is_slash: bool) -> str:
    """What a word that is not read yet says as far as its shape shows."""
    if is_slash:
        return "/"
    left, top, right, bottom = box
    return "-" if bottom - top < _HIGHEST_DASH_MM and right - left < _LONGEST_DASH_MM else "word"


def print_alone(grey: Grey, drawing: Drawing) -> Grey:
    """The print of a scan on white, without rules and outlines: readers take these for letters."""
    alone = on_white(without_grain(grey, RULING_PX_PER_MM), RULING_PX_PER_MM)
    left, right, y, thickness = drawing.across.T
    level = np.column_stack([left, y - thickness / 2, right, y + thickness / 2])
    is_wall = drawing.down[:, 1] - drawing.down[:, 0] > _TALLEST_STEM_MM
    top, bottom, x, thickness = drawing.down[is_wall].T
    upright = np.column_stack([x - thickness / 2, top, x + thickness / 2, bottom])
    around = _EDGE_MM * RULING_PX_PER_MM
    boxes = np.vstack([level, upright, drawing.shapes]) * RULING_PX_PER_MM
    for left, top, right, bottom in boxes:
        rows = slice(max(0, round(top - around)), round(bottom + around))
        alone[rows, max(0, round(left - around)) : round(right + around)] = 255
    return alone


class PrintReader:
    """Reads what is printed on scans; a reader that fails is not asked again.

    `warnings` then says why.
    """

    def __init__(self, reader: TextReader | None) -> None:
        self._reader = reader
        self.warnings: tuple[DocumentWarning, ...] = ()

    def read(self, grey: Grey) -> PageText:
        """The print of a scan at RULING_PX_PER_MM, nothing when it cannot be read."""
        if self._reader is None:
            return PageText((), np.zeros((0, 4)))
        try:
            words = self._reader.read(grey, RULING_PX_PER_MM)
        except ReadingError as error:
            self._reader = None
            said = "The print of scanned pages could not be read, so fields have no names."
            self.warnings = (DocumentWarning(DocumentWarningCode.PRINT_UNREAD, f"{said} {error}"),)
            return PageText((), np.zeros((0, 4)))
        sure = [word for word in words if word.confidence >= _SURE]
        return joined_pieces([word.text for word in sure], _boxes(sure), _WORD_GAP_MM)


def _boxes(words: list[Word]) -> Floats:
    boxes = [(word.left, word.top, word.right, word.bottom) for word in words]
    return np.array(boxes, np.float64).reshape(-1, 4) / RULING_PX_PER_MM
