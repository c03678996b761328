"""Points, quads and homographies in named coordinate frames. x right, y down.

Three frames, each a phantom type, so that mixing them is a type error:

- `FramePx`: pixels of the picture as received; (0, 0) is the centre of the first pixel.
- `PageMm`: millimetres on paper from the sheet's top-left corner.
- `ScanPx`: pixels of the rectified sheet; (0, 0) is the centre of the first pixel.

Flat paper is mapped by a `Homography`, other paper by a `Warp`. This is the only module that
multiplies homographies and the only one that knows where pixel centres lie (half a pixel is
0.7 px of error on the diagonal).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.errors import GeometryError

Floats = NDArray[np.float64]


class FramePx:
    """Pixels of the picture as received."""


class PageMm:
    """Millimetres on paper from the sheet's top-left corner."""


class ScanPx:
    """Pixels of the rectified sheet."""


S = TypeVar("S")
T = TypeVar("T")
U = TypeVar("U")

# Below this, a quad or a homogeneous scale counts as degenerate.
_TINY = 1e-12

#: Each round of looking where on a bent sheet a point comes from shrinks the error by the slope of
#: the shifts, which is below 0.4 where print can be read: after 12, less than 0.001 mm is left.
_UNSHIFTING_ROUNDS = 12


@dataclass(frozen=True, eq=False)
class Points(Generic[S]):
    """Points in frame `S`: `xy` is float64 of shape (N, 2), columns x and y."""

    xy: Floats

    def __post_init__(self) -> None:
        xy = np.asarray(self.xy, dtype=np.float64)
        if xy.ndim != 2 or xy.shape[1] != 2:
            raise GeometryError(f"points have shape (N, 2), not {xy.shape}")
        object.__setattr__(self, "xy", xy)

    def __len__(self) -> int:
        return len(self.xy)


