"""What a letter is about, as the line says it on which it stands."""

from dataclasses import replace

import pytest

from api.terminal.answer_lines import lines_of
from forms.letter import Fact, Letter, LetterKind
from forms.letters.subject_said import subject_said
from forms.overlay import Anchor, AnchorKind
from forms.text import Provenance, Text
from tests.api.overlays import recognised
from vision.geometry import PageMm, Quad

PRINTED = "Onderwerp: uw studieschuld"
SAID = Text("Subject: your student debt", "en", Provenance.PHRASE)
BARE = replace(SAID, text="Your student debt")


def subject(text: str = "uw studieschuld", bottom_mm: float = 14.0) -> Fact:
    return Fact(text, text, Quad[PageMm].box(40, 10, 80, bottom_mm), PRINTED, is_certain=True)


def line(number: int, printed: str, said: Text | None) -> Anchor:
    first = recognised().anchors[0]
    return replace(
        first,
        id=f"line:{number}",
        kind=AnchorKind.TEXT,
        area=Quad[PageMm].box(20, 5 + 5 * number, 80, 9 + 5 * number),
        label=Text(printed, "nl", Provenance.SOURCE),
        translation=said,
        explanation=None,
        steps=(),
        checks=(),
    )


def test_a_subject_is_said_as_its_line_is() -> None:
    assert subject_said(subject(), [line(1, PRINTED, SAID)]) == BARE
    over_two = [line(1, "Betreft: het terugbetalen", SAID), line(2, "van uw studieschuld", None)]
    whole = subject("het terugbetalen van uw studieschuld", bottom_mm=19.0)
    assert subject_said(whole, over_two) == BARE


@pytest.mark.parametrize(
    ("text", "language", "bare"),
    [
        ("Konu: iade edilecek tutar", "tr", "İade edilecek tutar"),
        ("Тема: ваш борг", "uk", "Ваш борг"),
        ("الموضوع: دين الدراسة", "ar", "دين الدراسة"),
    ],
)
def test_its_label_is_left_out_in_every_language(text: str, language: str, bare: str) -> None:
    said = subject_said(subject(), [line(1, PRINTED, replace(SAID, text=text, language=language))])
    assert said is not None
    assert said.text == bare


def test_a_colon_of_its_own_stays() -> None:
    printed = "Uw studieschuld: laatste brief"
    own = replace(SAID, text="Your student debt: last letter")
    assert subject_said(subject(printed), [line(1, printed, own)]) == own


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (PRINTED, None),
        (PRINTED, replace(SAID, detail="source")),
        (PRINTED, replace(SAID, language="nl")),
        ("Uw studieschuld begint op 1 januari 2027 en duurt nog vijftien jaar", SAID),
    ],
)
def test_a_subject_that_is_not_said_whole_stays_dutch(printed: str, said: Text | None) -> None:
    assert subject_said(subject(), [line(1, printed, said)]) is None
    assert subject_said(replace(subject(), area=None), [line(1, PRINTED, SAID)]) is None


def test_the_terminal_says_it_below_the_print_with_its_source() -> None:
    nothing: tuple[()] = ()
    letter = Letter(LetterKind.OTHER, None, subject(), None, *(nothing,) * 7, actions=nothing)
    overlay = replace(recognised(), letter=letter, anchors=(line(1, PRINTED, SAID),))
    lines = list(lines_of(overlay, "letter.pdf"))
    at = next(n for n, each in enumerate(lines) if "about: uw studieschuld" in each)
    assert lines[at + 1].strip() == "Your student debt [phrase]"
