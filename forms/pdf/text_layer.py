"""The printed text of a PDF page, in pieces of a line, and the piece that names a field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2

from forms.pdf.page_space import PageSpace
from vision.geometry import Floats, PageMm, Quad

#: More pieces than any page has; a page of 40,000 letters is a trap, not a form.
_MOST_PIECES = 4000
#: Taller than this is a watermark across the page, whose box holds other people's words.
_TALLEST_MM = 12.0
#: Pieces of one line closer than this share of the letter height belong together.
_WORD_GAP = 0.6
#: How far from a field its name may stand: beside it on the same line, or just above.
#: Left of it a line of dots may lead the eye across most of the sheet.
_RIGHT_OF_MM, _LEFT_OF_MM, _AWAY_MM = 40.0, 130.0, 8.0
#: A caption starts at the field's left edge and touches it, give or take this much.
_CAPTION_MM = 3.0
#: A name above or below must be this much closer than one beside it, since rows are more common.
_AWAY_COSTS = 2.0
_LONGEST_LABEL = 120
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2,}")
_LEADERS = re.compile(r"[._…·]{3,}|(?: \.){2,}")


@dataclass(frozen=True, eq=False)
class PageText:
    """Pieces of printed lines: `texts` and `boxes`, float64 (N, 4): left, top, right, bottom mm."""

    texts: tuple[str, ...]
    boxes: Floats

    def captions_are_below(self, areas: Sequence[Quad[PageMm]]) -> bool:
        """Whether this page prints the names of its fields under them.

        In rows of fields a caption touches the field above it and the one below; the first and
        the last row tell which it belongs to.
        """
        under = over = 0
        for area in areas:
            (left, top), (_, bottom) = area.xy[0], area.xy[2]
            x0, y0, _, y1 = self.boxes.T
            starts_here = np.abs(x0 - left) < _CAPTION_MM
            under += bool((starts_here & (np.abs(y0 - bottom) < _CAPTION_MM)).any())
            over += bool((starts_here & (np.abs(top - y1) < _CAPTION_MM)).any())
        return under > over

    def beside(
        self, area: Quad[PageMm], is_ticked: bool, captions_are_below: bool = False
    ) -> str | None:
        """The nearest text that names a field: right of a box to tick, else left of or above it."""
        if not self.texts:
            return None
        (left, top), (right, bottom) = area.xy[0], area.xy[2]
        x0, y0, x1, y1 = self.boxes.T
        middle = (y0 + y1) / 2
        on_line = (middle > top - 1) & (middle < bottom + 1)
        to_left = np.where(
            on_line & (x1 < left + 1.5) & (left - x1 < _LEFT_OF_MM),
            np.maximum(left - x1, 0),
            np.inf,
        )
        if is_ticked:
            to_right = np.where(
                on_line & (x0 > right - 1) & (x0 - right < _RIGHT_OF_MM), x0 - right, np.inf
            )
            return self._nearest(to_right) or self._nearest(to_left)
        across = (x0 < right) & (x1 > left)
        if captions_are_below:
            away = np.where(across & (y0 > bottom - 1), y0 - bottom, np.inf)
        else:  # a name may also stand inside the field, along its upper edge
            away = np.where(across & (y0 < top + 1), top - y1, np.inf)
        away = np.where(away < _AWAY_MM, np.maximum(away, 0) * _AWAY_COSTS, np.inf)
        return self._nearest(np.minimum(to_left, away))

    def _nearest(self, distances: Floats) -> str | None:
        index = int(np.argmin(distances))
        return self.texts[index][:_LONGEST_LABEL] if np.isfinite(distances[index]) else None


#: A page of which no print was read.
NO_TEXT = PageText((), np.zeros((0, 4)))


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
        rectangles = [
            rectangle
            for rectangle in map(textpage.get_rect, range(count))
            if np.ptp(space.box_to_mm(rectangle).xy[:, 1]) < _TALLEST_MM
        ]
        texts = [textpage.get_text_bounded(*rectangle) for rectangle in rectangles]
    finally:
        textpage.close()
    if not rectangles:
        return NO_TEXT
    corners = np.array(rectangles, np.float64)
    one, other = space.to_mm(corners[:, :2]), space.to_mm(corners[:, 2:])
    boxes = np.column_stack([np.minimum(one, other), np.maximum(one, other)])
    return joined_pieces(texts, boxes)


def joined_pieces(texts: list[str], boxes: Floats) -> PageText:
    """Words in reading order, with their boxes in mm (N, 4), as pieces of lines.

    Neighbours on one line are made one piece; what says nothing is left out.
    """
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
