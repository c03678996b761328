"""A box to tick among its neighbours: what ink in it is its own.

Pens do not stop at walls: a mark runs into the next box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vision.fields.ink import Patch
from vision.geometry import PageMm, Quad

#: The core of a box is what lies this share of its size within its edges: no print is there, and
#: neighbours' marks seldom reach it.
_EDGE_SHARE = 0.22
#: Where neighbours' marks run in, they do so up to this share of the box, from one side or from
#: both; the box's own goes on.
_OVERRUN, _OVERRUN_TWICE = 0.6, 0.42
#: A mark of its own is at least by this share as dark in the middle as just within its walls,
#: between these shares of the box.
_FADED, _SHORE = 0.4, (0.1, 0.4)
#: It may run in where this share of the strip beyond the wall is inked.
_CROSSING_SHARE = 0.25
#: Boxes closer than this share their marks.
_CROWDED_MM = 1.5

#: What lies so far beyond an edge, clear of the edge's own print, has left the box; the ends of the
#: edge, where marks of neighbours pass, are left out by this share of it.
_BEYOND_MM, _CORNER_SHARE = (0.25, 0.9), 0.15
#: What is there darker than the blank page by this is ink.
_INKED = 0.25


class _Side(Enum):
    LEFT = auto()
    RIGHT = auto()
    ABOVE = auto()
    BELOW = auto()


@dataclass(frozen=True, eq=False)
class TickBox:
    """The box `area` seen in `part`; `crowd` are the boxes it shares its marks with, itself too."""

    part: Patch
    area: Quad[PageMm]
    crowd: Sequence[Quad[PageMm]]

    @property
    def is_overrun(self) -> bool:
        """Whether marks of neighbours seem to run into it."""
        return bool(self._overrun)

    def core(self) -> NDArray[np.bool_]:
        """Where ink can only be the box's own: a mask (h, w) of the patch, never empty."""
        return self._within(self._overrun)

    def is_flooded(self, own: NDArray[np.float32]) -> bool:
        """Whether what is in the core of a box between two marks is what these two left there.

        `own` is the ink (h, w) taken for the box's own. What runs in from two sides fades towards
        the middle; a mark of the box itself does not.
        """
        for first, last in ((_Side.LEFT, _Side.RIGHT), (_Side.ABOVE, _Side.BELOW)):
            if {first, last} <= self._overrun:
                shores = max(float(own[self._shore(side)].mean()) for side in (first, last))
                if float(own[self.core()].mean()) < _FADED * shores:
                    return True
        return False

    @cached_property
    def _overrun(self) -> set[_Side]:
        return {side for side in self._neighboured if self._beyond[side] > _CROSSING_SHARE}

    @cached_property
    def _neighboured(self) -> set[_Side]:
        return {_side(self.area, other) for other in self.crowd if other is not self.area}

    @cached_property
    def _beyond(self) -> dict[_Side, float]:
        """Just beyond each edge, the share of what is seen there that is inked."""
        inked = self.part.darker > _INKED
        rows, columns = (_span(self.part.inside, axis) for axis in (1, 0))
        above, below = self._strips(rows)
        before, after = self._strips(columns)
        y, x = _middle(rows), _middle(columns)
        return {
            _Side.LEFT: _share(inked[y, before]),
            _Side.RIGHT: _share(inked[y, after]),
            _Side.ABOVE: _share(inked[above, x]),
            _Side.BELOW: _share(inked[below, x]),
        }

    def _strips(self, span: tuple[int, int]) -> tuple[slice, slice]:
        near, far = (round(distance * self.part.px_per_mm) for distance in _BEYOND_MM)
        first, end = span
        return slice(max(0, first - far), max(0, first - near)), slice(end + near, end + far)

    def _within(self, overrun: set[_Side]) -> NDArray[np.bool_]:
        """The box without its edges, and without more of it at the sides named."""
        low, high = self.area.xy.min(axis=0), self.area.xy.max(axis=0)
        size = high - low
        edge = np.minimum(_EDGE_SHARE * np.sqrt(size.prod()), _OVERRUN_TWICE * size)
        left, right = _cut(size[0], edge[0], _Side.LEFT in overrun, _Side.RIGHT in overrun)
        above, below = _cut(size[1], edge[1], _Side.ABOVE in overrun, _Side.BELOW in overrun)
        return self._box(low + np.array([left, above]), high - np.array([right, below]))

    def _shore(self, side: _Side) -> NDArray[np.bool_]:
        """What lies just within a wall, without its ends."""
        low, high = self.area.xy.min(axis=0), self.area.xy.max(axis=0)
        size, axis = high - low, int(side in (_Side.ABOVE, _Side.BELOW))
        first, last = low + _EDGE_SHARE * size, high - _EDGE_SHARE * size
        near, far = (share * size[axis] for share in _SHORE)
        if side in (_Side.LEFT, _Side.ABOVE):
            first[axis], last[axis] = low[axis] + near, low[axis] + far
        else:
            first[axis], last[axis] = high[axis] - far, high[axis] - near
        return self._box(first, last)

    def _box(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
        inside = self.part.mask([Quad[PageMm].box(*low, *high)]) > 0
        return inside if inside.any() else self.part.inside


def _cut(size: float, edge: float, at_start: bool, at_end: bool) -> tuple[float, float]:
    """How much of a box's width or height is left out at its start and end."""
    more = size * (_OVERRUN_TWICE if at_start and at_end else _OVERRUN)
    return more if at_start else edge, more if at_end else edge


def crowds_of(ticks: Sequence[Quad[PageMm]]) -> dict[Quad[PageMm], list[Quad[PageMm]]]:
    """For each tick box those that share their marks with it: those close by, itself among them."""
    if not ticks:
        return {}
    corners = np.stack([tick.xy for tick in ticks])
    low, high = corners.min(axis=1), corners.max(axis=1)
    reach_low, reach_high = low - _CROWDED_MM, high + _CROWDED_MM
    return {
        tick: [ticks[int(n)] for n in np.flatnonzero(((high > a) & (low < b)).all(axis=1))]
        for tick, a, b in zip(ticks, reach_low, reach_high, strict=True)
    }


def _side(area: Quad[PageMm], other: Quad[PageMm]) -> _Side:
    """Where another area lies."""
    across, down = other.xy.mean(axis=0) - area.xy.mean(axis=0)
    if abs(across) > abs(down):
        return _Side.RIGHT if across > 0 else _Side.LEFT
    return _Side.BELOW if down > 0 else _Side.ABOVE


def _span(inside: NDArray[np.bool_], axis: int) -> tuple[int, int]:
    """From the first to past the last row (axis 1) or column (axis 0) of a mask."""
    at = np.flatnonzero(np.logical_or.reduce(inside, axis=axis))
    return int(at[0]), int(at[-1]) + 1


def _middle(span: tuple[int, int]) -> slice:
    corner = round(_CORNER_SHARE * (span[1] - span[0]))
    return slice(span[0] + corner, span[1] - corner)


def _share(inked: NDArray[np.bool_]) -> float:
    return float(inked.mean()) if inked.size else 0.0
