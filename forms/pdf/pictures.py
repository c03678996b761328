"""Pictures that a page of a PDF draws."""

import pypdfium2
from pypdfium2 import raw

from forms.pdf.page_space import PageSpace

#: A page is a scan, or a photo, when pictures cover this much of it.
_COVERED = 0.7
_DEEPEST_NESTING = 4


def is_covered(page: pypdfium2.PdfPage, space: PageSpace) -> bool:
    """Whether pictures cover most of a page."""
    covered = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_NESTING):
        left, bottom, right, top = item.get_bounds()
        width = min(right, space.right) - max(left, space.left)
        height = min(top, space.top) - max(bottom, space.bottom)
        covered += max(width, 0.0) * max(height, 0.0)
    return covered > _COVERED * (space.right - space.left) * (space.top - space.bottom)
