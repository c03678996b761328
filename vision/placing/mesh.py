"""Following a page over paper that is not flat: curled, folded, crumpled.

One homography holds for a part of such a sheet only. Places found one by one are kept where
neighbours agree, and a smooth grid of shifts is laid through them; the sheet is flattened with it
and its print followed anew, so that the grid grows towards the edges and gets finer round by round.
What cannot be followed across a sharp fold is sought around where it should lie.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vision.geometry import (
    FramePx,
    Homography,
    PageMm,
    PageToFrame,
    Points,
    Quad,
    ScanPx,
    Warp,
    grid_mm,
    scaling,
)
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Reference, Scan
from vision.placing.even_light import evened
from vision.placing.patches import Pieces, sought
from vision.placing.placement import FLAT_MM, Placement, Tracks, bend_mm, shift_of
from vision.placing.register import Landmarks, Registrar, is_sane, tracked
from vision.placing.smooth_grid import Smooth, SmoothGrid
from vision.rectify import rectify

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
#: How well the print of a page shows, -1..1, in a scan at HALF_PX_PER_MM.
Shown = Callable[[Scan, Reference], float]

#: Where fewer of the points followed agree on one homography than this, it holds for a part of the
#: sheet only, and paired features are a better start.
_MOSTLY_FLAT = 0.5
#: A place agrees with its neighbours when half of the nearest few moved alike, give or take the
#: first, and the second for each mm between them.
_NEIGHBOURS, _ALIKE_MM, _ALIKE_SLOPE = 6, 1.0, 0.2
#: Fewer places than this hold no mesh: pages of another form leave about as many by chance.
_FEWEST = 16
#: Nor does less than this share of all points: on another form a tenth of them seems found.
_FEWEST_SHARE = 0.13
#: The flat map that shifts are measured from holds for places within this.
_BASE_RESIDUAL_MM = 6.0


@dataclass(frozen=True)
class Round:
    """Flatten at `px_per_mm`, follow over `levels`, and lay `grid` within `tolerance_mm`."""

    px_per_mm: float
    levels: int
    grid: SmoothGrid
    tolerance_mm: float


#: From what was found to begin with to the last tenth of a millimetre. Finer nodes than these
#: follow noise; coarser ones blur the folds of a letter.
_SEED_GRID, _SEED_TOLERANCE_MM = SmoothGrid(13, 17, stiffness=0.05), 2.0
_FROM_TRACKS = (
    Round(HALF_PX_PER_MM, 2, SmoothGrid(13, 17, stiffness=0.05), 0.5),
    Round(REFERENCE_PX_PER_MM, 2, SmoothGrid(19, 25, stiffness=0.02), 0.25),
)
_FROM_PAIRS = (Round(HALF_PX_PER_MM, 3, SmoothGrid(13, 17, stiffness=0.1), 1.0), *_FROM_TRACKS)
_FITS = 3
#: Where fewer of all points than this are followed after the first round, the others are sought
#: within the first distance, so many times over: each time the mesh reaches further across the
#: folds. When no more is found so, it is sought once within the second: beyond a gap in the print,
#: paper that curls lies a centimetre off where the mesh runs straight on.
_MOSTLY_FOLLOWED, _GROWTH_MM, _LEAP_MM, _MOST_GROWTHS = 0.95, 6.0, 14.0, 6
#: Where fewer than this are, it is another page: what was followed hangs together by chance.
_LEAST_FOLLOWED = 0.25
#: Pieces of print sought are about 8 mm wide, so many px each way at half resolution, and found
#: where they correlate so well.
_PIECE_PX, _PIECE_FOUND = 8, 0.6
#: Another page's print hardly shows through the first mesh laid through it. Of 61 real photos of
#: folded, curled and crumpled sheets none showed less than .8 of it then.
_HOPELESS = 0.6
#: A time that finds fewer than this more is the last.
_WORTH_GROWING = 6
#: A sheet whose outline is right may still lie this far from where the outline puts its print.
_OUTLINE_MM = 10.0
#: A point that only an earlier, coarser round found counts for this much.
_COARSER_TRUST = 0.25


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page sought on a frame; `shown` where it is asked early whether it is there at all."""

    registrar: Registrar
    reference: Reference
    marks: Landmarks
    shown: Shown | None = None

    def laid(self, grid: SmoothGrid, shift: Floats, trust: Floats, tolerance_mm: float) -> Smooth:
        """The grid through the shifts of its points."""
        return laid(grid, self.marks.fine_mm, shift, trust, self.reference, tolerance_mm)

    def is_hopeless(self, lie: PageToFrame) -> bool:
        """Whether its print hardly shows where it lies so."""
        if self.shown is None:
            return False
        return self.shown(self.flattened(lie, HALF_PX_PER_MM), self.reference) < _HOPELESS

    def flattened(self, lie: PageToFrame, px_per_mm: float) -> Scan:
        """As it looks when it lies so."""
        size_mm = self.reference.width_mm, self.reference.height_mm
        return rectify(self.registrar.frame, lie, *size_mm, px_per_mm)


