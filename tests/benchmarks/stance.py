"""How a sheet lies before the camera: a pinhole pose; curled paper as a cylinder; folded paper."""

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, PageMm, Points, Quad

Floats = NDArray[np.float64]

#: Unbending stops when no point moves by more.
_SETTLED_MM = 1e-4
#: A crease is so wide; folded paper is followed in steps of the second up to the third from its
#: centre.
_CREASE_MM, _CREASE_STEP_MM, _FARTHEST_MM = 2.0, 0.5, 400.0


class Surface(Protocol):
    """How paper that is not flat rises."""

    def lift(self, centred: Floats) -> tuple[Floats, Floats]:
        """Points on the flat sheet, mm from its centre (N, 2), to space (N, 3); and the slope."""


@dataclass(frozen=True)
class Bend:
    """A cylinder: flat up to `start_mm` along `direction_deg`, then an arc of `radius_mm`.

    Lengths on the paper are kept, as paper does not stretch. Positive radii rise to the camera.
    """

    direction_deg: float
    start_mm: float
    radius_mm: float

    def lift(self, centred: Floats) -> tuple[Floats, Floats]:
        """Points on the flat sheet, mm from its centre (N, 2), to space (N, 3); and the slope."""
        angle = np.radians(self.direction_deg)
        along = centred @ np.array([np.cos(angle), np.sin(angle)])
        across = centred @ np.array([-np.sin(angle), np.cos(angle)])
        bent = np.clip(along - self.start_mm, 0, None) / abs(self.radius_mm)
        run = np.minimum(along, self.start_mm) + abs(self.radius_mm) * np.sin(bent)
        rise = np.sign(self.radius_mm) * abs(self.radius_mm) * (1 - np.cos(bent))
        x = run * np.cos(angle) - across * np.sin(angle)
        y = run * np.sin(angle) + across * np.cos(angle)
        return np.column_stack([x, y, -rise]), np.sign(self.radius_mm) * bent


@dataclass(frozen=True)
class Creases:
    """Paper folded along parallel lines and opened again: panels that lean one way and the other.

    `at_mm` are the creases from the sheet's centre, ascending; `lean` the slope of the panels
    between them in radians, one more than creases. Each crease is rounded over `_CREASE_MM`.
    """

    at_mm: tuple[float, ...]
    lean: tuple[float, ...]

    def rise(self, along: Floats) -> tuple[Floats, Floats, Floats]:
        """Where places `along` the paper (mm) come to lie: how far along, how high, the slope."""
        steps = np.arange(-_FARTHEST_MM, _FARTHEST_MM + _CREASE_STEP_MM, _CREASE_STEP_MM)
        sharp = np.array(self.lean)[np.searchsorted(self.at_mm, steps)]
        reach = round(_CREASE_MM / _CREASE_STEP_MM)
        slope = np.convolve(np.pad(sharp, reach, "edge"), np.full(2 * reach + 1, 1.0), "valid")
        slope /= 2 * reach + 1
        run, high = (np.cumsum(each) * _CREASE_STEP_MM for each in (np.cos(slope), np.sin(slope)))
        middle = len(steps) // 2
        found = (np.interp(along, steps, each) for each in (run - run[middle], high - high[middle]))
        return (*found, np.interp(along, steps, slope))


@dataclass(frozen=True)
class Folds:
    """Paper folded for an envelope or a pocket: creases across it and down it.

    Exact for creases one way; where they cross, as many panels lean so little that their stretching
    does not show.
    """

    across: Creases
    down: Creases

    def lift(self, centred: Floats) -> tuple[Floats, Floats]:
        """Points on the flat sheet, mm from its centre (N, 2), to space (N, 3); and the slope."""
        x, high, one = self.across.rise(centred[:, 0])
        y, higher, other = self.down.rise(centred[:, 1])
        return np.column_stack([x, y, -(high + higher)]), one + other


