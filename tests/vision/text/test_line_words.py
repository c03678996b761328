import cv2
import numpy as np
import pytest

from models.text_line import Sign
from vision.text.line_words import words_of
from vision.text.strip import Strip

STRIP = Strip(10.0, 60.0, np.array([0.0, 20.0]), 2.5, 0.8)


def line(text: str, gaps: dict[int, int] | None = None) -> list[str]:
    """The words read of a text whose signs are bars 6 px wide, each 10 px from the one before.

    `gaps` are px more before the sign of that number.
    """
    picture, signs, x = np.full((48, 900), 220, np.uint8), [], 20
    for number, sign in enumerate(text):
        x += (gaps or {}).get(number, 0)
        if sign != " ":
            picture[12:36, x : x + 6] = 30
        signs.append(Sign(sign, x + 3.0, 0.9))
        x += 10
    words = words_of(signs, picture, STRIP, (10.0, 10.0))
    assert [w.left_mm for w in words] == sorted(w.left_mm for w in words)
    return [word.text for word in words]


def test_words_are_what_stands_between_spaces() -> None:
    assert line("Uw aanslag") == ["Uw", "aanslag"]


def test_a_line_of_nothing_but_spaces_has_no_words() -> None:
    assert line(" ") == line("   ") == []


def test_a_wide_gap_is_a_space_the_network_did_not_see() -> None:
    assert line("2W", {1: 20}) == ["2", "W"]
    assert line("€60", {1: 8}) == ["€", "60"]
    assert line("€60") == ["€60"]


def test_white_as_wide_as_the_spaces_of_its_line_is_one() -> None:
    assert line("Blz.1 / 1", {4: 8}) == ["Blz.", "1", "/", "1"]
    assert line("299 3131", {6: 8}) == ["299", "31", "31"]
    assert line("open bij ons", {7: 8}) == ["open", "bij", "ons"]
    assert line("om 11.30 uur", {6: 3}) == ["om", "11.30", "uur"]


def test_a_one_has_as_much_paper_as_other_figures() -> None:
    # In the middle of its paper, as figures of one width have it: white on both sides.
    ones = "vóór 17 mei 2026, 165,00", {5: 3, 6: 3, 18: 3, 19: 3}
    assert line(*ones) == ["vóór", "17", "mei", "2026,", "165,00"]
    # Close to the next, and behind a space that was not read.
    assert line("300 00131", {6: 8}) == ["300", "00", "131"]
    # Where nothing tells how wide figures are, only wide white is a space.
    assert line("om 17 uur", {4: 8}) == ["om", "17", "uur"]
    assert line("om 17 uur", {4: 12}) == ["om", "1", "7", "uur"]


def test_a_dash_stands_apart_only_with_white_on_both_sides() -> None:
    assert line("28-11-2022", {3: 4, 5: 4}) == ["28-11-2022"]
    assert line("0800-2345", {4: 4, 5: 4}) == ["0800", "-", "2345"]


def test_a_lone_stroke_is_a_one() -> None:
    assert line("Pagina I van l") == ["Pagina", "1", "van", "1"]


def test_a_bar_between_words_is_no_one() -> None:
    assert line("Datum 3 mei | Zaak 12") == ["Datum", "3", "mei", "|", "Zaak", "12"]


@pytest.mark.parametrize(("lean_px", "text"), [(10, "\\"), (1, "|"), (0, "|"), (-8, "|")])
def test_a_bar_that_leans_back_is_a_backslash(lean_px: int, text: str) -> None:
    picture = np.full((48, 200), 220, np.uint8)
    top, bottom = (60 - lean_px // 2, 10), (60 + lean_px - lean_px // 2, 40)
    cv2.line(picture, top, bottom, 30, 3)
    cv2.rectangle(picture, (100, 12), (106, 36), 30, -1)
    words = words_of([Sign("|", 64.0, 0.9), Sign(" ", 80.0, 0.9), Sign("x", 103.0, 0.9)],
                     picture, STRIP, (10.0, 10.0))  # fmt: skip
    assert [word.text for word in words] == [text, "x"]


def test_a_digit_and_a_slash_may_be_apart() -> None:
    assert line("1/2", {1: 8, 2: 8}) == ["1", "/", "2"]
    assert line("1/2") == ["1/2"]


def test_a_word_has_its_place_on_paper() -> None:
    picture = np.full((48, 200), 220, np.uint8)
    picture[12:36, 50:90] = 30
    (word,) = words_of([Sign("x", 70.0, 0.8)], picture, STRIP, (10.0, 10.0))
    assert abs(word.left_mm - (STRIP.crop_left + 5)) < 0.11
    assert abs(word.right_mm - (STRIP.crop_left + 9)) < 0.11
    assert abs(word.top_mm - (20 + STRIP.crop_top + 1.2)) < 0.11
    assert word.confidence == np.float32(0.8) or abs(word.confidence - 0.8) < 1e-6
