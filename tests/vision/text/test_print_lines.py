import time

import cv2
import numpy as np
import pytest

from tests.builders import printed_page, printed_text
from vision.text.print_lines import _is_heading, _rejoined, _with_small, find_strips

PX_PER_MM = 8.0


def sheet() -> np.ndarray:
    return np.full((800, 1600), 220, np.uint8)


def write(picture: np.ndarray, text: str, at: tuple[int, int]) -> None:
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.8, 40, 2, cv2.LINE_AA)


def test_every_printed_line_is_found_once() -> None:
    page, _ = printed_page(5, px_per_mm=PX_PER_MM, boxes=False)
    strips = find_strips(page, PX_PER_MM)
    lines = len(printed_text(5).splitlines())
    assert 0.7 * lines <= len(strips) <= 1.4 * lines
    tops = [strip.middle for strip in strips]
    assert tops == sorted(tops)


def test_a_line_lies_where_it_is_printed() -> None:
    picture = sheet()
    write(picture, "Het bedrag is betaald", (160, 400))
    (strip,) = find_strips(picture, PX_PER_MM)
    assert abs(strip.left - 20) < 1
    assert abs(float(strip.base_at(30.0)) - 50) < 1
    crop = strip.crop(picture, PX_PER_MM, 48)
    assert crop.shape[0] == 48
    assert crop.min() < 110 < 200 < crop.max()


def test_rules_and_boxes_are_no_print() -> None:
    picture = sheet()
    cv2.rectangle(picture, (100, 100), (1500, 300), 60, 2)
    cv2.line(picture, (800, 100), (800, 300), 60, 2)
    cv2.line(picture, (100, 500), (1500, 500), 60, 3)
    assert find_strips(picture, PX_PER_MM) == []


def test_a_long_word_that_a_camera_blurs_into_one_bar_is_no_rule() -> None:
    picture = sheet()
    cv2.putText(picture, "service@nieuwwaarden.nl", (100, 400), 0, 0.5, 40, 1, cv2.LINE_AA)
    cv2.line(picture, (100, 500), (1500, 500), 60, 8)
    blurred = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.5), np.uint8)
    (strip,) = find_strips(blurred, PX_PER_MM)
    assert strip.left < 14
    assert strip.right > 33


def test_capitals_much_larger_than_the_print_stand_in_the_line_of_small_ones() -> None:
    picture = sheet()
    for down in range(8):
        write(picture, "aan wie wij over uw zaak een en ander aan u sturen", (160, 300 + 40 * down))
    for left, sign in zip((600, 630, 660, 708), "BVDK", strict=True):
        cv2.putText(picture, sign, (left, 150), 0, 1.45, 40, 3, cv2.LINE_AA)
    cv2.putText(picture, "USTSTREEK", (742, 150), 0, 0.95, 40, 2, cv2.LINE_AA)
    heading = find_strips(picture, PX_PER_MM)[0]
    assert heading.left < 600 / PX_PER_MM + 1
    assert heading.right > 880 / PX_PER_MM


def test_a_line_that_fell_in_three_is_one_where_the_middle_is_the_shortest() -> None:
    letters = [[20.0 + 3 * place, 17.0, 22.5 + 3 * place, 21.0] for place in range(14)]
    first, middle, last = letters[:6], letters[6:8], letters[8:]
    (line,) = _rejoined([np.array(part) for part in (first, last, middle)])
    assert len(line) == len(letters)


@pytest.mark.parametrize("heading", ["GGD KUSTSTREEK", "UWV", "WATERSCHAP 'T VLIET"])
def test_a_heading_in_capitals_is_a_line_also_over_text_half_as_high(heading: str) -> None:
    picture = sheet()
    cv2.putText(picture, heading, (160, 150), 0, 1.45, 40, 3, cv2.LINE_AA)
    for down in range(8):
        at = 160, 300 + 30 * down
        cv2.putText(picture, "aan wie een en ander is, een zin", at, 0, 0.6, 40, 1, cv2.LINE_AA)
    strip = max(find_strips(picture, PX_PER_MM)[:2], key=lambda each: each.height)
    (wide, _), _ = cv2.getTextSize(heading, 0, 1.45, 3)
    assert strip.middle < 22
    assert strip.left < 21.5
    assert strip.right > (160 + wide) / PX_PER_MM - 1


def test_ink_of_lines_that_touch_is_no_heading() -> None:
    touching = np.array([[30.0 + 3 * place, 49.0, 31.0 + 3 * place, 53.0] for place in range(3)])
    lines = [
        np.array([[40.0 + 2 * place, top, 41.5 + 2 * place, top + 2] for place in range(20)])
        for top in (48.5, 51.5)
    ]
    assert not _is_heading(touching, lines)
    assert _is_heading(touching - [0, 20, 0, 20], lines)


