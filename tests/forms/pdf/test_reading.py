import hashlib
import pickle
import zlib

import cv2
import numpy as np
import pikepdf
from pikepdf import String

from forms.document_warning import details
from forms.pdf.reading import read_pdf, read_pictures
from tests.forms.pdf.builders import P, W, pdf_of, words


def test_a_form_is_read_whole_and_crosses_processes():
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = "Verhuizing  doorgeven"

    page = P(drawing=words(72, 700, "Naam"), widgets=(W((110, 695, 300, 712), name="naam"),))
    content = pdf_of(page, P(), change=change)
    document = pickle.loads(pickle.dumps(read_pdf(content)))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.title == "Verhuizing doorgeven"
    assert [read.page.number for read in document.pages] == [1, 2]
    field = document.pages[0].page.fields[0]
    assert (field.id, field.label, field.semantic, field.order) == ("naam", "Naam", "name", 1)
    grey = cv2.imdecode(np.frombuffer(document.pages[0].png, np.uint8), cv2.IMREAD_UNCHANGED)
    assert grey.shape == (1188, 840)
    assert len(document.pages[0].fingerprint) > 1000
    assert document.warnings == ()


def test_blank_pages_are_named():
    blank = P(drawing="")
    warnings = " ".join(details(read_pdf(pdf_of(P(), blank, blank)).warnings))
    assert "Pages 2, 3 are blank" in warnings


def test_the_area_is_that_of_the_tooltip_and_flags_of_the_widget():
    widget = W((110, 695, 300, 712), name="x", flags=2, more={"TU": String("Uw\x0bnaam")})
    field = read_pdf(pdf_of(P(widgets=(widget,)))).pages[0].page.fields[0]
    assert (field.label, field.required) == ("Uw naam", True)


def test_reading_twice_gives_the_same_pictures():
    content = pdf_of(P(drawing=words(72, 700, "Naam"), widgets=(W((110, 695, 300, 712)),)))
    assert read_pdf(content).pages[0].png == read_pdf(content).pages[0].png


def test_a_picture_is_kept_without_filters_which_take_time_at_each_look():
    page = read_pdf(pdf_of(P(drawing=words(72, 700, "Naam")))).pages[0]
    scanlines = zlib.decompress(b"".join(_pieces(page.png, b"IDAT")))
    height, width = cv2.imdecode(np.frombuffer(page.png, np.uint8), cv2.IMREAD_UNCHANGED).shape
    assert set(scanlines[:: width + 1]) == {0}
    assert len(scanlines) == height * (width + 1)


def _pieces(png: bytes, kind: bytes):
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == kind:
            yield png[at + 8 : at + 8 + length]
        at += 12 + length


def test_pictures_alone_are_those_of_the_whole_document():
    content = pdf_of(P(drawing=words(72, 700, "Naam"), widgets=(W((110, 695, 300, 712)),)), P())
    whole, pictures = read_pdf(content).pages, read_pictures(content)
    assert [(page.png, page.fingerprint, page.is_blank) for page in pictures] == [
        (page.png, page.fingerprint, page.is_blank) for page in whole
    ]
    assert [(page.page.number, page.page.width_mm, page.page.height_mm) for page in pictures] == [
        (page.page.number, page.page.width_mm, page.page.height_mm) for page in whole
    ]
    assert pictures[0].page.fields == ()


def test_letters_that_are_placed_one_by_one_are_words():
    """As programs write lines that are set out to both margins; the font is Helvetica."""
    widths = {"I": 2.8, "l": 2.2, " ": 2.8, "r": 3.3, "i": 2.2, "a": 5.6, "s": 5, "c": 5, "o": 5.6}
    x, wide = 100.0, ""
    for letter in "Il rilascio":
        wide += f"BT /F1 10 Tf 1 0 0 1 {x:.1f} 700 Tm ({letter}) Tj ET "
        x += widths[letter] + 0.4
    assert read_pdf(pdf_of(P(drawing=wide))).pages[0].text.texts == ("Il rilascio",)
