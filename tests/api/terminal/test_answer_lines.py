"""What a person reads at a terminal: fields in order, what to do, and who says so."""

from dataclasses import replace

from api.terminal.answer_lines import lines_of
from api.terminal.output import shown
from forms.overlay import Check, CheckCode, Unfinished
from forms.text import Provenance, Text
from tests.api.overlays import miss, recognised


def test_a_field_says_what_is_there_what_is_wrong_and_what_to_do() -> None:
    overlay = recognised()
    wrong = Check(CheckCode.REQUIRED_EMPTY, False, Text("Vul dit in.", "nl", Provenance.OWNER))
    fine = replace(wrong, passed=True, message=Text("Goed zo.", "nl", Provenance.PHRASE))
    anchor = replace(
        overlay.anchors[0],
        explanation=Text("Schrijf uw naam.", "nl", Provenance.OWNER),
        steps=(Text("Pak uw paspoort.", "nl", Provenance.DRAFT),),
        checks=(wrong, fine),
    )
    said = list(lines_of(replace(overlay, anchors=(anchor,)), "photo.jpg"))
    start = next(place for place, line in enumerate(said) if line.startswith("   1. "))
    assert said[start + 1 :] == [
        "      ! Vul dit in. [owner]",
        "      Schrijf uw naam. [owner]",
        "      - Pak uw paspoort. [draft]",
    ]


def test_long_sentences_are_wrapped_under_their_mark() -> None:
    overlay = recognised()
    step = Text("Schrijf de hele naam op. " * 8, "nl", Provenance.OWNER)
    anchor = replace(overlay.anchors[0], explanation=None, steps=(step,), checks=())
    said = list(lines_of(replace(overlay, anchors=(anchor,)), "photo.jpg"))
    wrapped = said[next(n for n, line in enumerate(said) if line.startswith("      - ")) :]
    assert len(wrapped) > 1
    assert all(len(line) <= 96 for line in wrapped)
    assert all(line.startswith("        ") for line in wrapped[1:])


def test_nothing_but_words_is_shown_of_a_letter_in_english_or_arabic() -> None:
    overlay = recognised()
    number = "\u20668080 2417 6093 0015\u2069"
    told = {
        "en": f"“\u2068Stuur een brief\u2069” Put this with your payment: {number}.",
        "ar": f"اكتب رقم المرجع هذا مع الدفع، ولا تنس أن تكتبه كاملا كما هو مطبوع هنا: {number}.",
    }
    for language, text in told.items():
        step = Text(text, language, Provenance.PHRASE)
        anchor = replace(overlay.anchors[0], explanation=step, steps=(), checks=())
        lines = list(lines_of(replace(overlay, anchors=(anchor,)), "photo.jpg"))
        seen = "\n".join(map(shown, lines))
        assert r"\u" not in seen
        assert ("\u2066" in seen) is (language == "ar")
    assert all(line.count("\u2066") == line.count("\u2069") for line in lines)


def test_a_miss_is_one_line_with_advice() -> None:
    [line] = lines_of(miss(), "photo.jpg")
    assert line.startswith("photo.jpg: no known form. ")
    assert len(line) > len("photo.jpg: no known form. ")


def test_what_could_not_be_translated_is_said_once() -> None:
    overlay = replace(recognised(), partial=(Unfinished.TRANSLATION,))
    said = [line for line in lines_of(overlay, "photo.jpg") if "could be translated" in line]
    assert len(said) == 1
    assert "leeswijzer languages install ar" in said[0]
    assert not any("could be translated" in line for line in lines_of(recognised(), "photo.jpg"))


def test_who_sent_two_letters_is_not_told_to_install_a_language() -> None:
    overlay = replace(recognised(), partial=(Unfinished.LETTER, Unfinished.TRANSLATION))
    assert not any("could be translated" in line for line in lines_of(overlay, "photo.jpg"))
