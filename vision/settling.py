"""The last hundredths of a millimetre: a page's whole print laid over the frame, not points of it.

The page is drawn as the frame would show it where it was placed, and each tile of the frame says
how far its print lies from there, and how surely in which direction: a ruled line holds across
itself only. One homography is drawn through all tiles by what each is sure of.
"""

from dataclasses import dataclass, replace
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, PageMm, Quad, px_per_mm, scaling
from vision.picture import REFERENCE_PX_PER_MM, Frame, Reference
from vision.register import Placement

#: A frame shows no detail finer than its pixel, about so much of it as a Gaussian.
_FRAME_BLUR_PX = 0.55
#: Both are looked at so much softer, px of the frame: slopes between neighbouring px are less than
#: slopes where print is finer than that, and steps would be too long.
_SOFTER_PX = 0.8
#: Each tile is so many px of the frame each way: about 8 mm of a sheet at 2 px/mm.
_TILE_PX = 16
#: A tile tells nothing whose print varies less than this (standard deviation in grey values), or
#: correlates less with the frame: a hand, handwriting, glare.
_LEAST_STD, _LEAST_LIKE = 6.0, 0.7
#: Grey values that frames are off by at least, however well print fits: noise and JPEG.
_NOISE = 4.0
#: A tile that would lie further off than this, px, shows something else; one off the fit by the
#: second counts a quarter.
_MOST_OFF_PX, _TOLERANCE_PX = 1.0, 0.15
#: This share of what a tile knows both ways is added, so that a ruled line gives no wild answer.
_FLOOR, _TINY = 0.01, 1e-9
#: Fewer tiles than this leave the page where it was placed, and so does an answer that would move a
#: corner by more than this: it was placed to a fraction of that.
_FEWEST, _MOST_MOVED_PX = 12, 3.0
#: Drawn anew up to so many times, while that moves a corner by more px than the second; each fit is
#: repeated so often without what it does not explain.
_ROUNDS, _WORTH_PX, _FITS = 3, 0.15, 3

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
    soft = _softened(reference, shown * grey.shape[1] / frame.width_px)
    laid = lie.then(to_small)
    for _ in range(_ROUNDS):
        tiles = _compared(grey, soft, laid, reference)
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
    return replace(placement, page_to_frame=settled)


def _softened(reference: Reference, shown_px_per_mm: float) -> Plane:
    """The page's picture as soft as pixels of that size show it."""
    sigma = max(
        np.hypot(_FRAME_BLUR_PX, _SOFTER_PX) * REFERENCE_PX_PER_MM / max(shown_px_per_mm, 0.2), 0.3
    )
    return np.asarray(cv2.GaussianBlur(reference.grey, (0, 0), sigma), np.float32)


def _compared(
    grey: NDArray[np.uint8], soft: Plane, laid: Homography[PageMm, FramePx], reference: Reference
) -> _Tiles | None:
    """What each tile of the frame over the page says; None where the page is out of sight."""
    left, top, columns, rows = _reach(grey.shape, laid.quad(reference.outline))
    if columns < 1 or rows < 1:
        return None
    size = (columns * _TILE_PX, rows * _TILE_PX)
    to_part = Homography[FramePx, FramePx](np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]]))
    print_to_part = scaling(REFERENCE_PX_PER_MM).inverse().then(laid).then(to_part)
    expected = cv2.warpPerspective(
        soft,
        print_to_part.matrix,
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=-1,
    )
    part = np.asarray(grey[top : top + size[1], left : left + size[0]], np.float32)
    seen = np.asarray(cv2.GaussianBlur(part, (0, 0), _SOFTER_PX), np.float32)
    inside = cv2.erode(np.asarray(expected >= 0, np.float32), np.ones((3, 3), np.uint8))
    drawn, shown = _Relief.of(np.asarray(expected, np.float32)), _Relief.of(seen)
    whole = cv2.resize(inside, (columns, rows), interpolation=cv2.INTER_AREA).ravel() == 1
    corner = np.column_stack(np.divmod(np.arange(columns * rows), columns)[::-1]) * _TILE_PX
    at = corner + np.array([left, top]) + (_TILE_PX - 1) / 2
    return _told(_Varying.of(drawn, shown, (columns, rows)), at, whole)


