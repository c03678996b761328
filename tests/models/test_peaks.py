import cv2
import numpy as np

from models.peaks import quads_through, support

QUAD = np.array([[40.3, 20.7], [110.2, 30.1], [98.6, 80.4], [30.9, 71.8]])


def maps_of(quad: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:96, 0:160].astype(np.float32)
    gaps = [(x - cx) ** 2 + (y - cy) ** 2 for cx, cy in quad]
    corner_map = np.exp(-np.minimum.reduce(gaps) / (2 * 1.5**2)).astype(np.float32)
    sides = np.zeros((96, 160), np.uint8)
    cv2.polylines(sides, [np.round(quad).astype(np.int32)], True, 255, 2)
    return corner_map, (sides / 255).astype(np.float32)


def test_the_outline_goes_through_the_peaks_that_sides_join() -> None:
    corner_map, side_map = maps_of(QUAD)
    stray = maps_of(QUAD + np.array([25, 8]))[0] * 0.6
    best = quads_through(np.maximum(corner_map, stray), side_map)[0]
    start = int(np.linalg.norm(best - QUAD[0], axis=1).argmin())
    assert np.abs(np.roll(best, -start, axis=0) - QUAD).max() < 0.4


def test_three_peaks_make_no_outline() -> None:
    corner_map, side_map = maps_of(QUAD)
    corner_map[60:, 80:] = 0
    assert quads_through(corner_map, side_map) == []


def test_an_outline_on_sides_is_borne_out_and_one_beside_them_is_not() -> None:
    _, side_map = maps_of(QUAD)
    on, beside = support(np.array([QUAD, QUAD + 8]), side_map)
    assert on > 0.7
    assert beside < 0.2