@dataclass(frozen=True, eq=False)
class Stance:
    """A sheet in front of a camera: exact for flat and for bent paper."""

    width_mm: float
    height_mm: float
    rotation: Floats
    shift_mm: Floats
    focal_px: float
    centre_px: tuple[float, float]
    bend: Surface | None = None

    def place(self, points: Points[PageMm]) -> Points[FramePx]:
        """Where points on the paper appear."""
        centred = points.xy - [self.width_mm / 2, self.height_mm / 2]
        space = np.column_stack([centred, np.zeros(len(centred))])
        if self.bend is not None:
            space, _ = self.bend.lift(centred)
        seen = space @ self.rotation.T + self.shift_mm
        return Points(self.focal_px * seen[:, :2] / seen[:, 2:] + np.array(self.centre_px))

    @property
    def outline(self) -> Quad[PageMm]:
        """The paper's edge."""
        return Quad.box(0, 0, self.width_mm, self.height_mm)

    @property
    def homography(self) -> Homography[PageMm, FramePx]:
        """The exact map of flat paper; of bent paper the nearest one over the whole sheet."""
        if self.bend is None:
            return Homography.between(self.outline, Quad(self.place(self.outline).xy))
        grid = self.grid(25, 33)
        nearest = Homography.refined(grid, self.place(grid))
        assert nearest is not None
        return nearest

    def grid(self, columns: int, rows: int) -> Points[PageMm]:
        """Equal steps over the whole sheet, edges included, row by row."""
        x, y = np.meshgrid(
            np.linspace(0, self.width_mm, columns), np.linspace(0, self.height_mm, rows)
        )
        return Points(np.column_stack([x.ravel(), y.ravel()]))

    def unplace(self, seen: Points[FramePx]) -> Points[PageMm]:
        """Which points of the paper (or of its plane beyond the edge) appear there."""
        back = self.homography.inverse()
        found = back(seen).xy
        if self.bend is None:
            return Points(found)
        target = found
        margin = 0.25 * np.array([self.width_mm, self.height_mm])
        low, high = -margin, np.array([self.width_mm, self.height_mm]) + margin
        found = np.clip(found, low, high)
        for _ in range(25):
            error = target - back(self.place(Points(found))).xy
            found = np.clip(found + error, low, high)
            on_paper = np.all((found > low / 4) & (found < high - high / 8), axis=1)
            if np.max(np.abs(error[on_paper]), initial=0) < _SETTLED_MM:
                break
        return Points(found)


def stand(
    rng: np.random.Generator,
    sheet_mm: tuple[float, float],
    size: tuple[int, int],
    share: tuple[float, float],
    tilt_deg: float,
    roll_deg: float,
    bend: Surface | None = None,
) -> Stance:
    """A camera held above a sheet so that the sheet spans a `share` of the frame.

    `tilt_deg` is how far the camera leans at most, in a random direction; `roll_deg` how the
    sheet is turned on the table, clockwise.
    """
    width, height = size
    focal = rng.uniform(0.75, 0.95) * max(size)
    azimuth = rng.uniform(0, 2 * np.pi)
    axis = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    lean = np.radians(rng.uniform(0.15, 1.0) * tilt_deg)
    rotation = (
        cv2.Rodrigues(axis * lean)[0] @ cv2.Rodrigues(np.array([0.0, 0.0, np.radians(roll_deg)]))[0]
    )
    wanted = rng.uniform(*share)
    slack = np.array([1 - wanted, 1 - wanted]) / 2
    aim = np.array([width, height]) * (0.5 + rng.uniform(-0.7, 0.7, 2) * slack) - 0.5
    centre = ((width - 1) / 2, (height - 1) / 2)
    shift = np.array([0.0, 0.0, focal * max(sheet_mm) / height])
    for _ in range(30):
        stance = Stance(*sheet_mm, rotation, shift, focal, centre, bend)
        seen = stance.place(stance.grid(9, 9)).xy
        low, high = seen.min(axis=0), seen.max(axis=0)
        spans = float(np.max((high - low) / [width, height]))
        middle = (low + high) / 2
        shift = shift * [1, 1, spans / wanted] * [spans / wanted, spans / wanted, 1]
        shift[:2] += (aim - middle) * shift[2] / focal
    return Stance(*sheet_mm, rotation, shift, focal, centre, bend)
