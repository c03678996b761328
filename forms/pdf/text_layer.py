"""The printed text of a PDF page, in pieces of a line."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from pypdfium2 import raw

from forms.pdf.page_space import PageSpace
from vision.geometry import Floats

#: More pieces than any page has; a page of 40,000 letters is a trap, not a form.
_MOST_PIECES = 4000
#: A page of more signs is a trap too.
_MOST_SIGNS = 40_000
#: Taller than this is a watermark across the page, whose box holds other people's words.
_TALLEST_MM = 12.0
#: Pieces of one line closer than this share of the letter height belong together.
_WORD_GAP = 0.6
#: What PDFium gives for the hyphen of a word that goes on in the next line.
SOFT_HYPHEN = "\x02"
#: Of fonts that name their letters by codes of their own, as many are codes that no letter has: of
#: 600 pages of forms 0 to 2 % where the print can be read, 7 to 25 % where it cannot.
_NAMELESS = re.compile(r"[\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
_MOST_NAMELESS, _FEWEST_SIGNS = 0.03, 30
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2,}|[€£$]\s?\d|\d\s?[€£%]")
_LEADERS = re.compile(r"[._…·]{3,}|(?: \.){2,}")


@dataclass(frozen=True, eq=False)
class PageText:
    """Pieces of printed lines: `texts` and `boxes`, float64 (N, 4): left, top, right, bottom mm."""

    texts: tuple[str, ...]
    boxes: Floats


@dataclass(frozen=True, eq=False)
class PageSigns:
    """The signs a page draws, in the file's order: `boxes` float64 (N, 4), as of `PageText`.

    Between words stand spaces, of the file or where there is white.
    """

    text: str
    boxes: Floats
    width_mm: float
    height_mm: float


#: A page of which no print was read.
NO_TEXT = PageText((), np.zeros((0, 4)))


def read_text(page: pypdfium2.PdfPage) -> str:
    """All printed text of a page, in the file's order."""
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_bounded())
    finally:
        textpage.close()


def page_signs(page: pypdfium2.PdfPage, space: PageSpace) -> PageSigns:
    """The signs of a page but for those that its file has nobody see, such as under a scan."""
    textpage = page.get_textpage()
    try:
        seen = [
            (_sign(textpage, index), _corners(textpage, index))
            for index in range(min(textpage.count_chars(), _MOST_SIGNS))
            if _is_drawn(textpage, index)
        ]
    finally:
        textpage.close()
    text = "".join(sign for sign, _ in seen)
    boxes = space.boxes_to_mm(np.array([box for _, box in seen]).reshape(-1, 4))
    return PageSigns(text, boxes, space.width_mm, space.height_mm)


def _sign(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    """One sign; a space for what has no code or breaks a line."""
    sign = chr(raw.FPDFText_GetUnicode(textpage, index) or 32)
    return "-" if sign == SOFT_HYPHEN else " " if sign.isspace() else sign


def _corners(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, ...]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _is_drawn(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    drawn = raw.FPDFText_GetTextObject(textpage, index)
    return not drawn or (
        raw.FPDFTextObj_GetTextRenderMode(drawn) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    )


def is_legible(text: str) -> bool:
    """Whether the codes of printed text are those of letters: what a font shows may be others."""
    signs = "".join(text.split())
    if len(signs) < _FEWEST_SIGNS:
        return True
    return len(_NAMELESS.findall(signs)) <= _MOST_NAMELESS * len(signs)


def page_text(page: pypdfium2.PdfPage, space: PageSpace) -> PageText:
    """The pieces of text that say something, in reading order of the file.

    None where their codes are not those of the letters that are seen.
    """
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
    if not rectangles or not is_legible("".join(texts)):
        return NO_TEXT
    return joined_pieces(texts, space.boxes_to_mm(np.array(rectangles, np.float64)))


def joined_pieces(texts: Sequence[str], boxes: Floats, gap_mm: float = 0.0) -> PageText:
    """Words in reading order, with their boxes in mm (N, 4), as pieces of lines.

    Neighbours on one line are made one piece, in any case when closer than `gap_mm`; what says
    nothing is left out.
    """
    pieces: list[tuple[str, Floats]] = []
    for text, box in zip(texts, boxes, strict=True):
        words = " ".join(text.replace(SOFT_HYPHEN, "-").split())
        if not words:
            continue
        if pieces and _continues(pieces[-1][1], box, gap_mm):
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


def _continues(before: Floats, box: Floats, gap_mm: float) -> bool:
    height = max(before[3] - before[1], box[3] - box[1])
    shares_line = min(before[3], box[3]) - max(before[1], box[1]) > 0.5 * min(
        before[3] - before[1], box[3] - box[1]
    )
    return bool(shares_line and -height < box[0] - before[2] < max(_WORD_GAP * height, gap_mm))
