"""The last hundredths of a millimetre: a page's whole print laid over the frame, not points of it.

The page is drawn as the frame would show it where it was placed, and each tile of the frame says
how far its print lies from there, and how surely in which direction: a ruled line holds across
itself only. One homography is drawn through all tiles by what each is sure of.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import (
    Floats,
    FramePx,
    Homography,
    PageMm,
    Points,
    Quad,
    px_per_mm,
    scaling,
    shifting,
)
from vision.picture import REFERENCE_PX_PER_MM, Frame, Grey, Reference
from vision.placing.placement import Placement

#: A frame shows no detail finer than its pixel, about so much of it as a Gaussian.
_FRAME_BLUR_PX = 0.55
#: Both are looked at so much softer, px of the frame: slopes between neighbouring px are less than
#: slopes where print is finer than that, and steps would be too long.
_SOFTER_PX = 0.8
#: Each tile is so many px of the frame each way: about 8 mm of a sheet at 2 px/mm.
_TILE_PX = 16
#: Greys are taken less this: sums of what is near nought lose less of what they differ by.
_MIDDLE = 160.0
#: A Gaussian is told to so many times its sigma.
_REACH = 3.0
#: A tile tells nothing whose print varies less than this (standard deviation in grey values), or
#: correlates less with the frame: a hand, handwriting, glare.
_LEAST_STD, _LEAST_LIKE = 6.0, 0.7
#: Grey values that frames are off by at least, however well print fits: noise and JPEG.
_NOISE = 4.0
#: A tile that would lie further off than this, px, shows something else; one off the fit by the
#: second counts a quarter.
_MOST_OFF_PX, _TOLERANCE_PX = 1.0, 0.15
#: This share of what a tile knows both ways is added, so that a ruled line gives no wild answer.
#: Twice as much is not believed: what shows along a ruled line is how it was sampled.
_FLOOR = 0.01
#: Slopes that part by less than this both ways are the same.
_EVEN = 1e-9
#: What nothing is known of stays as it was: so little of all that is known holds it.
_HELD = 1e-4
#: Fewer tiles than this leave the page where it was placed, and so does an answer that would move a
#: corner by more than this: it was placed to a fraction of that.
_FEWEST, _MOST_MOVED_PX = 12, 3.0
#: Drawn anew up to so many times, while that moves a corner by more px than the second; each fit is
#: repeated so often without what it does not explain.
_ROUNDS, _WORTH_PX, _FITS = 3, 0.3, 3

#: Tiles end so far inside the paper's edge at least, mm: beside it there is no print to compare.
_INSIDE_MM = 0.25

Plane = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Tiles:
    """What tiles of a frame say: `at` their middles (N, 2) and `off` their shifts (N, 2), in px.

    `sure` is float64 (N, 2, 2): how surely, in 1 / px squared.
    """

    at: Floats
    off: Floats
    sure: Floats


def settled(frame: Frame, reference: Reference, placement: Placement) -> Placement:
    """Flat paper laid as exactly as all its print says; as it was where that says too little."""
    lie = placement.page_to_frame
    shown = px_per_mm(lie, reference.outline)
    grey, to_small = frame.about(REFERENCE_PX_PER_MM / max(shown, 1e-3))
    laid = lie.then(to_small)
    part = _Part.of(grey, laid.quad(reference.outline))
    if part is None:
        return placement
    soft = _softened(reference, shown * grey.shape[1] / frame.width_px)
    for _ in range(_ROUNDS):
        tiles = _compared(part, soft, laid, reference)
        moved = None if tiles is None else _fitted(tiles, grey.shape)
        if moved is None:
            return placement
        corners = laid.quad(reference.outline)
        laid = laid.then(moved)
        if np.abs(moved(corners).xy - corners.xy).max() < _WORTH_PX:
            break
    settled = laid.then(to_small.inverse())
    off = settled.quad(reference.outline).xy - lie.quad(reference.outline).xy
    if np.abs(off).max() > _MOST_MOVED_PX:
        return placement
    return replace(placement, page_to_frame=settled, is_settled=True)


def _softened(reference: Reference, shown_px_per_mm: float) -> Plane:
    """The page's picture less `_MIDDLE`, as soft as pixels of that size show it."""
    sigma = max(
        np.hypot(_FRAME_BLUR_PX, _SOFTER_PX) * REFERENCE_PX_PER_MM / max(shown_px_per_mm, 0.2), 0.3
    )
    return _blurred(reference.grey, sigma)


def _blurred(grey: Grey, sigma: float) -> Plane:
    """A picture less `_MIDDLE`, in half the time that OpenCV's own Gaussian takes."""
    reach = round(_REACH * sigma)
    kernel = cv2.getGaussianKernel(2 * reach + 1, sigma, cv2.CV_32F)
    soft = cv2.sepFilter2D(grey, cv2.CV_32F, kernel, kernel, delta=-_MIDDLE)
    return np.asarray(soft, np.float32)


