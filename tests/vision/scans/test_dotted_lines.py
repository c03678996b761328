import numpy as np
import pytest

from vision.scans.dotted_lines import find_dotted_lines

PX = 8.0


def sheet() -> np.ndarray:
    return np.zeros((400, 1200), np.uint8)


def test_a_row_of_dots_is_a_dotted_line():
    ink = sheet()
    for x in range(100, 900, 8):
        ink[200:203, x : x + 3] = 255
    found = find_dotted_lines(ink, PX)
    (line,) = found.dots
    assert line == pytest.approx([100, 200, 895, 203], abs=2)
    assert len(found.dashes) == 0
    assert np.array_equal(found.ink, ink)


def test_a_row_of_dashes_is_a_dashed_line():
    ink = sheet()
    for x in range(100, 900, 40):
        ink[200:202, x : x + 26] = 255
    (line,) = find_dotted_lines(ink, PX).dashes
    assert line[[0, 2]] == pytest.approx([100, 886], abs=2)


def test_specks_here_and_there_are_no_line():
    ink = sheet()
    rng = np.random.default_rng(3)
    for x in np.cumsum(rng.integers(4, 24, 60)):
        ink[200:203, x : x + 3] = 255
    found = find_dotted_lines(ink, PX)
    assert len(found.dots) == len(found.dashes) == 0


def test_a_few_dots_are_print():
    ink = sheet()
    for x in range(100, 130, 10):
        ink[200:203, x : x + 3] = 255
    assert len(find_dotted_lines(ink, PX).dots) == 0
    assert len(find_dotted_lines(sheet(), PX).dots) == 0
