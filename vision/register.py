"""Placing a known page on a frame to a fraction of a pixel.

Coarse: ORB features of the roughly straightened sheet against the reference, each sought only
near where the outline says it should be. Fine: the sheet is straightened again, and the
reference's sharpest points are followed into it by pyramidal Lucas-Kanade, forwards and backwards
(Kalal et al. 2010), at half and then full resolution. Homographies are fitted with MAGSAC++
(Barath et al. 2020).
"""

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, PageMm, Points, Quad, ScanPx, scaling
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Grey, Reference, Scan
from vision.rectify import rectify

_COARSE_FEATURES = 550
#: A feature is sought within this distance of where the outline puts it: a page corner is
#: seldom off by more than a tenth of the page.
_COARSE_REACH_MM = 22.0
_COARSE_RESIDUAL_MM = 1.5
#: ORB descriptors of the same place differ in fewer of their 256 bits than this.
_COARSE_MOST_BITS = 70
_FEWEST_PAIRS = 12
#: Points followed by LK, the best one of each cell, so that one dense table is not all.
_FINE_POINTS = 320
_FINE_CELL_MM = 9.0
#: Where fewer of the points followed agree, the round at half resolution is repeated.
_CALM_SHARE = 0.9
#: Cells whose sharpest corner is below this share of the page's sharpest are blank.
_FINE_FLOOR = 0.01
_FINE_WINDOW_PX = 17
#: Forward and backward tracks may part by this much; more means the wrong place was found.
_FINE_RETURN_PX = 0.5
_FINE_RESIDUAL_PX = 0.8

Floats32 = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Landmarks:
    """What registration looks for on a reference, computed once per page.

    `coarse_mm`, `fine_mm`: positions on paper; `descriptors`: ORB, uint8 (N, 32); `levels`: the
    evened reference by px_per_mm.
    """

    coarse_mm: Points[PageMm]
    descriptors: NDArray[np.uint8]
    fine_mm: Points[PageMm]
    levels: dict[float, Grey]


@dataclass(frozen=True, eq=False)
class Placement:
    """Where a page lies: the map, how many of the points followed agree, and how closely."""

    page_to_frame: Homography[PageMm, FramePx]
    agreeing: int
    followed: int
    residual_mm: float


def landmarks(reference: Reference) -> Landmarks:
    """What to look for on `reference`."""
    coarse_mm, descriptors = _orb(reference.half, None)
    levels = {
        HALF_PX_PER_MM: _evened(reference.half),
        REFERENCE_PX_PER_MM: _evened(reference.grey),
    }
    return Landmarks(coarse_mm, descriptors, _fine_points(reference.half), levels)


@dataclass(frozen=True, eq=False)
class Registrar:
    """Places references on one frame; what it sees of the frame is computed once."""

    frame: Frame
    _features: dict[tuple[bytes, float, float], tuple[Points[PageMm], NDArray[np.uint8]]] = field(
        default_factory=dict
    )

    def place(
        self, reference: Reference, marks: Landmarks, corners: Quad[FramePx]
    ) -> Placement | None:
        """Place `reference`, given roughly where its corners (TL, TR, BR, BL) are.

        None where the page is not there, or too little of it shows.
        """
        rough = Homography.between(reference.outline, corners)
        coarse = self._coarse(reference, marks, rough)
        return None if coarse is None else self.settle(reference, marks, coarse)

    def settle(
        self, reference: Reference, marks: Landmarks, start: Homography[PageMm, FramePx]
    ) -> Placement | None:
        """Place `reference`, given a map that is right to a millimetre or two."""
        placement = self._follow(reference, marks, start, HALF_PX_PER_MM)
        if placement is not None and placement.agreeing < _CALM_SHARE * placement.followed:
            start = placement.page_to_frame
            placement = self._follow(reference, marks, start, HALF_PX_PER_MM)
        if placement is None:
            return None
        return self._follow(reference, marks, placement.page_to_frame, REFERENCE_PX_PER_MM)

    def _coarse(
        self, reference: Reference, marks: Landmarks, rough: Homography[PageMm, FramePx]
    ) -> Homography[PageMm, FramePx] | None:
        size_mm = (reference.width_mm, reference.height_mm)
        at = (rough.matrix.tobytes(), *size_mm)
        if at not in self._features:
            scan = rectify(self.frame, rough, *size_mm, HALF_PX_PER_MM)
            self._features[at] = _orb(scan.grey, scan.seen)
        seen_mm, descriptors = self._features[at]
        pairs = _pairs(marks, seen_mm, descriptors)
        if len(pairs) < _FEWEST_PAIRS:
            return None
        page = Points[PageMm](marks.coarse_mm.xy[pairs[:, 0]])
        seen = Points[PageMm](seen_mm.xy[pairs[:, 1]])
        drift, agreeing = Homography.fit(page, seen, _COARSE_RESIDUAL_MM)
        if drift is None or agreeing.sum() < _FEWEST_PAIRS:
            return None
        return drift.then(rough)

    def _follow(
        self,
        reference: Reference,
        marks: Landmarks,
        start: Homography[PageMm, FramePx],
        px_per_mm: float,
    ) -> Placement | None:
        if not _is_sane(start, reference, self.frame):
            return None
        scan = rectify(self.frame, start, reference.width_mm, reference.height_mm, px_per_mm)
        to_scan = scaling(px_per_mm)
        source = np.asarray(to_scan(marks.fine_mm).xy, np.float32)
        if len(source) < _FEWEST_PAIRS:
            return None
        found, good = _tracked(marks.levels[px_per_mm], scan, source)
        if good.sum() < _FEWEST_PAIRS:
            return None
        page, there = _points(source[good]), _points(found[good])
        drift, agreeing = Homography.fit(page, there, _FINE_RESIDUAL_PX)
        if drift is None or agreeing.sum() < _FEWEST_PAIRS:
            return None
        page, there = _points(page.xy[agreeing]), _points(there.xy[agreeing])
        drift = Homography.refined(page, there) or drift
        residual_px = float(np.median(np.linalg.norm(drift(page).xy - there.xy, axis=1)))
        page_to_frame = to_scan.then(drift).then(scan.scan_to_frame)
        if not _is_sane(page_to_frame, reference, self.frame):
            return None
        return Placement(
            page_to_frame, int(agreeing.sum()), int(good.sum()), residual_px / px_per_mm
        )


