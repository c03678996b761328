"""Pictures and PDFs as the sheets of one letter."""

import io

import pikepdf
import pytest

from forms.errors import DocumentError
from forms.letters.pages.papers import MOST_PAGES, papers_of
from tests.letters.maker import make_letter
from vision.errors import PictureError

PDF = make_letter(1).pdf


def repeated(times: int) -> bytes:
    with pikepdf.open(io.BytesIO(PDF)) as one, pikepdf.new() as many:
        for _ in range(times):
            many.pages.append(one.pages[0])
        written = io.BytesIO()
        many.save(written)
        return written.getvalue()


def test_the_pages_of_a_pdf_lie_end_to_end() -> None:
    papers = papers_of(repeated(2))
    assert papers.is_whole
    first, second = papers.pages
    assert first.corners.xy[3] == pytest.approx(second.corners.xy[0])
    assert papers.frame.height_px == pytest.approx(2 * 297 * 8, abs=2)
    assert papers.frame.width_px == pytest.approx(210 * 8, abs=1)


def test_of_a_long_pdf_the_first_pages_are_read_and_it_says_so() -> None:
    papers = papers_of(repeated(MOST_PAGES + 1))
    assert len(papers.pages) == MOST_PAGES
    assert not papers.is_whole


def test_what_is_neither_picture_nor_sound_pdf_is_refused() -> None:
    with pytest.raises(PictureError, match="not"):
        papers_of(b"Geachte heer, mevrouw,")
    with pytest.raises(DocumentError, match=r"damaged|cut off"):
        papers_of(PDF[: len(PDF) // 3])
