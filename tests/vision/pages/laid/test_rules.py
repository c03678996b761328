"""Pale hairlines and copied tints are still the page; what stands between them tells which."""

import numpy as np
import pytest

from tests.builders import A4_MM, frame_of, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Quad
from vision.pages.laid.accept import Evidence, compare_print
from vision.pages.laid.rules import rules_in, tints_in
from vision.picture import HALF_PX_PER_MM, Grey
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
TRUTH = Homography.between(
    SHEET, Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
)
PLAIN = printed_page(50)[0]
ROWS_MM = range(40, 280, 12)


def _ruled(page: Grey, grey: int, tint: int = 255) -> Grey:
    """The page as a table: rules of that grey a quarter of a mm wide, every other row tinted."""
    ruled = page.copy()
    for number, row in enumerate(ROWS_MM):
        if number % 2:
            area = ruled[4 * row : 4 * row + 48, 60:780]
            np.minimum(area, tint, out=area)
        ruled[4 * row, 60:780] = np.minimum(ruled[4 * row, 60:780], grey)
    for column in (60, 300, 540, 779):
        ruled[160:1120, column] = np.minimum(ruled[160:1120, column], grey)
    return ruled


def _seen(shown: Grey, registered: Grey) -> Evidence:
    frame = frame_of(shown, TRUTH, noise=2)
    return compare_print(rectify(frame, TRUTH, *A4_MM, HALF_PX_PER_MM), reference_of(registered))


@pytest.mark.parametrize("grey", [90, 150])
def test_rules_that_come_out_pale_are_the_same_page(grey: int) -> None:
    evidence = _seen(_ruled(PLAIN, grey), _ruled(PLAIN, 0))
    assert evidence.is_accepted
    assert not evidence.is_another_version


def test_a_copy_without_its_tints_and_grey_rules_is_the_same_page() -> None:
    evidence = _seen(PLAIN, _ruled(PLAIN, 190, tint=225))
    assert evidence.is_accepted
    assert not evidence.is_another_version


def test_black_rules_that_are_not_there_are_another_page() -> None:
    assert not _seen(PLAIN, _ruled(PLAIN, 0)).is_accepted


def test_other_words_between_pale_rules_are_another_version() -> None:
    ours, theirs = (
        saying(saying(PLAIN, words, (40, 60)), words, (110, 120))
        for words in ("Bijlage 2026 nr 48", "Bijlage 2019 nr 71")
    )
    assert _seen(_ruled(theirs, 120), _ruled(ours, 0)).may_be_another_version


def test_rules_are_told_from_small_print_and_bars() -> None:
    ink = np.zeros((60, 80), np.float32)
    ink[10, 5:75] = 0.7
    ink[20:24, 5:75:2] = 0.8  # a line of small print
    ink[20:24, 6:75:2] = 0.2
    ink[40:52, 5:75] = 0.3  # a tint
    rules, tints = rules_in(ink), tints_in(ink)
    assert rules[10, 40] == pytest.approx(0.7)
    assert not rules[20:24].any()
    assert not rules[40:52].any()
    assert tints[45, 40] == pytest.approx(0.3)
    assert not tints[:30].any()
