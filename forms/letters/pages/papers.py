"""The sheets of one letter as one picture: a photo of one, or the pages of a PDF end to end."""

from dataclasses import dataclass, field, replace
from itertools import accumulate

import cv2
import numpy as np
from pypdfium2 import PdfPage

from forms.pdf.document import open_document
from forms.pdf.page_space import PageSpace
from forms.pdf.pictures import is_covered
from forms.pdf.render import render_page
from forms.pdf.text_layer import PageSigns, is_legible, page_signs
from vision.decode import decode
from vision.fields.reader import READING_PX_PER_MM
from vision.geometry import Quad
from vision.picture import Frame, Grey, Page

#: A letter and what is enclosed; each page takes seconds to read and 5 MB as a picture.
MOST_PAGES = 8
#: A drawn page is no larger than this either way: A3, and what is larger is no letter.
_MOST_PX = round(420 * READING_PX_PER_MM)
_PDF = b"%PDF-"


@dataclass(frozen=True, eq=False)
class Papers:
    """A picture and the sheets in it, from top to bottom; none where they are yet to be found.

    `is_whole` is False where a PDF has more pages than are read. `told` are the signs that the file
    draws on each page, in its mm, where it draws any.
    """

    frame: Frame
    pages: tuple[Page, ...] = field(default=())
    is_whole: bool = True
    told: tuple[PageSigns | None, ...] = field(default=(), repr=False)


def is_pdf(content: bytes) -> bool:
    """Whether the first bytes announce a PDF."""
    return content.startswith(_PDF)


def papers_of(content: bytes) -> Papers:
    """The letter in a picture or a PDF.

    Raises:
        PictureError: the bytes are not a picture we accept.
        DocumentError: the PDF is damaged, locked or active.
    """
    if not is_pdf(content):
        return Papers(decode(content))
    with open_document(content) as document:
        wanted = document.spaces[:MOST_PAGES]
        drawn = [
            render_page(document.drawing, number, space, _fineness(space))
            for number, space in enumerate(wanted)
        ]
        told = tuple(map(_told, document.drawing, wanted))
        papers = stacked(drawn, is_whole=len(document.spaces) <= MOST_PAGES)
        return replace(papers, told=told)


def _told(page: PdfPage, space: PageSpace) -> PageSigns | None:
    """What the file of a page draws; of a scan it is only what another program read."""
    if is_covered(page, space):
        return None
    signs = page_signs(page, space)
    return signs if is_legible(signs.text) and signs.text.strip() else None


def _fineness(space: PageSpace) -> float:
    """As many pixels a mm as print is read at, fewer on a page larger than any letter."""
    return min(READING_PX_PER_MM, _MOST_PX / max(space.width_mm, space.height_mm))


def stacked(drawn: list[Grey], *, is_whole: bool) -> Papers:
    """Pages as pictures, from top to bottom, as the papers of one letter."""
    width = max(page.shape[1] for page in drawn)
    tops = accumulate((page.shape[0] for page in drawn[:-1]), initial=0)
    boxes = [(top, page.shape[1], page.shape[0]) for top, page in zip(tops, drawn, strict=True)]
    stack = np.full((sum(page.shape[0] for page in drawn), width), 255, np.uint8)
    for page, (top, across, down) in zip(drawn, boxes, strict=True):
        stack[top : top + down, :across] = page
    # The middle of the first pixel is (0, 0): the paper's edge lies half a pixel before it.
    pages = tuple(
        Page(Quad.box(-0.5, top - 0.5, across - 0.5, top + down - 0.5), 1.0)
        for top, across, down in boxes
    )
    pixels = np.asarray(cv2.cvtColor(stack, cv2.COLOR_GRAY2BGR), np.uint8)
    return Papers(Frame(pixels), pages, is_whole)
