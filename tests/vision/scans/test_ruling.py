import cv2
import numpy as np
import pytest

from vision.scans.ruling import RULING_PX_PER_MM, find_ruling


def px(mm: float) -> int:
    return round(mm * RULING_PX_PER_MM)


@pytest.fixture
def page() -> np.ndarray:
    return np.full((px(100), px(100)), 255, np.uint8)


def test_rules_are_found_where_they_are(page):
    cv2.line(page, (px(10), px(40)), (px(80), px(40)), 60, 2)
    cv2.line(page, (px(80), px(20)), (px(80), px(40)), 60, 2)
    ruling = find_ruling(page)
    assert ruling.across[:, :3] == pytest.approx(np.array([[10, 80, 40]]), abs=0.5)
    assert ruling.down[:, :3] == pytest.approx(np.array([[20, 40, 80]]), abs=0.5)


def test_a_bar_is_no_rule(page):
    cv2.rectangle(page, (px(10), px(40)), (px(80), px(45)), 0, -1)
    assert len(find_ruling(page).across) == 0


def test_squares_and_rings_are_outlines(page):
    cv2.rectangle(page, (px(10), px(10)), (px(14), px(14)), 0, 2)
    cv2.circle(page, (px(32), px(12)), px(2), 0, 2)
    assert np.sort(find_ruling(page).shapes[:, 0]) == pytest.approx([10, 30], abs=0.4)


def test_print_is_words_and_dust_is_not(page):
    cv2.putText(page, "Naam adres", (px(10), px(30)), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    page[px(60), px(60)] = 0
    words = find_ruling(page).words
    assert len(words) == 2
    assert words[:, 3].max() == pytest.approx(30, abs=0.4)


def test_shadow_on_the_sheet_hides_no_rule(page):
    cv2.line(page, (px(10), px(40)), (px(90), px(40)), 90, 2)
    shade = np.linspace(1.0, 0.5, page.shape[1])
    ruling = find_ruling((page * shade).astype(np.uint8))
    assert ruling.across[0, :2] == pytest.approx([10, 90], abs=0.5)


def test_the_ring_of_a_word_is_a_letter_and_one_before_a_word_is_ticked(page):
    cv2.putText(page, "NOOT", (px(10), px(30)), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3)
    assert len(find_ruling(page).shapes) == 0
    cv2.circle(page, (px(12), px(52)), px(2), 0, 2)
    cv2.putText(page, "Ja", (px(16), px(54)), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    assert len(find_ruling(page).shapes) == 1


def test_a_stroke_that_leans_is_a_slash_and_a_letter_is_not(page):
    cv2.line(page, (px(20), px(24)), (px(22), px(20)), 0, 2)
    cv2.putText(page, "l", (px(40), px(24)), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    ruling = find_ruling(page)
    assert ruling.slashes[np.argsort(ruling.words[:, 0])].tolist() == [True, False]
