"""How the camera drew print on a scan: how softly, and how dark black is."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.picture import HALF_PX_PER_MM, Reference, Scan
from vision.placing.nudge import Plane, lean, offset, shifted
from vision.softness import blur_px

#: Blurs tried, as Gaussian sigma in mm: a sharp 4K frame is 0.1, a 720p frame about 0.3, and
#: beyond 1.0 a pen stroke is no longer told from paper.
_SIGMAS_MM = (0.08, 0.16, 0.24, 0.32, 0.42, 0.54, 0.70, 0.90, 1.15)

#: They are tried on this many of the most printed squares of the page, moved by at most so much.
_TILE_MM, _TILES, _REACH_MM = 12.0, 36, 0.75

#: A square tells about blur when its print varies by this (standard deviation, 1 is white).
_VARIED = 0.05

#: Where no square tells: a 720p frame of a clean print.
_USUAL_SIGMA_MM, _USUAL_CONTRAST = 0.24, 0.8

#: The rim of a square is left out: what lies beyond it is not known.
_RIM_PX = 4


@dataclass(frozen=True)
class Drawing:
    """Print is blurred by `sigma_px` (Gaussian, px of the scan); black is `contrast` dark, 0..1."""

    sigma_px: float
    contrast: float


def drawing(scan: Scan, reference: Reference) -> Drawing:
    """Blur and contrast that explain the most printed squares of a page best.

    `scan` is aligned with `reference`, at its resolution.
    """
    side = round(_TILE_MM * scan.px_per_mm)
    tiles = _printed_tiles(reference, scan.seen, side)
    if not tiles:
        return Drawing(_USUAL_SIGMA_MM * scan.px_per_mm, _USUAL_CONTRAST)
    sigmas = np.array(_SIGMAS_MM) * scan.px_per_mm
    # Most frames are as soft as their resolution says: what is likely is tried first.
    squares = _Squares.of(scan, reference, tiles, side)
    return squares.explained(sigmas, int(np.abs(sigmas - blur_px(scan)).argmin()))


def _printed_tiles(
    reference: Reference, seen: NDArray[np.uint8], side: int
) -> list[tuple[slice, slice]]:
    """The squares of the page with the most varied print, all of them seen."""
    half = round(_TILE_MM * HALF_PX_PER_MM)
    pictures = (seen, side), (reference.grey, side), (reference.half, half)
    rows, columns = (
        min(picture.shape[axis] // tile for picture, tile in pictures) for axis in (0, 1)
    )
    if not rows or not columns:
        return []
    whole = reference.half[: rows * half, : columns * half].astype(np.float32)
    mean, of_squares = (
        cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_AREA)
        for plane in (whole, whole * whole)
    )
    spread = np.sqrt(np.maximum(of_squares - mean * mean, 0)).ravel() / 255
    found: list[tuple[slice, slice]] = []
    for number in np.argsort(-spread):
        row, column = divmod(int(number), columns)
        at = slice(row * side, (row + 1) * side), slice(column * side, (column + 1) * side)
        if spread[number] <= _VARIED or len(found) == _TILES:
            break
        if seen[at].all():
            found.append(at)
    return found


@dataclass(frozen=True, eq=False)
class _Squares:
    """Squares of the blank page, below each other, and the same of the scan without their rim.

    `blanks` float32 (N * side, side), 0..1; `papers` float32 (N, px), each less its mean `level`.
    """

    blanks: Plane
    papers: Plane
    level: Plane
    side: int

    @classmethod
    def of(
        cls, scan: Scan, reference: Reference, tiles: list[tuple[slice, slice]], side: int
    ) -> Self:
        """The squares at `tiles`, the scan's moved to where their print should lie."""
        printed = np.vstack([reference.grey[at] for at in tiles]).astype(np.float32)
        blanks = np.asarray(printed / np.float32(255), np.float32)
        typical = _blurred(blanks, blur_px(scan)).reshape(-1, side, side)
        reach = round(_REACH_MM * scan.px_per_mm)
        papers = []
        for blank, at in zip(typical, tiles, strict=True):
            paper = scan.grey[at].astype(np.float32)
            x, y = offset(blank, paper, reach) or (0.0, 0.0)
            papers.append(shifted(paper, (-x, -y)))
        flat = _inner(np.vstack(papers), side)
        level = flat.mean(axis=1, keepdims=True)
        return cls(blanks, flat - level, level[:, 0], side)

    def explained(self, sigmas: NDArray[np.float64], start: int) -> Drawing:
        """The blur, of those given and between, that explains the squares best, from `start` on."""
        fits = {start: self._fit(float(sigmas[start]))}
        best = start
        while True:
            for near in (best - 1, best + 1):
                if 0 <= near < len(sigmas) and near not in fits:
                    fits[near] = self._fit(float(sigmas[near]))
            leading = min(fits, key=lambda at: fits[at][0])
            if leading == best:
                break
            best = leading
        sigma = float(sigmas[best])
        if 0 < best < len(sigmas) - 1:
            misfits = [-fits[at][0] for at in (best - 1, best, best + 1)]
            lie = lean(np.array(misfits, np.float32), 1)
            sigma += lie * float(sigmas[best + 1] - sigmas[best - 1]) / 2
        return Drawing(sigma, float(np.clip(fits[best][1], 0.2, 1.0)))

    def _fit(self, sigma_px: float) -> tuple[float, float]:
        """How badly print so blurred explains the squares, 0..1 (median); and the contrast then."""
        shown = _inner(_blurred(self.blanks, sigma_px), self.side)
        mean = shown.mean(axis=1, keepdims=True)
        shown -= mean
        both = np.einsum("np,np->n", shown, self.papers)
        slope = both / np.maximum(np.einsum("np,np->n", shown, shown), 1e-9)
        energy = np.einsum("np,np->n", self.papers, self.papers)
        misfit = 1 - slope * both / np.maximum(energy, 1e-9)
        white = self.level + slope * (1 - mean[:, 0])
        return float(np.median(misfit)), float(np.median(slope / np.maximum(white, 1)))


def _inner(strip: Plane, side: int) -> Plane:
    """Squares below each other, each without its rim: float32 (N, px)."""
    inner = slice(_RIM_PX, -_RIM_PX)
    squares = strip.reshape(-1, side, side)[:, inner, inner]
    return np.asarray(squares.reshape(len(squares), -1), np.float32)


def _blurred(plane: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32)
