"""How a sheet lies in the picture: pose, curl, folds, and how it is painted there."""

from dataclasses import dataclass

import cv2
import numpy as np

from models.training.sheets.scenes.noise import Floats, Plane, Rng
from models.training.sheets.scenes.papers import shaped

#: Points along each side of a sheet's edge.
_STEPS = 16
#: Share of sheets with sharp folds.
_CREASED = 0.22
#: The picture's map to the print is computed at every so many pixels.
_COARSE = 8


@dataclass(frozen=True, eq=False)
class Bend:
    """Displacement of points of a sheet, in its own units (longer side 1), as seen.

    A profile along `way` from `start` on moves points by `push`; `ripple` is a grid of (6, 6, 2)
    moves laid over the sheet.
    """

    way: Floats
    start: float
    push: Floats
    is_fold: bool
    ripple: Plane

    def moved(self, at: Floats) -> Floats:
        """How far each point (N, 2) is moved."""
        along = at @ self.way - self.start
        rise = np.abs(along) if self.is_fold else np.clip(along, 0, None) ** 2
        grid_x, grid_y = ((at[:, axis] + 0.2) / 1.4 * 5 for axis in (0, 1))
        waves = cv2.remap(
            self.ripple, grid_x.astype(np.float32)[None], grid_y.astype(np.float32)[None],
            cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE,
        )[0]  # fmt: skip
        return np.asarray(rise[:, None] * self.push + waves)

    def slope(self, at: Floats) -> Floats:
        """How steeply the sheet turns at each point."""
        along = at @ self.way - self.start
        return np.asarray(np.sign(along) if self.is_fold else 2 * np.clip(along, 0, None))


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet in a picture: `to_picture` maps its own units there, 3 x 3, before bending."""

    size: Floats
    to_picture: Floats
    bend: Bend | None
    edge: Floats
    corners: Floats

    @property
    def centre(self) -> Floats:
        """The middle of its corners."""
        return np.asarray(self.corners.mean(axis=0))


def laid(rng: Rng, aspect: float, picture: tuple[int, int], share: float, centre: Floats) -> Sheet:
    """A sheet spanning a `share` of a picture (width, height), its bounds around `centre`."""
    size = np.array([aspect, 1.0] if aspect < 1 else [1.0, 1 / aspect])
    box = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]) * size
    seen = _posed(rng, box - size / 2)
    spans = (seen.max(axis=0) - seen.min(axis=0)) / picture
    seen = seen * share / spans.max()
    seen = seen - (seen.max(axis=0) + seen.min(axis=0)) / 2 + centre
    to_picture = cv2.getPerspectiveTransform(box.astype(np.float32), seen.astype(np.float32))
    return _sheet(rng, size, np.asarray(to_picture, np.float64))


def _sheet(rng: Rng, size: Floats, to_picture: Floats) -> Sheet:
    """A sheet of that size, perhaps bent."""
    box = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]) * size
    bend = _bend(rng, size) if rng.random() < 0.55 else None
    steps = np.linspace(0, 1, _STEPS, endpoint=False)[:, None]
    around = [a + (b - a) * steps for a, b in zip(box, np.roll(box, -1, axis=0), strict=True)]
    flat = shaped(rng, np.vstack(around))
    edge = _bent(flat, bend)
    at = _mapped(to_picture, edge)
    return Sheet(size, to_picture, bend, at, at[::_STEPS])


def beside(rng: Rng, sheet: Sheet) -> Sheet:
    """A sheet of the same size on the same table, next to another or half under it."""
    size = sheet.size
    angle = np.radians(rng.normal(0, 8) + rng.choice([0, 0, 0, 90, 180]))
    cos, sin = np.cos(angle), np.sin(angle)
    side = rng.choice([-1, 1]) * np.array([[1, 0], [0, 1]])[rng.integers(2)]
    away = side * size * rng.uniform(0.45, 1.15) + rng.normal(0, 0.12, 2) * size
    middle = size / 2
    shift = middle + away - np.array([[cos, -sin], [sin, cos]]) @ middle
    move = np.array([[cos, -sin, shift[0]], [sin, cos, shift[1]], [0, 0, 1.0]])
    return _sheet(rng, size, sheet.to_picture @ move)


def _posed(rng: Rng, box: Floats) -> Floats:
    """The box before a camera that leans, the sheet turned any way."""
    roll = (
        rng.uniform(0, 360)
        if rng.random() < 0.5
        else rng.choice([0, 90, 180, 270]) + rng.normal(0, 10)
    )
    lean = np.radians(abs(rng.normal(0, 20)) if rng.random() < 0.8 else rng.uniform(0, 52))
    azimuth = rng.uniform(0, 2 * np.pi)
    turn = cv2.Rodrigues(np.array([0, 0, np.radians(roll)]))[0]
    tilt = cv2.Rodrigues(np.array([np.cos(azimuth), np.sin(azimuth), 0]) * lean)[0]
    space = np.column_stack([box, np.zeros(4)]) @ turn.T @ tilt.T
    distance = rng.uniform(1.0, 2.2)
    return np.asarray(space[:, :2] / (distance + space[:, 2:]) * distance)


def _bend(rng: Rng, size: Floats) -> Bend:
    kind = rng.random()
    angle = (
        rng.choice([0, 90, 180, 270]) + rng.normal(0, 12)
        if rng.random() < 0.75
        else rng.uniform(0, 360)
    )
    way = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]) * size @ way
    low, high = corners.min(), corners.max()
    start = float(rng.uniform(low, low + 0.75 * (high - low)))
    push_angle = rng.uniform(0, 2 * np.pi)
    push = np.array([np.cos(push_angle), np.sin(push_angle)])
    strength = rng.uniform(0.01, 0.09) * rng.uniform(0.3, 1)
    if kind < 0.5:
        push = push * strength / max(0.05, high - start) ** 2
    elif kind < 0.75:
        push = push * strength * 0.6
    else:
        push = push * 0
    waves = rng.uniform(0.0, 0.010) if kind >= 0.6 else rng.uniform(0, 0.004)
    ripple = (rng.standard_normal((6, 6, 2)) * waves).astype(np.float32)
    return Bend(way, start, push, 0.5 <= kind < 0.75, ripple)


def _bent(flat: Floats, bend: Bend | None) -> Floats:
    if bend is None:
        return flat
    at = flat
    for _ in range(6):
        at = flat + bend.moved(at)
    return at


def _mapped(matrix: Floats, xy: Floats) -> Floats:
    return np.asarray(cv2.perspectiveTransform(xy[None].astype(np.float64), matrix)[0])


def painted(
    rng: Rng, sheet: Sheet, print_: Plane, shape: tuple[int, ...]
) -> tuple[Plane, tuple[slice, slice]]:
    """The sheet's colours in the part of the picture it touches, and that part."""
    height, width = shape[:2]
    low = np.floor(np.clip(sheet.edge.min(axis=0) - 3, 0, [width - 1, height - 1])).astype(int)
    high = np.ceil(np.clip(sheet.edge.max(axis=0) + 3, 1, [width, height])).astype(int)
    part = slice(low[1], max(high[1], low[1] + 1)), slice(low[0], max(high[0], low[0] + 1))
    columns, rows = part[1].stop - part[1].start, part[0].stop - part[0].start
    grid_x, grid_y = np.meshgrid(
        np.arange(-1, columns // _COARSE + 3), np.arange(-1, rows // _COARSE + 3)
    )
    at = np.column_stack([grid_x.ravel(), grid_y.ravel()]) * float(_COARSE) + low
    flat = _mapped(np.asarray(np.linalg.inv(sheet.to_picture), np.float64), at)
    moved = flat if sheet.bend is None else flat - sheet.bend.moved(flat)
    shown = np.linalg.norm(sheet.corners - np.roll(sheet.corners, 1, axis=0), axis=1).sum() / 2
    factor = min(1.0, 1.15 * shown / sheet.size.sum() / max(print_.shape[:2]))
    if factor < 0.9:
        print_ = np.asarray(
            cv2.resize(print_, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        )
    scaled = moved / sheet.size * print_.shape[1::-1] - 0.5
    map_x, map_y = (
        _spread(scaled[:, axis].reshape(grid_x.shape), columns, rows) for axis in (0, 1)
    )
    layer = cv2.remap(print_, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if sheet.bend is not None:
        tone = 1 + rng.normal(0, 0.22) * sheet.bend.slope(flat).clip(-1.5, 1.5)
        layer = layer * _spread(tone.reshape(grid_x.shape), columns, rows)[..., None]
    if rng.random() < _CREASED:
        layer = layer * _creases(rng, map_x / print_.shape[1], map_y / print_.shape[0])[..., None]
    return np.asarray(layer, np.float32), part


def _creases(rng: Rng, x: Plane, y: Plane) -> Plane:
    """How brightly the parts of a sheet between sharp folds are lit, around 1.

    `x` and `y` are the place on the sheet of each pixel, 0..1. Folds run across, along or
    slantwise, as of a letter in its envelope or in a pocket; each part leans its own way.
    """
    part = np.zeros(x.shape, np.int64)
    edge = np.ones(x.shape, np.float32)
    for number in range(int(rng.integers(1, 6))):
        angle = (
            rng.choice([0, 90]) + rng.normal(0, 2) if rng.random() < 0.6 else rng.uniform(0, 180)
        )
        cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        off = (x - rng.uniform(0.15, 0.85)) * cos + (y - rng.uniform(0.15, 0.85)) * sin
        part += (off > 0).astype(np.int64) << number
        wear = rng.uniform(-0.25, 0.2) * np.exp(-((off / rng.uniform(0.003, 0.02)) ** 2))
        edge += np.asarray(wear, np.float32)
    count = 1 << 5
    steep = rng.uniform(0.03, 0.3)
    level = 1 + rng.normal(0, steep, count).clip(-0.5, 0.35)
    lean = rng.normal(0, steep, (2, count))
    tone = level[part] + lean[0][part] * (x - 0.5) + lean[1][part] * (y - 0.5)
    return np.asarray(np.clip(tone * edge, 0.25, 1.5), np.float32)


def _spread(coarse: Floats, columns: int, rows: int) -> Plane:
    """A plane known at every 8th place, from one before the first, at each place."""
    matrix = np.array([[1 / _COARSE, 0, 1], [0, 1 / _COARSE, 1]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(coarse.astype(np.float32), matrix, (columns, rows), flags=flags)
    )