def unbend(
    registrar: Registrar,
    reference: Reference,
    marks: Landmarks,
    corners: Quad[FramePx],
    placement: Placement | None,
    is_likely: bool = False,
    shown: Shown | None = None,
) -> Placement | None:
    """The placement with a warp where the paper is not flat; None where it is flat, or not there.

    `placement` is where one homography puts the page, given its `corners` TL, TR, BR, BL; None
    where that failed. A page that `is_likely` is sought piece by piece where all else fails, which
    takes longer.
    """
    if placement is not None and placement.agreeing >= _MOSTLY_FLAT * placement.followed:
        return unbend_from(registrar, reference, marks, placement)
    found = registrar.pairs(reference, marks, corners)
    if placement is not None:
        found = found + placement.tracks
    sheet, start = (
        Sheet(registrar, reference, marks, shown),
        Homography.between(reference.outline, corners),
    )
    bent = _followed_through(sheet, start, found, _FROM_PAIRS)
    if bent is not None or not is_likely:
        return bent
    pieces = _pieces(sheet, start)
    return None if pieces is None else _followed_through(sheet, start, pieces, _FROM_PAIRS)


def unbend_from(
    registrar: Registrar, reference: Reference, marks: Landmarks, placement: Placement
) -> Placement | None:
    """As `unbend`, from where one homography puts the page."""
    if bend_mm(placement, reference) <= FLAT_MM:
        return None
    start = placement.page_to_frame
    sheet = Sheet(registrar, reference, marks)
    return _followed_through(sheet, start, placement.tracks, _FROM_TRACKS)


def unbend_anew(
    registrar: Registrar, reference: Reference, marks: Landmarks, placement: Placement
) -> Placement | None:
    """Bent paper, all its print followed from where the warp of `placement` puts it.

    None where the paper is flat, or too little is followed.
    """
    if placement.warp is None:
        return None
    sheet, count = Sheet(registrar, reference, marks), len(marks.fine_mm)
    mesh, found = placement.warp.shift_mm, (np.zeros((count, 2)), np.zeros(count))
    start = Smooth(mesh, np.zeros(count, bool))
    return refined(sheet, placement.page_to_frame, start, found, _FROM_TRACKS, grows=True)


def followed_by(placement: Placement, reference: Reference, points: Booleans) -> Placement | None:
    """Bent paper as some of the places followed put it: bool for each of the tracks.

    None where they are too few to say how the paper lies.
    """
    page, base = placement.tracks.page, placement.page_to_frame
    if points.sum() < _FEWEST:
        return None
    shift, grid = shift_of(placement.tracks, base), _FROM_TRACKS[-1]
    trust = points.astype(np.float64)
    smooth = laid(grid.grid, page, shift, trust, reference, grid.tolerance_mm)
    return replace(placement, warp=warp_of(base, reference, smooth))


def _followed_through(
    sheet: Sheet,
    start: Homography[PageMm, FramePx],
    found: Tracks,
    rounds: Sequence[Round],
) -> Placement | None:
    """The page on bent paper, given places of it found in the frame, and a map good to 1 cm or 2.

    None where too few places, or too few of the points then followed, hang together.
    """
    base = _flat_base(start, found)
    if base is None:
        return None
    shift = shift_of(found, base)
    trust = neighbourly(found.page, shift).astype(np.float64)
    if trust.sum() < _FEWEST:
        return None
    smooth = laid(_SEED_GRID, found.page, shift, trust, sheet.reference, _SEED_TOLERANCE_MM)
    shift, trust = np.zeros((len(sheet.marks.fine_mm), 2)), np.zeros(len(sheet.marks.fine_mm))
    return refined(sheet, base, smooth, (shift, trust), rounds, grows=True)


