import numpy as np
import pytest

from vision.placing.smooth_grid import SmoothGrid

GRID = SmoothGrid(13, 17, stiffness=0.05)


def places(count: int = 300) -> np.ndarray:
    return np.random.default_rng(5).uniform(0, 1, (count, 2))


def curled(at: np.ndarray) -> np.ndarray:
    return np.column_stack([4 * at[:, 0] ** 2, -3 * at[:, 0] * at[:, 1]])


def nodes_of(grid: SmoothGrid) -> np.ndarray:
    x, y = np.meshgrid(np.linspace(0, 1, grid.columns), np.linspace(0, 1, grid.rows))
    return np.column_stack([x.ravel(), y.ravel()])


@pytest.mark.parametrize("grid", [GRID, SmoothGrid(19, 25, 0.02), SmoothGrid(5, 8, 0.05)])
def test_a_smooth_field_is_found_again(grid: SmoothGrid) -> None:
    at = places()
    fitted = grid.fit(at, curled(at), np.ones(len(at)), tolerance=0.5, rounds=3)
    apart = fitted.shift.reshape(-1, 2) - curled(nodes_of(grid))
    assert np.abs(apart).max() < 0.25
    assert fitted.agrees.all()


def test_a_fifth_of_wrong_shifts_does_no_harm_and_is_named() -> None:
    at = places()
    shift = curled(at)
    wrong = np.arange(len(at)) % 5 == 0
    shift[wrong] += np.random.default_rng(6).normal(0, 8, (wrong.sum(), 2)) + 6
    fitted = GRID.fit(at, shift, np.ones(len(at)), tolerance=0.5, rounds=4)
    apart = fitted.shift.reshape(-1, 2) - curled(nodes_of(GRID))
    assert np.quantile(np.abs(apart), 0.95) < 0.25
    assert (fitted.agrees == ~wrong).mean() > 0.97


def test_what_is_not_trusted_is_not_heard() -> None:
    at = places(100)
    trust = (np.arange(100) < 50).astype(float)
    shift = np.where(trust[:, None] > 0, 1.0, 30.0) * np.ones((100, 2))
    fitted = GRID.fit(at, shift, trust, tolerance=0.5, rounds=3)
    assert fitted.shift == pytest.approx(1.0, abs=0.01)


def test_where_nothing_was_found_the_grid_goes_straight_on() -> None:
    at = places()
    at[:, 1] *= 0.5
    slope = np.column_stack([2 * at[:, 1], np.zeros(len(at))])
    fitted = GRID.fit(at, slope, np.ones(len(at)), tolerance=0.5, rounds=3)
    assert fitted.shift[-1, :, 0] == pytest.approx(2.0, abs=0.1)


def test_shifts_one_way_are_laid_as_in_those_both_ways() -> None:
    at, trust = places(), np.ones(300)
    shift = curled(at) * [1, 0]
    both = GRID.fit(at, shift, trust, tolerance=0.5, rounds=3).shift
    one = GRID.fit(at, shift[:, :1], trust, tolerance=0.5, rounds=3).shift
    assert one.shape == (GRID.rows, GRID.columns, 1)
    assert np.allclose(one[..., 0], both[..., 0], atol=1e-9)
