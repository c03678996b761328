import cv2
import numpy as np

from vision.scans.ground import on_white
from vision.scans.ruling import RULING_PX_PER_MM

PAPER, TINT = 240, 215


def page() -> np.ndarray:
    """White paper, a tinted area from row 200 and the dark head of a section from row 500."""
    page = np.full((700, 800), PAPER, np.uint8)
    page[200:500], page[500:600] = TINT, 40
    for row, dark in ((100, 60), (300, 60), (560, 250)):
        cv2.putText(page, "Achternaam", (60, row), cv2.FONT_HERSHEY_SIMPLEX, 1, dark, 2)
    return page


def test_print_on_a_tint_stands_on_white_as_print_on_paper_does():
    white = on_white(page(), RULING_PX_PER_MM)
    assert white[220:230].min() == white[120:140].min() == 255
    assert white[270:310].min() < 90


def test_light_print_on_the_head_of_a_section_stays_light_on_dark():
    dark = slice(520, 580)
    white = on_white(page(), RULING_PX_PER_MM)[dark].astype(int)
    assert np.abs(white - page()[dark]).max() < 8
