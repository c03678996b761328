"""Opening a PDF safely: what cannot or must not be read is refused with a plain sentence."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
import pypdfium2

from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.errors import DocumentError
from forms.pdf.activity import Activity, find_activity
from forms.pdf.page_space import PageSpace, page_space
from forms.pdf.text_layer import read_text

#: The longest government form seen has 38 pages, the longest explanation 120.
MAX_PAGES = 300
#: The largest of 211 forms is 3 MB; scanned forms reach tens.
MAX_BYTES = 64 * 1024 * 1024
#: Viewers look for the header in the first kilobyte (PDF 1.7, implementation note 13) ...
_HEADER_WITHIN = 1024
#: ... and for the end mark in the last; two allow for what mail programs append.
_END_WITHIN = 2048
#: What the single page of a form says that only Adobe Reader can lay out.
_NOT_THE_FORM = ("please wait", "adobe reader 8", "adobe acrobat reader", "even geduld")


@dataclass(frozen=True, eq=False)
class Document:
    """An open PDF: `structure` by pikepdf, `drawing` by PDFium, `spaces` a page each.

    `warnings` are for the person who uploads it.
    """

    structure: pikepdf.Pdf
    drawing: pypdfium2.PdfDocument
    spaces: tuple[PageSpace, ...]
    warnings: tuple[DocumentWarning, ...]


@contextmanager
def open_document(content: bytes) -> Iterator[Document]:
    """Open a PDF for as long as the `with` lasts.

    Raises:
        DocumentError: with code `not-a-pdf`, `unreadable-pdf`, `encrypted-pdf`, `active-pdf`,
            `xfa-only`, `too-many-pages`, `page-too-large`, `file-too-large` or `empty-pdf`.
    """
    _require_pdf(content)
    with _opened(content) as structure:
        warnings = _require_sound(structure, content)
        warnings += _require_passive(find_activity(structure))
        spaces = _spaces(structure)
        drawing = _drawn(content, len(spaces))
        try:
            _require_real_pages(structure, drawing)
            yield Document(structure, drawing, spaces, tuple(warnings))
        finally:
            drawing.close()


def _require_pdf(content: bytes) -> None:
    if not content:
        raise DocumentError("This file is empty.", code="not-a-pdf")
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise DocumentError(
            "This file is not a PDF, nor a scan as PNG, JPEG, TIFF or WebP.", code="not-a-pdf"
        )
    if len(content) > MAX_BYTES:
        raise DocumentError(
            f"This PDF is larger than {MAX_BYTES // 1024**2} MB. Save it again with smaller "
            "pictures.",
            code="file-too-large",
        )


@contextmanager
def _opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        structure = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise DocumentError(
            "This PDF opens only with a password. Remove the password and try again.",
            code="encrypted-pdf",
        ) from error
    except (pikepdf.PdfError, pikepdf.ForeignObjectError) as error:
        raise _unreadable() from error
    try:
        yield structure
    except (pikepdf.PdfError, pikepdf.DataDecodingError, pypdfium2.PdfiumError) as error:
        raise _unreadable() from error
    finally:
        structure.close()


def _require_sound(structure: pikepdf.Pdf, content: bytes) -> list[DocumentWarning]:
    """Refuse what was cut off; a mended index in a whole file is only worth a warning."""
    was_mended = any(
        sign in str(warning)
        for warning in structure.get_warnings()
        for sign in ("reconstruct", "file is damaged", "can't find startxref")
    )
    if not was_mended:
        return []
    if b"%%EOF" not in content[-_END_WITHIN:]:
        raise DocumentError(
            "This PDF is cut off: its end is missing. Download or send it again.",
            code="unreadable-pdf",
        )
    said = "This PDF is damaged and was repaired while reading. Check that all pages are there."
    return [DocumentWarning(DocumentWarningCode.REPAIRED, said)]


def _require_passive(activity: Activity) -> list[DocumentWarning]:
    if activity.is_refused:
        what = (
            "starts a program"
            if activity.launches_programs
            else "contains a program"
            if activity.embeds_programs
            else "runs a script as soon as it is opened"
        )
        raise DocumentError(
            f"This PDF {what}, so it is not accepted. Save it as a plain form without that.",
            code="active-pdf",
        )
    warnings = []
    if activity.has_scripts:
        said = "This PDF contains scripts. They are never run and are not kept."
        warnings.append(DocumentWarning(DocumentWarningCode.HAS_SCRIPTS, said))
    if activity.embeds_files:
        said = "This PDF has other files inside. They are ignored and are not kept."
        warnings.append(DocumentWarning(DocumentWarningCode.HAS_FILES, said))
    return warnings


def _spaces(structure: pikepdf.Pdf) -> tuple[PageSpace, ...]:
    count = len(structure.pages)
    if count == 0:
        raise DocumentError("This PDF has no pages.", code="empty-pdf")
    if count > MAX_PAGES:
        raise DocumentError(
            f"This PDF has {count} pages; up to {MAX_PAGES} are read.", code="too-many-pages"
        )
    return tuple(page_space(page, number) for number, page in enumerate(structure.pages, 1))


def _drawn(content: bytes, page_count: int) -> pypdfium2.PdfDocument:
    try:
        drawing = pypdfium2.PdfDocument(content)
        _allow_drawing_of_widgets(drawing)
        if len(drawing) == page_count:
            return drawing
        drawing.close()
    except pypdfium2.PdfiumError as error:
        raise _unreadable() from error
    raise _unreadable()


def _allow_drawing_of_widgets(drawing: pypdfium2.PdfDocument) -> None:
    """Let PDFium draw field borders. It says in its log that it cannot lay out XFA: we know."""
    log = logging.getLogger("pypdfium2")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        drawing.init_forms()
    finally:
        log.setLevel(level)


def _require_real_pages(structure: pikepdf.Pdf, drawing: pypdfium2.PdfDocument) -> None:
    """Refuse forms whose pages exist only once Adobe's own software lays them out (XFA)."""
    form = structure.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary) or "/XFA" not in form:
        return
    if any("/Annots" in page.obj and _has_widgets(page) for page in structure.pages):
        return
    first = drawing[0]
    said = read_text(first).lower()
    first.close()
    must_render = bool(structure.Root.get("/NeedsRendering", False))
    if must_render or not said.strip() or any(phrase in said for phrase in _NOT_THE_FORM):
        raise DocumentError(
            "This PDF holds a form that only Adobe Reader can show (XFA); its own page just says "
            "to wait. Print it to a new PDF from Adobe Reader and register that.",
            code="xfa-only",
        )


def _has_widgets(page: pikepdf.Page) -> bool:
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return False
    return any(
        isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == pikepdf.Name.Widget
        for item in annotations.as_list()
    )


def _unreadable() -> DocumentError:
    return DocumentError(
        "This PDF is damaged and cannot be read. Download or save it again.",
        code="unreadable-pdf",
    )
