"""Laying bent paper along its own edge, where no print near by says how it lies.

Beyond the last print a mesh runs straight on, and paper that curls lies a centimetre off there. Its
edge is seen all the same, and of a sheet printed to size it is where the page ends: each place of
it tells how far the paper moved across that side, and nothing of how far along it.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.page_sides import PLACES, EdgePlaces, PageSides
from models.strips import ALONG
from vision.geometry import (
    Floats,
    FramePx,
    PageMm,
    Points,
    Quad,
    Warp,
    grid_mm,
    px_per_mm,
)
from vision.picture import Frame, Reference
from vision.placing.mesh import from_nearest_plane, unbend_anew
from vision.placing.placement import FLAT_MM, Placement, shift_of
from vision.placing.register import Landmarks, Registrar, is_sane
from vision.placing.smooth_grid import SmoothGrid
from vision.placing.unstretched import Seen, unstretched

Booleans = NDArray[np.bool_]

#: The edge is sought within 16 steps of where the mesh has it: closely, widely, and where that does
#: not show it all, far off.
_CLOSE_MM, _WIDE_MM, _FAR_OFF_MM = 0.5, 1.25, 2.5
#: Where less of it than this is found closely, the mesh may be further off; where some of it is off
#: by more than the second, it lies aslant there, and is looked at again from where it was found.
_WHOLE, _FAR_MM = 0.9, 3.0
#: Paper that is flat where it is printed may be bent where two corners of the sheet are nearer than
#: the first to those of the page, and one is further off than the second. Then some of its edge is
#: off by more than the last.
_CORNER_RIGHT_MM, _CORNER_OFF_MM, _OFF_MM = 1.5, 2.5, 1.0
#: A place this many steps off may lie beyond what was looked at.
_REACHED = 13.0
#: A place counts that was found this surely, in a row of at least so many which move by no more
#: than the last from each to the next: what is shorter may be the edge of something beside it.
_SURE, _FEWEST_IN_ROW, _STEP_ALIKE_MM = 0.6, 6, 1.5
#: The places of a side that are nearest to print followed, give or take the first and none further
#: than the second, tell how print lies on the paper, if there are so many. Off by more than the
#: last it was printed smaller, moved, or on another size.
_NEAREST_MM, _NEAR_MM, _FEWEST_NEAR, _MISPLACED_MM = 10.0, 40.0, 4, 1.5
#: As the mesh through print alone.
_GRID, _TOLERANCE_MM, _FITS = SmoothGrid(19, 25, stiffness=0.02), 0.25, 2
#: Where print is further away than this, on some of the sheet, it is laid in space.
_BARE_MM = 35.0
#: That is believed where so much of what is seen is off it by less than this.
_NEARLY_ALL, _BORNE_OUT_MM = 0.9, 1.0
#: So many rounds of looking where on the page's edge a place of the paper's is.
_UNSHIFTED = 6
#: The sides, clockwise from the top, that tell how far the paper moved across, and down.
_TELLING = ((1, 3), (0, 2))
#: Which way the sheet lies from each side, clockwise from the top.
_INWARDS = np.array([1, -1, -1, 1])


@dataclass(frozen=True, eq=False)
class PaperEdge:
    """Sees the edge of bent paper with the network that draws outlines."""

    sides: PageSides = field(default_factory=PageSides)

    def laid(
        self,
        registrar: Registrar,
        reference: Reference,
        marks: Landmarks,
        placement: Placement,
        corners: Quad[FramePx],
    ) -> Placement:
        """Bent paper laid along its edge too; the same placement where that is not to be trusted.

        Print that was not followed is followed from there. Flat paper is left as it is, unless the
        `corners` of the sheet, TL, TR, BR, BL as printed, tell that it is bent where it is bare.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        is_flat = placement.warp is None
        if is_flat and not self._may_be_bent(registrar.frame, reference, placement, corners):
            return placement
        along = self._along(registrar.frame, reference, placement)
        if along is None:
            return placement
        if is_flat or placement.is_calm:
            return along
        again = unbend_anew(registrar, reference, marks, along)
        if again is None or again.agreeing <= placement.agreeing:
            return along
        return self._along(registrar.frame, reference, again) or along

    def _along(self, frame: Frame, reference: Reference, placement: Placement) -> Placement | None:
        """The placement with a mesh through its print and the edge; None if that is no help."""
        edge = self._seen(frame, reference, placement)
        if not _is_to_size(edge, placement):
            return None
        if placement.warp is None and not (edge.is_whole and edge.is_off):
            return None
        warp, is_bare = _through(edge, placement, reference), _is_bare(placement, reference)
        if edge.is_far:
            edge = self._found(frame, reference, warp, _CLOSE_MM)
            warp = warp if is_bare else _through(edge, placement, reference)
        if is_bare:
            sheet = unstretched(frame, warp, _all_seen(edge, placement))
            if sheet is not None and not _bears_out(sheet, edge, placement):
                sheet = None
            warp = _through(edge, placement, reference, sheet)
        nearest = from_nearest_plane(warp)
        if nearest is None or not is_sane(nearest.homography, reference, frame):
            return None
        return replace(placement, page_to_frame=nearest.homography, warp=nearest)

    def _seen(self, frame: Frame, reference: Reference, placement: Placement) -> "_Edge":
        """Of bent paper widely: beside a crease it runs too steeply to be followed closely."""
        if placement.warp is not None:
            edge = self._found(frame, reference, placement.warp, _WIDE_MM)
            far = (
                edge
                if edge.is_whole
                else self._found(frame, reference, placement.warp, _FAR_OFF_MM)
            )
            if far is edge or not _is_to_size(far, placement):
                return edge
            return self._found(frame, reference, _through(far, placement, reference), _WIDE_MM)
        level = _level(placement, reference)
        edge = self._found(frame, reference, level, _CLOSE_MM)
        return edge if edge.is_whole else self._found(frame, reference, level, _WIDE_MM)

    def _may_be_bent(
        self, frame: Frame, reference: Reference, placement: Placement, corners: Quad[FramePx]
    ) -> bool:
        """Whether paper that is flat where it is printed may be bent where it is bare."""
        if _seems_bent(placement, reference, corners):
            return True
        # A nearly empty sheet may be folded between its print, and its corners tell nothing.
        if not _is_bare(placement, reference):
            return False
        edge = self._found(frame, reference, _level(placement, reference), _CLOSE_MM)
        return edge.is_whole and edge.is_bowed

    def _found(self, frame: Frame, reference: Reference, warp: Warp, step_mm: float) -> "_Edge":
        """The edge within 16 steps of where `warp` has it."""
        lines = warp(Points(_sides(reference, ALONG).reshape(-1, 2))).xy.reshape(4, ALONG, 2)
        scale = px_per_mm(warp.homography, reference.outline)
        found = self.sides.along(frame.pixels, lines, step_mm * scale)
        return _Edge.of(found, reference, warp, step_mm)


