"""Bare paper laid as what it is: a sheet in space that bends, and does not stretch.

Where nothing is printed, and between the sides of the sheet, a mesh of shifts knows nothing, and
runs straight on. But a sheet that rises there comes nearer to the camera, which moves its sides
apart, and shortens, as it does not stretch. So its nodes are sought in space: where print and the
sides are seen, as far apart as on the page, and bent no more than that takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Points, Warp, grid_mm
from vision.phone_camera import Camera
from vision.picture import Frame
from vision.placing.smooth_grid import solved_in_blocks

Nodes = NDArray[np.int64]

#: Nodes across and down, and how often they are moved: coarse nodes come near from far off, finer
#: ones take creases.
_GRIDS = ((7, 9, 12), (13, 17, 6))
#: How far off a place of print, a place of a side and the length of a step may be, mm (standard
#: deviations). Diagonals may be further off: where folds cross, paper gives.
_SEEN_MM, _LENGTH_MM, _DIAGONAL_MM = 0.25, 0.1, 1.0
#: A place that is off by so many of them counts half: what was seen was told from other things
#: before, and as the sheet is pulled straight it is off at first.
_FAR_OFF = 25.0
#: How far a node may be from where its two neighbours have it, and how far four twist.
_BEND_MM, _TWIST_MM = 12.0, 2.0
#: How far the focal length is from a usual phone's (its logarithm: standard deviation, and most):
#: of 45 composed sheets it came out within .15; where one was bent as no paper bends, .39 off.
_FOCAL_OFF, _MOST_FOCAL_OFF = 0.15, 0.25
#: Nothing moves by more any longer.
_SETTLED_MM = 0.05
#: The mesh that the sheet is told by.
_COLUMNS, _ROWS = 19, 25


@dataclass(frozen=True, eq=False)
class Seen:
    """What is seen of a sheet: places of its page, mm (N, 2), and where in the frame, px (N, 2).

    `sides` are lines in the frame along which the paper ends, px (n, 2), for each side clockwise
    from the top: pieces of it, in any number.
    """

    page: Floats
    places: Floats
    sides: Sequence[Sequence[Floats]]


def unstretched(frame: Frame, start: Warp, seen: Seen) -> Warp | None:
    """The sheet as it lies in space, from where `start` has it; measured from the same flat map.

    None where only a camera that is far from usual would see it so.
    """
    camera, focal = Camera.of(frame), 0.0
    size = (start.width_mm, start.height_mm)
    lattices = [_Lattice(columns, rows, size) for columns, rows, _ in _GRIDS]
    points = _raised(camera, start, lattices[0].page)
    for number, (lattice, (_, _, times)) in enumerate(zip(lattices, _GRIDS, strict=True)):
        if number:
            points = lattices[number - 1].at(points, lattice.page)
        points, focal = _settled(lattice, camera, focal, points, seen, times)
    if abs(focal) > _MOST_FOCAL_OFF:
        return None
    mesh = grid_mm(*size, _COLUMNS, _ROWS)
    there = _in_frame(camera, focal, lattices[-1].at(points, mesh.xy))
    shift = start.homography.inverse()(Points[FramePx](there)).xy - mesh.xy
    return Warp(start.homography, *size, shift.reshape(_ROWS, _COLUMNS, 2))


@dataclass(frozen=True, eq=False)
class _Lattice:
    """Nodes of a sheet of `size_mm`, row by row; what they are to each other, computed once."""

    columns: int
    rows: int
    size_mm: tuple[float, float]

    @cached_property
    def page(self) -> Floats:
        """Where the nodes are on the page, mm."""
        return grid_mm(*self.size_mm, self.columns, self.rows).xy

    @cached_property
    def number(self) -> Nodes:
        """The nodes' numbers: (rows, columns)."""
        return np.arange(self.columns * self.rows).reshape(self.rows, self.columns)

    @cached_property
    def steps(self) -> tuple[Nodes, Floats, Floats]:
        """Pairs of nodes (M, 2), how far they are apart on paper, and how exactly, mm (M,)."""
        at = self.number
        straight = _rows((at[:, :-1], at[:, 1:]), (at[:-1], at[1:]))
        slanting = _rows((at[:-1, :-1], at[1:, 1:]), (at[:-1, 1:], at[1:, :-1]))
        pairs = np.concatenate([straight, slanting])
        exact = np.repeat([_LENGTH_MM, _DIAGONAL_MM], [len(straight), len(slanting)])
        apart = np.linalg.norm(self.page[pairs[:, 0]] - self.page[pairs[:, 1]], axis=1)
        return pairs, apart, exact

    @cached_property
    def sides(self) -> tuple[Nodes, ...]:
        """The nodes along each side, clockwise from the top."""
        at = self.number
        return at[0], at[:, -1], at[-1, ::-1], at[::-1, 0]

    @cached_property
    def bending(self) -> Floats:
        """Squares of all that bends and twists, of one direction in space: (n, n)."""
        at, count = self.number, self.number.size
        bent = _rows((at[:, :-2], at[:, 1:-1], at[:, 2:]), (at[:-2], at[1:-1], at[2:]))
        twisted = _rows((at[:-1, :-1], at[:-1, 1:], at[1:, :-1], at[1:, 1:]))
        whole = np.zeros((count, count))
        for nodes, shares, most in (
            (bent, np.array([1.0, -2.0, 1.0]), _BEND_MM),
            (twisted, np.array([1.0, -1.0, -1.0, 1.0]), _TWIST_MM),
        ):
            square = np.outer(shares, shares) / most**2
            np.add.at(whole, (nodes[:, :, None], nodes[:, None, :]), square)
        return whole

    def shares(self, page: Floats) -> tuple[Nodes, Floats]:
        """The four nodes around each place, and what each contributes: (N, 4) both."""
        last = np.array([self.columns - 1, self.rows - 1])
        at = np.clip(page / np.array(self.size_mm), 0, 1) * last
        first = np.minimum(at.astype(np.int64), last - 1)
        (across, down), node = (at - first).T, first[:, 1] * self.columns + first[:, 0]
        nodes = node[:, None] + np.array([0, 1, self.columns, self.columns + 1])
        rest, over = 1 - across, 1 - down
        return nodes, np.stack([rest * over, across * over, rest * down, across * down], axis=1)

    def at(self, points: Floats, page: Floats) -> Floats:
        """Where places of the page are in space, if the nodes are at `points`."""
        nodes, shares = self.shares(page)
        return np.asarray((points[nodes] * shares[..., None]).sum(axis=1))


