from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import forms
from tests.vision.scans.scanned import as_scanned
from vision.scans.ruling import RULING_PX_PER_MM, find_ruling

FONTS = Path(forms.__file__).parent / "fonts"


def px(mm: float) -> int:
    return round(mm * RULING_PX_PER_MM)


def scan_of(words: str, cap_mm: float, face: str = "SemiBold") -> np.ndarray:
    """A scanned page with a word in the middle and a rule far below it."""
    page = Image.new("L", (px(100), px(60)), 250)
    size = round(cap_mm * RULING_PX_PER_MM / 0.7)
    font = ImageFont.truetype(str(FONTS / f"IBMPlexSans-{face}.ttf"), size)
    pen = ImageDraw.Draw(page)
    pen.text((px(10), px(20)), words, 20, font)
    pen.line((px(10), px(50), px(90), px(50)), 90, 2)
    return as_scanned(np.asarray(page))


@pytest.mark.parametrize(
    ("words", "cap_mm"), [("Nummer der immunen Summe", 2.2), ("naissance", 1.7), ("Lindenfeld", 3)]
)
def test_words_whose_letters_touch_are_no_rules(words: str, cap_mm: float):
    across = find_ruling(scan_of(words, cap_mm)).across
    assert across[:, 2] == pytest.approx([50], abs=0.3)


def dotted(step_mm: float, contrast: int) -> np.ndarray:
    page = np.full((px(60), px(100)), 245, np.uint8)
    for x in np.arange(10, 80, step_mm):
        cv2.circle(page, (px(x), px(30)), 2, 245 - contrast, -1)
    return page


def test_a_line_of_dots_that_touch_stays_a_rule():
    ruling = find_ruling(as_scanned(dotted(0.75, 200)))
    assert len(ruling.across) + len(ruling.dots) == 1


def test_pale_dots_are_found_on_paper_with_grain():
    ruling = find_ruling(as_scanned(dotted(1.5, 110), blur_px=0.7))
    assert len(ruling.across) + len(ruling.dots) == 1


def test_print_that_stands_on_a_rule_does_not_make_it_print():
    page = scan_of("Handtekening aanvrager", 2.4)
    baseline = int(np.flatnonzero((page[: px(40)] < 120).any(axis=1)).max())
    ruled = cv2.line(page, (px(8), baseline + 2), (px(92), baseline + 2), 90, 3)
    across = find_ruling(as_scanned(ruled, grain=1.0, blur_px=0.5)).across
    assert np.sort(across[:, 2]) == pytest.approx([baseline / 8 + 0.25, 50], abs=0.4)
