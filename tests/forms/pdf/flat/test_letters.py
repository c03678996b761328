import pikepdf
import pytest
from pikepdf import Dictionary, Name

from forms.pdf.flat import letters
from tests.forms.pdf.builders import P, pdf_of
from tests.forms.pdf.flat.pages import drawing_of, page_of, say


def ticks_said(code: str, font: str) -> int:
    """How many boxes to tick one letter is that a font names by this code (four hex digits)."""

    def give_font(pdf: pikepdf.Pdf) -> None:
        to_unicode = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
            b"/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
            b"1 beginbfchar <61> <" + code.encode() + b"> endbfchar endcmap end end"
        )
        pdf.pages[0].obj.Resources.Font["/F1"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{font}"), ToUnicode=to_unicode
        )

    return len(drawing_of(pdf_of(P(drawing=say(20, 40, "a", 12)), change=give_font)).shapes)


def test_letters_become_words_with_the_place_of_their_ink():
    drawing = drawing_of(page_of(say(20, 40, "Naam en adres", 12)))
    assert drawing.words == ("Naam", "en", "adres")
    assert drawing.word_boxes[0, [0, 3]] == pytest.approx([20.3, 40], abs=0.5)


def test_dots_that_lead_the_eye_are_no_words():
    drawing = drawing_of(page_of(say(20, 40, "Bedrag . . . . . . . . . .")))
    assert drawing.words == ("Bedrag",)
    assert len(drawing.dots) == 1


def test_a_full_stop_belongs_to_its_word():
    assert drawing_of(page_of(say(20, 40, "Vul alles in."))).words == ("Vul", "alles", "in.")


@pytest.mark.parametrize("asked", ["Naam:", "Waarom?"])
def test_dots_close_behind_a_question_are_no_full_stop_of_it(asked):
    drawing = drawing_of(page_of(say(20, 40, asked + "." * 40)))
    assert drawing.words == (asked,)
    assert len(drawing.dots) == 1


def test_a_watermark_is_no_print():
    assert drawing_of(page_of(say(20, 90, "KOPIE", 90), say(20, 40, "Naam"))).words == ("Naam",)


@pytest.mark.parametrize(
    ("code", "font", "boxes"),
    [
        ("f09e", "SymbolMT", 1),
        ("f0ff", "Symbol", 1),
        ("f0a3", "OpenSymbol", 1),
        ("f0a3", "Symbol", 0),
        ("f061", "Symbol", 0),
        ("29e0", "Cambria", 1),
        ("f063", "Webdings", 1),
        ("0063", "ABCDEF+Webdings", 1),
        ("f063", "Wingdings-Regular", 0),
        ("0063", "Arial", 0),
        ("00a3", "Wingdings2", 1),
        ("00a3", "Arial", 0),
    ],
)
def test_a_code_that_a_font_has_no_sign_for_shows_a_box(code, font, boxes):
    assert ticks_said(code, font) == boxes


@pytest.mark.parametrize(("font", "boxes"), [("SymbolMT", 1), ("Times-Roman", 0)])
def test_a_sign_without_any_code_is_the_empty_box_of_the_font_symbol(font, boxes, monkeypatch):
    def give_font(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.Font["/F1"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{font}")
        )

    content = pdf_of(P(drawing=say(20, 40, "R", 12)), change=give_font)
    monkeypatch.setattr(letters.raw, "FPDFText_GetUnicode", lambda *_: 0)
    assert len(drawing_of(content).shapes) == boxes
