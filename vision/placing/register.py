"""Placing a known page on a frame to a fraction of a pixel.

The sheet is straightened as its outline says, and the reference's sharpest points are followed
into it by pyramidal Lucas-Kanade, forwards and backwards (Kalal et al. 2010), at half and then
full resolution. Where the outline is too far off for that, ORB features of the straightened sheet
are matched with the reference's first, each sought only near where the outline says it should be.
Homographies are fitted with MAGSAC++ (Barath et al. 2020).
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    Points,
    Quad,
    ScanPx,
    scaling,
)
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Grey, Reference, Scan
from vision.placing.even_light import as_dark, darkness, evened
from vision.placing.placement import FEWEST_FOLLOWED_ONCE, Placement, Tracks, bend_mm
from vision.placing.refinement import refine
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
#: The outline is near enough where so many of the points in sight are found from it and agree.
_NEAR_SHARE = 0.4
#: Cells whose sharpest corner is below this share of the page's sharpest are blank.
_FINE_FLOOR = 0.01
_FINE_WINDOW_PX, _FINE_LEVELS = 17, 1
#: Forward and backward tracks may part by this much; more means the wrong place was found.
_FINE_RETURN_PX = 0.5
_FINE_RESIDUAL_PX = 0.8

#: At half resolution paper is surely flat that bends less than this; full resolution moves it by
#: a tenth of a mm.
_SURELY_FLAT_MM = 0.25

Floats32 = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Landmarks:
    """What registration looks for on a reference, each thing when it is needed and once."""

    reference: Reference

    @cached_property
    def fine_mm(self) -> Points[PageMm]:
        """The sharpest points on paper."""
        return _fine_points(self.reference.half)

    def level(self, px_per_mm: float) -> "Level":
        """The reference at HALF_PX_PER_MM or REFERENCE_PX_PER_MM."""
        return self._half if px_per_mm == HALF_PX_PER_MM else self._whole

    @cached_property
    def coarse(self) -> "Features":
        """The features of the page; only looked for where the outline is not enough."""
        return _orb(self.reference.half, None)

    @cached_property
    def _half(self) -> "Level":
        return Level.of(self.reference.half)

    @cached_property
    def _whole(self) -> "Level":
        return Level.of(self.reference.grey)


@dataclass(frozen=True, eq=False)
class Level:
    """A page at one resolution: `evened`, and how much darker than its paper its print is."""

    evened: Grey
    darkness: float

    @classmethod
    def of(cls, grey: Grey) -> "Level":
        """Of the page's picture."""
        even = evened(grey)
        return cls(even, darkness(even))


