import numpy as np
import pypdfium2

from forms.pdf.page_space import MM_PER_POINT, PageSpace
from forms.pdf.text_layer import PageText, page_text, read_text
from tests.forms.pdf.builders import A4, P, pdf_of, words

SPACE = PageSpace(*A4, 0, MM_PER_POINT)


def text_of(drawing: str) -> PageText:
    document = pypdfium2.PdfDocument(pdf_of(P(drawing=drawing)))
    try:
        return page_text(document[0], SPACE)
    finally:
        document.close()


def test_a_watermark_across_the_page_names_nothing():
    across = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 500 Tm (KOPIE) Tj ET\n"
    text = text_of(across + words(100, 700, "Achternaam"))
    assert text.texts == ("Achternaam",)


def test_pieces_of_a_line_become_one():
    drawing = "BT /F1 10 Tf 100 700 Td (Naam van de ) Tj /F1 10 Tf (partner) Tj ET"
    assert text_of(drawing).texts == ("Naam van de partner",)


def test_the_text_lies_where_it_is_printed():
    left, top, right, bottom = text_of(words(100, 700, "Naam", size=12)).boxes[0] / MM_PER_POINT
    np.testing.assert_allclose(left, 100, atol=2)
    assert A4[3] - 715 < top < bottom < A4[3] - 697
    assert right < 140


def test_the_text_of_a_page_with_thousands_of_invisible_marks_is_read():
    document = pypdfium2.PdfDocument(pdf_of(P(drawing=words(0, 0, " " * 3000) + words(9, 9, "ja"))))
    assert "ja" in read_text(document[0])
    document.close()
