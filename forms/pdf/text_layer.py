"""The printed text of a PDF page, in pieces of a line, and the piece that names a field."""

import re
from dataclasses import dataclass

import numpy as np
import pypdfium2

from forms.pdf.page_space import PageSpace
from vision.geometry import Floats, PageMm, Quad

#: More pieces than any page has; a page of 40,000 letters is a trap, not a form.
_MOST_PIECES = 4000
#: Pieces of one line closer than this share of the letter height belong together.
_WORD_GAP = 0.6
#: How far from a field its name may stand: beside it on the same line, or just above.
#: Left of it a line of dots may lead the eye across most of the sheet.
_RIGHT_OF_MM, _LEFT_OF_MM, _ABOVE_MM = 40.0, 130.0, 8.0
#: A name above must be this much closer than one beside it, since rows are more common.
_ABOVE_COSTS = 2.0
_LONGEST_LABEL = 120
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2,}")
_LEADERS = re.compile(r"[._…·]{3,}|(?: \.){2,}")


@dataclass(frozen=True, eq=False)
class PageText:
    """Pieces of printed lines: `texts` and `boxes`, float64 (N, 4): left, top, right, bottom mm."""

    texts: tuple[str, ...]
    boxes: Floats

    def beside(self, area: Quad[PageMm], is_ticked: bool) -> str | None:
        """The nearest text that names a field: right of a box to tick, else left of or above it."""
        if not self.texts:
            return None
        (left, top), (right, bottom) = area.xy[0], area.xy[2]
        x0, y0, x1, y1 = self.boxes.T
        middle = (y0 + y1) / 2
        on_line = (middle > top - 1) & (middle < bottom + 1)
        to_left = np.where(
            on_line & (x1 < left + 1.5) & (left - x1 < _LEFT_OF_MM), left - x1, np.inf
        )
        to_right = np.where(
            on_line & (x0 > right - 1) & (x0 - right < _RIGHT_OF_MM), x0 - right, np.inf
        )
        if is_ticked:
            return self._nearest(to_right) or self._nearest(to_left)
        # A name may also stand inside the field, along its upper edge.
        is_above = (x0 < right) & (x1 > left) & (y0 < top + 1) & (top - y1 < _ABOVE_MM)
        above = np.where(is_above, np.maximum(top - y1, 0) * _ABOVE_COSTS, np.inf)
        return self._nearest(np.minimum(np.maximum(to_left, 0), above))

    def _nearest(self, distances: Floats) -> str | None:
        index = int(np.argmin(distances))
        return self.texts[index][:_LONGEST_LABEL] if np.isfinite(distances[index]) else None


def read_text(page: pypdfium2.PdfPage) -> str:
    """All printed text of a page, in the file's order."""
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_bounded())
    finally:
        textpage.close()


def page_text(page: pypdfium2.PdfPage, space: PageSpace) -> PageText:
    """The pieces of text that say something, in reading order of the file."""
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_rects(), _MOST_PIECES)
        rectangles = [textpage.get_rect(index) for index in range(count)]
        texts = [textpage.get_text_bounded(*rectangle) for rectangle in rectangles]
    finally:
        textpage.close()
    if not rectangles:
        return PageText((), np.zeros((0, 4)))
    corners = np.array(rectangles, np.float64)
    one, other = space.to_mm(corners[:, :2]), space.to_mm(corners[:, 2:])
    boxes = np.column_stack([np.minimum(one, other), np.maximum(one, other)])
    return _joined(texts, boxes)


def _joined(texts: list[str], boxes: Floats) -> PageText:
    """Neighbours on one line made one piece; what says nothing left out."""
    pieces: list[tuple[str, Floats]] = []
    for text, box in zip(texts, boxes, strict=True):
        words = " ".join(text.split())
        if not words:
            continue
        if pieces and _continues(pieces[-1][1], box):
            before, reach = pieces[-1]
            both = np.concatenate([np.minimum(reach[:2], box[:2]), np.maximum(reach[2:], box[2:])])
            pieces[-1] = (f"{before} {words}", both)
        else:
            pieces.append((words, box))
    telling = [
        (" ".join(_LEADERS.sub(" ", words).split()).strip(" .:*"), box)
        for words, box in pieces
        if _SAYS_SOMETHING.search(words)
    ]
    kept = np.array([box for _, box in telling]) if telling else np.zeros((0, 4))
    return PageText(tuple(words for words, _ in telling), kept)


def _continues(before: Floats, box: Floats) -> bool:
    height = max(before[3] - before[1], box[3] - box[1])
    shares_line = min(before[3], box[3]) - max(before[1], box[1]) > 0.5 * min(
        before[3] - before[1], box[3] - box[1]
    )
    return bool(shares_line and -height < box[0] - before[2] < _WORD_GAP * height)