@dataclass(frozen=True, eq=False)
class Features:
    """ORB features: where they are on paper, and their descriptors, uint8 (N, 32)."""

    at_mm: Points[PageMm]
    descriptors: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Registrar:
    """Places references on one frame; what it sees of the frame is computed once."""

    frame: Frame
    _features: dict[tuple[bytes, float, float], Features] = field(default_factory=dict)
    _paired: dict[tuple[bytes, str], Tracks] = field(default_factory=dict)
    _by_features: dict[tuple[bytes, str], Placement | None] = field(default_factory=dict)

    def place(
        self,
        reference: Reference,
        marks: Landmarks,
        corners: Quad[FramePx],
        is_thorough: bool = True,
    ) -> Placement | None:
        """Place `reference`, given roughly where its corners (TL, TR, BR, BL) are.

        None where the page is not there, or too little of it shows; if not `is_thorough`, also
        where the corners are off by more than a few mm, which is told in a third of the time.
        """
        rough = Homography.between(reference.outline, corners)
        near = self._follow(reference, marks, rough, HALF_PX_PER_MM)
        is_near = near is not None and near.agreeing >= _NEAR_SHARE * self._in_sight(marks, rough)
        if is_thorough and not is_near:
            return self.place_by_features(reference, marks, corners)
        return None if near is None else self._refined(reference, marks, near)

    def _in_sight(self, marks: Landmarks, lie: Homography[PageMm, FramePx]) -> int:
        """How many of the points followed the frame would show, if the page lay so."""
        at = lie(marks.fine_mm).xy
        last = np.array([self.frame.width_px, self.frame.height_px]) - 1
        return int(((at >= 0) & (at <= last)).all(axis=1).sum())

    def place_by_features(
        self, reference: Reference, marks: Landmarks, corners: Quad[FramePx]
    ) -> Placement | None:
        """As `place`, for corners that may be off by some cm, or a page that may not be there.

        None where it is not is told in a third of the time. What was placed so is known: the same
        again for the same corners.
        """
        rough = Homography.between(reference.outline, corners)
        at = (rough.matrix.tobytes(), reference.key)
        if at not in self._by_features:
            coarse = self._coarse(reference, marks, rough)
            placed = None if coarse is None else self.place_from(reference, marks, coarse)
            self._by_features[at] = placed
        return self._by_features[at]

    def place_from(
        self, reference: Reference, marks: Landmarks, start: Homography[PageMm, FramePx]
    ) -> Placement | None:
        """Place `reference`, given a map that is right to a millimetre or two."""
        placement = self._follow(reference, marks, start, HALF_PX_PER_MM)
        return None if placement is None else self._refined(reference, marks, placement)

    def _refined(
        self, reference: Reference, marks: Landmarks, placement: Placement
    ) -> Placement | None:
        """The placement at half resolution made as exact as the frame allows.

        Where that shows flat paper, by all of its print at once; else followed at full resolution.
        """
        if bend_mm(placement, reference, FEWEST_FOLLOWED_ONCE) < _SURELY_FLAT_MM:
            by_print = refine(self.frame, reference, placement)
            if by_print.is_refined:
                return by_print
        if not placement.is_calm:
            start = placement.page_to_frame
            again = self._follow(reference, marks, start, HALF_PX_PER_MM)
            if again is None:
                return None
            placement = again
        start = placement.page_to_frame
        exact = self._follow(reference, marks, start, REFERENCE_PX_PER_MM)
        if exact is None:
            # A nearly empty page has hardly enough print to follow it that closely.
            return placement if placement.is_calm else None
        return replace(exact, tracks=placement.tracks + exact.tracks)

    def pairs(self, reference: Reference, marks: Landmarks, corners: Quad[FramePx]) -> Tracks:
        """Features of `reference` that look alike about where its corners say they should be."""
        return self._alike(reference, marks, Homography.between(reference.outline, corners))

    def _coarse(
        self, reference: Reference, marks: Landmarks, rough: Homography[PageMm, FramePx]
    ) -> Homography[PageMm, FramePx] | None:
        pairs = self._alike(reference, marks, rough)
        if len(pairs.page) < _FEWEST_PAIRS:
            return None
        drift, agreeing = Homography.fit(
            pairs.page, rough.inverse()(pairs.frame), _COARSE_RESIDUAL_MM
        )
        if drift is None or agreeing.sum() < _FEWEST_PAIRS:
            return None
        return drift.then(rough)

    def _alike(
        self, reference: Reference, marks: Landmarks, rough: Homography[PageMm, FramePx]
    ) -> Tracks:
        """Features on the page, and where in the frame they seem to be; paired once."""
        pose = rough.matrix.tobytes()
        if (pose, reference.key) not in self._paired:
            seen = self._seen(rough, reference)
            pairs = _pairs(marks.coarse, seen)
            page, there = marks.coarse.at_mm.xy[pairs[:, 0]], seen.at_mm.xy[pairs[:, 1]]
            found = Tracks(Points(page), rough(Points[PageMm](there)))
            self._paired[pose, reference.key] = found
        return self._paired[pose, reference.key]

    def _seen(self, rough: Homography[PageMm, FramePx], reference: Reference) -> Features:
        """Features of the sheet, roughly straightened."""
        size_mm = (reference.width_mm, reference.height_mm)
        at = (rough.matrix.tobytes(), *size_mm)
        if at not in self._features:
            scan = rectify(self.frame, rough, *size_mm, HALF_PX_PER_MM)
            self._features[at] = _orb(scan.grey, scan.seen)
        return self._features[at]

    def _follow(
        self,
        reference: Reference,
        marks: Landmarks,
        start: Homography[PageMm, FramePx],
        px_per_mm: float,
    ) -> Placement | None:
        if not is_sane(start, reference, self.frame):
            return None
        scan = rectify(self.frame, start, reference.width_mm, reference.height_mm, px_per_mm)
        to_scan = scaling(px_per_mm)
        source = np.asarray(to_scan(marks.fine_mm).xy, np.float32)
        if len(source) < _FEWEST_PAIRS:
            return None
        found, good = tracked(marks.level(px_per_mm), scan, source)
        if good.sum() < _FEWEST_PAIRS:
            return None
        page, there = _points(source[good]), _points(found[good])
        to_frame = to_scan.inverse().then(start)
        tracks = Tracks(Points(marks.fine_mm.xy[good]), to_frame(there))
        drift, agreeing = Homography.fit(page, there, _FINE_RESIDUAL_PX)
        if drift is None or agreeing.sum() < _FEWEST_PAIRS:
            return None
        page, there = _points(page.xy[agreeing]), _points(there.xy[agreeing])
        drift = Homography.refined(page, there) or drift
        residual_px = float(np.median(np.linalg.norm(drift(page).xy - there.xy, axis=1)))
        page_to_frame = to_scan.then(drift).then(to_frame)
        if not is_sane(page_to_frame, reference, self.frame):
            return None
        return Placement(
            page_to_frame, int(agreeing.sum()), int(good.sum()), residual_px / px_per_mm, tracks
        )


