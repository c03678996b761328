import cv2
import numpy as np
import pytest

from models.quads import agreement, area, fitted, is_convex, quads_of

TURNED = np.array([[40.3, 20.7], [110.2, 30.1], [98.6, 80.4], [30.9, 71.8]])


def mask_of(*quads: np.ndarray, size: tuple[int, int] = (160, 96)) -> np.ndarray:
    """Exact coverage of outlines, from sixteen times as many samples."""
    fine = np.zeros((size[1] * 16, size[0] * 16), np.uint8)
    for quad in quads:
        # Samples count where they lie inside: fillPoly draws its border too, so half a sample less.
        cv2.fillPoly(fine, [np.round((quad + 0.5) * 16 - 0.5).astype(np.int32)], 255)
    return (cv2.resize(fine, size, interpolation=cv2.INTER_AREA) / 255).astype(np.float32)


def error(one: np.ndarray, other: np.ndarray) -> float:
    """The largest distance of a corner, whichever is first."""
    return min(
        float(np.linalg.norm(np.roll(one, n, axis=0) - other, axis=1).max()) for n in range(4)
    )


def test_a_mask_gives_its_outline_to_parts_of_a_pixel() -> None:
    mask = mask_of(TURNED)
    (rough,) = quads_of(mask, 2)
    quad = fitted(rough, mask)
    assert error(quad, TURNED) < 0.3
    assert is_convex(quad)
    assert area(quad) > 0


@pytest.mark.parametrize("shift", [(34, 0), (0, 20), (-34, 0), (20, -18)])
def test_a_corner_beyond_the_mask_is_where_its_sides_meet(shift: tuple[int, int]) -> None:
    quad = np.array([[80, 5], [138, 50], [84, 90], [22, 42.0]]) + shift
    mask = mask_of(quad)
    assert error(fitted(quads_of(mask, 1)[0], mask), quad) < 2


def test_of_two_sheets_the_larger_comes_first() -> None:
    small = np.array([[120, 10], [150, 10], [150, 50], [120, 50.0]])
    large = np.array([[10, 10], [100, 10], [100, 85], [10, 85.0]])
    first, second = quads_of(mask_of(small, large), 2)
    assert error(first, large) < 2
    assert error(second, small) < 2


def test_an_empty_mask_and_a_speck_have_no_outline() -> None:
    assert quads_of(np.zeros((96, 160), np.float32), 2) == []
    speck = np.array([[50, 50], [58, 50], [58, 58], [50, 58.0]])
    assert quads_of(mask_of(speck), 2) == []


def test_an_outline_a_few_pixels_off_settles_on_the_mask() -> None:
    off = TURNED + np.array([[2, -1], [-1, 2], [1, 1], [-2, -1]])
    assert error(fitted(off, mask_of(TURNED)), TURNED) < 0.3


def test_agreement_is_one_for_the_outline_itself_and_falls_with_distance() -> None:
    mask = mask_of(TURNED)
    values = [agreement(TURNED + np.array([shift, 0]), mask) for shift in (0, 1, 4, 16)]
    assert values[0] > 0.98
    assert values == sorted(values, reverse=True)
