"""A PDF page as it comes out of a printer, for matching with pictures of paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from forms.errors import DocumentError
from forms.pdf.page_space import PageSpace
from vision.picture import REFERENCE_PX_PER_MM, Grey

#: Sticky notes and their windows show on screen only.
_SCREEN_ONLY = frozenset({raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP})
#: Drawn with so many dots a mm and then averaged. A printer sets letters and thin rules where they
#: belong, PDFium at whole dots: at the four a mm that are kept up to an eighth of a mm aside.
_DOTS_PER_MM = 12
_HIDES = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def render_page(
    drawing: pypdfium2.PdfDocument,
    index: int,
    space: PageSpace,
    px_per_mm: float = REFERENCE_PX_PER_MM,
) -> Grey:
    """Page `index` (from 0) in grey: round(mm * px_per_mm) pixels each way.

    Pixel (0, 0) covers the sheet's top-left corner and a millimetre is exactly
    `px_per_mm` pixels. Borders of fields are drawn, what is not printed is not. The
    page's boxes in `drawing` are changed on the way, so what reads them must come before.

    Raises:
        DocumentError: PDFium cannot draw the page.
    """
    width_px = round(space.width_mm * px_per_mm)
    height_px = round(space.height_mm * px_per_mm)
    finer = max(1, round(_DOTS_PER_MM / px_per_mm))
    try:
        with _open_page(drawing, index) as page:
            _hide_what_is_not_printed(page)
            # PDFium stretches a page to whole pixels, which would put the far edges off by up to
            # half a pixel (0.12 mm); so the page is first made as large as those pixels.
            box = space.box_of_size(width_px / px_per_mm, height_px / px_per_mm)
            page.set_mediabox(*box)
            page.set_cropbox(*box)
        size = (width_px * finer, height_px * finer)
        with _open_page(drawing, index) as page, _white_bitmap(*size) as bitmap:
            _draw(drawing, page, bitmap)
            return _averaged(np.asarray(bitmap.to_numpy()), (height_px, width_px), finer)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(
            f"Page {index + 1} of this PDF cannot be drawn.", code="unreadable-pdf"
        ) from error


def _draw(
    drawing: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap
) -> None:
    place = (0, 0, bitmap.width, bitmap.height, 0)
    flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
    raw.FPDF_RenderPageBitmap(bitmap, page, *place, flags)
    if drawing.formenv:  # PDFium draws widgets in a step of their own
        raw.FPDF_FFLDraw(drawing.formenv, bitmap, page, *place, flags)


def _averaged(drawn: NDArray[np.uint8], size: tuple[int, int], finer: int) -> Grey:
    """The mean of every `finer` x `finer` dots: a picture of `size`, height and width."""
    height, width = size
    # Added up in whole rows, then in columns: NumPy's mean over both at once takes far longer.
    sums = np.uint16 if 255 * finer**2 < 2**16 else np.uint32
    rows, dots = np.zeros((height, width * finer), sums), np.zeros(size, sums)
    for row in range(finer):
        rows += drawn[row::finer]
    for column in range(finer):
        dots += rows[:, column::finer]
    return np.asarray((dots.astype(np.float32) / np.float32(finer**2)).round(), np.uint8)


@contextmanager
def _open_page(drawing: pypdfium2.PdfDocument, index: int) -> Iterator[pypdfium2.PdfPage]:
    page = drawing[index]
    try:
        yield page
    finally:
        page.close()


@contextmanager
def _white_bitmap(width_px: int, height_px: int) -> Iterator[pypdfium2.PdfBitmap]:
    bitmap = pypdfium2.PdfBitmap.new_native(width_px, height_px, raw.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width_px, height_px)
        yield bitmap
    finally:
        bitmap.close()


def _hide_what_is_not_printed(page: pypdfium2.PdfPage) -> None:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation: Any = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            flags = raw.FPDFAnnot_GetFlags(annotation)
            is_printed = bool(flags & raw.FPDF_ANNOT_FLAG_PRINT) and not flags & _HIDES
            if not is_printed or raw.FPDFAnnot_GetSubtype(annotation) in _SCREEN_ONLY:
                raw.FPDFAnnot_SetFlags(annotation, flags | raw.FPDF_ANNOT_FLAG_HIDDEN)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
