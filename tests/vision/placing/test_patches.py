"""Pieces of print sought around where they should be."""

from dataclasses import replace

import cv2
import numpy as np

from tests.builders import printed_page
from vision.picture import HALF_PX_PER_MM
from vision.placing.patches import Pieces, sought

PAGE = cv2.resize(printed_page(3)[0], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
PIECES = Pieces(half_px=8, reach_px=round(6 * HALF_PX_PER_MM), least=0.6)


def inked_points(count: int) -> np.ndarray:
    response = cv2.cornerMinEigenVal(PAGE, 5)
    response[:40], response[-40:], response[:, :40], response[:, -40:] = 0, 0, 0, 0
    best = np.argsort(-response.ravel())[: count * 40 : 40]
    return np.column_stack([best % PAGE.shape[1], best // PAGE.shape[1]]).astype(np.float32)


def test_print_is_found_where_it_moved_to() -> None:
    points = inked_points(20)
    moved = np.roll(PAGE, (7, -9), (0, 1))
    found, good = sought(PAGE, moved, points, PIECES)
    assert good.mean() > 0.9
    assert np.allclose(found[good] - points[good], (-9, 7), atol=1)


def test_what_moved_further_than_it_is_sought_is_not_found_there() -> None:
    points = inked_points(20)
    found, good = sought(PAGE, np.roll(PAGE, 60, 0), points, PIECES)
    right = np.abs(found - points - (0, 60)).max(axis=1) < 2
    assert not right.any()
    assert good.mean() < 0.5


def test_whether_print_is_there_is_told_by_the_first_shape_that_is_found() -> None:
    points = inked_points(20)
    leaning = replace(PIECES, leans=(np.array([[1.0, 0.0], [0.1, 1.0]]), None))
    best, found = sought(PAGE, PAGE, points, leaning)
    _, good = sought(PAGE, PAGE, points, replace(leaning, takes_first=True))
    assert np.array_equal(good, found)
    assert np.allclose(best, points)


def test_blank_paper_shows_nothing() -> None:
    points = inked_points(20)
    _, good = sought(PAGE, np.full_like(PAGE, 220), points, PIECES)
    assert not good.any()


def test_print_at_the_rim_is_found_as_well() -> None:
    inked = PAGE.copy()
    inked[:9, :9] = np.random.default_rng(1).integers(0, 255, (9, 9))
    found, good = sought(inked, inked, np.array([[3, 2]], np.float32), PIECES)
    assert good.all()
    assert found.tolist() == [[3, 2]]


def test_pictures_may_be_planes_of_floats() -> None:
    points = inked_points(5)
    planes = PAGE.astype(np.float32), np.roll(PAGE, 4, 1).astype(np.float32)
    found, good = sought(*planes, points, PIECES)
    assert np.allclose(found[good] - points[good], (4, 0), atol=1)
    assert good.any()