def test_a_dot_belongs_to_what_it_stands_beside_also_where_another_line_is_as_high() -> None:
    label = [[20.0 + 2 * place, 47.4, 21.5 + 2 * place, 50.0] for place in range(5)]
    named = [[31.5 + 2 * place, 48.2, 33.0 + 2 * place, 50.0] for place in range(5)]
    colon = [[29.9, 49.2, 30.4, 49.8]]
    lines = [np.arange(5), np.arange(5, 10)]
    with_label, with_named = _with_small(np.array(label + named + colon), lines, np.array([10]))
    assert 10 in with_label
    assert 10 not in with_named


def test_columns_far_apart_are_lines_of_their_own() -> None:
    picture = sheet()
    write(picture, "Lindelaan 12", (100, 200))
    write(picture, "12 mei 2026", (1000, 200))
    assert len(find_strips(picture, PX_PER_MM)) == 2


def test_lines_that_lean_keep_to_their_letters() -> None:
    picture = sheet()
    for row in range(5):
        write(picture, "U moet dit bedrag binnen zes weken betalen", (100, 150 + 90 * row))
    turn = cv2.getRotationMatrix2D((800, 400), 1.5, 1)
    leaning = cv2.warpAffine(picture, turn, (1600, 800), borderValue=220)
    strips = find_strips(np.asarray(leaning, np.uint8), PX_PER_MM)
    assert len(strips) == 5
    for strip in strips:
        slope = (strip.base_at(strip.right) - strip.base_at(strip.left)) / (
            strip.right - strip.left
        )
        assert abs(float(slope) + np.tan(np.radians(1.5))) < 0.006


def test_noise_is_looked_at_for_no_longer_than_a_page() -> None:
    noise = np.random.default_rng(2).integers(0, 255, (1600, 1200)).astype(np.uint8)
    started = time.process_time()
    find_strips(noise, PX_PER_MM)
    assert time.process_time() - started < 6


def test_the_grain_of_a_dim_photo_is_no_print() -> None:
    picture = sheet()
    write(picture, "U moet dit bedrag binnen zes weken betalen", (100, 400))
    grain = cv2.GaussianBlur(np.random.default_rng(3).normal(0, 60, picture.shape), (0, 0), 2.0)
    grainy = np.clip(picture + grain, 0, 255).astype(np.uint8)
    strips = [strip for strip in find_strips(grainy, PX_PER_MM) if strip.right - strip.left > 2]
    (clean,) = find_strips(picture, PX_PER_MM)
    assert len(strips) == 1
    assert abs(strips[0].left - clean.left) < 1 and abs(strips[0].right - clean.right) < 1


def test_a_comma_at_the_end_is_in_the_picture_and_the_rule_of_a_table_is_not() -> None:
    picture = sheet()
    write(picture, "Met vriendelijke groeten", (100, 400))
    (strip,) = find_strips(picture, PX_PER_MM)
    end = int(strip.right * PX_PER_MM)
    with_comma, with_rule = picture.copy(), picture.copy()
    cv2.line(with_comma, (end + 8, 396), (end + 6, 408), 40, 2)
    cv2.line(with_rule, (end + 8, 300), (end + 8, 500), 40, 2)
    bare, comma, rule = (
        strip.crop(each, PX_PER_MM, 48) for each in (picture, with_comma, with_rule)
    )
    assert bare[:, -12:].min() > 150 > comma[:, -12:].min()
    assert rule.shape[1] < bare.shape[1] == comma.shape[1]
    assert rule[:, -2:].min() > 150


def test_bare_paper_has_no_lines() -> None:
    assert find_strips(sheet(), PX_PER_MM) == []


def test_a_logo_as_high_as_two_lines_does_not_make_them_one() -> None:
    picture = sheet()
    cv2.rectangle(picture, (100, 170), (108, 270), 40, -1)
    write(picture, "Zuiderlandse Rekenkamer", (130, 210))
    write(picture, "Afdeling bezwaren", (130, 255))
    words = [strip for strip in find_strips(picture, PX_PER_MM) if strip.right - strip.left > 10]
    assert [round(strip.left) for strip in words] == [16, 16]
    assert all(strip.height < 5 for strip in words)


def test_the_comma_of_a_large_amount_is_in_its_line() -> None:
    picture = sheet()
    cv2.putText(picture, "61,20", (400, 410), cv2.FONT_HERSHEY_SIMPLEX, 2.2, 40, 4, cv2.LINE_AA)
    (strip,) = find_strips(picture, PX_PER_MM)
    assert strip.height > 7


def test_letters_that_touch_stay_in_their_line_though_one_rises_and_one_hangs() -> None:
    picture = sheet()
    # A face with a low "o", 2.4 times as high as which are the three letters that touch.
    for left in (*range(100, 360, 20), *range(416, 690, 20)):
        cv2.rectangle(picture, (left, 386), (left + 10, 396), 40, 3)
    for left in (370, 386, 402):
        cv2.line(picture, (left, 368), (left, 402), 40, 3)
    cv2.line(picture, (370, 390), (402, 390), 40, 3)
    (strip,) = find_strips(picture, PX_PER_MM)
    assert strip.left < 14
    assert strip.right > 84
