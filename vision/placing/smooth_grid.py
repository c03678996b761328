"""A smooth grid of shifts through scattered ones, some of which are wrong.

Least squares with a penalty on bending (Tikhonov), repeated with weights that leave out what the
smooth grid does not explain. Nodes are coupled with those two rows away at most: the equations
are solved row pair by row pair, in a millisecond or two.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

#: Keeps nodes without any shift near them from floating; far below what one shift weighs.
_ANCHORED = 1e-6
#: The first round believes shifts that are off by so many times the tolerance, the next half.
_FIRST_TOLERANCES = 4.0
#: A shift with at least this weight agrees with the grid: it is off by less than the tolerance.
_AGREES = 0.25


@dataclass(frozen=True)
class Smooth:
    """A grid of shifts (rows, columns, C), and which of the given ones agree with it: bool (N,)."""

    shift: Floats
    agrees: Booleans


@dataclass(frozen=True)
class SmoothGrid:
    """Fits `columns` x `rows` nodes over the unit square. `stiffness` weighs bending."""

    columns: int
    rows: int
    stiffness: float

    def fit(
        self, at: Floats, shift: Floats, trust: Floats, tolerance: float, rounds: int
    ) -> Smooth:
        """The grid through `shift` (N, C), one way or both, at places `at` (N, 2) in 0..1.

        `trust` (N,) weighs each; what is off by more than `tolerance` counts for little.
        """
        node, share = self._shares(at)
        weight, nodes = np.ones(len(at)), np.zeros((self.columns * self.rows, shift.shape[1]))
        for turn in range(rounds):
            normal, right = self._equations(node, share, shift, weight * trust)
            nodes = solved_in_blocks(normal, right, 2 * self.columns)
            off = np.linalg.norm((nodes[node] * share[:, :, None]).sum(axis=1) - shift, axis=1)
            scale = tolerance * max(1.0, _FIRST_TOLERANCES / 2**turn)
            weight = 1 / (1 + (off / scale) ** 2) ** 2  # Geman-McClure
        return Smooth(nodes.reshape(self.rows, self.columns, -1), weight > _AGREES)

    def _equations(
        self, node: NDArray[np.int64], share: Floats, shift: Floats, weight: Floats
    ) -> tuple[Floats, Floats]:
        """The normal equations: (n, n) and (n, C) for n nodes."""
        count = self.columns * self.rows
        pull = share * weight[:, None]
        pair = node[:, :, None] * count + node[:, None, :]
        product = pull[:, :, None] * share[:, None, :]
        data = np.bincount(pair.ravel(), product.ravel(), minlength=count * count)
        right = [
            np.bincount(node.ravel(), (pull * shift[:, [axis]]).ravel(), minlength=count)
            for axis in range(shift.shape[1])
        ]
        normal = data.reshape(count, count) + self._bending
        return np.asarray(normal, np.float64), np.asarray(np.column_stack(right), np.float64)

    def _shares(self, at: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The four nodes around each place and what each contributes: (N, 4) both."""
        steps = np.clip(at, 0, 1) * [self.columns - 1, self.rows - 1]
        first = np.minimum(steps.astype(np.int64), [self.columns - 2, self.rows - 2])
        (across, down), node = (steps - first).T, first[:, 1] * self.columns + first[:, 0]
        nodes = np.stack([node, node + 1, node + self.columns, node + self.columns + 1], axis=1)
        shares = np.stack(
            [
                (1 - across) * (1 - down), across * (1 - down), (1 - across) * down, across * down,
            ],
            axis=1,
        )  # fmt: skip
        return nodes, shares

    @cached_property
    def _bending(self) -> Floats:
        """Squares of all second differences, as a matrix over nodes."""
        across, down = (_second_differences(count) for count in (self.columns, self.rows))
        slope_across, slope_down = (
            np.diff(np.eye(count), axis=0) for count in (self.columns, self.rows)
        )
        twist = np.kron(slope_down.T @ slope_down, slope_across.T @ slope_across)
        whole = np.kron(np.eye(self.rows), across) + np.kron(down, np.eye(self.columns)) + 2 * twist
        return np.asarray(self.stiffness * whole + _ANCHORED * np.eye(len(whole)), np.float64)


def _second_differences(count: int) -> Floats:
    bends = np.diff(np.eye(count), n=2, axis=0)
    return np.asarray(bends.T @ bends, np.float64)


def solved_in_blocks(normal: Floats, right: Floats, step: int) -> Floats:
    """Solve a symmetric system whose blocks of `step` touch only their neighbours."""
    starts = range(0, len(normal), step)
    inner: list[Floats] = []
    sides: list[Floats] = []
    for start in starts:
        here, onward = slice(start, start + step), slice(start + step, start + 2 * step)
        block, side = normal[here, here], right[here]
        if inner:
            back = normal[here, start - step : start]
            block = block - back @ inner[-1]
            side = side - back @ sides[-1]
        both = np.asarray(
            np.linalg.solve(block, np.hstack([normal[here, onward], side])), np.float64
        )
        inner.append(both[:, : both.shape[1] - right.shape[1]])
        sides.append(both[:, both.shape[1] - right.shape[1] :])
    found = [sides[-1]]
    for gain, side in zip(reversed(inner[:-1]), reversed(sides[:-1]), strict=True):
        found.append(side - gain @ found[-1])
    return np.vstack(found[::-1])