@dataclass(frozen=True, eq=False)
class Quad(Points[S]):
    """Four corners, TL, TR, BR, BL as printed: `xy` is float64 of shape (4, 2)."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.xy.shape != (4, 2):
            raise GeometryError(f"a quad has 4 corners, not {len(self.xy)}")

    @classmethod
    def box(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """An upright box, in the units of its frame."""
        return cls(np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float))

    @property
    def area(self) -> float:
        """Signed area in square units of the frame; positive when clockwise on screen."""
        # Written out, here and below: numpy takes many times as long for four corners.
        (a, b), (c, d), (e, f), (g, h) = self.xy.tolist()
        return float((e - a) * (h - d) - (g - c) * (f - b)) / 2

    @property
    def is_convex(self) -> bool:
        """Whether the corners run clockwise without folding back."""
        corners = self.xy.tolist()
        return all(
            (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) > 0
            for (x0, y0), (x1, y1), (x2, y2) in zip(
                corners, corners[1:] + corners[:1], corners[2:] + corners[:2], strict=True
            )
        )

    def lies_in(self, box: "Quad[S]") -> bool:
        """Whether all its corners lie in an upright box."""
        return bool((self.xy >= box.xy[0]).all() and (self.xy <= box.xy[2]).all())

    def turned(self, quarter_turns: int) -> "Quad[S]":
        """The same corners, named as after turning the paper `quarter_turns` x 90° clockwise."""
        return Quad(np.roll(self.xy, quarter_turns, axis=0))


@dataclass(frozen=True, eq=False)
class Homography(Generic[S, T]):
    """A projective map from frame `S` to frame `T`: `matrix` is float64 (3, 3), h33 = 1."""

    matrix: Floats

    def __post_init__(self) -> None:
        matrix = np.asarray(self.matrix, dtype=np.float64)
        if matrix.shape != (3, 3) or not np.all(np.isfinite(matrix)):
            raise GeometryError("a homography is a finite 3 x 3 matrix")
        if abs(matrix[2, 2]) < _TINY:
            raise GeometryError("this homography sends the origin to infinity")
        object.__setattr__(self, "matrix", matrix / matrix[2, 2])

    def __call__(self, points: Points[S]) -> Points[T]:
        """Map points; a `Quad` stays a `Quad`."""
        homogeneous = points.xy @ self.matrix[:, :2].T + self.matrix[:, 2]
        w = homogeneous[:, 2:]
        xy = homogeneous[:, :2] / np.where(np.abs(w) < _TINY, _TINY, w)
        return Quad(xy) if isinstance(points, Quad) else Points(xy)

    def quad(self, quad: Quad[S]) -> Quad[T]:
        """Map a quad, typed as a quad."""
        return cast("Quad[T]", self(quad))

    def inverse(self) -> "Homography[T, S]":
        """The map back.

        Raises:
            GeometryError: the map flattens the plane.
        """
        try:
            return Homography(np.asarray(np.linalg.inv(self.matrix), dtype=np.float64))
        except np.linalg.LinAlgError as error:
            raise GeometryError("this homography cannot be inverted") from error

    def then(self, following: "Homography[T, U]") -> "Homography[S, U]":
        """First this map, then `following`."""
        return Homography(np.asarray(following.matrix @ self.matrix, dtype=np.float64))

    @classmethod
    def between(cls, source: Quad[S], target: Quad[T]) -> "Homography[S, T]":
        """The map that takes the corners of `source` to those of `target`.

        Raises:
            GeometryError: three corners of a quad lie on one line.
        """
        if abs(source.area) < _TINY or abs(target.area) < _TINY:
            raise GeometryError("a quad without area gives no map")
        # Shifted and scaled first: raw pixels lose digits (Hartley 1997).
        to_unit, to_target = _normaliser(source.xy), _normaliser(target.xy)
        try:
            # Each quad is what a projective map makes of the same four points.
            unit_map = _of_basis(to_target, target.xy) @ np.linalg.inv(
                _of_basis(to_unit, source.xy)
            )
            matrix = np.linalg.inv(to_target) @ unit_map @ to_unit
        except np.linalg.LinAlgError as error:
            raise GeometryError("a quad with three corners on a line gives no map") from error
        return cls(np.asarray(matrix, dtype=np.float64))

    @classmethod
    def fit(
        cls, source: Points[S], target: Points[T], threshold: float
    ) -> tuple["Homography[S, T] | None", NDArray[np.bool_]]:
        """The map most pairs agree on (MAGSAC++), and which pairs do: bool of shape (N,).

        `threshold` is the largest residual of an agreeing pair, in units of `T`.
        """
        if len(source) < 4:
            return None, np.zeros(len(source), bool)
        matrix, agreeing = cv2.findHomography(
            source.xy, target.xy, cv2.USAC_MAGSAC, threshold, maxIters=3000, confidence=0.999
        )
        if matrix is None or not np.all(np.isfinite(matrix)) or abs(matrix[2, 2]) < _TINY:
            return None, np.zeros(len(source), bool)
        return cls(np.asarray(matrix, np.float64)), agreeing.ravel().astype(bool)

    @classmethod
    def refined(cls, source: Points[S], target: Points[T]) -> "Homography[S, T] | None":
        """The least-squares map over all pairs, or None where they span no area."""
        if len(source) < 4:
            return None
        matrix, _ = cv2.findHomography(source.xy, target.xy, 0)
        if matrix is None or not np.all(np.isfinite(matrix)) or abs(matrix[2, 2]) < _TINY:
            return None
        return cls(np.asarray(matrix, np.float64))


@dataclass(frozen=True, eq=False)
class Warp:
    """Where paper that is not flat lies: the map of a curled, folded or crumpled sheet to a frame.

    Each place of the sheet (`width_mm` x `height_mm`) is first moved on its own plane, by
    `shift_mm`: float64 (rows, columns, 2) at equal steps over the sheet, edges included, linear in
    between; then `homography`, the best flat map, takes it to the frame.
    """

    homography: Homography[PageMm, FramePx]
    width_mm: float
    height_mm: float
    shift_mm: Floats

    def __call__(self, points: Points[PageMm]) -> Points[FramePx]:
        """Map points; what lies beyond the sheet moves with its edge."""
        return self.homography(Points(points.xy + self.shift_at(points)))

    def quad(self, quad: Quad[PageMm]) -> Quad[FramePx]:
        """Where the corners of a quad lie; its sides need not be straight."""
        return Quad(self(quad).xy)

    def page_at(self, points: Points[FramePx]) -> Points[PageMm]:
        """The map back."""
        plane = self.homography.inverse()(points).xy
        page = plane
        for _ in range(_UNSHIFTING_ROUNDS):
            page = plane - self.shift_at(Points(page))
        return Points(page)

    def then(self, following: Homography[FramePx, FramePx]) -> "Warp":
        """First this map, then `following`."""
        return Warp(self.homography.then(following), self.width_mm, self.height_mm, self.shift_mm)

    def shift_at(self, points: Points[PageMm]) -> Floats:
        """The shift in mm at each point: float64 (N, 2)."""
        rows, columns = self.shift_mm.shape[:2]
        steps = np.clip(points.xy / [self.width_mm, self.height_mm], 0, 1) * [columns - 1, rows - 1]
        first = np.minimum(steps.astype(int), [columns - 2, rows - 2])
        (left, top), (across, down) = first.T, (steps - first).T[..., None]
        upper, lower = (
            self.shift_mm[row, left] * (1 - across) + self.shift_mm[row, left + 1] * across
            for row in (top, top + 1)
        )
        return np.asarray(upper * (1 - down) + lower * down, dtype=np.float64)


#: Where a page lies: flat paper by a homography, other paper by a warp.
PageToFrame = Homography[PageMm, FramePx] | Warp


def grid_mm(width_mm: float, height_mm: float, columns: int, rows: int) -> Points[PageMm]:
    """Places at equal steps over a sheet, edges included, row by row."""
    x, y = np.meshgrid(np.linspace(0, width_mm, columns), np.linspace(0, height_mm, rows))
    return Points(np.column_stack([x.ravel(), y.ravel()]))


@lru_cache(maxsize=8)
def scaling(px_per_mm: float) -> Homography[PageMm, ScanPx]:
    """The map from paper to a scan of it; the sheet's corner is half a pixel before the first."""
    return Homography(np.array([[px_per_mm, 0, -0.5], [0, px_per_mm, -0.5], [0, 0, 1.0]]))


