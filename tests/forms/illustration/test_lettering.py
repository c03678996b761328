import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, features

from forms.errors import FormsError
from forms.illustration.lettering import Lettering, Weight

BODY = Lettering(20)
needs_raqm = pytest.mark.skipif(not features.check("raqm"), reason="FriBidi is not installed")


def _ink(lettering: Lettering, text: str, x: int) -> tuple[int, int]:
    """The first and last column that is drawn on."""
    drawn = Image.new("RGB", (600, 80), (255, 255, 255))
    lettering.draw(ImageDraw.Draw(drawn), x, 10, text)
    columns = np.flatnonzero(np.asarray(drawn.convert("L")).min(axis=0) < 128)
    return int(columns[0]), int(columns[-1])


def test_lines_are_no_wider_than_asked_and_lose_no_word() -> None:
    text = "Schrijf uw achternaam zoals die in uw paspoort of op uw identiteitskaart staat."
    lines = BODY.lines(text, 200)
    assert len(lines) > 2
    assert all(BODY.width(line) <= 200 for line in lines)
    assert " ".join(lines) == text


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    [line] = BODY.lines("Een heel lange zin die hier niet op past, echt niet.", 200, most=1)
    assert line.endswith("…")
    assert BODY.width(line) <= 200


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abc défg€", max_size=60), st.integers(30, 300))
def test_any_text_is_broken_without_losing_a_letter(text: str, width: int) -> None:
    lines = BODY.lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) == 1 or BODY.width(line) <= width for line in lines)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab \u2066\u2069", max_size=30))
def test_stray_isolates_do_no_harm(text: str) -> None:
    assert all(BODY.lines(text, 60))


def test_a_number_kept_in_order_stays_on_one_line() -> None:
    lines = BODY.lines("xxxxxxxxxxxx \u2066NL91 ABNA 0417 1643 00\u2069 yyy", 260)
    assert "\u2066NL91 ABNA 0417 1643 00\u2069" in lines[1]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_mark_stays_with_the_word_before_it(space: str) -> None:
    question = f"vient{space}?"
    for width in range(60, 240, 5):
        assert question in " ".join(BODY.lines(f"Qui est-ce qui {question} Une voisine.", width))


@needs_raqm
def test_arabic_runs_leftwards_from_where_it_starts() -> None:
    arabic = Lettering(20, Weight.REGULAR, "rtl")
    first, last = _ink(arabic, "العنوان الجديد", 400)
    assert 395 <= last <= 400
    assert first < 400 - 0.8 * arabic.width("العنوان الجديد")
    assert _ink(BODY, "Nieuw adres", 100)[0] >= 99


@needs_raqm
def test_arabic_letters_are_joined() -> None:
    arabic = Lettering(40, Weight.REGULAR, "rtl")
    assert arabic.width("عنوان") < 0.85 * sum(arabic.width(letter) for letter in "عنوان")


@needs_raqm
def test_a_date_in_arabic_is_drawn_day_first() -> None:
    arabic = Lettering(40, Weight.REGULAR, "rtl")

    def drawn(text: str) -> np.ndarray:
        sheet = Image.new("RGB", (500, 90), (255, 255, 255))
        arabic.draw(ImageDraw.Draw(sheet), 490, 10, text)
        return np.asarray(sheet.convert("L"))

    # Left to itself, Arabic turns a date round: year first is then shown as day first.
    day_first, year_first = drawn("هكذا 2026-03-05"), drawn("هكذا 05-03-2026")
    kept = drawn("هكذا \u206605-03-2026\u2069").astype(int)
    assert np.abs(kept - day_first).mean() < 0.1 * np.abs(kept - year_first).mean()


def test_without_shaping_a_plain_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(features, "check", lambda _name: False)
    with pytest.raises(FormsError, match="libfribidi0"):
        Lettering(20, Weight.REGULAR, "rtl").width("نص")
    assert Lettering(20).width("tekst") > 0