def refined(
    sheet: Sheet,
    base: Homography[PageMm, FramePx],
    smooth: Smooth,
    found: tuple[Floats, Floats],
    rounds: Sequence[Round],
    grows: bool = False,
) -> Placement | None:
    """The page as the mesh puts it, followed anew round by round."""
    shift, trust = found
    for number, step in enumerate(rounds):
        seen, good = _followed(sheet, warp_of(base, sheet.reference, smooth), step)
        if good.sum() < _FEWEST:
            return None
        shift[good], trust[good] = seen[good], 1.0
        smooth = sheet.laid(step.grid, shift, trust, step.tolerance_mm)
        is_over = number == 0 and sheet.is_hopeless(warp_of(base, sheet.reference, smooth))
        if grows and number == 0 and not is_over:
            smooth = _grown(sheet, base, smooth, (shift, trust), step)
        trust = np.where(smooth.agrees & (trust > 0), _COARSER_TRUST, 0.0)
        if np.count_nonzero(trust) < _FEWEST_SHARE * len(trust):
            return None
        if is_over:
            break
    return _placement(sheet, warp_of(base, sheet.reference, smooth), shift, trust > 0)


def _pieces(sheet: Sheet, start: Homography[PageMm, FramePx]) -> Tracks | None:
    """Pieces of the page's print, found around where its outline puts them; None of another's."""
    page = sheet.marks.fine_mm.xy
    place, good = sought_on(sheet, sheet.marks.fine_mm, start, _OUTLINE_MM)
    good[good] = neighbourly(Points(page[good]), (place.xy - page)[good])
    if good.mean() < _LEAST_FOLLOWED:
        return None
    return Tracks(Points(page[good]), start(Points(place.xy[good])))


def _grown(
    sheet: Sheet,
    base: Homography[PageMm, FramePx],
    smooth: Smooth,
    found: tuple[Floats, Floats],
    step: Round,
) -> Smooth:
    """The mesh, and `found` (the shift of each point and its trust), grown across the folds."""
    shift, trust = found
    page = sheet.marks.fine_mm.xy
    reach_mm = _GROWTH_MM
    for _ in range(_MOST_GROWTHS):
        known = smooth.agrees & (trust > 0)
        if not _LEAST_FOLLOWED <= known.mean() < _MOSTLY_FOLLOWED:
            break
        warp = warp_of(base, sheet.reference, smooth)
        beyond = np.flatnonzero(~known)
        place, good = sought_on(sheet, Points(page[beyond]), warp, reach_mm)
        shift[beyond] = place.xy + warp.shift_at(place) - page[beyond]
        trust[beyond] = 0.0
        candidates = np.sort(np.concatenate([np.flatnonzero(known), beyond[good]]))
        agree = candidates[neighbourly(Points(page[candidates]), shift[candidates])]
        fresh = np.intersect1d(beyond, agree)
        trust[fresh] = 1.0
        is_over = len(fresh) < _WORTH_GROWING
        if is_over and reach_mm == _LEAP_MM:
            break
        reach_mm = _LEAP_MM if is_over else _GROWTH_MM
        smooth = sheet.laid(step.grid, shift, trust, step.tolerance_mm)
    return smooth


def sought_on(
    sheet: Sheet,
    points: Points[PageMm],
    lie: PageToFrame,
    reach_mm: float,
    leans: tuple[Floats | None, ...] = (None,),
) -> tuple[Points[PageMm], Booleans]:
    """Where on the sheet flattened by `lie` the print at `points` shows; which were found."""
    scan = sheet.flattened(lie, HALF_PX_PER_MM)
    to_scan = scaling(HALF_PX_PER_MM)
    source = np.asarray(to_scan(points).xy, np.float32)
    pieces = Pieces(_PIECE_PX, round(reach_mm * HALF_PX_PER_MM), _PIECE_FOUND, leans)
    expected = sheet.marks.level(HALF_PX_PER_MM).evened
    there, good = sought(expected, evened(scan.grey), source, pieces)
    return to_scan.inverse()(Points[ScanPx](there.astype(np.float64))), good


