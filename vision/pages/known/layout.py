"""Which page is it: a fingerprint of where the ink lies.

The fingerprint is a histogram of gradient orientations over a grid of cells in *normalised* page
coordinates, so that paper size and resolution do not matter; each cell is normalised against its
surroundings, so that light does not either (after Dalal & Triggs, CVPR 2005). Cells that a frame
does not show count for nothing.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, PageMm, Quad, ScanPx, picture_outline
from vision.picture import Grey, cut_around, shrunk
from vision.quantile import quantile

#: Grid and orientations: a cell is about 9 mm, three times the usual error of a page corner;
#: four orientations tell rules, text lines and boxes apart. Finer grids lose more to corner
#: errors than they gain; eight orientations gain nothing (docs/decisions/0003).
COLUMNS, ROWS, ORIENTATIONS = 24, 32, 4
#: Where each orientation is after a quarter turn.
_QUARTER_TURNED = np.roll(np.arange(ORIENTATIONS), ORIENTATIONS // 2)
#: The page is drawn as a square of this many pixels first: about 10 px a cell.
_CANVAS_PX = 288
#: A page may have been printed smaller than its paper, by this share of it on each side: as
#: printers do that leave themselves a margin.
RIM_SHARE = 0.02
#: A page shown larger than the canvas by this much is shrunk before it is sampled.
_LEAST_EXCESS = 1.2
#: Of a frame only the part around the page is shrunk, with so many pixels of the canvas around it.
_MARGIN = 2.0
#: What lies beside a bent edge is darker than so much of paper (its median), reaches so far in from
#: the outline, px of the canvas, and is left out with so much around it: the edge is no ink. So is
#: that of any sheet, which outlines are off by so much.
_DARKER, _DEEPEST_PX, _AROUND_PX, _EDGE_PX = 0.8, 29, 4, 3
#: Share of the page's mean energy added to a cell's surroundings, so that blank regions stay calm.
_FLOOR = 0.15
#: Cells weigh by this power of their normalised energy: strong structure over faint.
_POWER = 1.5

Cells = NDArray[np.float32]
Plane = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """Where the ink of a page lies.

    `cells` is int8 of shape (ROWS, COLUMNS, ORIENTATIONS): each cell's energy above the page's
    mean, largest magnitude 127; 0 where unseen.
    """

    cells: NDArray[np.int8]

    def to_bytes(self) -> bytes:
        """For keeping: ROWS * COLUMNS * ORIENTATIONS bytes."""
        return self.cells.tobytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Fingerprint":
        """The fingerprint kept with `to_bytes`."""
        return cls(np.frombuffer(content, np.int8).reshape(ROWS, COLUMNS, ORIENTATIONS))

    def likeness(self, other: "Fingerprint") -> float:
        """Cosine of the two layouts, 1 for the same, about 0 for unrelated."""
        return float(_unit(self.cells.ravel()) @ _unit(other.cells.ravel()))


def describe(grey: Grey) -> Fingerprint:
    """The fingerprint of a whole page: `grey` uint8 (H, W), at any resolution."""
    height, width = grey.shape
    return SheetLayout.of(grey, picture_outline(width, height), rim=0.0).whole()[0]


@dataclass(frozen=True, eq=False)
class SheetLayout:
    """Where the ink of a sheet lies that is seen in a frame: shrunk once for all it may be.

    `_small` is what is around the sheet, `_corners` the sheet's in it; `_rim` the share of it on
    each side that a printer may leave blank, `_is_whole` whether the frame shows all of it, and
    `_lies_on_table` whether what is dark along its outline is no print.
    """

    _small: Grey
    _corners: Quad[FramePx]
    _rim: float
    _is_whole: bool
    _lies_on_table: bool

    @classmethod
    def of(
        cls, grey: Grey, corners: Quad[FramePx], rim: float = RIM_SHARE, lies_on_table: bool = False
    ) -> "SheetLayout":
        """Of the sheet with these corners, TL, TR, BR, BL of it or turned.

        Where it `lies_on_table` and its edge is bent in, what is under it is within the outline.
        Not of outlines that are only guessed: what is dark along them may be print.
        """
        excess = float(np.sqrt(abs(corners.area))) / _CANVAS_PX
        part, to_part = cut_around(grey, corners, _MARGIN * excess)
        # Only so much smaller that sampling it misses nothing; to less it is not worth it.
        excess *= 1 - 2 * rim
        small, to_small = shrunk(part, 1 / excess if excess > _LEAST_EXCESS else 1.0)
        is_whole = corners.lies_in(picture_outline(grey.shape[1], grey.shape[0]))
        at = to_part.then(to_small).quad(corners)
        return cls(small, at, rim, is_whole, lies_on_table)

    def whole(self) -> tuple[Fingerprint, ...]:
        """Of a page as large as the sheet, for four ways to hold it.

        The first takes the corners as TL, TR, BR, BL as printed, number n as turned n times.
        """
        return self._prints(self._corners)

    def without_rim(self) -> tuple[Fingerprint, ...]:
        """Of a page without the rim, for the same four ways."""
        return self._prints(without_rim(self._corners, self._rim))

    def _prints(self, corners: Quad[FramePx]) -> tuple[Fingerprint, ...]:
        canvas, seen = self._straightened(corners)
        if self._lies_on_table:
            seen[_beside_paper(canvas)] = 0
        planes, shown = _orientation_planes(canvas, seen), (seen > 0).astype(np.float32)
        upright = _cells(planes, shown, COLUMNS, ROWS)
        # Held sideways, the same canvas is cut into 32 x 24 cells and turned afterwards.
        sideways = _cells(planes, shown, ROWS, COLUMNS)
        return tuple(
            Fingerprint(_turned(cells, turns))
            for turns, cells in enumerate((upright, sideways, upright, sideways))
        )

    def _straightened(self, corners: Quad[FramePx]) -> tuple[Grey, Grey]:
        """The page as a square, and where the frame shows it."""
        target = Quad[ScanPx].box(-0.5, -0.5, _CANVAS_PX - 0.5, _CANVAS_PX - 0.5)
        size = (_CANVAS_PX, _CANVAS_PX)
        matrix = Homography.between(corners, target).matrix
        canvas = cv2.warpPerspective(self._small, matrix, size, borderMode=cv2.BORDER_REPLICATE)
        if self._is_whole:
            return np.asarray(canvas, np.uint8), np.full(size, 255, np.uint8)
        inside = np.full(self._small.shape, 255, np.uint8)
        seen = cv2.warpPerspective(inside, matrix, size, flags=cv2.INTER_NEAREST)
        return np.asarray(canvas, np.uint8), np.asarray(seen, np.uint8)


def without_rim(sheet: Quad[FramePx], rim: float = RIM_SHARE) -> Quad[FramePx]:
    """Where a page ends that was printed with a margin, as a share of the sheet on each side."""
    whole: Quad[PageMm] = Quad.box(0, 0, 1, 1)
    return Homography.between(whole, sheet).quad(Quad.box(rim, rim, 1 - rim, 1 - rim))


def _beside_paper(canvas: Grey) -> NDArray[np.bool_]:
    """The edge of a sheet, and what lies beside it where it is bent in: bool, as the canvas."""
    is_dark = cv2.GaussianBlur(canvas, (0, 0), 1.0) < _DARKER * np.median(canvas)
    is_dark[_DEEPEST_PX:-_DEEPEST_PX, _DEEPEST_PX:-_DEEPEST_PX] = False
    _, parts = cv2.connectedComponents(is_dark.astype(np.uint8))
    reaching = np.unique([parts[0], parts[-1], parts[:, 0], parts[:, -1]])
    beside = np.isin(parts, reaching[reaching > 0]).astype(np.uint8)
    around = np.ones((2 * _AROUND_PX + 1, 2 * _AROUND_PX + 1), np.uint8)
    within = np.s_[_EDGE_PX:-_EDGE_PX, _EDGE_PX:-_EDGE_PX]
    left_out = np.ones(canvas.shape, np.bool_)
    left_out[within] = cv2.dilate(beside, around)[within]
    return left_out


def _orientation_planes(canvas: Grey, seen: Grey) -> list[Plane]:
    smooth = cv2.GaussianBlur(canvas, (0, 0), 0.8)
    gx = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3)
    gy = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3)
    strength, angle = cv2.cartToPolar(gx, gy)
    strength[seen == 0] = 0
    bins = np.asarray(angle, np.float32) * np.float32(ORIENTATIONS / np.pi)
    bins -= (bins >= ORIENTATIONS) * np.float32(ORIENTATIONS)
    # In place: making room for each step takes longer than the step.
    planes, share, beyond = [], np.empty_like(bins), np.empty_like(bins)
    for orientation in range(ORIENTATIONS):
        np.abs(np.subtract(bins, np.float32(orientation), out=share), out=share)
        if orientation == 0:
            # All round is as near as nought; of the others the far side is too far anyway.
            np.minimum(share, np.subtract(ORIENTATIONS, share, out=beyond), out=share)
        np.maximum(0, np.subtract(1, share, out=share), out=share)
        np.multiply(share, strength, out=share)
        # Cells overlap softly, so that a corner a few px off moves no energy in whole steps.
        planes.append(np.asarray(cv2.GaussianBlur(_pool(share, 64, 64), (0, 0), 1.0), np.float32))
    return planes


def _cells(planes: list[Plane], shown: Plane, columns: int, rows: int) -> NDArray[np.int8]:
    cells = np.stack([_pool(plane, columns, rows) for plane in planes], axis=-1)
    return _quantised(_normalised(cells, _pool(shown, columns, rows)))


def _pool(plane: Plane, columns: int, rows: int) -> Plane:
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)


def _turned(cells: NDArray[np.int8], turns: int) -> NDArray[np.int8]:
    """Cells of the page as read when its top-left is `turns` corners back along the canvas."""
    turned = np.rot90(cells, k=-turns)
    # A quarter turn moves every orientation by half their number.
    return np.ascontiguousarray(turned if turns % 2 == 0 else turned[..., _QUARTER_TURNED])


def _normalised(cells: Cells, shown: Plane) -> Cells:
    visible = shown > 0.5
    if not visible.any():
        return np.zeros_like(cells)
    energy = np.sqrt((cells**2).sum(-1))
    around = cv2.blur(energy, (5, 5)) / np.maximum(cv2.blur(shown, (5, 5)), 0.05)
    level = around + _FLOOR * energy[visible].mean() + 1e-3
    scaled = (cells / level[..., None]) ** _POWER
    if visible.all():
        return np.asarray(scaled - scaled.reshape(-1, ORIENTATIONS).mean(axis=0), np.float32)
    above = scaled - scaled[visible].mean(axis=0)
    return np.asarray(above * visible[..., None], np.float32)


def _quantised(cells: Cells) -> NDArray[np.int8]:
    # The largest few cells are clipped, so that one bar code does not flatten all the rest.
    top = quantile(np.abs(cells), 0.995) or 1.0
    return np.asarray(np.clip(np.round(cells * (127 / top)), -127, 127), np.int8)


def _unit(cells: NDArray[np.int8]) -> NDArray[np.float32]:
    values = cells.astype(np.float32)
    return np.asarray(values / (np.linalg.norm(values) + 1e-6), np.float32)