def _orb(small: Grey, seen: Grey | None) -> Features:
    orb = cv2.ORB_create(  # type: ignore[attr-defined]
        nfeatures=_COARSE_FEATURES, scaleFactor=1.3, nlevels=3, edgeThreshold=12, fastThreshold=8
    )
    keypoints, descriptors = orb.detectAndCompute(small, seen)
    if descriptors is None:
        return Features(Points(np.zeros((0, 2))), np.zeros((0, 32), np.uint8))
    xy = np.array([keypoint.pt for keypoint in keypoints], np.float64)
    at_mm = scaling(HALF_PX_PER_MM).inverse()(Points[ScanPx](xy))
    return Features(at_mm, np.asarray(descriptors, np.uint8))


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


def _pairs(page: Features, seen: Features) -> NDArray[np.int64]:
    """Mutually nearest features within reach of each other: indices, int64 (N, 2)."""
    if len(page.at_mm) == 0 or len(seen.at_mm) == 0:
        return np.zeros((0, 2), np.int64)
    here, there_mm = page.at_mm.xy.astype(np.float32), seen.at_mm.xy.astype(np.float32)
    near = np.ones((len(here), len(there_mm)), bool)
    for axis in (0, 1):
        near &= np.abs(here[:, None, axis] - there_mm[None, :, axis]) <= _COARSE_REACH_MM
    within = near.astype(np.uint8)
    there = _nearest(page.descriptors, seen.descriptors, within)
    back = _nearest(seen.descriptors, page.descriptors, np.ascontiguousarray(within.T))
    mutual = [(one, other) for one, other in there.items() if back.get(other) == one]
    return np.array(mutual, np.int64).reshape(-1, 2)


def _nearest(
    one: NDArray[np.uint8], other: NDArray[np.uint8], within: NDArray[np.uint8]
) -> dict[int, int]:
    """The row of `other` most like each row of `one`, of those `within`, if it is like it."""
    found = cv2.BFMatcher(cv2.NORM_HAMMING).match(one, other, within)
    return {each.queryIdx: each.trainIdx for each in found if each.distance <= _COARSE_MOST_BITS}


def tracked(
    expected: Level, scan: Scan, source: Floats32, levels: int = _FINE_LEVELS
) -> tuple[Floats32, NDArray[np.bool_]]:
    """Points of the reference followed into the scan and back: where to, which to trust.

    `source` and the places found are in ScanPx; `levels` of halving, each doubles the reach.
    """
    seen = as_dark(scan, expected.darkness)
    found, there = _flow(expected.evened, seen, source, levels)
    again, back = _flow(seen, expected.evened, found, levels)
    height, width = scan.seen.shape
    x = np.clip(np.round(found[:, 0]), 0, width - 1).astype(int)
    y = np.clip(np.round(found[:, 1]), 0, height - 1).astype(int)
    good = there & back & (scan.seen[y, x] > 0)
    good &= np.linalg.norm(again - source, axis=1) < _FINE_RETURN_PX
    return found, good


def _flow(
    one: Grey, other: Grey, points: Floats32, levels: int
) -> tuple[Floats32, NDArray[np.bool_]]:
    start = np.ascontiguousarray(points[:, None])
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        one,
        other,
        start,
        start.copy(),
        winSize=(_FINE_WINDOW_PX, _FINE_WINDOW_PX),
        maxLevel=levels,
        criteria=(cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 15, 0.01),
        minEigThreshold=1e-4,
    )
    return np.asarray(found[:, 0], np.float32), np.asarray(status[:, 0] == 1)


def _points(xy: NDArray[Any]) -> Points[ScanPx]:
    return Points[ScanPx](np.asarray(xy, np.float64))


def is_sane(page_to_frame: Homography[PageMm, FramePx], reference: Reference, frame: Frame) -> bool:
    """Whether the page lands as a convex sheet of a believable size."""
    quad = page_to_frame.quad(reference.outline)
    size = frame.width_px * frame.height_px
    return quad.is_convex and 0.02 * size < quad.area < 20 * size
