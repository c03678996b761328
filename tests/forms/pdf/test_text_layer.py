import numpy as np
import pypdfium2

from forms.pdf.page_space import MM_PER_POINT, PageSpace
from forms.pdf.text_layer import PageText, page_text, read_text
from tests.forms.pdf.builders import A4, P, pdf_of, words
from vision.geometry import PageMm, Quad

SPACE = PageSpace(*A4, 0, MM_PER_POINT)


def text_of(drawing: str) -> PageText:
    document = pypdfium2.PdfDocument(pdf_of(P(drawing=drawing)))
    try:
        return page_text(document[0], SPACE)
    finally:
        document.close()


def box(left: float, top: float, right: float, bottom: float) -> Quad[PageMm]:
    """An area given in points from the bottom of the sheet, as PDFs do."""
    return SPACE.box_to_mm((left, bottom, right, top))


FIELD = box(200, 712, 300, 698)


def test_a_field_is_named_by_the_text_to_its_left():
    assert text_of(words(100, 700, "Achternaam")).beside(FIELD, False) == "Achternaam"


def test_a_line_of_dots_leads_to_the_name():
    text = text_of(words(30, 700, "Huur per maand . . . . . . . . . 12") + words(190, 700, "12"))
    assert text.beside(FIELD, False) == "Huur per maand 12"


def test_a_field_is_named_by_the_text_above_it():
    assert text_of(words(200, 718, "Postcode")).beside(FIELD, False) == "Postcode"


def test_a_tick_box_is_named_by_the_text_to_its_right():
    drawing = words(100, 700, "Gehuwd") + words(315, 700, "Ongehuwd")
    assert text_of(drawing).beside(FIELD, True) == "Ongehuwd"
    assert text_of(words(100, 700, "Gehuwd")).beside(FIELD, True) == "Gehuwd"


def rows_of_fields(caption_below: bool) -> tuple[PageText, list[Quad[PageMm]]]:
    """Three rows close together, each with a caption that touches two of them."""
    tops = (700, 672, 644)
    captions = [top - 27 if caption_below else top + 2 for top in tops]
    names = ("Achternaam", "Adres", "Woonplaats")
    drawing = "".join(words(72, y, name, 8) for y, name in zip(captions, names, strict=True))
    return text_of(drawing), [box(72, top, 272, top - 18) for top in tops]


def test_captions_under_a_row_of_fields_are_theirs_and_not_the_next_rows():
    for is_below in (True, False):
        text, areas = rows_of_fields(is_below)
        assert text.captions_are_below(areas) is is_below
        named = [text.beside(area, False, is_below) for area in areas]
        assert named == ["Achternaam", "Adres", "Woonplaats"]


def test_a_watermark_across_the_page_names_nothing():
    across = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 500 Tm (KOPIE) Tj ET\n"
    text = text_of(across + words(100, 700, "Achternaam"))
    assert text.texts == ("Achternaam",)


def test_text_far_away_or_without_letters_names_nothing():
    assert text_of(words(200, 400, "Toelichting")).beside(FIELD, False) is None
    assert text_of(words(180, 700, "12.")).beside(FIELD, False) is None
    assert text_of("").beside(FIELD, False) is None


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