def _orb(small: Grey, seen: Grey | None) -> tuple[Points[PageMm], NDArray[np.uint8]]:
    orb = cv2.ORB_create(  # type: ignore[attr-defined]
        nfeatures=_COARSE_FEATURES, scaleFactor=1.3, nlevels=3, edgeThreshold=12, fastThreshold=8
    )
    keypoints, descriptors = orb.detectAndCompute(small, seen)
    if descriptors is None:
        return Points(np.zeros((0, 2))), np.zeros((0, 32), np.uint8)
    xy = np.array([keypoint.pt for keypoint in keypoints], np.float64)
    return scaling(HALF_PX_PER_MM).inverse()(Points[ScanPx](xy)), descriptors


def _fine_points(half: Grey) -> Points[PageMm]:
    """The sharpest corner of each cell of the page, the sharpest cells first."""
    response = cv2.cornerMinEigenVal(cv2.GaussianBlur(half, (0, 0), 0.7), 3)
    margin = _FINE_WINDOW_PX // 2 + 1
    response[:margin] = response[-margin:] = 0
    response[:, :margin] = response[:, -margin:] = 0
    cell = round(_FINE_CELL_MM * HALF_PX_PER_MM)
    rows, columns = half.shape[0] // cell, half.shape[1] // cell
    whole = response[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell)
    blocks = whole.transpose(0, 2, 1, 3).reshape(rows * columns, cell * cell)
    inside, strength = blocks.argmax(axis=1), blocks.max(axis=1, initial=0.0)
    best = np.argsort(-strength)[:_FINE_POINTS]
    best = best[strength[best] > _FINE_FLOOR * float(response.max())]
    x = (best % columns) * cell + inside[best] % cell
    y = (best // columns) * cell + inside[best] // cell
    return scaling(HALF_PX_PER_MM).inverse()(_points(np.column_stack([x, y])))


def _pairs(
    marks: Landmarks, seen_mm: Points[PageMm], descriptors: NDArray[np.uint8]
) -> NDArray[np.int64]:
    """Mutually nearest features within reach of each other: indices, int64 (N, 2)."""
    if len(seen_mm) == 0 or len(marks.coarse_mm) == 0:
        return np.zeros((0, 2), np.int64)
    bits = _hamming(marks.descriptors, descriptors)
    page, seen = marks.coarse_mm.xy.astype(np.float32), seen_mm.xy.astype(np.float32)
    for axis in (0, 1):
        bits[np.abs(page[:, None, axis] - seen[None, :, axis]) > _COARSE_REACH_MM] = np.inf
    there, back = bits.argmin(1), bits.argmin(0)
    index = np.arange(len(there))
    mutual = (back[there] == index) & (bits[index, there] <= _COARSE_MOST_BITS)
    return np.column_stack([index[mutual], there[mutual]])


def _hamming(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> Floats32:
    """Differing bits between every pair, as a product of ±1 vectors: float32 (N, M)."""
    a = np.unpackbits(one, axis=1).astype(np.float32) * 2 - 1
    b = np.unpackbits(other, axis=1).astype(np.float32) * 2 - 1
    return np.asarray((256 - a @ b.T) / 2, np.float32)


def _tracked(expected: Grey, scan: Scan, source: Floats32) -> tuple[Floats32, NDArray[np.bool_]]:
    """Points of the reference followed into the scan and back: where to, and which to trust."""
    seen = _evened(scan.grey)
    found, there = _flow(expected, seen, source)
    again, back = _flow(seen, expected, found)
    height, width = scan.seen.shape
    x = np.clip(np.round(found[:, 0]), 0, width - 1).astype(int)
    y = np.clip(np.round(found[:, 1]), 0, height - 1).astype(int)
    good = there & back & (scan.seen[y, x] > 0)
    good &= np.linalg.norm(again - source, axis=1) < _FINE_RETURN_PX
    return found, good


def _flow(one: Grey, other: Grey, points: Floats32) -> tuple[Floats32, NDArray[np.bool_]]:
    start = np.ascontiguousarray(points[:, None])
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        one,
        other,
        start,
        start.copy(),
        winSize=(_FINE_WINDOW_PX, _FINE_WINDOW_PX),
        maxLevel=1,
        criteria=(cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 15, 0.01),
        minEigThreshold=1e-4,
    )
    return np.asarray(found[:, 0], np.float32), np.asarray(status[:, 0] == 1)


def _evened(grey: Grey) -> Grey:
    """Light evened out and paper set to one level, so that LK compares print and not lamps."""
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.blur(cv2.dilate(small, np.ones((5, 5), np.uint8)), (9, 9))
    level = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(level, 8), scale=220), np.uint8)


def _points(xy: NDArray[Any]) -> Points[ScanPx]:
    return Points[ScanPx](np.asarray(xy, np.float64))


def _is_sane(
    page_to_frame: Homography[PageMm, FramePx], reference: Reference, frame: Frame
) -> bool:
    """Whether the page lands as a convex sheet of a believable size."""
    quad = page_to_frame.quad(reference.outline)
    size = frame.width_px * frame.height_px
    return quad.is_convex and 0.02 * size < quad.area < 20 * size
