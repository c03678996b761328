"""A draft of two fields on one page, and the book it lies in."""

import io
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pikepdf

from forms.drafting.boxes import Paper
from forms.drafting.content import Content, path_of
from forms.drafting.draft import NewDraft
from forms.drafting.reading import read_draft_page, read_heading, with_found
from forms.keys import VersionKey
from forms.library import library_folders
from forms.store.catalogue import Catalogue
from forms.store.drafts import DraftBook

KEY = VersionKey("gemeente-voorbeeldstad", "parkeren", "1")
OWNER, SECOND = "person:1", "person:2"
PAPER = Paper({1: (210.0, 297.0)})
NAME, TICK = [20.0, 40.0, 120.0, 48.0], [20.0, 60.0, 24.0, 64.0]


def two_fields() -> Content:
    return Content(
        {
            "title": "Parkeren",
            "order/1": ["naam", "ja"],
            path_of(1, "naam"): {"type": "text", "areaMm": NAME, "guessed": True},
            path_of(1, "naam", "label"): "Uw naam",
            path_of(1, "ja"): {"type": "checkbox", "areaMm": TICK, "condition": "naam"},
            path_of(1, "ja", "label"): "Ja",
        }
    )


def library_pdf(form: str = "verhuizing") -> bytes:
    folder = next(each for each in library_folders() if f"/{form}/" in str(each))
    return (folder / "form.pdf").read_bytes()


@cache
def one_page_pdf() -> bytes:
    """The first page of a form of the library."""
    with pikepdf.open(io.BytesIO(library_pdf())) as pdf:
        del pdf.pages[1:]
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
        return written.getvalue()


@contextmanager
def book_in(folder: Path):
    """A book beside an empty catalogue."""
    with Catalogue.open(folder), DraftBook.open(folder) as book:
        yield book


def begun(book: DraftBook, key: VersionKey = KEY, content: Content | None = None) -> int:
    """A draft that is still being read, but can be edited."""
    return book.begin(NewDraft(key, "nl", "Gemeente Voorbeeldstad"), b"file", OWNER, content)


def read_into(book: DraftBook, draft_id: int, pdf: bytes) -> None:
    """Read a file into a draft as the service does, page by page."""
    heading, pages = _read(pdf)
    book.open_file(
        draft_id,
        page_count=heading.page_count,
        language=heading.language,
        title=heading.title,
        warnings=heading.warnings,
    )
    for found in pages:
        book.keep_page(
            draft_id,
            found.page,
            found.png,
            lambda content, _draft, found=found: with_found(
                content, found.page.number, found.fields
            ),
        )


@cache
def _read(pdf: bytes):
    heading = read_heading(pdf)
    return heading, [read_draft_page(pdf, number + 1) for number in range(heading.page_count)]
