"""A PDF read whole: pages, fields and pictures in one plain value that can cross processes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2

from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.errors import DocumentError
from forms.pdf.document import Document, open_document
from forms.pdf.fields import fields_of
from forms.pdf.flat.fields import are_meant, guessed_fields
from forms.pdf.flat.finding import look_at_scan, scan_of
from forms.pdf.flat.places import find_places
from forms.pdf.flat.reading import printed, read_drawing
from forms.pdf.flat.scan import PrintReader
from forms.pdf.language import guess_language
from forms.pdf.page_space import PageSpace
from forms.pdf.render import render_page
from forms.pdf.text_layer import NO_TEXT, PageText, is_legible, page_text, read_text
from forms.pdf.title import printed_title, told_title
from forms.pdf.widgets import FieldFlag, visible_widgets
from forms.template import Field, FormPage
from vision.errors import PictureError
from vision.fields.reader import TextReader
from vision.page_image import write_page_image
from vision.pages.known.layout import describe
from vision.picture import Grey
from vision.scans.ruling import RULING_PX_PER_MM

#: Below this standard deviation a page is one even shade (paper noise does not occur in a render).
_BLANK_DEVIATION = 0.5
#: Pages whose text tells the language; more only takes time.
_PAGES_FOR_LANGUAGE = 5


@dataclass(frozen=True, eq=False)
class ReadPage:
    """A page as printed: `png` is grey at REFERENCE_PX_PER_MM, `fingerprint` is vision's.

    `text` is what is printed on it, empty where it was not read.
    """

    page: FormPage
    png: bytes
    fingerprint: bytes
    is_blank: bool
    text: PageText = NO_TEXT


@dataclass(frozen=True, eq=False)
class ReadDocument:
    """All of a PDF that is kept. `warnings` are for whoever registers it."""

    sha256: str
    title: str | None
    language: str
    pages: tuple[ReadPage, ...]
    warnings: tuple[DocumentWarning, ...]


def read_pdf(content: bytes, reader: TextReader | None = None) -> ReadDocument:
    """Read an uploaded PDF. May be slow or large on purpose: run it where it can be stopped.

    `reader` reads the print of scanned pages; without one their fields have no names.

    Raises:
        DocumentError: it cannot be read or is refused; see `forms.pdf.document`.
    """
    with open_document(content) as document:
        reading = DocumentReading(document, PrintReader(reader))
        pages = tuple(map(reading.page, range(len(document.spaces))))
        heading = reading.heading()
        return ReadDocument(
            sha256=hashlib.sha256(content).hexdigest(),
            title=heading.title,
            language=heading.language,
            pages=pages,
            warnings=heading.warnings + blank_warnings(pages) + reading.prints.warnings,
        )


def read_pictures(content: bytes) -> tuple[ReadPage, ...]:
    """The pages of a PDF as pictures, with sizes and text: where its fields are known already.

    Seeking the fields is most of the work of `read_pdf`.

    Raises:
        DocumentError: it cannot be read or is refused; see `forms.pdf.document`.
    """
    with open_document(content) as document:
        return tuple(
            _pictured(document, index, space) for index, space in enumerate(document.spaces)
        )


def _pictured(document: Document, index: int, space: PageSpace) -> ReadPage:
    drawn = document.drawing[index]
    try:
        text = page_text(drawn, space)
    finally:
        drawn.close()
    grey = render_page(document.drawing, index, space)
    return read_page(FormPage(index + 1, space.width_mm, space.height_mm, ()), grey, text)


@dataclass(frozen=True)
class Heading:
    """What a document says of itself, without its pages being read."""

    page_count: int
    title: str | None
    language: str
    warnings: tuple[DocumentWarning, ...]


class DocumentReading:
    """One document being read, page by page."""

    def __init__(self, document: Document, prints: PrintReader) -> None:
        self.prints = prints
        self._document = document
        self._widgets = [
            visible_widgets(page, space)
            for page, space in zip(document.structure.pages, document.spaces, strict=True)
        ]
        flags = [widget.flags for page in self._widgets for widget in page]
        self._has_widgets = bool(flags)
        self._says_required = any(FieldFlag.REQUIRED in these for these in flags)

    def heading(self) -> Heading:
        """What the document says of itself."""
        return Heading(
            page_count=len(self._document.spaces),
            title=_title(self._document),
            language=_language(self._document),
            warnings=self._document.warnings,
        )

    def page(self, index: int) -> ReadPage:
        """Page `index`, from 0, with its fields."""
        space = self._document.spaces[index]
        drawn = self._document.drawing[index]
        try:
            fields, text = self._fields(drawn, index, space)
        finally:
            drawn.close()
        grey = render_page(self._document.drawing, index, space)
        return read_page(FormPage(index + 1, space.width_mm, space.height_mm, fields), grey, text)

    def _fields(
        self, drawn: pypdfium2.PdfPage, index: int, space: PageSpace
    ) -> tuple[tuple[Field, ...], PageText]:
        text = page_text(drawn, space)
        if self._widgets[index]:
            return fields_of(self._widgets[index], text, index + 1, self._says_required), text
        drawing = read_drawing(drawn, space)
        scan = (
            None
            if self._has_widgets
            else scan_of(
                drawn,
                drawing,
                space,
                lambda: render_page(self._document.drawing, index, space, RULING_PX_PER_MM),
            )
        )
        if scan is not None:
            found = look_at_scan(scan, index + 1, self.prints, text)
            return found.fields, found.text
        places = find_places(drawing)
        if self._has_widgets and not are_meant(places):
            return (), text
        # Letter by letter: what PDFium calls a piece of a line set wide is "I l ri l as ci o".
        said = printed(drawing)
        return guessed_fields(places, said, index + 1), said


def read_page(page: FormPage, grey: Grey, text: PageText = NO_TEXT) -> ReadPage:
    """A page with its picture at REFERENCE_PX_PER_MM made ready to be kept."""
    return ReadPage(
        page=page,
        png=_png(grey),
        fingerprint=describe(grey).to_bytes(),
        is_blank=is_blank(grey),
        text=text,
    )


def is_blank(grey: Grey) -> bool:
    """Whether a page shows nothing: uint8 (H, W)."""
    return float(np.std(grey)) < _BLANK_DEVIATION


def _png(grey: Grey) -> bytes:
    try:
        return write_page_image(grey)
    except PictureError:
        raise DocumentError(
            "A page of this PDF cannot be kept as a picture.", "unreadable-pdf"
        ) from None


def _title(document: Document) -> str | None:
    try:
        title = document.structure.docinfo.get("/Title")
        told = None if title is None else told_title(str(title))
    except (pikepdf.PdfError, UnicodeDecodeError, TypeError, AttributeError):
        told = None
    if told is not None:
        return told
    page = document.drawing[0]
    try:
        return printed_title(page)
    finally:
        page.close()


def _language(document: Document) -> str:
    texts = []
    for index in range(min(len(document.spaces), _PAGES_FOR_LANGUAGE)):
        page = document.drawing[index]
        text = read_text(page)
        texts.append(text if is_legible(text) else "")
        page.close()
    declared = document.structure.Root.get("/Lang")
    return guess_language(" ".join(texts), str(declared) if declared is not None else None)


def blank_warnings(pages: Sequence[ReadPage]) -> tuple[DocumentWarning, ...]:
    """Which pages show nothing to recognise them by."""
    blank = [str(read.page.number) for read in pages if read.is_blank]
    if not blank:
        return ()
    pages_listed = ", ".join(blank)
    said = (
        f"Page {pages_listed} is blank, so it cannot be recognised."
        if len(blank) == 1
        else f"Pages {pages_listed} are blank, so they cannot be recognised."
    )
    return (DocumentWarning(DocumentWarningCode.BLANK_PAGES, said, {"pages": pages_listed}),)