@dataclass(eq=False)
class _Equations:
    """Normal equations of what is asked of the nodes (three numbers each) and of the focal length.

    The last unknown is the logarithm of the focal length, as share of the usual.
    """

    count: int
    normal: Floats = field(init=False)
    right: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.normal = np.zeros((self.count, self.count))
        self.right = np.zeros(self.count)

    def ask(self, unknown: Nodes, slope: Floats, off: Floats) -> None:
        """That `off` (R,) be nought, which changes by `slope` (R, k) with the unknown (R, k)."""
        pairs = unknown[:, :, None] * self.count + unknown[:, None, :]
        product = slope[:, :, None] * slope[:, None, :]
        self.normal += np.bincount(pairs.ravel(), product.ravel(), minlength=self.count**2).reshape(
            self.normal.shape
        )
        self.right += np.bincount(
            unknown.ravel(), (slope * off[:, None]).ravel(), minlength=self.count
        )

    def step(self, width: int) -> Floats:
        """How to change the unknown; nodes touch only those of the next `width` numbers."""
        inner, border = self.normal[:-1, :-1], self.normal[:-1, -1]
        both = solved_in_blocks(inner, np.column_stack([-self.right[:-1], border]), width)
        last = (-self.right[-1] - border @ both[:, 0]) / (self.normal[-1, -1] - border @ both[:, 1])
        return np.append(both[:, 0] - last * both[:, 1], last)


def _settled(
    lattice: _Lattice, camera: Camera, focal: float, points: Floats, seen: Seen, times: int
) -> tuple[Floats, float]:
    """The nodes moved to where all that is asked of them fits best; and the focal length."""
    for _ in range(times):
        asked = _Equations(points.size + 1)
        _ask_print(asked, lattice, camera, focal, points, seen)
        for side, lines in enumerate(seen.sides):
            for line in lines:
                _ask_side(asked, lattice.sides[side], camera, focal, points, line)
        _ask_paper(asked, lattice, points)
        asked.normal[-1, -1] += _FOCAL_OFF**-2
        asked.right[-1] += focal * _FOCAL_OFF**-2
        step = asked.step(6 * lattice.columns)
        points, focal = points + step[:-1].reshape(points.shape), focal + float(step[-1])
        if np.abs(step[:-1]).max() < _SETTLED_MM:
            break
    return points, focal


def _ask_print(
    asked: _Equations, lattice: _Lattice, camera: Camera, focal: float, points: Floats, seen: Seen
) -> None:
    """That print be where it is seen, both ways."""
    nodes, shares = lattice.shares(seen.page)
    there = lattice.at(points, seen.page)
    off = _in_frame(camera, focal, there) - seen.places
    mm_per_px = _mm_per_px(camera, focal, points)
    weight = _believed(np.linalg.norm(off, axis=1) * mm_per_px / _SEEN_MM)
    for way in np.eye(2):
        slope, by_focal = _slopes(camera, focal, there, np.broadcast_to(way, off.shape))
        of_nodes = (shares[..., None] * slope[:, None]).reshape(len(off), -1)
        _ask_seen(asked, nodes, of_nodes, by_focal, off @ way, weight * mm_per_px / _SEEN_MM)


