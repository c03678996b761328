import numpy as np
import pytest

from vision.phone_camera import Camera
from vision.picture import Frame
from vision.sheets.in_space import Corner

CAMERA = Camera.of(Frame(np.zeros((720, 1280, 3), np.uint8)))
CORNERS = np.array([[900, 30], [1500, 60], [1400, 700], [800, 650.0]])


def test_what_is_seen_at_a_place_lies_on_its_ray() -> None:
    assert CAMERA.places(3.5 * CAMERA.rays(CORNERS)) == pytest.approx(CORNERS)


def test_a_corner_moved_along_its_side_is_seen_where_that_leads() -> None:
    corner = Corner.of(CAMERA, CORNERS)
    assert corner is not None
    there = np.array([850, 340.0])
    moved = corner.moved(corner.along(there))
    assert CAMERA.places(moved.place[None])[0] == pytest.approx(there, abs=1e-6)


def test_the_two_sides_of_a_corner_are_square_in_space() -> None:
    corner = Corner.of(CAMERA, CORNERS)
    assert corner is not None
    assert abs(float(corner.ways[0] @ corner.ways[1])) < 0.03
