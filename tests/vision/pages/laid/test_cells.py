import numpy as np

from vision.pages.laid.cells import CELL_PX, cell_deviation, cell_mean

SIZE = (3 * CELL_PX + 5, 2 * CELL_PX + 1)


def test_each_whole_cell_has_its_own_mean_and_what_is_left_over_has_none() -> None:
    plane = np.full(SIZE, 200, np.float32)
    plane[CELL_PX : 2 * CELL_PX, :CELL_PX] = 50
    expected = np.array([[200, 200], [50, 200], [200, 200]], np.float32)
    np.testing.assert_allclose(cell_mean(plane), expected)
    np.testing.assert_allclose(cell_deviation(plane), 0)


def test_smaller_cells_part_the_same_cells() -> None:
    plane = np.random.default_rng(1).uniform(0, 255, SIZE).astype(np.float32)
    halves = cell_mean(plane[: 3 * CELL_PX, : 2 * CELL_PX], CELL_PX // 2)
    assert halves.shape == (6, 4)
    parted = halves.reshape(3, 2, 2, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(parted, cell_mean(plane), rtol=1e-5)


def test_print_of_two_greys_deviates_by_half_of_what_lies_between() -> None:
    plane = np.full((CELL_PX, CELL_PX), 200, np.float32)
    plane[::2] = 100
    np.testing.assert_allclose(cell_deviation(plane), 50, rtol=1e-4)
