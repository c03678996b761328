"""What a scan shows beyond the print: the blank page is fitted to the scan and taken away.

The blank page is blurred as the camera blurred it, faded as its print is faded, and lit as the
paper is lit; what is then still darker than it should be is ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import PageMm, Quad, scaling
from vision.paper_light import (
    SURROUNDINGS_MM,
    WIDEST_INK_MM,
    Plane,
    paper_light,
    usual_light,
    without_blots,
)
from vision.picture import Reference, Scan

#: Blurs tried, as Gaussian sigma in mm: a sharp 4K frame is 0.1, a 720p frame about 0.3, and
#: beyond 1.0 a pen stroke is no longer told from paper.
_SIGMAS_MM = (0.08, 0.16, 0.24, 0.32, 0.42, 0.54, 0.70, 0.90, 1.15)

#: Blur and contrast are fitted on this many of the most printed squares of the page.
_TILE_MM, _TILES = 12.0, 36

#: Print and scan may be apart by this much: the larger part is found by matching each area with
#: its surroundings, the rest is forgiven along every printed edge. Where nothing matches, paper may
#: be bent more than was found out, and the second is tried.
_SEARCH_MM, _FAR_MM, _FORGIVEN_MM = 0.75, 1.6, 0.3

#: An area is matched together with this much around it, where its label and its neighbours are.
MARGIN_MM = 2.5

#: Print tells whether the paper is seen when it is this dark; bare paper is lighter than this.
_PRINT, _BARE = 0.08, 0.06

#: Forms tint the boxes to write in no darker than this.
_LIGHTEST_BAR = 0.75

#: A square of the page tells about blur when its print varies by this (standard deviation).
_VARIED = 0.05

#: Print may be darker than the blank page says: by this everywhere, and up to the second factor
#: where all print around is.
_DARKER, _DARKEST_PRINT = 1.1, 1.6

#: The outermost paper is not looked at: the table beside it would count as ink.
_EDGE_MM = 2.0

#: Below this correlation the match of an area tells nothing about its shift.
_MATCHED = 0.5


@dataclass(frozen=True, eq=False)
class Fitted:
    """The blank page as this scan should show it; float32 (H, W), 1 is bare paper.

    `blank` is the blurred print, faded; `paper` the scan with its light taken out; `light` that
    light in grey values and `usual` the same as if nothing lay on the page, coarsely. `sigma_mm` is
    the blur, `contrast` (0..1) how dark black print is, `noise` the spread of bare paper.
    """

    blank: Plane
    paper: Plane
    light: Plane
    usual: Plane
    seen: NDArray[np.uint8]
    px_per_mm: float
    sigma_mm: float
    contrast: float
    noise: float


@dataclass(frozen=True, eq=False)
class Patch:
    """The ink in and around one area; all planes of shape (h, w).

    `ink` is darkness beyond the print, 0..1, `darker` the same without forgiving print that lies
    beside its place, so that its edges may show; `is_print` where print is or may be; `blank` and
    `paper` as in `Fitted`, `blank` shifted to where the print lies; `inside` is the area itself;
    `seen` where the frame shows it. `light` is that of bare paper in grey values, `usual_light`
    what it would be here if nothing lay on or over the page; `corner` is the first pixel's place
    in the scan.
    """

    ink: Plane
    darker: Plane
    is_print: NDArray[np.bool_]
    blank: Plane
    paper: Plane
    inside: NDArray[np.bool_]
    seen: NDArray[np.bool_]
    px_per_mm: float
    light: Plane
    usual_light: float
    corner: tuple[int, int]

    def mask(self, areas: Sequence[Quad[PageMm]], around_mm: float = 0.0) -> NDArray[np.uint8]:
        """Where areas lie in this patch, and so far around: uint8 (h, w), 1 or 0."""
        drawn = np.zeros(self.ink.shape, np.uint8)
        to_px = scaling(self.px_per_mm)
        for area in areas:
            corners = to_px(area).xy - self.corner
            cv2.fillConvexPoly(drawn, np.round(corners).astype(np.int32), 1)
        reach = 2 * round(around_mm * self.px_per_mm) + 1
        if reach == 1:
            return drawn
        return np.asarray(cv2.dilate(drawn, np.ones((reach, reach), np.uint8)), np.uint8)


def fit(scan: Scan, reference: Reference) -> Fitted:
    """The blank page blurred, faded and lit as in the scan."""
    rows = min(scan.grey.shape[0], reference.grey.shape[0])
    columns = min(scan.grey.shape[1], reference.grey.shape[1])
    grey = np.ascontiguousarray(scan.grey[:rows, :columns], np.float32)
    seen = np.ascontiguousarray(scan.seen[:rows, :columns])
    printed = reference.grey[:rows, :columns].astype(np.float32) / np.float32(255)
    sigma_px, contrast = _camera(grey, printed, seen, scan.px_per_mm)
    blurred = _blurred(printed, sigma_px)
    blank = (1 - contrast * (1 - blurred)).astype(np.float32)
    light = paper_light(grey, blank, scan.px_per_mm)
    usual = usual_light(light, scan.px_per_mm)
    light = without_blots(light, usual, scan.px_per_mm)
    paper = np.asarray(grey / np.maximum(light, 1), np.float32)
    bare = paper[::3, ::3][(blank[::3, ::3] > 1 - _BARE) & (seen[::3, ::3] > 0)]
    edge = round(_EDGE_MM * scan.px_per_mm)
    for side in (np.s_[:edge], np.s_[-edge:], np.s_[:, :edge], np.s_[:, -edge:]):
        paper[side] = 1
    noise = float(1.48 * np.median(np.abs(bare - np.median(bare)))) if bare.size else 1.0
    return Fitted(
        blank,
        paper,
        light,
        usual,
        seen,
        scan.px_per_mm,
        sigma_px / scan.px_per_mm,
        contrast,
        noise,
    )


def patch(fitted: Fitted, area: Quad[PageMm]) -> Patch | None:
    """The ink in and around an area, or None where the area lies outside the page."""
    px_per_mm = fitted.px_per_mm
    corners = scaling(px_per_mm)(area).xy
    margin = MARGIN_MM * px_per_mm
    left, top = np.maximum(np.floor(corners.min(axis=0) - margin).astype(int), 0)
    right, bottom = np.ceil(corners.max(axis=0) + margin).astype(int) + 1
    spot = slice(top, bottom), slice(left, right)
    paper, seen = fitted.paper[spot], fitted.seen[spot]
    if min(paper.shape) < 2 * px_per_mm:
        return None
    away = _offset(fitted.blank[spot], paper, px_per_mm, _SEARCH_MM)
    if away is None:
        away = _offset(*_wider(fitted, spot), px_per_mm, _FAR_MM) or (0.0, 0.0)
    blank = _shifted(fitted.blank[spot], (-away[0], -away[1]))
    nowhere = np.zeros(paper.shape, bool)
    part = Patch(
        paper, paper, nowhere, blank, paper, nowhere, seen > 0, px_per_mm,
        fitted.light[spot], _usual(fitted, corners.mean(axis=0)), (int(left), int(top)),
    )  # fmt: skip
    inside = part.mask([area]) > 0
    if not inside.any():
        return None
    reach = 2 * round(_FORGIVEN_MM * px_per_mm) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    darkest = np.asarray(cv2.erode(blank, kernel), np.float32)
    ink = _beyond_print(part, darkest, fitted.contrast)
    is_print = darkest < _tint(blank, px_per_mm) - _BARE
    darker = np.asarray((blank - paper) / fitted.contrast, np.float32)
    return replace(part, ink=ink, darker=darker, is_print=is_print, inside=inside)


def _wider(fitted: Fitted, spot: tuple[slice, slice]) -> tuple[Plane, Plane]:
    """Blank page and paper so far around a spot that as much of it is matched, but farther."""
    more = round((_FAR_MM - _SEARCH_MM) * fitted.px_per_mm)
    rows, columns = (slice(max(0, part.start - more), part.stop + more) for part in spot)
    return fitted.blank[rows, columns], fitted.paper[rows, columns]


def _tint(blank: Plane, px_per_mm: float) -> Plane:
    """The paper under the print: white, or the flat light tone that a form gives its boxes.

    What is darker than a tone to write on is print however wide it is.
    """
    reach = round(WIDEST_INK_MM * px_per_mm)
    kernel = np.ones((reach, reach), np.uint8)
    closed = cv2.morphologyEx(blank, cv2.MORPH_CLOSE, kernel)
    return np.asarray(np.where(closed > _LIGHTEST_BAR, closed, 1), np.float32)


def _usual(fitted: Fitted, at: NDArray[np.float64]) -> float:
    """The usual light at a place of the scan."""
    step = SURROUNDINGS_MM * fitted.px_per_mm
    rows, columns = fitted.usual.shape
    return float(
        fitted.usual[
            int(np.clip(at[1] / step, 0, rows - 1)), int(np.clip(at[0] / step, 0, columns - 1))
        ]
    )


def print_shown(part: Patch, where: NDArray[np.bool_]) -> float | None:
    """How much of the print expected there is really there, about 0..1; None: none expected.

    Ink does not hide print, since most bare paper stays bare; a hand or glare does.
    """
    blank, paper = part.blank[where], part.paper[where]
    if not blank.size:
        return None
    depth = 1 - float(blank.min())
    printed, bare = blank < 1 - depth / 2, blank > 1 - min(depth / 5, _BARE)
    if depth < _PRINT or printed.sum() < 6 or bare.sum() < 6:
        return None
    # Of bare paper the lighter part: even in a field full of writing that is paper.
    expected = quantile(blank[bare], 0.75) - quantile(blank[printed], 0.5)
    shown = quantile(paper[bare], 0.75) - quantile(paper[printed], 0.5)
    return shown / expected


def quantile(values: Plane, share: float) -> float:
    """What np.quantile gives, a tenth as slow on a few hundred values, which is what we have."""
    at = int(share * (len(values) - 1))
    return float(np.partition(values, at)[at])


def _beyond_print(part: Patch, darkest: Plane, contrast: float) -> Plane:
    """Darkness that no print within the forgiven distance explains, 0..1."""
    # Printers and PDF readers draw hairlines wider than they are: print may be this much darker.
    shown = print_shown(part, np.ones_like(part.inside)) or 1.0
    allowed = 1 - float(np.clip(shown, 1.0, _DARKEST_PRINT)) * _DARKER * (1 - darkest)
    return np.asarray(np.clip(allowed - part.paper, 0, 1) / contrast, np.float32)


def _camera(
    grey: Plane, printed: Plane, seen: NDArray[np.uint8], px_per_mm: float
) -> tuple[float, float]:
    """Blur (sigma in px) and contrast that explain the most printed squares best."""
    side = round(_TILE_MM * px_per_mm)
    tiles = _printed_tiles(printed, seen, side)
    sigmas = np.array(_SIGMAS_MM) * px_per_mm
    if not tiles:
        return float(sigmas[2]), 0.8
    # The squares are put below each other, so that each blur is one call.
    blanks: Plane = np.vstack([printed[at] for at in tiles])
    typical = _blurred(blanks, float(sigmas[3]))
    papers: Plane = np.vstack(
        [
            _matched(typical[n * side : (n + 1) * side], grey[at], px_per_mm)
            for n, at in enumerate(tiles)
        ]
    )
    fits = [_explain(papers, _blurred(blanks, float(sigma)), side) for sigma in sigmas]
    misfits = [misfit for misfit, _ in fits]
    best = int(np.argmin(misfits))
    sigma = float(sigmas[best])
    if 0 < best < len(sigmas) - 1:
        lean = _lean(-np.array(misfits, np.float32), best)
        sigma += lean * float(sigmas[best + 1] - sigmas[best - 1]) / 2
    return sigma, float(np.clip(fits[best][1], 0.2, 1.0))


def _printed_tiles(printed: Plane, seen: NDArray[np.uint8], side: int) -> list[tuple[slice, slice]]:
    """The squares of the page with the most varied print, all of them seen."""
    found = []
    for top in range(0, printed.shape[0] - side + 1, side):
        for left in range(0, printed.shape[1] - side + 1, side):
            at = slice(top, top + side), slice(left, left + side)
            spread = float(cv2.meanStdDev(printed[at])[1][0, 0])
            if spread > _VARIED and seen[at].all():
                found.append((spread, at))
    found.sort(key=lambda pair: -pair[0])
    return [at for _, at in found[:_TILES]]


def _blurred(plane: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32)


def _explain(papers: Plane, blanks: Plane, side: int) -> tuple[float, float]:
    """How badly blurred print explains the squares, 0..1 (median); and the contrast then."""
    inner = slice(4, -4)
    x = blanks.reshape(-1, side, side)[:, inner, inner].reshape(-1, (side - 8) ** 2)
    y = papers.reshape(-1, side, side)[:, inner, inner].reshape(-1, (side - 8) ** 2)
    dx, dy = x - x.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True)
    both = (dx * dy).sum(axis=1)
    slope = both / np.maximum((dx * dx).sum(axis=1), 1e-9)
    misfit = 1 - slope * both / np.maximum((dy * dy).sum(axis=1), 1e-9)
    white = y.mean(axis=1) + slope * (1 - x.mean(axis=1))
    return float(np.median(misfit)), float(np.median(slope / np.maximum(white, 1)))


def _offset(
    blank: Plane, paper: Plane, px_per_mm: float, search_mm: float
) -> tuple[float, float] | None:
    """How far the print lies from where it should, x and y in px; None where that is unclear."""
    reach = round(search_mm * px_per_mm)
    core = np.ascontiguousarray(blank[reach:-reach, reach:-reach])
    if min(core.shape) < 2 * reach or float(cv2.meanStdDev(core)[1][0, 0]) < _VARIED / 2:
        return None
    likeness = cv2.matchTemplate(np.ascontiguousarray(paper), core, cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(likeness)
    if best < _MATCHED:
        return None
    row, column = np.asarray(likeness[y], np.float32), np.asarray(likeness[:, x], np.float32)
    return x + _lean(row, x) - reach, y + _lean(column, y) - reach


def _matched(blank: Plane, paper: Plane, px_per_mm: float) -> Plane:
    """The paper moved to where its print should lie."""
    return _shifted(paper, _offset(blank, paper, px_per_mm, _SEARCH_MM) or (0.0, 0.0))


def _shifted(plane: Plane, offset: tuple[float, float]) -> Plane:
    """The plane moved back by an offset."""
    matrix = np.array([[1, 0, -offset[0]], [0, 1, -offset[1]]], np.float64)
    size = plane.shape[::-1]
    moved = cv2.warpAffine(plane, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def _lean(values: NDArray[np.float32], at: int) -> float:
    """Where between its neighbours a peak really lies, -0.5..0.5."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = (float(v) for v in values[at - 1 : at + 2])
    bow = before - 2 * here + after
    return 0.0 if bow >= 0 else float(np.clip(0.5 * (before - after) / bow, -0.5, 0.5))