def _ask_side(
    asked: _Equations, nodes: Nodes, camera: Camera, focal: float, points: Floats, line: Floats
) -> None:
    """That nodes along a side, and the middles between them, be on a line where the paper ends."""
    one = np.concatenate([nodes, nodes[:-1]])
    other = np.concatenate([nodes, nodes[1:]])
    there = (points[one] + points[other]) / 2
    off, across, beside = _off_line(_in_frame(camera, focal, there), line)
    one, other, there = one[beside], other[beside], there[beside]
    off, across = off[beside], across[beside]
    mm_per_px = _mm_per_px(camera, focal, points)
    slope, by_focal = _slopes(camera, focal, there, across)
    # A place that both share is one.
    weight = _believed(off * mm_per_px / _SEEN_MM) * np.sqrt(0.5) * mm_per_px / _SEEN_MM
    pair = np.column_stack([one, other])
    _ask_seen(asked, pair, np.column_stack([slope, slope]) / 2, by_focal, off, weight)


def _ask_seen(
    asked: _Equations, nodes: Nodes, slope: Floats, by_focal: Floats, off: Floats, weight: Floats
) -> None:
    """That `off` px be nought, of which the slope is known for three numbers of each node."""
    unknown = (nodes[..., None] * 3 + np.arange(3)).reshape(len(nodes), -1)
    last = np.full((len(nodes), 1), asked.count - 1)
    whole = np.column_stack([slope, by_focal]) * weight[:, None]
    asked.ask(np.hstack([unknown, last]), whole, off * weight)


def _ask_paper(asked: _Equations, lattice: _Lattice, points: Floats) -> None:
    """That paper keep its length, and bend as little as it can."""
    pairs, apart, exact = lattice.steps
    way = points[pairs[:, 1]] - points[pairs[:, 0]]
    length = np.linalg.norm(way, axis=1)
    way = way / (np.maximum(length, 1e-9) * exact)[:, None]
    unknown = (pairs[..., None] * 3 + np.arange(3)).reshape(len(pairs), -1)
    asked.ask(unknown, np.hstack([-way, way]), (length - apart) / exact)
    for axis in range(3):
        asked.normal[axis:-1:3, axis:-1:3] += lattice.bending
        asked.right[axis:-1:3] += lattice.bending @ points[:, axis]
    # Keeps nodes that nothing holds where they are.
    asked.normal[np.diag_indices(points.size)] += 1e-3


def _raised(camera: Camera, start: Warp, page: Floats) -> Floats:
    """Places of the page in space, mm: where a warp shows them, on the plane of its flat map."""
    rays = camera.rays(start(Points(page)).xy)
    inner = np.array([
        [camera.focal_px, 0, camera.centre[0]], [0, camera.focal_px, camera.centre[1]], [0, 0, 1],
    ])  # fmt: skip
    plane = np.linalg.inv(inner) @ start.homography.matrix
    plane = plane / np.sqrt(np.linalg.norm(plane[:, 0]) * np.linalg.norm(plane[:, 1]))
    facing = np.cross(plane[:, 0], plane[:, 1])
    depth = (facing @ plane[:, 2]) / (rays @ facing)
    return np.asarray(rays * depth[:, None])


def _in_frame(camera: Camera, focal: float, there: Floats) -> Floats:
    """Where points in space are seen, px."""
    return np.asarray((camera.places(there) - camera.centre) * np.exp(focal) + camera.centre)


def _slopes(camera: Camera, focal: float, there: Floats, way: Floats) -> tuple[Floats, Floats]:
    """How far points move in the frame along `way` (N, 2), as they move in space: (N, 3).

    And as the focal length grows: (N,).
    """
    scale = camera.focal_px * np.exp(focal) / there[:, 2]
    along = (way * there[:, :2]).sum(axis=1)
    slope = np.column_stack([way * scale[:, None], -along * scale / there[:, 2]])
    return slope, along * scale


def _mm_per_px(camera: Camera, focal: float, points: Floats) -> float:
    return float(np.median(points[:, 2]) / (camera.focal_px * np.exp(focal)))


def _believed(off: Floats) -> Floats:
    """The root of what a place counts for that is so far off (in standard deviations)."""
    return np.asarray(1 / np.sqrt(1 + (off / _FAR_OFF) ** 2))


def _off_line(places: Floats, line: Floats) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """How far places are off a line, px (N,), which way that is (N, 2), and which are beside it."""
    start, way = line[:-1], np.diff(line, axis=0)
    length = np.maximum(np.linalg.norm(way, axis=1), 1e-9)
    share = ((places[:, None] - start) * way).sum(axis=2) / length**2
    nearest = start + np.clip(share, 0, 1)[..., None] * way
    piece = np.linalg.norm(places[:, None] - nearest, axis=2).argmin(axis=1)
    each = np.arange(len(places))
    across = np.column_stack([-way[:, 1], way[:, 0]])[piece] / length[piece, None]
    off = ((places - nearest[each, piece]) * across).sum(axis=1)
    return off, across, (share[:, 0] > 0) & (share[:, -1] < 1)


def _rows(*groups: Sequence[Nodes]) -> Nodes:
    """Nodes that belong together, side by side, one group below the other."""
    return np.concatenate([np.stack([each.ravel() for each in group], axis=1) for group in groups])