def resizing(x_factor: float, y_factor: float) -> Homography[Any, Any]:
    """The map between a picture and its resized copy (cv2.resize keeps outer edges in place)."""
    return Homography(
        np.array(
            [[x_factor, 0, (x_factor - 1) / 2], [0, y_factor, (y_factor - 1) / 2], [0, 0, 1.0]]
        )
    )


def shifting(right: float, down: float) -> Homography[Any, Any]:
    """The map that moves everything by as much, in units of its frame."""
    return Homography(np.array([[1, 0, right], [0, 1, down], [0, 0, 1.0]]))


def px_per_mm(page_to_frame: PageToFrame, area: Quad[PageMm]) -> float:
    """Resolution at which a frame shows an area of the paper, on average over it."""
    return float(np.sqrt(abs(page_to_frame.quad(area).area / area.area)))


def picture_outline(width_px: int, height_px: int) -> Quad[FramePx]:
    """The outer edge of a picture: half a pixel outside the first and last pixel centres."""
    return Quad.box(-0.5, -0.5, width_px - 0.5, height_px - 0.5)


def _normaliser(xy: Floats) -> Floats:
    centre = xy.mean(axis=0)
    spread = float(np.sqrt(((xy - centre) ** 2).sum(axis=1)).mean()) or 1.0
    factor = np.sqrt(2) / spread
    return np.array([[factor, 0, -factor * centre[0]], [0, factor, -factor * centre[1]], [0, 0, 1]])


def _of_basis(to_unit: Floats, xy: Floats) -> Floats:
    """The map of (1, 0, 0), (0, 1, 0), (0, 0, 1) and (1, 1, 1) to four points brought to unit size.

    Raises:
        LinAlgError: the first three lie on one line.
    """
    unit = np.ones((3, 4))
    unit[:2] = to_unit[[0, 1], [0, 1], None] * xy.T + to_unit[:2, 2:]
    return np.asarray(unit[:, :3] * np.linalg.solve(unit[:, :3], unit[:, 3]), np.float64)