def _reach(shape: tuple[int, ...], sheet: Quad[FramePx]) -> tuple[int, int, int, int]:
    """The tiles that hold the sheet: their first px, x and y, and how many columns and rows."""
    limit = np.array(shape[1::-1])
    low = np.clip(np.floor(sheet.xy.min(axis=0)), 0, limit).astype(int)
    high = np.clip(np.ceil(sheet.xy.max(axis=0)) + 1, 0, limit).astype(int)
    count = (high - low) // _TILE_PX
    return int(low[0]), int(low[1]), int(count[0]), int(count[1])


@dataclass(frozen=True, eq=False)
class _Relief:
    """A picture, and how it rises for each px across and down."""

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
    def of(cls, drawn: _Relief, shown: _Relief, count: tuple[int, int]) -> Self:
        """In so many columns and rows of tiles."""

        def mean(plane: Plane) -> Floats:
            small = cv2.resize(plane, count, interpolation=cv2.INTER_AREA)
            return np.asarray(small, np.float64).ravel()

        def together(one: Plane, other: Plane) -> Floats:
            return np.asarray(mean(one * other) - mean(one) * mean(other), np.float64)

        mixed = 0.5 * (together(drawn.across, shown.down) + together(drawn.down, shown.across))
        slopes = np.stack(
            [together(drawn.across, shown.across), mixed, mixed, together(drawn.down, shown.down)],
            axis=-1,
        )
        pull_page, pull_frame = (
            np.stack([together(drawn.across, grey), together(drawn.down, grey)], axis=-1)
            for grey in (drawn.grey, shown.grey)
        )
        return cls(
            page=together(drawn.grey, drawn.grey),
            frame=together(shown.grey, shown.grey),
            both=together(drawn.grey, shown.grey),
            slopes=slopes.reshape(-1, 2, 2),
            pull_page=pull_page,
            pull_frame=pull_frame,
        )


def _told(tiles: _Varying, at: Floats, whole: NDArray[np.bool_]) -> _Tiles | None:
    """What those of the `whole` tiles say that tell something.

    The frame is taken as the page's print times a gain, plus a level, moved by a shift. Slopes of
    the page that go with slopes of the frame tell how far: so it does not matter how soft it is.
    """
    like = tiles.both / np.sqrt(np.maximum(tiles.page * tiles.frame, 1e-6))
    trace = np.trace(tiles.slopes, axis1=1, axis2=2)
    tells = whole & (tiles.page > _LEAST_STD**2) & (like > _LEAST_LIKE) & (trace > 0)
    gain = tiles.both / np.maximum(tiles.page, 1e-6)
    pull = gain[:, None] * tiles.pull_page - tiles.pull_frame
    # Along a ruled line nothing is known: a little is added, and little believed.
    held = tiles.slopes + (_FLOOR * trace)[:, None, None] * np.eye(2)
    tells &= np.linalg.det(held) > 0
    if np.count_nonzero(tells) < _FEWEST:
        return None
    off = np.linalg.solve(held[tells], pull[tells][..., None])[..., 0]
    noise = (tiles.frame * (1 - like**2) + _NOISE**2)[tells]
    sure = tiles.slopes[tells] * (gain[tells] / noise)[:, None, None]
    near = np.abs(off).max(axis=1) < _MOST_OFF_PX
    if np.count_nonzero(near) < _FEWEST:
        return None
    return _Tiles(at[tells][near], off[near], sure[near])


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
            found = np.linalg.solve(held + np.eye(8) * _TINY * np.trace(held), drawn)
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