@dataclass(frozen=True, eq=False)
class _Edge:
    """The paper's edge at 32 places of each side, clockwise from the top.

    `page` is where a place is on the page, `plane` where on the plane of the flat map, mm
    (4, 32, 2); `moved` how far across its side the mesh is off there, mm (4, 32); `good` which to
    trust, bool (4, 32); `step_mm` how finely it was looked at.
    """

    page: Floats
    plane: Floats
    moved: Floats
    good: Booleans
    step_mm: float

    @classmethod
    def of(cls, found: EdgePlaces, reference: Reference, warp: Warp, step_mm: float) -> "_Edge":
        """What was found near where `warp` has the edge."""
        page = _sides(reference, PLACES)
        seen = Points[FramePx](found.places.reshape(-1, 2))
        plane = warp.homography.inverse()(seen).xy.reshape(page.shape)
        off = plane - page - warp.shift_at(Points(page.reshape(-1, 2))).reshape(page.shape)
        moved = np.empty(page.shape[:2])
        for way, sides in enumerate(_TELLING):
            moved[sides, :] = off[sides, :, way]
            # Across a slanting line is also a little along the side.
            page[sides, :, 1 - way] += off[sides, :, 1 - way]
        sure = (found.found > _SURE) & (np.abs(moved) < _REACHED * step_mm)
        alike_mm = _STEP_ALIKE_MM if step_mm == _CLOSE_MM else 2 * _STEP_ALIKE_MM
        return cls(page, plane, moved, _in_rows(moved, sure, alike_mm), step_mm)

    @property
    def is_whole(self) -> bool:
        """Whether nearly all of it was found."""
        return bool(self.good.mean() > _WHOLE)

    @property
    def is_off(self) -> bool:
        """Whether the mesh is off by more than print tells of flat paper."""
        return bool((np.abs(self.moved[self.good]) > _OFF_MM).any())

    @property
    def is_bowed(self) -> bool:
        """Whether a side is not straight: creases and curls, which no other size of print makes."""
        share = np.linspace(-1, 1, self.moved.shape[1])
        lines = np.column_stack([np.ones_like(share), share])
        for moved, good in zip(self.moved, self.good, strict=True):
            if good.sum() < _FEWEST_IN_ROW:
                continue
            line = np.linalg.lstsq(lines[good], moved[good], rcond=None)[0]
            if np.abs(moved[good] - lines[good] @ line).max() > _OFF_MM:
                return True
        return False

    @property
    def middle_mm(self) -> Floats:
        """How far the mesh is off at each side, (4,): the median, infinite where none was found."""
        sides = zip(self.moved, self.good, strict=True)
        return np.array([np.median(off[good]) if good.any() else np.inf for off, good in sides])

    @property
    def is_far(self) -> bool:
        """Whether the mesh is so far off that it is worth a closer look."""
        is_far = bool((np.abs(self.moved[self.good]) > _FAR_MM).any())
        return is_far or self.step_mm > _CLOSE_MM


