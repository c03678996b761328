"""Sheets that lie mostly outside the frame, from the one or two corners that are in sight.

Where a network draws whole sheets it must guess where they end, and there is no room on its
canvas for most of one. The sides it sees within the picture are sure: they are drawn as lines,
joined where they cross on paper, and a sheet is made of each corner in every usual size. So it is
of the corners of what is bright (`bright_sheets.py`), which it may have been misled about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

import cv2
import numpy as np
from numpy.typing import NDArray

from models.canvas import Canvas
from models.page_corners import PageCorners, Sighting
from vision.geometry import Floats, FramePx, Quad
from vision.picture import Frame
from vision.sheets.bright_sheets import bright_chains, is_like
from vision.sheets.cut_off import completed, of_every_size
from vision.sheets.one_side import lying_along

#: Below this presence there is no sheet at all.
_NO_SHEET = 0.3
#: Sides are where the network is as sure as this, away from the picture's edge by so many px of its
#: map: paper that runs out of the picture seems to have a side there.
_SIDE, _RIM_PX = 0.3, 3
#: A side is so many px of the map long at least, with no wider gaps than this; so many are looked
#: at, the longest first.
_SHORTEST_PX, _GAP_PX, _VOTES, _MOST_SIDES = 9, 6, 8, 6
#: Two lines are one side when they part by less than this.
_SAME_DEG, _SAME_PX = 10.0, 3.0
#: Lines are drawn through what is within this of them, and so often anew with what they reach.
_NEAR_PX, _FOLLOWED = 2.0, 3
#: Sides of a sheet meet at an angle whose cosine is less than this, within so many px of the ends
#: of both.
_LEAST_SQUARE, _MEET_PX = 0.6, 7.0
#: Paper is where the network is surer by so much inside a corner than beyond its sides.
_PAPER = 0.08
#: A side goes on beyond the picture where its end is so near the picture's edge, px of the map.
_LEAVES_PX = 9.0
#: A corner is looked at so far along its sides, px of the map, for what is paper.
_LOOK_PX = 8.0
#: Places along a side, as share of it, where is looked on which side of it paper is.
_ALONG = np.linspace(0.1, 0.9, 9)
#: Rows of corners that lie closer than this share of the frame's longer side are one sheet's.
_SAME_SHARE = 0.025


@dataclass(frozen=True, eq=False)
class CutSheetFinder:
    """Finds sheets that run out of the frame, by their sides in sight."""

    corners: PageCorners = field(default_factory=PageCorners)

    def on(self, frame: Frame) -> "CutSheets":
        """Those of a frame, sought when they are asked for."""
        return CutSheets(frame, self.corners)


@dataclass(frozen=True, eq=False)
class CutSheets:
    """Sheets that run out of `frame`, as `corners` and what is bright show them."""

    frame: Frame
    corners: PageCorners

    @property
    def may_be_bright(self) -> bool:
        """Whether something bright may be such a sheet; told in a few milliseconds."""
        return bool(self._bright)

    def outlines(self) -> list[Quad[FramePx]]:
        """Where such sheets may end, the likeliest first of each; corners clockwise in FramePx.

        Raises:
            ModelsError: a network's file is missing or changed.
        """
        chains = [_clockwise(chain) for chain in self._bright]
        for places in self._seen_chains():
            # What is bright shows the same corners more exactly.
            if not any(is_like(places, bright, self.frame, _SAME_SHARE) for bright in chains):
                chains.append(places)
        return [quad for chain in chains for quad in _sheets(self.frame, chain)]

    def _seen_chains(self) -> Iterator[Floats]:
        """Their corners as the network sees them, if it sees a sheet."""
        sighting = self.corners.see(self.frame.pixels)
        if sighting.presence < _NO_SHEET:
            return
        canvas = Canvas(self.frame.width_px, self.frame.height_px)
        for chain in _Sides.of(sighting, canvas).chains():
            yield canvas.to_frame(chain * 2 + 0.5)

    def along_one_side(self) -> list[Quad[FramePx]]:
        """Where sheets may end of which one side is in sight and neither of its ends.

        Raises:
            ModelsError: a network's file is missing or changed.
        """
        sighting = self.corners.see(self.frame.pixels)
        if sighting.presence < _NO_SHEET:
            return []
        canvas = Canvas(self.frame.width_px, self.frame.height_px)
        sides = (canvas.to_frame(side * 2 + 0.5) for side in _Sides.of(sighting, canvas).lone())
        return [quad for side in sides for quad in lying_along(self.frame, side)]

    @cached_property
    def _bright(self) -> list[Floats]:
        """Their corners as far as they are bright; asked for both, and reckoned once."""
        return bright_chains(self.frame)


def _sheets(frame: Frame, places: Floats) -> list[Quad[FramePx]]:
    """The sheets with these corners in a row, (3, 2) or (4, 2), the first and last not ends."""
    if len(places) == 4:
        # Its end is out of sight, from the last of them to the first.
        return completed(frame, Quad(places), [3], is_guessed=False)
    return of_every_size(frame, Quad(np.insert(places[[2, 0, 1]], 1, _opposite(places), axis=0)), 0)


def _opposite(corner: Floats) -> Floats:
    return np.asarray(corner[0] + corner[2] - corner[1])


@dataclass(frozen=True, eq=False)
class _Joint:
    """Where two sides meet: `sides` by number, and to which end of each, 0 or 1, paper leads."""

    sides: tuple[int, int]
    far: tuple[int, int]
    place: Floats


@dataclass(frozen=True, eq=False)
class _Sides:
    """Straight sides in sight: ends (N, 2, 2) in px of the map, longest first."""

    ends: Floats
    mask: NDArray[np.float32]
    low: Floats
    high: Floats

    @classmethod
    def of(cls, sighting: Sighting, canvas: Canvas) -> "_Sides":
        low = np.array(canvas.offset) / 2
        high = low + np.array(canvas.picture) / 2 - 1
        inner = np.zeros(sighting.side_map.shape, bool)
        left, top = np.ceil(low + _RIM_PX).astype(int)
        right, bottom = np.floor(high - _RIM_PX).astype(int)
        inner[top : bottom + 1, left : right + 1] = True
        shown = np.asarray(np.where(inner, sighting.side_map, 0), np.float32)
        return cls(_lines(shown), sighting.mask, low, high)

    def chains(self) -> Iterator[Floats]:
        """Corners in a row of sheets that run out of the picture, clockwise.

        The first and the last are where a side leaves the picture: three for one corner in sight,
        four for two.
        """
        joints = [
            joint
            for one, other in combinations(range(len(self.ends)), 2)
            for joint in self._joints(one, other)
        ]
        for first, second in combinations(joints, 2):
            yield from self._with_two(first, second)
        for joint in joints:
            chain = np.array([self._far(joint, 0), joint.place, self._far(joint, 1)])
            if self._leaves(chain[0]) or self._leaves(chain[2]):
                yield _clockwise(chain)

    def lone(self) -> Iterator[Floats]:
        """The sides that leave the picture at both ends, (2, 2), paper on the right of them."""
        for ends in self.ends:
            if not all(self._leaves(end) for end in ends):
                continue
            way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
            right = _LOOK_PX * np.array([-way[1], way[0]])
            along = ends[0] + _ALONG[:, None] * (ends[1] - ends[0])
            paper, beyond = (
                float(np.mean([self._mask_at(place) for place in along + off]))
                for off in (right, -right)
            )
            if abs(paper - beyond) > _PAPER:
                whole = self._to_the_rim(ends)
                yield whole if paper > beyond else whole[::-1]

    def _to_the_rim(self, ends: Floats) -> Floats:
        """A side as far as the picture goes: near its edge the network says nothing."""
        way = ends[1] - ends[0]
        # Never nought by nought, for a side along the picture's own.
        steep = np.where(np.abs(way) < 1e-6, 1e-6, way)
        leaves = np.sort([(self.low - ends[0]) / steep, (self.high - ends[0]) / steep], axis=0)
        return np.asarray(ends[0] + np.array([[leaves[0].max()], [leaves[1].min()]]) * way)

    def _with_two(self, first: _Joint, second: _Joint) -> Iterator[Floats]:
        """The sheet with both corners, if one side leads from one to the other."""
        for at, to in product((0, 1), (0, 1)):
            is_between = first.sides[at] == second.sides[to] and first.far[at] != second.far[to]
            if not is_between or first.sides[1 - at] == second.sides[1 - to]:
                continue
            ends = self._far(first, 1 - at), self._far(second, 1 - to)
            if any(self._leaves(end) for end in ends):
                yield _clockwise(np.array([ends[0], first.place, second.place, ends[1]]))

    def _far(self, joint: _Joint, which: int) -> Floats:
        """The end to which one of the sides of a corner leads."""
        return np.asarray(self.ends[joint.sides[which], joint.far[which]])

    def _joints(self, one: int, other: int) -> Iterator[_Joint]:
        """The corners of paper where two sides meet at about a right angle.

        Something that lies at a corner makes a side seem to go on: it may then end there or begin.
        """
        ends = self.ends[[one, other]]
        way, across = ends[:, 1] - ends[:, 0]
        cosine = abs(float(way @ across)) / float(np.linalg.norm(way) * np.linalg.norm(across))
        if cosine > _LEAST_SQUARE:
            return
        share = np.linalg.solve(np.column_stack([way, -across]), ends[1, 0] - ends[0, 0])
        place = ends[0, 0] + share[0] * way
        away = np.linalg.norm(ends - place, axis=2)
        reaches = (share > 0) & (share < 1) | (away.min(axis=1) < _MEET_PX)
        if not reaches.all() or away.min() > _MEET_PX:
            return
        for far in product((0, 1), (0, 1)):
            corner = np.array([ends[0, far[0]], place, ends[1, far[1]]])
            is_long = min(away[0, far[0]], away[1, far[1]]) > _SHORTEST_PX
            if is_long and self._is_paper(corner):
                yield _Joint((one, other), far, place)

    def _leaves(self, end: Floats) -> bool:
        return bool(min((end - self.low).min(), (self.high - end).min()) < _LEAVES_PX)

    def _is_paper(self, corner: Floats) -> bool:
        """Whether paper lies between the two sides of a corner rather than beyond them."""
        ways = (corner[[0, 2]] - corner[1]) / np.linalg.norm(
            corner[[0, 2]] - corner[1], axis=1, keepdims=True
        )
        inside = self._mask_at(corner[1] + _LOOK_PX * ways.sum(axis=0))
        across = ways[0] - ways[1]
        beyond = (self._mask_at(corner[1] + _LOOK_PX * way) for way in (across, -across))
        return inside > max(beyond) + _PAPER

    def _mask_at(self, place: Floats) -> float:
        x, y = np.clip(np.round(place), 0, np.array(self.mask.shape[::-1]) - 1).astype(int)
        return float(self.mask[y, x])


def _clockwise(chain: Floats) -> Floats:
    """Corners in a row, so that paper lies on the right of who walks along them."""
    way, following = chain[1] - chain[0], chain[2] - chain[1]
    turn = way[0] * following[1] - way[1] * following[0]
    return chain if turn > 0 else chain[::-1]


def _lines(shown: NDArray[np.float32]) -> Floats:
    """Straight sides in a map of them: ends (N, 2, 2), longest first."""
    seen = cv2.HoughLinesP(
        np.asarray(shown > _SIDE, np.uint8) * 255, 0.5, np.pi / 360, _VOTES,
        minLineLength=_SHORTEST_PX, maxLineGap=_GAP_PX,
    )  # fmt: skip
    if seen is None:
        return np.zeros((0, 2, 2))
    ends = np.asarray(seen, np.float64).reshape(-1, 2, 2)
    ends = ends[np.argsort(-np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1))]
    y, x = np.nonzero(shown > _SIDE)
    places, weight = np.column_stack([x, y]).astype(np.float64), shown[y, x]
    kept: list[Floats] = []
    for each in ends:
        if all(not _is_same(each, other) for other in kept):
            kept.append(_through(places, weight, each))
        if len(kept) == _MOST_SIDES:
            break
    # Followed to its end, a piece may be as long as the side it was drawn beside.
    kept.sort(key=lambda side: -float(np.linalg.norm(side[1] - side[0])))
    each_once = [
        side for n, side in enumerate(kept) if not any(_is_same(side, one) for one in kept[:n])
    ]
    return np.array(each_once)


def _is_same(one: Floats, other: Floats) -> bool:
    """Whether a line is part of a longer one."""
    way = (other[1] - other[0]) / np.linalg.norm(other[1] - other[0])
    off = np.abs((one - other[0]) @ np.array([-way[1], way[0]]))
    along = (one[1] - one[0]) / np.linalg.norm(one[1] - one[0])
    return bool(
        off.max() < _SAME_PX
        or (off.mean() < _SAME_PX and abs(along @ way) > np.cos(np.radians(_SAME_DEG)))
    )


def _through(places: Floats, weight: NDArray[np.float32], ends: Floats) -> Floats:
    """The line through the places along it, as far as it goes on both ways.

    `places` are where a map shows sides, (N, 2), and `weight` how surely, (N,).
    """
    for _ in range(_FOLLOWED):
        way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
        axes = np.array([way, [-way[1], way[0]]])
        along, off = axes @ (places - ends.mean(axis=0)).T
        near = np.abs(off) < _NEAR_PX
        near[near] = _unbroken(along[near])
        if near.sum() < _SHORTEST_PX:
            return ends
        slope, level = np.polyfit(along[near], off[near], 1, w=weight[near])
        reach = along[near].min(), along[near].max()
        ends = ends.mean(axis=0) + np.array([[at, level + slope * at] for at in reach]) @ axes
    return ends


def _unbroken(along: Floats) -> NDArray[np.bool_]:
    """Which places along a line hang together, without a wide gap, around its middle at 0."""
    order = np.argsort(along)
    run = np.cumsum(np.diff(along[order], prepend=along[order[:1]]) > _GAP_PX)
    middle = run[np.abs(along[order]).argmin()]
    kept = np.empty(len(along), bool)
    kept[order] = run == middle
    return kept
