"""Sheets in space, before the camera of a usual phone: how paper leans, told by its corner."""

from dataclasses import dataclass, replace

import numpy as np

from vision.geometry import Floats, FramePx, Quad
from vision.phone_camera import Camera

#: How far a guess of a side of which one end is in sight is off, as a logarithm (standard
#: deviation over 24 synthetic sheets), and how far the longer side of a sheet held before a camera
#: is from the frame's shorter side.
_SIDE_OFF, _SIZE_OFF = 0.22, 0.25
#: The most a sheet may lean away from the camera, as cosine.
_LEAST_FACING = 0.5


@dataclass(frozen=True, eq=False)
class Corner:
    """A corner of a sheet in space at depth 1, and which ways its two sides run from it.

    `guessed` are their lengths as the outline has them.
    """

    camera: Camera
    place: Floats
    ways: Floats
    guessed: Floats

    @classmethod
    def of(cls, camera: Camera, corners: Floats, lean: float = 0.0) -> "Corner | None":
        """The last of the corners, between the first and the third; None where none can be.

        `lean` is how far it leans beyond the least it may, as a tangent, one way or the other.
        """
        rays = camera.rays(corners)
        ends = rays[[0, 2]]
        planes = np.cross(rays[3], ends)
        facing = _facing(planes, lean)
        if facing is None:
            return None
        ways = np.cross(planes, facing)
        ways /= np.linalg.norm(ways, axis=1, keepdims=True)
        ways = np.array([ahead(way, rays[3], end) for way, end in zip(ways, ends, strict=True)])
        across = np.cross(ends, ways)
        guessed = -(np.cross(ends, rays[3]) * across).sum(axis=1) / (across**2).sum(axis=1)
        return cls(camera, rays[3], ways, guessed) if guessed.min() > 1e-3 else None

    def size(self, root: float, frame_px: float) -> tuple[Floats, float]:
        """Lengths (2,) whose first is `root` squared times the second, and how ill they fit.

        Both guesses say how large the sheet is, and so does the frame it is held before.
        """
        shape = np.array([root, 1 / root])
        usual = np.log(frame_px / self.camera.focal_px / shape.max())
        said = np.array([*np.log(self.guessed / shape), usual])
        weight = np.array([_SIDE_OFF, _SIDE_OFF, _SIZE_OFF]) ** -2.0
        scale = float((weight * said).sum() / weight.sum())
        return np.exp(scale) * shape, float((weight * (said - scale) ** 2).sum())

    def along(self, at: Floats) -> float:
        """How far from the corner along its first side that is which is seen at a place (2,)."""
        ray = self.camera.rays(at[None])[0]
        across = np.cross(ray, self.ways[0])
        return -float(np.cross(ray, self.place) @ across) / float(across @ across)

    def moved(self, by: float) -> "Corner":
        """The same corner, so far along its first side."""
        return replace(self, place=self.place + by * self.ways[0])

    def outline(self, size: Floats) -> Quad[FramePx] | None:
        """The sheet of that size from this corner, which comes last; None where none can be."""
        one, other = size[:, None] * self.ways
        points = self.place + np.array([one, one + other, other, np.zeros(3)])
        if points[:, 2].min() < 0.2:
            return None
        quad = Quad[FramePx](self.camera.places(points))
        return quad if quad.is_convex else None


def ahead(way: Floats, seen: Floats, towards: Floats) -> Floats:
    """The direction in space that leads from a corner seen towards another, or its contrary."""
    return np.asarray(way if float((way - way[2] * seen)[:2] @ (towards - seen)[:2]) > 0 else -way)


def _facing(planes: Floats, lean: float) -> Floats | None:
    """The way (3,) paper faces on which lines in two planes are square.

    Of all such ways the one that leans least, or one about `lean` further along them.
    """
    one, other = planes / np.maximum(np.linalg.norm(planes, axis=1, keepdims=True), 1e-9)
    facing = _squared(one, other, np.array([0.0, 0.0, 1.0]))
    if lean:
        along = np.cross(facing, _steepest(one, other, facing))
        length = float(np.linalg.norm(along))
        if length < 1e-3:
            return None
        facing = _squared(one, other, facing + lean * along / length)
    is_square = abs(_askew(one, other, facing)) < 0.02
    return facing if is_square and facing[2] > _LEAST_FACING else None


def _squared(one: Floats, other: Floats, facing: Floats) -> Floats:
    """The way to face next to `facing` on which lines in both planes are square."""
    facing = facing / np.linalg.norm(facing)
    for _ in range(8):
        slope = _steepest(one, other, facing)
        steep = float(slope @ slope)
        if steep < 1e-6:
            break
        facing = facing - _askew(one, other, facing) / steep * slope
        facing /= np.linalg.norm(facing)
    return np.asarray(facing)


def _askew(one: Floats, other: Floats, facing: Floats) -> float:
    """How far lines in both planes are from square on paper that faces this way."""
    return float(one @ other - (one @ facing) * (other @ facing))


def _steepest(one: Floats, other: Floats, facing: Floats) -> Floats:
    """Which way that changes most."""
    slope = -(one * (other @ facing) + other * (one @ facing))
    return np.asarray(slope - (slope @ facing) * facing)