def _seems_bent(placement: Placement, reference: Reference, corners: Quad[FramePx]) -> bool:
    """Whether some corners of the sheet lie where flat paper has them, and others do not."""
    plane = placement.page_to_frame.inverse().quad(corners)
    off = np.sort(np.linalg.norm(plane.xy - reference.outline.xy, axis=1))
    return bool(off[1] < _CORNER_RIGHT_MM and off[3] > _CORNER_OFF_MM)


def _level(placement: Placement, reference: Reference) -> Warp:
    """Flat paper as a mesh."""
    level = np.zeros((_GRID.rows, _GRID.columns, 2))
    return Warp(placement.page_to_frame, reference.width_mm, reference.height_mm, level)


def _in_rows(moved: Floats, sure: Booleans, alike_mm: float) -> Booleans:
    """Which places are among many in a row that hang together: bool (4, 32)."""
    linked = sure[:, 1:] & sure[:, :-1] & (np.abs(np.diff(moved, axis=1)) < alike_mm)
    starts = np.concatenate([np.ones((4, 1), bool), ~linked], axis=1)
    # Each row by its number; a place that is not sure is a row by itself.
    row = np.cumsum(starts.ravel()) - 1
    return np.asarray((np.bincount(row)[row] >= _FEWEST_IN_ROW).reshape(sure.shape))


def _is_to_size(edge: _Edge, placement: Placement) -> bool:
    """Whether print near the edge lies on its paper as on the page, across it and down."""
    off = [_misplaced_mm(edge, side, placement.tracks.page) for side in range(4)]
    is_near_right = all(each is None or each <= _MISPLACED_MM for each in off)
    if is_near_right and all(any(off[side] is not None for side in sides) for sides in _TELLING):
        return True
    # Far from all print a side tells too, where all of the paper ends about where the page does.
    if is_near_right and edge.is_whole and bool((np.abs(edge.middle_mm) < _MISPLACED_MM).all()):
        return True
    return placement.warp is not None and _turns_away(edge)


def _turns_away(edge: _Edge) -> bool:
    """Whether bent paper turns away beyond its print: one side lies further in, and no other.

    On another size of paper, or printed smaller, a page ends elsewhere across it and down.
    """
    inwards = edge.middle_mm * _INWARDS
    off = np.abs(inwards) > _MISPLACED_MM
    return bool(edge.is_whole and off.sum() == 1 and inwards[off][0] > 0)


def _misplaced_mm(edge: _Edge, side: int, followed: Points[PageMm]) -> float | None:
    """How far off a side is where print is nearest; None where none was followed near it."""
    page, moved = edge.page[side, edge.good[side]], edge.moved[side, edge.good[side]]
    apart = np.linalg.norm(page[:, None] - followed.xy, axis=2).min(axis=1)
    near = apart < min(apart.min(initial=_NEAR_MM) + _NEAREST_MM, _NEAR_MM)
    return abs(float(np.median(moved[near]))) if near.sum() >= _FEWEST_NEAR else None


