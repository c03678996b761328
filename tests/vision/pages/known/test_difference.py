import cv2
import numpy as np

from tests.builders import A4_MM, printed_page, reference_of, saying
from vision.geometry import FramePx, Homography, PageMm, Points, Quad
from vision.pages.known.difference import compare, differing
from vision.picture import REFERENCE_PX_PER_MM, Frame, Reference, Scan
from vision.rectify import rectify

SHEET = Quad[PageMm].box(0, 0, *A4_MM)
PAGE = printed_page(3)[0]
SLANTED = Quad[FramePx](np.array([[400, 50], [870, 70], [930, 680], [350, 650.0]]))
TRUTH = Homography.between(SHEET, SLANTED)
#: Where the versions say which they are: at the foot, 4 mm high.
FOOT_MM = (18, 285)
#: What decides is which version leads at all; on one digit a 720p frame gives at least this.
LEAD = 0.05


THIS, LAST = saying(PAGE, "Formulier 2026-1"), saying(PAGE, "Formulier 2025-1")
ONE, OTHER = reference_of(THIS, "this"), reference_of(LAST, "last")


def scan_of(frame: Frame) -> Scan:
    return rectify(frame, TRUTH, *A4_MM, REFERENCE_PX_PER_MM)


def test_a_page_does_not_differ_from_itself() -> None:
    difference = compare(ONE, ONE)
    assert difference.is_nothing


def test_rendering_the_same_page_a_little_otherwise_is_no_difference() -> None:
    soft = cv2.GaussianBlur(THIS, (0, 0), 0.4)
    noisy = np.clip(soft + np.random.default_rng(1).normal(0, 6, soft.shape), 0, 255)
    assert compare(ONE, reference_of(noisy.astype(np.uint8))).is_nothing


def test_one_digit_at_the_foot_is_a_difference_and_lies_there() -> None:
    difference = compare(ONE, OTHER)
    assert not difference.is_nothing
    assert np.count_nonzero(difference.mask) < 0.001 * difference.mask.size
    rows, columns = np.nonzero(difference.mask)
    assert rows.min() > (FOOT_MM[1] - 2) * REFERENCE_PX_PER_MM
    assert columns.max() - columns.min() < 8 * REFERENCE_PX_PER_MM


def test_a_comma_is_a_difference_and_a_speck_is_none() -> None:
    comma, speck = PAGE.copy(), PAGE.copy()
    comma[1160:1165, 20:23] = 0
    speck[1160, 20] = 120
    assert not compare(reference_of(PAGE), reference_of(comma)).is_nothing
    assert compare(reference_of(PAGE), reference_of(speck)).is_nothing


def test_what_differs_does_not_depend_on_which_page_comes_first() -> None:
    assert np.array_equal(compare(ONE, OTHER).mask, compare(OTHER, ONE).mask)


def test_paper_of_another_size_differs_everywhere() -> None:
    letter = Reference("letter", np.full((1118, 864), 255, np.uint8), 215.9, 279.4)
    difference = compare(ONE, letter)
    assert (difference.mask == 255).all()
    assert difference.mask.shape == ONE.grey.shape


def test_a_pixel_more_of_paper_is_no_difference() -> None:
    wider = np.pad(THIS, ((0, 1), (0, 2)), constant_values=255)
    assert compare(ONE, Reference("wider", wider, 210.4, 297.2)).is_nothing
    assert compare(Reference("wider", wider, 210.4, 297.2), ONE).is_nothing


def test_places_near_a_difference_are_told_from_those_far_from_it() -> None:
    rows, columns = np.nonzero(compare(ONE, OTHER).mask)
    there = np.array([columns.mean(), rows.mean()]) / REFERENCE_PX_PER_MM
    places = Points[PageMm](np.array([there, there - [0, 3], there - [0, 20], [100.0, 100.0]]))
    assert differing(ONE, OTHER, places, 4).tolist() == [True, True, False, False]
    assert differing(ONE, OTHER, places, 0).tolist() == [True, False, False, False]
