import pytest

from tests.forms.pdf.flat.pages import drawing_of, page_of, say


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


def test_a_watermark_is_no_print():
    assert drawing_of(page_of(say(20, 90, "KOPIE", 90), say(20, 40, "Naam"))).words == ("Naam",)