def _through(
    edge: _Edge, placement: Placement, reference: Reference, sheet: Warp | None = None
) -> Warp:
    """A mesh through the print that was followed and through the edge.

    Between them as `sheet` lies, where that is told: bent no more from it than that takes.
    """
    upon = sheet or _level(placement, reference)
    page, shift = _followed(placement)
    shift = shift - upon.shift_at(Points(page))
    size = [reference.width_mm, reference.height_mm]
    ways = []
    for way, sides in enumerate(_TELLING):
        good = edge.good[sides, :]
        plane = edge.plane[sides, :][good]
        there = edge.page[sides, :][good] if sheet is None else _beside(sheet, plane, way)
        off = plane - there - upon.shift_at(Points(there))
        at = np.vstack([page, there]) / size
        told = np.concatenate([shift[:, way], off[:, way]])
        trust = np.ones(len(told))
        ways.append(_GRID.fit(at, told[:, None], trust, _TOLERANCE_MM, _FITS).shift)
    return replace(upon, shift_mm=upon.shift_mm + np.concatenate(ways, axis=2))


def _beside(sheet: Warp, plane: Floats, way: int) -> Floats:
    """Where on the edge of the page places of it are, as a sheet lies: mm (N, 2).

    `plane` is where they are seen, on the plane of the flat map; across a side, `way`, the page
    ends, however far off the sheet is.
    """
    size = np.array([sheet.width_mm, sheet.height_mm])
    there = plane.copy()
    for _ in range(_UNSHIFTED):
        there = plane - sheet.shift_at(Points(there))
        there[:, way] = np.where(there[:, way] < size[way] / 2, 0.0, size[way])
    return there


def _bears_out(sheet: Warp, edge: _Edge, placement: Placement) -> bool:
    """Whether nearly all of print and edge is seen where a sheet that does not stretch has them.

    It is not in a picture that is a part of another, or of a camera that is far from usual.
    """
    page, shift = _followed(placement)
    off = [np.linalg.norm(sheet.shift_at(Points(page)) - shift, axis=1)]
    for way, sides in enumerate(_TELLING):
        plane = edge.plane[sides, :][edge.good[sides, :]]
        there = _beside(sheet, plane, way)
        off.append(np.abs(plane - there - sheet.shift_at(Points(there)))[:, way])
    return all(float(np.quantile(each, _NEARLY_ALL)) < _BORNE_OUT_MM for each in off if len(each))


def _is_bare(placement: Placement, reference: Reference) -> bool:
    """Whether some of the sheet is so far from print followed that the mesh knows nothing there."""
    places = grid_mm(reference.width_mm, reference.height_mm, 7, 9).xy
    apart = places[:, None] - placement.tracks.page.xy
    return bool((apart**2).sum(axis=2).min(axis=1).max() > _BARE_MM**2)


def _all_seen(edge: _Edge, placement: Placement) -> Seen:
    """What print and edge tell of how paper lies."""
    base = placement.page_to_frame
    page, shift = _followed(placement)
    sides = []
    for good, plane in zip(edge.good, edge.plane, strict=True):
        seen = base(Points(plane)).xy
        rows = np.split(np.arange(len(good)), np.flatnonzero(np.diff(good)) + 1)
        sides.append([seen[row] for row in rows if good[row[0]]])
    return Seen(page, base(Points(page + shift)).xy, sides)


def _followed(placement: Placement) -> tuple[Floats, Floats]:
    """The places of print that were followed, and their shifts, mm (N, 2) each."""
    page, shift = placement.tracks.page.xy, shift_of(placement.tracks, placement.page_to_frame)
    if placement.warp is not None:
        return page, shift
    # Of flat paper those that were followed wrongly are among them.
    right = np.linalg.norm(shift, axis=1) < FLAT_MM
    return page[right], shift[right]


def _sides(reference: Reference, count: int) -> Floats:
    """So many places along each side of a page, clockwise from its top left: mm (4, count, 2)."""
    share = ((np.arange(count) + 0.5) / count)[None, :, None]
    start = reference.outline.xy[:, None]
    return np.asarray(start + (np.roll(start, -1, axis=0) - start) * share)
