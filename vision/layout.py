"""Which page is it: a fingerprint of where the ink lies, and an index to search thousands.

The fingerprint is a histogram of gradient orientations over a grid of cells in *normalised* page
coordinates, so that paper size and resolution do not matter; each cell is normalised against its
surroundings, so that light does not either (after Dalal & Triggs, CVPR 2005). Cells that a frame
does not show count for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, Quad, ScanPx, picture_outline
from vision.picture import Grey, shrunk

#: Grid and orientations: a cell is about 9 mm, three times the usual error of a page corner;
#: four orientations tell rules, text lines and boxes apart. Finer grids lose more to corner
#: errors than they gain; eight orientations gain nothing (docs/decisions/0003).
COLUMNS, ROWS, ORIENTATIONS = 24, 32, 4
#: The page is drawn as a square of this many pixels first: about 10 px a cell.
_CANVAS_PX = 288
#: A page shown larger than the canvas by this much is shrunk before it is sampled.
_LEAST_EXCESS = 1.2
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
    return describe_turned(grey, picture_outline(width, height))[0]


def describe_turned(grey: Grey, corners: Quad[FramePx]) -> tuple[Fingerprint, ...]:
    """The fingerprints of a page seen in a frame, for four ways to hold it.

    The first takes `corners` as TL, TR, BR, BL as printed, number n as `corners.turned(n)`.
    """
    canvas, seen = _canvas(grey, corners)
    planes = _orientation_planes(canvas, seen)
    shown = (seen > 0).astype(np.float32)
    upright = _quantised(_normalised(_pooled(planes, COLUMNS, ROWS), _pool(shown, COLUMNS, ROWS)))
    # Held sideways, the same canvas is cut into 32 x 24 cells and turned afterwards.
    sideways = _quantised(_normalised(_pooled(planes, ROWS, COLUMNS), _pool(shown, ROWS, COLUMNS)))
    return tuple(
        Fingerprint(_turned(cells, turns))
        for turns, cells in enumerate((upright, sideways, upright, sideways))
    )


def _canvas(grey: Grey, corners: Quad[FramePx]) -> tuple[Grey, Grey]:
    target = Quad[ScanPx].box(-0.5, -0.5, _CANVAS_PX - 0.5, _CANVAS_PX - 0.5)
    size = (_CANVAS_PX, _CANVAS_PX)
    excess = float(np.sqrt(abs(corners.area))) / _CANVAS_PX
    # Only so much smaller that sampling it misses nothing; to less it is not worth it.
    small, to_small = shrunk(grey, 1 / excess if excess > _LEAST_EXCESS else 1.0)
    matrix = Homography.between(to_small.quad(corners), target).matrix
    canvas = cv2.warpPerspective(small, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    inside = np.full(small.shape, 255, np.uint8)
    seen = cv2.warpPerspective(inside, matrix, size, flags=cv2.INTER_NEAREST)
    return np.asarray(canvas, np.uint8), np.asarray(seen, np.uint8)


def _orientation_planes(canvas: Grey, seen: Grey) -> list[Plane]:
    smooth = cv2.GaussianBlur(canvas, (0, 0), 0.8)
    gx = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, ksize=3)
    gy = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, ksize=3)
    strength, angle = cv2.cartToPolar(gx, gy)
    strength[seen == 0] = 0
    bins = np.asarray(angle, np.float32) * np.float32(ORIENTATIONS / np.pi)
    bins[bins >= ORIENTATIONS] -= ORIENTATIONS
    planes = []
    for orientation in range(ORIENTATIONS):
        apart = np.abs(bins - np.float32(orientation))
        apart = np.minimum(apart, ORIENTATIONS - apart)
        share = np.asarray(strength * np.maximum(0, 1 - apart), np.float32)
        # Cells overlap softly, so that a corner a few px off moves no energy in whole steps.
        planes.append(np.asarray(cv2.GaussianBlur(_pool(share, 64, 64), (0, 0), 1.0), np.float32))
    return planes


def _pool(plane: Plane, columns: int, rows: int) -> Plane:
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)


def _pooled(planes: list[Plane], columns: int, rows: int) -> Cells:
    return np.stack([_pool(plane, columns, rows) for plane in planes], axis=-1)


def _turned(cells: NDArray[np.int8], turns: int) -> NDArray[np.int8]:
    """Cells of the page as read when its top-left is `turns` corners back along the canvas."""
    turned = np.rot90(cells, k=-turns)
    # A quarter turn moves every orientation by half their number.
    return np.ascontiguousarray(np.roll(turned, (turns % 2) * ORIENTATIONS // 2, axis=-1))


def _normalised(cells: Cells, shown: Plane) -> Cells:
    visible = shown > 0.5
    if not visible.any():
        return np.zeros_like(cells)
    energy = np.sqrt((cells**2).sum(-1))
    around = cv2.blur(energy, (5, 5)) / np.maximum(cv2.blur(shown, (5, 5)), 0.05)
    level = around + _FLOOR * energy[visible].mean() + 1e-3
    scaled = (cells / level[..., None]) ** _POWER
    above = scaled - scaled[visible].mean(axis=0)
    return np.asarray(above * visible[..., None], np.float32)


def _quantised(cells: Cells) -> NDArray[np.int8]:
    # The largest few cells are clipped, so that one bar code does not flatten all the rest.
    top = float(np.quantile(np.abs(cells), 0.995)) or 1.0
    return np.asarray(np.clip(np.round(cells * (127 / top)), -127, 127), np.int8)


def _unit(cells: NDArray[np.int8]) -> NDArray[np.float32]:
    values = cells.astype(np.float32)
    return np.asarray(values / (np.linalg.norm(values) + 1e-6), np.float32)


@dataclass(frozen=True)
class Hit:
    """A page of the index and how like it is: `likeness` in -1..1; `query` counts from 0."""

    key: str
    likeness: float
    query: int


class LayoutIndex:
    """Fingerprints of many pages, searched by brute force.

    One page takes ROWS * COLUMNS * ORIENTATIONS bytes and adding one rebuilds nothing. Below
    100,000 pages no approximate index is worth its misses.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._cells = np.zeros((0, ROWS * COLUMNS * ORIENTATIONS), np.int8)
        self._norms = np.zeros(0, np.float32)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def fingerprint(self, key: str) -> Fingerprint:
        """The fingerprint of a page of the index.

        Raises:
            KeyError: the page is not in the index.
        """
        return Fingerprint(self._cells[self._rows[key]].reshape(ROWS, COLUMNS, ORIENTATIONS))

    def __iter__(self) -> Iterator[str]:
        """The page keys, in the order they were added."""
        return iter(tuple(self._keys))

    def add(self, entries: Iterable[tuple[str, Fingerprint]]) -> None:
        """Add pages; a key already present is replaced."""
        fresh: dict[str, NDArray[np.int8]] = {}
        for key, fingerprint in entries:
            cells = fingerprint.cells.reshape(-1)
            if key in self._rows:
                self._cells[self._rows[key]] = cells
                self._norms[self._rows[key]] = np.linalg.norm(cells.astype(np.float32))
            else:
                fresh[key] = cells
        if fresh:
            for key in fresh:
                self._rows[key] = len(self._keys)
                self._keys.append(key)
            added = np.stack(list(fresh.values()))
            self._cells = np.concatenate([self._cells, added])
            norms = np.linalg.norm(added.astype(np.float32), axis=1)
            self._norms = np.concatenate([self._norms, norms.astype(np.float32)])

    def remove(self, keys: Iterable[str]) -> None:
        """Forget pages; unknown keys are ignored."""
        gone = {self._rows[key] for key in keys if key in self._rows}
        stay = [row for row in range(len(self._keys)) if row not in gone]
        self._keys = [self._keys[row] for row in stay]
        self._rows = {key: row for row, key in enumerate(self._keys)}
        self._cells, self._norms = self._cells[stay], self._norms[stay]

    def search(self, queries: Sequence[Fingerprint], most: int) -> list[Hit]:
        """The best `most` pages over all queries, each page once, best first."""
        if not self._keys or not queries:
            return []
        likeness = self._likeness(np.stack([query.cells.reshape(-1) for query in queries]))
        best_query = likeness.argmax(axis=0)
        best = likeness.max(axis=0)
        top = np.argsort(-best)[:most]
        return [Hit(self._keys[row], float(best[row]), int(best_query[row])) for row in top]

    def _likeness(self, queries: NDArray[np.int8]) -> NDArray[np.float32]:
        seen = queries.astype(np.float32)
        norms = np.linalg.norm(seen, axis=1, keepdims=True) + 1e-6
        dots = np.empty((len(seen), len(self._keys)), np.float32)
        # In blocks: the whole index as float32 would take four times its memory.
        for start in range(0, len(self._keys), 512):
            block = self._cells[start : start + 512].astype(np.float32)
            dots[:, start : start + 512] = seen @ block.T
        return np.asarray(dots / norms / (self._norms + 1e-6), np.float32)