def _flat_base(
    start: Homography[PageMm, FramePx], found: Tracks
) -> Homography[PageMm, FramePx] | None:
    """The flat map that most places are near."""
    if len(found.page) < _FEWEST:
        return None
    there = start.inverse()(found.frame)
    drift, near = Homography.fit(found.page, there, _BASE_RESIDUAL_MM)
    return None if drift is None or near.sum() < _FEWEST else drift.then(start)


def neighbourly(page: Points[PageMm], shift: Floats, slope: float = _ALIKE_SLOPE) -> Booleans:
    """Which places moved like the places around them: bool (N,)."""
    if len(page) <= _NEIGHBOURS:
        return np.zeros(len(page), bool)
    near = np.argpartition(_squares_apart(page.xy), _NEIGHBOURS, axis=1)[:, : _NEIGHBOURS + 1]
    away = np.linalg.norm(page.xy[near] - page.xy[:, None], axis=2)
    apart = np.linalg.norm(shift[near] - shift[:, None], axis=2)
    alike = apart < _ALIKE_MM + slope * away
    # Each place is among its own nearest.
    return np.asarray(alike.sum(axis=1) - 1 >= _NEIGHBOURS // 2)


def _squares_apart(xy: Floats) -> Floats:
    """The square of each distance between points (N, 2), as a product of matrices: (N, N)."""
    size = np.einsum("nc,nc->n", xy, xy)
    return np.asarray(size[:, None] + size - 2 * (xy @ xy.T), np.float64)


def laid(
    grid: SmoothGrid,
    page: Points[PageMm],
    shift: Floats,
    trust: Floats,
    reference: Reference,
    tolerance_mm: float,
) -> Smooth:
    """A grid through the shifts of places, (N, 2) in mm, each with its trust, (N,)."""
    at = page.xy / [reference.width_mm, reference.height_mm]
    return grid.fit(at, shift, trust, tolerance_mm, _FITS)


def warp_of(base: Homography[PageMm, FramePx], reference: Reference, smooth: Smooth) -> Warp:
    """The map that the mesh makes of the flat one."""
    return Warp(base, reference.width_mm, reference.height_mm, smooth.shift)


def _followed(sheet: Sheet, warp: Warp, step: Round) -> tuple[Floats, Booleans]:
    """The shift of each fine point as the sheet flattened by `warp` shows it; which to trust."""
    scan, marks = sheet.flattened(warp, step.px_per_mm), sheet.marks
    to_scan = scaling(step.px_per_mm)
    source = np.asarray(to_scan(marks.fine_mm).xy, np.float32)
    there, good = tracked(marks.level(step.px_per_mm), scan, source, step.levels)
    # The flattened sheet shows at a place what lies where the warp puts that place.
    place = to_scan.inverse()(Points[ScanPx](there.astype(np.float64)))
    shift = place.xy + warp.shift_at(place) - marks.fine_mm.xy
    good[good] = neighbourly(Points(marks.fine_mm.xy[good]), shift[good])
    return shift, good


def from_nearest_plane(warp: Warp) -> Warp | None:
    """The same map, its shifts measured from the flat one nearest to it; None where none is."""
    rows, columns = warp.shift_mm.shape[:2]
    grid = grid_mm(warp.width_mm, warp.height_mm, columns, rows)
    seen = warp(grid)
    flat = Homography.refined(grid, seen)
    if flat is None:
        return None
    away = flat.inverse()(seen).xy - grid.xy
    return Warp(flat, warp.width_mm, warp.height_mm, away.reshape(rows, columns, 2))


def _placement(sheet: Sheet, warp: Warp, shift: Floats, agrees: Booleans) -> Placement | None:
    """The warp measured from the flat map nearest to it, and how well it was found."""
    marks, nearest = sheet.marks, from_nearest_plane(warp)
    if nearest is None or agrees.sum() < _FEWEST:
        return None
    flat = nearest.homography
    if not is_sane(flat, sheet.reference, sheet.registrar.frame):
        return None
    off = np.linalg.norm(warp.shift_at(marks.fine_mm) - shift, axis=1)[agrees]
    found = Points[PageMm](marks.fine_mm.xy[agrees])
    seen = warp.homography(Points[PageMm](found.xy + shift[agrees]))
    return Placement(
        page_to_frame=flat,
        agreeing=int(agrees.sum()),
        followed=len(marks.fine_mm),
        residual_mm=float(np.median(off)),
        tracks=Tracks(found, seen),
        warp=nearest,
    )
