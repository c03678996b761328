"""The last hundredths of a millimetre: a page's whole print laid over the frame, not points of it.

Direct alignment (Lucas and Kanade 1981), tile by tile. The page is drawn as the frame would show it
where it was placed. Gradients of the drawing and of the frame say how far the print of each tile is
off, and how surely in which direction: a ruled line holds across itself only. One homography is
fitted to the shifts of all tiles, weighted by that (Gauss-Newton, reweighted against outliers).
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
#: Both are blurred by so much more, px of the frame: gradients between neighbouring px are less
#: than those of print that is finer than that, and steps would be too long.
_SOFTER_PX = 0.8
#: Each tile is so many px of the frame each way: about 8 mm of a sheet at 2 px/mm.
_TILE_PX = 16
#: Greys are taken less this: sums of what is near nought lose less of what they differ by.
_MIDDLE = 160.0
#: A Gaussian is computed to so many times its sigma.
_REACH = 3.0
#: A tile is left out whose print varies less than this (standard deviation in grey values), or
#: correlates less with the frame: a hand, handwriting, glare.
_LEAST_STD, _LEAST_CORRELATION = 6.0, 0.7
#: Grey values that frames are off by at least, however well print fits: noise and JPEG.
_NOISE = 4.0
#: A tile that would lie further off than this, px, shows something else; one off the fit by the
#: second counts a quarter.
_MOST_OFF_PX, _TOLERANCE_PX = 1.0, 0.15
#: This share of a tile's gradient energy is added both ways (Tikhonov), so that a ruled line gives
#: no wild answer. Twice as much is not believed: what shows along a ruled line is how it was
#: sampled.
_FLOOR = 0.01
#: Gradient energies that differ by less than this both ways are the same.
_EVEN = 1e-9
#: Of the fit's normal equations this share of the trace is added: what no tile tells of stays.
_DAMPING = 1e-4
#: Fewer tiles than this leave the page where it was placed, and so does an answer that would move a
#: corner by more than this: it was placed to a fraction of that.
_FEWEST, _MOST_MOVED_PX = 12, 3.0
#: Drawn anew up to so many times, while that moves a corner by more px than the second; each fit is
#: reweighted so often by what it does not explain.
_ROUNDS, _WORTH_PX, _REWEIGHTINGS = 3, 0.3, 3

#: Tiles end so far inside the paper's edge at least, mm: beside it there is no print to compare.
_INSIDE_MM = 0.25

Plane = NDArray[np.float32]


def refine(frame: Frame, reference: Reference, placement: Placement) -> Placement:
    """Flat paper placed as exactly as all its print says; as it was where that says too little."""
    placed = placement.page_to_frame
    shown = px_per_mm(placed, reference.outline)
    grey, to_small = frame.about(REFERENCE_PX_PER_MM / max(shown, 1e-3))
    page_to_small = placed.then(to_small)
    crop = _Crop.of(grey, page_to_small.quad(reference.outline))
    if crop is None:
        return placement
    soft = _softened(reference, shown * grey.shape[1] / frame.width_px)
    for _ in range(_ROUNDS):
        shifts = _compared(crop, soft, page_to_small, reference)
        step = None if shifts is None else _fitted(shifts, grey.shape)
        if step is None:
            return placement
        corners = page_to_small.quad(reference.outline)
        page_to_small = page_to_small.then(step)
        if np.abs(step(corners).xy - corners.xy).max() < _WORTH_PX:
            break
    refined = page_to_small.then(to_small.inverse())
    off = refined.quad(reference.outline).xy - placed.quad(reference.outline).xy
    if np.abs(off).max() > _MOST_MOVED_PX:
        return placement
    return replace(placement, page_to_frame=refined, is_refined=True)


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
class _Gradients:
    """A picture of whole tiles less `_MIDDLE`, and its derivatives for each px across and down."""

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
        return _tile_means(self.grey), _tile_means(self.across), _tile_means(self.down)

    @cached_property
    def variance(self) -> Floats:
        """The variance of its grey in each tile: (N,)."""
        return _tile_means(self.grey * self.grey) - np.square(self.means[0])


def _tile_means(plane: Plane) -> Floats:
    """The mean of a plane over each of its tiles, row by row: (N,)."""
    rows, columns = (side // _TILE_PX for side in plane.shape)
    # One way after the other: both at once takes several times as long.
    by_row = plane.reshape(rows, _TILE_PX, -1).sum(axis=1)
    mean = by_row.reshape(rows, columns, _TILE_PX).sum(axis=2) / np.float32(_TILE_PX**2)
    return np.asarray(mean.ravel(), np.float64)


@dataclass(frozen=True, eq=False)
class _Crop:
    """The part of a frame that holds a sheet, in whole tiles; `first` is its first px, (2,)."""

    shown: _Gradients
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
        return cls(_Gradients.of(_blurred(part, _SOFTER_PX)), low)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, px."""
        height, width = self.shown.grey.shape
        return width, height

    @cached_property
    def tile_corners(self) -> NDArray[np.int64]:
        """The first px of each tile in the frame, row by row: (N, 2)."""
        columns = self.size[0] // _TILE_PX
        count = columns * (self.size[1] // _TILE_PX)
        return np.column_stack(np.divmod(np.arange(count), columns)[::-1]) * _TILE_PX + self.first

    def is_page(
        self, page_to_frame: Homography[PageMm, FramePx], reference: Reference
    ) -> NDArray[np.bool_]:
        """Which tiles show nothing but the page: (N,)."""
        ends = Quad[FramePx].box(-1.5, -1.5, _TILE_PX + 0.5, _TILE_PX + 0.5).xy
        corners = Points[FramePx]((self.tile_corners[:, None] + ends).reshape(-1, 2))
        at = page_to_frame.inverse()(corners).xy
        far = np.array([reference.width_mm, reference.height_mm]) - _INSIDE_MM
        inside = ((at > _INSIDE_MM) & (at < far)).all(axis=1)
        return np.asarray(inside.reshape(-1, 4).all(axis=1))


@dataclass(frozen=True, eq=False)
class _Covariances:
    """How the page as drawn and the frame vary in each of N tiles, and together.

    `page`, `frame` and `both`, float64 (N,), are variances of grey and their covariance;
    `gradients`, (N, 2, 2), the covariance of the gradients of both; `page_pull` and `frame_pull`,
    (N, 2), that of the page's gradient with the grey of either.
    """

    page: Floats
    frame: Floats
    both: Floats
    gradients: Floats
    page_pull: Floats
    frame_pull: Floats

    @classmethod
    def of(cls, drawn: _Gradients, shown: _Gradients, chosen: NDArray[np.int64]) -> Self:
        """In the tiles chosen of both, by number."""
        page, across, down = drawn.means
        frame, frame_across, frame_down = shown.means

        def both(one: Plane, other: Plane, mean: Floats, of_other: Floats) -> Floats:
            return (_tile_means(one * other) - mean * of_other)[chosen]

        # How gradients across go with those down, and the other way round, are taken alike.
        mixed = _tile_means(drawn.across * shown.down + drawn.down * shown.across)
        mixed = (mixed - across * frame_down - down * frame_across)[chosen] / 2
        gradients = np.empty((len(chosen), 2, 2))
        gradients[:, 0, 0] = both(drawn.across, shown.across, across, frame_across)
        gradients[:, 1, 1] = both(drawn.down, shown.down, down, frame_down)
        gradients[:, 0, 1] = gradients[:, 1, 0] = mixed
        return cls(
            page=drawn.variance[chosen],
            frame=shown.variance[chosen],
            both=both(drawn.grey, shown.grey, page, frame),
            gradients=gradients,
            page_pull=np.column_stack(
                [
                    both(drawn.across, drawn.grey, across, page),
                    both(drawn.down, drawn.grey, down, page),
                ]
            ),
            frame_pull=np.column_stack(
                [
                    both(drawn.across, shown.grey, across, frame),
                    both(drawn.down, shown.grey, down, frame),
                ]
            ),
        )


@dataclass(frozen=True, eq=False)
class _Shifts:
    """How far tiles of a frame are off: `at` their middles (N, 2) and `off` (N, 2), in px.

    `information`, float64 (N, 2, 2) in 1 / px squared, is the inverse covariance of `off`.
    """

    at: Floats
    off: Floats
    information: Floats


def _compared(
    crop: _Crop, soft: Plane, page_to_frame: Homography[PageMm, FramePx], reference: Reference
) -> _Shifts | None:
    """How far each tile of the frame over the page is off; None where too few tell."""
    to_crop = shifting(*(-crop.first))
    print_to_crop = scaling(REFERENCE_PX_PER_MM).inverse().then(page_to_frame).then(to_crop)
    expected = cv2.warpPerspective(soft, print_to_crop.matrix, crop.size, flags=cv2.INTER_LINEAR)
    drawn = _Gradients.of(np.asarray(expected, np.float32))
    is_printed = drawn.variance > _LEAST_STD**2
    chosen = np.flatnonzero(crop.is_page(page_to_frame, reference) & is_printed)
    if len(chosen) < _FEWEST:
        return None
    tiles = _Covariances.of(drawn, crop.shown, chosen)
    middles = np.asarray(crop.tile_corners[chosen] + (_TILE_PX - 1) / 2, np.float64)
    return _shifts_of(tiles, middles)


def _shifts_of(tiles: _Covariances, at: Floats) -> _Shifts | None:
    """The shifts of those of the tiles whose print agrees with the frame; None of too few.

    The frame is taken as the page's print times a gain, plus a level, moved by a shift. Gradients
    of the page times gradients of the frame give it, so that it does not matter how soft that is.
    """
    correlation = tiles.both / np.sqrt(np.maximum(tiles.page * tiles.frame, 1e-6))
    energy = np.trace(tiles.gradients, axis1=1, axis2=2)
    agrees = (correlation > _LEAST_CORRELATION) & (energy > 0)
    gain = tiles.both / np.maximum(tiles.page, 1e-6)
    pull = gain[:, None] * tiles.page_pull - tiles.frame_pull
    # Along a ruled line nothing is known: a little is added, and little believed.
    damped = tiles.gradients + (_FLOOR * energy)[:, None, None] * np.eye(2)
    agrees &= np.linalg.det(damped) > 0
    if np.count_nonzero(agrees) < _FEWEST:
        return None
    off = np.linalg.solve(damped[agrees], pull[agrees][..., None])[..., 0]
    noise = (tiles.frame * (1 - correlation**2) + _NOISE**2)[agrees]
    believed = _less_floor(tiles.gradients[agrees])
    information = believed * (gain[agrees] / noise)[:, None, None]
    near = np.abs(off).max(axis=1) < _MOST_OFF_PX
    if np.count_nonzero(near) < _FEWEST:
        return None
    return _Shifts(at[agrees][near], off[near], information[near])


def _less_floor(gradients: Floats) -> Floats:
    """Covariances (N, 2, 2) whose eigenvalues are less by what is not believed, at least nought."""
    across, mixed, down = gradients[:, 0, 0], gradients[:, 0, 1], gradients[:, 1, 1]
    energy = across + down
    # The eigenvalues, along and across the print, written out: eigh takes ten times as long.
    apart = np.hypot(across - down, 2 * mixed)
    weaker = (energy - apart) / 2
    along, aside = (np.maximum(each - 2 * _FLOOR * energy, 0) for each in (weaker + apart, weaker))
    gain = (along - aside) / np.maximum(apart, _EVEN)
    level = aside - gain * weaker
    return np.asarray(
        gain[:, None, None] * gradients + level[:, None, None] * np.eye(2), np.float64
    )


def _fitted(shifts: _Shifts, shape: tuple[int, ...]) -> Homography[FramePx, FramePx] | None:
    """The small homography that moves tiles by their shifts; None where these say too little."""
    half = max(shape) / 2
    x, y = ((shifts.at - half) / half).T
    one, none = np.ones_like(x), np.zeros_like(x)
    # What each of eight parameters moves a tile by: the derivatives of a homography at identity.
    jacobian = np.stack(
        [
            np.column_stack([one, x, y, none, none, none, x * x, x * y]),
            np.column_stack([none, none, none, one, x, y, x * y, y * y]),
        ],
        axis=1,
    )
    weight = np.ones(len(x))
    for _ in range(_REWEIGHTINGS):
        information = shifts.information * weight[:, None, None]
        weighted = (information @ jacobian).reshape(-1, 8)
        normal, right = weighted.T @ jacobian.reshape(-1, 8), weighted.T @ shifts.off.ravel()
        try:
            found = np.linalg.solve(normal + np.eye(8) * _DAMPING * np.trace(normal), right)
        except np.linalg.LinAlgError:
            return None
        left = np.linalg.norm(jacobian @ found - shifts.off, axis=1)
        weight = 1 / (1 + (left / _TOLERANCE_PX) ** 2) ** 2  # Geman-McClure
    # Found in halves of the picture, given in px.
    unit = np.array([[1 / half, 0, -1], [0, 1 / half, -1], [0, 0, 1]])
    step = np.eye(3)
    step[0], step[1] = step[0] + found[[1, 2, 0]] / half, step[1] + found[[4, 5, 3]] / half
    step[2, :2] = -found[6:] / half
    return Homography(np.linalg.inv(unit) @ step @ unit)
