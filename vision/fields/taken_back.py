"""Whether a mark in a tick box was taken back: gone over, struck through, or blackened.

A mark ends where its box does, or leaves it here and there: the arms of a cross, the tail of a
tick. Who takes a mark back draws across the box, beyond its edges on sides that face each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from vision.fields.ink import Patch, value_at
from vision.geometry import PageMm, Quad


@dataclass(frozen=True)
class _Enough:
    """How much ink of each kind is enough to say that a mark was taken back; see `Spread`."""

    near: float
    edges: float
    far: float
    flat: float


#: Rings around a box that are looked at, in mm from its edges: the first is clear of the print of
#: the edge, the last ends where the patch does.
_NEAR_MM, _FAR_MM, _FARTHER_MM = (0.25, 0.7), (0.7, 1.3), (1.3, 2.2)
#: Each is parted into so many directions, which face each other along half as many axes.
_DIRECTIONS, _AXES = 16, 8
#: So many axes beside each other are looked at together: an arm of a cross lies along one, or two.
_BESIDE = 3
#: These lie so flat that no mark runs out along them; people strike through as they write.
_FLAT = (7, 0, 1)
#: Through the middles of a box's edges, where no arm or tail of a mark leaves it.
_UPRIGHT = (0, 4)
#: A direction tells something with so many px of a ring.
_FEWEST_PX = 2

#: A box close by has no mark of its own with less ink than this (mean darkness) beyond so many mm
#: from the box looked at, and so far from its own walls.
_EMPTY, _BEHIND_MM, _WALL_MM = 0.03, 1.5, 0.35

#: Ink is measured against the darkest tenth of the box, or this darkness where that is fainter.
_DARKEST, _FAINTEST = 0.9, 0.12
#: What lies this share of its size within the edges of a box is its core.
_EDGE_SHARE = 0.22
#: The lightest part of a core: a box is inked evenly when there is this much of the darkest.
_LIGHTEST, _EVEN = 0.2, 0.55
#: It is blackened when its core is so dark on average: a dot, as soft as far cameras see it, is
#: not.
_BLACK = 0.88

#: So much ink on facing sides says that a mark was taken back: near the box along that half of the
#: axes with least, or near the middle of all four edges; far from it along axes beside each other;
#: yet farther along a flat one. Parts of these add up. A box that is inked evenly may be a
#: careless blot, and needs more. From made corrections and careless marks, such that few blots are
#: taken for a correction, and few crosses with arms half as long again as those of
#: `python -m tests.benchmarks fields`.
_ENOUGH = _Enough(near=0.16, edges=0.27, far=0.5, flat=0.15)
_ENOUGH_EVEN = _Enough(near=0.32, edges=0.29, far=0.2, flat=0.2)

#: Of a question with one answer: beside a mark that leaves its box less than the first, a box that
#: is blackened or left by more than the second was taken back; with no other mark a box, if inked
#: evenly, must be left by more than the third to be.
_PLAIN, _BESIDE_PLAIN, _ALONE_AND_EVEN = 0.5, 0.3, 1.2


@dataclass(frozen=True)
class Spread:
    """How a mark fills its box and leaves it.

    `is_even` where the box is inked all over, `is_black` where hardly anything of it is left. The
    others are how much ink there is on sides that face each other, 0..1: `near` the box and all
    around, near the middle of its `edges`, `far` from it to some sides, and `flat`, yet farther
    along a line of writing.
    """

    is_even: bool
    is_black: bool
    near: float
    edges: float
    far: float
    flat: float

    @property
    def beyond(self) -> float:
        """From 0; at 1 the mark has left its box so far that it is no longer meant."""
        enough = _ENOUGH_EVEN if self.is_even else _ENOUGH
        close = max(self.near / enough.near, self.edges / enough.edges)
        return close + self.far / enough.far + self.flat / enough.flat


def taken_back(marks: Sequence[Spread], *, of_one_answer: bool) -> list[bool]:
    """Which marks no longer count; they are all marks of a question if it has but one answer."""
    return [
        mark.beyond > _most(mark, [*marks[:at], *marks[at + 1 :]], of_one_answer)
        for at, mark in enumerate(marks)
    ]


def _most(mark: Spread, others: Sequence[Spread], of_one_answer: bool) -> float:
    """So far may a mark leave its box and still be meant."""
    if not of_one_answer:
        return 1.0
    if any(other.beyond < _PLAIN and not other.is_black for other in others):
        # Two answers where one is asked: what was blackened was the mistake.
        return 0.0 if mark.is_black else _BESIDE_PLAIN
    return 1.0 if others or not mark.is_even else _ALONE_AND_EVEN


def spread(part: Patch, area: Quad[PageMm], crowd: Sequence[Quad[PageMm]]) -> Spread:
    """How the mark in the box `area` of a patch does; `crowd` are the boxes close by, it too.

    On sides with a neighbour that is marked nothing is looked at: ink may be the neighbour's.
    """
    box = _Box.of(part, area, [each for each in crowd if each is not area])
    core = part.darker[box.core]
    darkest = max(value_at(core, _DARKEST), _FAINTEST)
    core = np.clip(core / darkest, 0, 1)
    is_even = value_at(core, _LIGHTEST) > _EVEN
    darker, ink = (np.clip(plane / darkest, 0, 1) for plane in (part.darker, part.ink))
    # Farther off is print, and what lies beside its place is no ink.
    near, far, farther = (
        box.axes(darker, _NEAR_MM), box.axes(ink, _FAR_MM), box.axes(ink, _FARTHER_MM)
    )  # fmt: skip
    seen = np.sort(near[~np.isnan(near)])
    near, far, farther = (np.nan_to_num(axes) for axes in (near, far, farther))
    beside = sum(np.roll(far, turn) for turn in range(_BESIDE)) / _BESIDE
    return Spread(
        is_even,
        bool(is_even and core.mean() > _BLACK),
        float(seen[: (len(seen) + 1) // 2].mean()) if len(seen) else 0.0,
        float(near[list(_UPRIGHT)].min()),
        float(np.max(beside)),
        float((far + farther)[list(_FLAT)].max() / 2),
    )


@dataclass(frozen=True, eq=False)
class _Box:
    """A box in its patch, by px: how far beyond its edges, mm, and in what direction from it.

    `core` is what lies well within it, `free` what is seen and no nearer to another box, if there
    is a mark in that.
    """

    core: NDArray[np.bool_]
    free: NDArray[np.bool_]
    outside_mm: NDArray[np.float64]
    direction: NDArray[np.int_]

    @classmethod
    def of(cls, part: Patch, area: Quad[PageMm], others: Sequence[Quad[PageMm]]) -> Self:
        """The box `area` among others."""
        x, y, half = _from_middle(part, area)
        outside = _outside(x, y, half)
        turn = np.arctan2(y / half[1], x / half[0]) / (2 * np.pi) * _DIRECTIONS
        core = outside < -2 * _EDGE_SHARE * half.min()
        free = part.seen.copy()
        for other in others:
            to_other = _outside(*_from_middle(part, other))
            behind = (outside > _BEHIND_MM) & (to_other < -_WALL_MM) & part.seen
            if not behind.any() or part.ink[behind].mean() > _EMPTY:
                free &= outside <= to_other
        return cls(
            core if core.any() else part.inside,
            free,
            outside,
            np.round(turn).astype(int) % _DIRECTIONS,
        )

    def axes(self, plane: NDArray[np.float32], ring: tuple[float, float]) -> NDArray[np.float64]:
        """The lesser ink of each two facing directions of a ring; NaN where one is not free."""
        within = (self.outside_mm > ring[0]) & (self.outside_mm <= ring[1]) & self.free
        direction = self.direction[within]
        count = np.bincount(direction, minlength=_DIRECTIONS)
        ink = np.bincount(direction, plane[within], _DIRECTIONS) / np.maximum(count, 1)
        ink[count < _FEWEST_PX] = np.nan
        return np.asarray(np.minimum(ink[:_AXES], ink[_AXES:]))


def _from_middle(
    part: Patch, area: Quad[PageMm]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How far the columns and the rows of a patch lie from the middle of a box, and half its size.

    In mm, of shapes (w,), (h, 1) and (2,).
    """
    low, high = area.xy.min(axis=0), area.xy.max(axis=0)
    rows, columns = part.ink.shape
    middle = (low + high) / 2
    x = (np.arange(columns) + part.corner[0] + 0.5) / part.px_per_mm - middle[0]
    y = (np.arange(rows)[:, None] + part.corner[1] + 0.5) / part.px_per_mm - middle[1]
    return x, y, (high - low) / 2


def _outside(
    x: NDArray[np.float64], y: NDArray[np.float64], half: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far places are beyond the edges of a box, less than 0 within it."""
    return np.asarray(np.maximum(np.abs(x) - half[0], np.abs(y) - half[1]))
