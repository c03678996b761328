"""Where a known page lies on a frame, by places of its print that were followed one by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, PageMm, PageToFrame, Points, Warp
from vision.picture import Reference

#: Where fewer of the points followed agree, the page is not calm.
_CALM_SHARE = 0.9
#: Paper is flat when its two most bent parts lie within this of one homography, on average. Points
#: followed wrongly leave less on flat paper; `python -m tests.benchmarks curled` prints both sides.
FLAT_MM = 0.4
#: The sheet in this many parts, each told by the median of at least so many places.
_PARTS, _FEWEST_IN_PART = np.array([5, 7]), 3
#: Followed once and not at two resolutions, each place is there once, so that fewer make a part.
FEWEST_FOLLOWED_ONCE = 2


@dataclass(frozen=True, eq=False)
class Tracks:
    """Where places of the print were found in a frame, one by one; some of them wrongly."""

    page: Points[PageMm]
    frame: Points[FramePx]

    def __add__(self, other: "Tracks") -> "Tracks":
        """All of both."""
        return Tracks(
            Points(np.vstack([self.page.xy, other.page.xy])),
            Points(np.vstack([self.frame.xy, other.frame.xy])),
        )


@dataclass(frozen=True, eq=False)
class Placement:
    """Where a page lies: the map, how many of the points followed agree, and how closely.

    `warp` where the paper is not flat; `page_to_frame` is then the flat map nearest to it.
    `tracks` are all points followed, agreeing or not. `is_refined` where all print was compared.
    """

    page_to_frame: Homography[PageMm, FramePx]
    agreeing: int
    followed: int
    residual_mm: float
    tracks: Tracks
    warp: Warp | None = None
    is_refined: bool = False

    @property
    def lie(self) -> PageToFrame:
        """The map that is right for flat paper and for other paper."""
        return self.warp or self.page_to_frame

    @property
    def is_calm(self) -> bool:
        """Whether nearly all points followed agree."""
        return self.agreeing >= _CALM_SHARE * self.followed


def bend_mm(
    placement: Placement, reference: Reference, fewest_in_part: int = _FEWEST_IN_PART
) -> float:
    """How far the two most bent parts of a sheet are off the flat map of `placement`, in mm.

    A part is told by at least `fewest_in_part` of the places followed.
    """
    page = placement.tracks.page.xy
    shift = shift_of(placement.tracks, placement.page_to_frame)
    cell = (page / [reference.width_mm, reference.height_mm] * _PARTS).astype(int)
    part = np.clip(cell, 0, _PARTS - 1) @ [1, _PARTS[0]]
    count = np.bincount(part)
    off = np.linalg.norm(_medians(shift, part, count)[count >= fewest_in_part], axis=1)
    return float(np.sort(off)[-2:].mean()) if len(off) else 0.0


def _medians(values: Floats, part: NDArray[np.int64], count: NDArray[np.int64]) -> Floats:
    """The median of each column of values (N, C) in each part: (parts, C), nought in empty ones."""
    found = np.zeros((len(count), values.shape[1]))
    # All parts in one order: np.median takes a hundred times as long for a few values each.
    first = np.cumsum(count) - count
    lower, upper = first + (count - 1) // 2, first + count // 2
    there = count > 0
    for column, value in enumerate(values.T):
        ordered = value[np.lexsort((value, part))]
        found[there, column] = (ordered[lower[there]] + ordered[upper[there]]) / 2
    return found


def shift_of(found: Tracks, base: Homography[PageMm, FramePx]) -> Floats:
    """How far each place lies from where a flat sheet has it, in mm on its plane: (N, 2)."""
    return base.inverse()(found.frame).xy - found.page.xy
