"""Pages of PDFs as pictures, drawn as they are registered and at whatever resolution is wanted."""

import io

import pikepdf
import pypdfium2

from forms.pdf.page_space import page_space
from forms.pdf.render import render_page
from vision.picture import Grey


def drawn_page(content: bytes, index: int, px_per_mm: float, *, with_fields: bool = False) -> Grey:
    """Page `index`, from 0, of a PDF; `with_fields` with the borders that its fields draw."""
    with pikepdf.open(io.BytesIO(content)) as structure:
        space = page_space(structure.pages[index], index + 1)
    with pypdfium2.PdfDocument(content) as drawing:
        if with_fields:
            drawing.init_forms()
        return render_page(drawing, index, space, px_per_mm)