@dataclass(frozen=True, eq=False)
class _Relief:
    """A picture of whole tiles less `_MIDDLE`, and how it rises for each px across and down."""

    # Not in whole grey values: along a ruled line their steps would be all that is known.
    grey: Plane
    across: Plane
    down: Plane

    @classmethod
    def of(cls, grey: Plane) -> Self:
        """Of a picture."""
        across, down = (
            np.asarray(cv2.Sobel(grey, cv2.CV_32F, *way, ksize=1, scale=0.5), np.float32)
            for way in ((1, 0), (0, 1))
        )
        return cls(grey, across, down)

    @cached_property
    def means(self) -> tuple[Floats, Floats, Floats]:
        """The means of its planes over tiles."""
        return _over_tiles(self.grey), _over_tiles(self.across), _over_tiles(self.down)

    @cached_property
    def variance(self) -> Floats:
        """How much its grey varies in each tile: (N,)."""
        return _over_tiles(self.grey * self.grey) - np.square(self.means[0])


def _over_tiles(plane: Plane) -> Floats:
    """The mean of a plane over each of its tiles, row by row: (N,)."""
    rows, columns = (side // _TILE_PX for side in plane.shape)
    # One way after the other: both at once takes several times as long.
    by_row = plane.reshape(rows, _TILE_PX, -1).sum(axis=1)
    mean = by_row.reshape(rows, columns, _TILE_PX).sum(axis=2) / np.float32(_TILE_PX**2)
    return np.asarray(mean.ravel(), np.float64)


@dataclass(frozen=True, eq=False)
class _Part:
    """The part of a frame that holds a sheet, in whole tiles; `first` is its first px, (2,)."""

    shown: _Relief
    first: NDArray[np.int64]

    @classmethod
    def of(cls, grey: Grey, sheet: Quad[FramePx]) -> Self | None:
        """What holds the sheet; None where that is out of sight."""
        limit = np.array(grey.shape[::-1])
        low = np.clip(np.floor(sheet.xy.min(axis=0)), 0, limit).astype(int)
        high = np.clip(np.ceil(sheet.xy.max(axis=0)) + 1, 0, limit).astype(int)
        width, height = (high - low) // _TILE_PX * _TILE_PX
        if width < 1 or height < 1:
            return None
        part = grey[low[1] : low[1] + height, low[0] : low[0] + width]
        return cls(_Relief.of(_blurred(part, _SOFTER_PX)), low)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, px."""
        height, width = self.shown.grey.shape
        return width, height

    @cached_property
    def corner(self) -> NDArray[np.int64]:
        """The first px of each tile in the frame, row by row: (N, 2)."""
        columns = self.size[0] // _TILE_PX
        count = columns * (self.size[1] // _TILE_PX)
        return np.column_stack(np.divmod(np.arange(count), columns)[::-1]) * _TILE_PX + self.first

    def whole(self, laid: Homography[PageMm, FramePx], reference: Reference) -> NDArray[np.bool_]:
        """Which tiles show nothing but the page: (N,)."""
        ends = Quad[FramePx].box(-1.5, -1.5, _TILE_PX + 0.5, _TILE_PX + 0.5).xy
        at = laid.inverse()(Points[FramePx]((self.corner[:, None] + ends).reshape(-1, 2))).xy
        far = np.array([reference.width_mm, reference.height_mm]) - _INSIDE_MM
        inside = ((at > _INSIDE_MM) & (at < far)).all(axis=1)
        return np.asarray(inside.reshape(-1, 4).all(axis=1))


def _compared(
    part: _Part, soft: Plane, laid: Homography[PageMm, FramePx], reference: Reference
) -> _Tiles | None:
    """What each tile of the frame over the page says; None where they say too little."""
    to_part = shifting(*(-part.first))
    print_to_part = scaling(REFERENCE_PX_PER_MM).inverse().then(laid).then(to_part)
    expected = cv2.warpPerspective(soft, print_to_part.matrix, part.size, flags=cv2.INTER_LINEAR)
    drawn = _Relief.of(np.asarray(expected, np.float32))
    chosen = np.flatnonzero(part.whole(laid, reference) & (drawn.variance > _LEAST_STD**2))
    if len(chosen) < _FEWEST:
        return None
    tiles = _Varying.of(drawn, part.shown, chosen)
    return _told(tiles, np.asarray(part.corner[chosen] + (_TILE_PX - 1) / 2, np.float64))


@dataclass(frozen=True, eq=False)
class _Varying:
    """How the page as drawn and the frame vary in each of N tiles, and together.

    `page`, `frame` and `both`, float64 (N,), are variances of grey and their covariance; `slopes`,
    (N, 2, 2), how slopes of the one go with slopes of the other; `pull_page` and `pull_frame`,
    (N, 2), how slopes of the page go with the grey of either.
    """

    page: Floats
    frame: Floats
    both: Floats
    slopes: Floats
    pull_page: Floats
    pull_frame: Floats

    @classmethod
    def of(cls, drawn: _Relief, shown: _Relief, chosen: NDArray[np.int64]) -> Self:
        """In the tiles chosen of both, by number."""
        page, across, down = drawn.means
        frame, frame_across, frame_down = shown.means

        def both(one: Plane, other: Plane, mean: Floats, of_other: Floats) -> Floats:
            return (_over_tiles(one * other) - mean * of_other)[chosen]

        # How slopes across go with slopes down, and the other way round, are taken alike.
        mixed = _over_tiles(drawn.across * shown.down + drawn.down * shown.across)
        mixed = (mixed - across * frame_down - down * frame_across)[chosen] / 2
        slopes = np.empty((len(chosen), 2, 2))
        slopes[:, 0, 0] = both(drawn.across, shown.across, across, frame_across)
        slopes[:, 1, 1] = both(drawn.down, shown.down, down, frame_down)
        slopes[:, 0, 1] = slopes[:, 1, 0] = mixed
        return cls(
            page=drawn.variance[chosen],
            frame=shown.variance[chosen],
            both=both(drawn.grey, shown.grey, page, frame),
            slopes=slopes,
            pull_page=np.column_stack(
                [
                    both(drawn.across, drawn.grey, across, page),
                    both(drawn.down, drawn.grey, down, page),
                ]
            ),
            pull_frame=np.column_stack(
                [
                    both(drawn.across, shown.grey, across, frame),
                    both(drawn.down, shown.grey, down, frame),
                ]
            ),
        )


def _told(tiles: _Varying, at: Floats) -> _Tiles | None:
    """What those of the tiles say that tell something.

    The frame is taken as the page's print times a gain, plus a level, moved by a shift. Slopes of
    the page that go with slopes of the frame tell how far: so it does not matter how soft it is.
    """
    like = tiles.both / np.sqrt(np.maximum(tiles.page * tiles.frame, 1e-6))
    trace = np.trace(tiles.slopes, axis1=1, axis2=2)
    tells = (like > _LEAST_LIKE) & (trace > 0)
    gain = tiles.both / np.maximum(tiles.page, 1e-6)
    pull = gain[:, None] * tiles.pull_page - tiles.pull_frame
    # Along a ruled line nothing is known: a little is added, and little believed.
    held = tiles.slopes + (_FLOOR * trace)[:, None, None] * np.eye(2)
    tells &= np.linalg.det(held) > 0
    if np.count_nonzero(tells) < _FEWEST:
        return None
    off = np.linalg.solve(held[tells], pull[tells][..., None])[..., 0]
    noise = (tiles.frame * (1 - like**2) + _NOISE**2)[tells]
    sure = _believed(tiles.slopes[tells]) * (gain[tells] / noise)[:, None, None]
    near = np.abs(off).max(axis=1) < _MOST_OFF_PX
    if np.count_nonzero(near) < _FEWEST:
        return None
    return _Tiles(at[tells][near], off[near], sure[near])


def _believed(slopes: Floats) -> Floats:
    """Slopes (N, 2, 2) less what is not believed of them, and never less than nothing."""
    across, mixed, down = slopes[:, 0, 0], slopes[:, 0, 1], slopes[:, 1, 1]
    trace = across + down
    # How strong they are along and across the print, written out: eigh takes ten times as long.
    apart = np.hypot(across - down, 2 * mixed)
    weaker = (trace - apart) / 2
    along, aside = (np.maximum(each - 2 * _FLOOR * trace, 0) for each in (weaker + apart, weaker))
    gain = (along - aside) / np.maximum(apart, _EVEN)
    level = aside - gain * weaker
    return np.asarray(gain[:, None, None] * slopes + level[:, None, None] * np.eye(2), np.float64)


def _fitted(tiles: _Tiles, shape: tuple[int, ...]) -> Homography[FramePx, FramePx] | None:
    """What moves each tile as it says, by how surely it does; None where that says too little."""
    half = max(shape) / 2
    x, y = ((tiles.at - half) / half).T
    one, none = np.ones_like(x), np.zeros_like(x)
    moves = np.stack(
        [
            np.column_stack([one, x, y, none, none, none, x * x, x * y]),
            np.column_stack([none, none, none, one, x, y, x * y, y * y]),
        ],
        axis=1,
    )
    weight = np.ones(len(x))
    for _ in range(_FITS):
        sure = tiles.sure * weight[:, None, None]
        pull = (sure @ moves).reshape(-1, 8)
        held, drawn = pull.T @ moves.reshape(-1, 8), pull.T @ tiles.off.ravel()
        try:
            found = np.linalg.solve(held + np.eye(8) * _HELD * np.trace(held), drawn)
        except np.linalg.LinAlgError:
            return None
        left = np.linalg.norm(moves @ found - tiles.off, axis=1)
        weight = 1 / (1 + (left / _TOLERANCE_PX) ** 2) ** 2  # Geman-McClure
    # Found in halves of the picture, told in px.
    unit = np.array([[1 / half, 0, -1], [0, 1 / half, -1], [0, 0, 1]])
    step = np.eye(3)
    step[0], step[1] = step[0] + found[[1, 2, 0]] / half, step[1] + found[[4, 5, 3]] / half
    step[2, :2] = -found[6:] / half
    return Homography(np.linalg.inv(unit) @ step @ unit)
