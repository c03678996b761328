"""A PDF read whole: pages, fields and pictures in one plain value that can cross processes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pikepdf

from forms.errors import DocumentError
from forms.pdf.document import Document, open_document
from forms.pdf.fields import fields_of
from forms.pdf.language import guess_language
from forms.pdf.render import render_page
from forms.pdf.text_layer import page_text, read_text
from forms.pdf.widgets import FieldFlag, Widget, visible_widgets
from forms.template import FormPage
from vision.layout import describe
from vision.picture import Grey

#: Below this standard deviation a page is one even shade (paper noise does not occur in a render).
_BLANK_DEVIATION = 0.5
#: Pages whose text tells the language; more only takes time.
_PAGES_FOR_LANGUAGE = 5
_LONGEST_TITLE = 200


@dataclass(frozen=True, eq=False)
class ReadPage:
    """A page as printed: `png` is grey at REFERENCE_PX_PER_MM, `fingerprint` is vision's."""

    page: FormPage
    png: bytes
    fingerprint: bytes
    is_blank: bool


@dataclass(frozen=True, eq=False)
class ReadDocument:
    """All of a PDF that is kept. `warnings` are plain sentences for whoever registers it."""

    sha256: str
    title: str | None
    language: str
    pages: tuple[ReadPage, ...]
    warnings: tuple[str, ...]


def read_pdf(content: bytes) -> ReadDocument:
    """Read an uploaded PDF. May be slow or large on purpose: run it where it can be stopped.

    Raises:
        DocumentError: it cannot be read or is refused; see `forms.pdf.document`.
    """
    with open_document(content) as document:
        widgets = [
            visible_widgets(page, space)
            for page, space in zip(document.structure.pages, document.spaces, strict=True)
        ]
        says_required = any(
            FieldFlag.REQUIRED in widget.flags for page in widgets for widget in page
        )
        pages = tuple(
            _read_page(document, index, found, says_required) for index, found in enumerate(widgets)
        )
        return ReadDocument(
            sha256=hashlib.sha256(content).hexdigest(),
            title=_title(document.structure),
            language=_language(document),
            pages=pages,
            warnings=document.warnings + _blank_warnings(pages),
        )


def _read_page(
    document: Document, index: int, widgets: Sequence[Widget], says_required: bool
) -> ReadPage:
    space = document.spaces[index]
    drawn = document.drawing[index]
    try:
        # The text layer only names fields; without fields it is not needed.
        text = page_text(drawn, space) if widgets else None
    finally:
        drawn.close()
    grey = render_page(document.drawing, index, space)
    fields = fields_of(widgets, text, index + 1, says_required) if text else ()
    return ReadPage(
        page=FormPage(index + 1, space.width_mm, space.height_mm, fields),
        png=_png(grey),
        fingerprint=describe(grey).to_bytes(),
        is_blank=float(np.std(grey)) < _BLANK_DEVIATION,
    )


def _png(grey: Grey) -> bytes:
    is_written, png = cv2.imencode(".png", grey)
    if not is_written:
        raise DocumentError("A page of this PDF cannot be kept as a picture.", "unreadable-pdf")
    return png.tobytes()


def _title(structure: pikepdf.Pdf) -> str | None:
    try:
        title = structure.docinfo.get("/Title")
        words = " ".join(str(title).replace("\x00", "").split()) if title is not None else ""
    except (pikepdf.PdfError, UnicodeDecodeError, TypeError, AttributeError):
        return None
    return words[:_LONGEST_TITLE] or None


def _language(document: Document) -> str:
    texts = []
    for index in range(min(len(document.spaces), _PAGES_FOR_LANGUAGE)):
        page = document.drawing[index]
        texts.append(read_text(page))
        page.close()
    declared = document.structure.Root.get("/Lang")
    return guess_language(" ".join(texts), str(declared) if declared is not None else None)


def _blank_warnings(pages: Sequence[ReadPage]) -> tuple[str, ...]:
    blank = [str(read.page.number) for read in pages if read.is_blank]
    if not blank:
        return ()
    if len(blank) == 1:
        return (f"Page {blank[0]} is blank, so it cannot be recognised.",)
    return (f"Pages {', '.join(blank)} are blank, so they cannot be recognised.",)
