"""A page laid by the little print of it that is in sight, where the paper's edge says the rest.

Of a sheet that runs out of the frame there may be a footer in sight, and a hand's breadth of bare
paper. A strip of print says where it lies itself, but hardly how paper leans beside it: through
twenty points of a line go many planes. The edge of the paper says that, to some mm. So points of
print are sought around where the edge puts them, and of all maps through those that hang together
the one is taken that leaves the paper as its edge has it.
"""

import numpy as np
from numpy.typing import NDArray

from vision.geometry import Floats, FramePx, Homography, PageMm, Points, scaling, shifting
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Frame, Reference
from vision.placing.even_light import as_dark
from vision.placing.patches import Pieces, sought
from vision.placing.placement import Placement, Tracks
from vision.placing.register import Landmarks, is_sane, tracked
from vision.rectify import rectify

#: Print is sought in squares of 9 mm, up to so far each way: a corner in sight is found to 2 mm,
#: but how large the sheet is was tried out in steps of 9 %.
_PIECES = Pieces(half_px=9, reach_px=28, least=0.55)
#: So many points are sought at most, the sharpest; fewer that hang together are none.
_MOST_POINTS, _FEWEST = 48, 8
#: Points hang together whose shifts part by less than the first, in mm, and the second for each mm
#: between them.
_ALIKE_MM, _ALIKE_SLOPE = 1.0, 0.1
#: How far off the paper's edge may be: where it lies, mm; how large, long and turned it is, as a
#: share; and how it leans, as a share for each 100 mm.
_LIES_MM, _SHAPED, _LEANS = 6.0, 0.05, 0.02
#: Shifts are told in units of so many mm.
_UNIT_MM = 100.0
#: How far points may be off, mm, while they are sought, then followed at half resolution and at
#: full; each fit is repeated so often without what it does not explain.
_SOUGHT_MM, _FOLLOWED_MM, _EXACT_MM, _FITS = 0.8, 0.3, 0.15, 4
#: Of the points followed so many agree at least.
_MOST_AGREE = 0.6


def laid_by_little(
    frame: Frame, reference: Reference, marks: Landmarks, start: Homography[PageMm, FramePx]
) -> Placement | None:
    """Flat paper laid from where its edge puts it, which may be some mm off.

    None where too little of its print lies there, or the points of it do not hang together.
    """
    chosen = _in_sight(frame, marks, start)
    if len(chosen) < _FEWEST or not is_sane(start, reference, frame):
        return None
    page = Points[PageMm](marks.fine_mm.xy[chosen])
    drift = _sought(frame, reference, marks, start, page)
    placement = None
    for px_per_mm, off_mm in ((HALF_PX_PER_MM, _FOLLOWED_MM), (REFERENCE_PX_PER_MM, _EXACT_MM)):
        if drift is None:
            return None
        laid = drift.then(start)
        if not is_sane(laid, reference, frame):
            return None
        tracks = _followed(frame, reference, marks, laid, px_per_mm)
        if len(tracks.page) < _FEWEST:
            return placement
        there = start.inverse()(tracks.frame)
        drift, off = _drifted(tracks.page, there, off_mm, np.ones(len(there)))
        agree = off < 2 * off_mm
        if agree.sum() < max(_FEWEST, _MOST_AGREE * len(agree)) or drift is None:
            return placement
        count = int(agree.sum())
        residual_mm = float(np.median(off[agree]))
        placement = Placement(drift.then(start), count, len(agree), residual_mm, tracks)
    return placement


def _in_sight(
    frame: Frame, marks: Landmarks, lie: Homography[PageMm, FramePx]
) -> NDArray[np.int64]:
    """The sharpest points that the frame shows, if the page lies so: their numbers."""
    at = lie(marks.fine_mm).xy
    last = np.array([frame.width_px, frame.height_px]) - 1
    return np.flatnonzero(((at >= 0) & (at <= last)).all(axis=1))[:_MOST_POINTS]


def _sought(
    frame: Frame,
    reference: Reference,
    marks: Landmarks,
    start: Homography[PageMm, FramePx],
    page: Points[PageMm],
) -> Homography[PageMm, PageMm] | None:
    """How far the print of these points lies from where `start` has it; None if nowhere surely."""
    scan = rectify(frame, start, reference.width_mm, reference.height_mm, HALF_PX_PER_MM)
    level, to_scan = marks.level(HALF_PX_PER_MM), scaling(HALF_PX_PER_MM)
    points = np.asarray(to_scan(page).xy, np.float32)
    found, good = sought(level.evened, as_dark(scan, level.darkness), points, _PIECES)
    if good.sum() < _FEWEST:
        return None
    source = page.xy[good]
    shift = np.asarray(found[good] - points[good], np.float64) / HALF_PX_PER_MM
    between = np.linalg.norm(source[:, None] - source[None], axis=2)
    apart = np.linalg.norm(shift[:, None] - shift[None], axis=2)
    alike = apart < _ALIKE_MM + _ALIKE_SLOPE * between
    # Those that hang together with the one that most hang together with.
    best = alike[alike.sum(axis=1).argmax()]
    if best.sum() < _FEWEST:
        return None
    there = Points[PageMm](source + shift)
    drift, off = _drifted(Points(source), there, _SOUGHT_MM, best.astype(np.float64))
    return drift if (off[best] < 2 * _SOUGHT_MM).sum() >= _FEWEST else None


def _followed(
    frame: Frame,
    reference: Reference,
    marks: Landmarks,
    laid: Homography[PageMm, FramePx],
    px_per_mm: float,
) -> Tracks:
    """Where all points in sight are found that are followed from there."""
    scan = rectify(frame, laid, reference.width_mm, reference.height_mm, px_per_mm)
    to_scan = scaling(px_per_mm)
    found, good = tracked(
        marks.level(px_per_mm), scan, np.asarray(to_scan(marks.fine_mm).xy, np.float32)
    )
    there = to_scan.inverse()(Points(np.asarray(found[good], np.float64)))
    return Tracks(Points(marks.fine_mm.xy[good]), laid(there))


def _drifted(
    page: Points[PageMm], there: Points[PageMm], off_mm: float, trust: Floats
) -> tuple[Homography[PageMm, PageMm] | None, Floats]:
    """The map that takes most of `page` there and moves the rest least; how far each is off, mm.

    `trust`, float64 (N,), is how much each point counts at first.
    """
    middle = np.average(page.xy, axis=0, weights=trust)
    x, y = ((page.xy - middle) / _UNIT_MM).T
    u, v = ((there.xy - middle) / _UNIT_MM).T
    one, none = np.ones_like(x), np.zeros_like(x)
    # Told with where points are found, a homography is linear in what it is made of.
    moves = np.stack(
        [
            np.column_stack([one, x, y, none, none, none, -x * u, -y * u]),
            np.column_stack([none, none, none, one, x, y, -x * v, -y * v]),
        ],
        axis=1,
    )
    shift = np.column_stack([u - x, v - y])
    usual = np.array([*[_LIES_MM / _UNIT_MM, _SHAPED, _SHAPED] * 2, _LEANS, _LEANS])
    held = np.diag((off_mm / _UNIT_MM / usual) ** 2)
    weight, drift, off = trust, None, np.full(len(x), np.inf)
    smaller = Homography[PageMm, PageMm](np.diag([1 / _UNIT_MM, 1 / _UNIT_MM, 1]))
    to_unit = shifting(*-middle).then(smaller)
    for _ in range(_FITS):
        pull = (moves * weight[:, None, None]).reshape(-1, 8)
        a, b, c, d, e, f, g, h = np.linalg.solve(
            pull.T @ moves.reshape(-1, 8) + held, pull.T @ shift.ravel()
        )
        step = Homography[PageMm, PageMm](np.array([[1 + b, c, a], [e, 1 + f, d], [g, h, 1]]))
        drift = to_unit.then(step).then(to_unit.inverse())
        off = np.linalg.norm(drift(page).xy - there.xy, axis=1)
        weight = trust / (1 + (off / off_mm) ** 2) ** 2  # Geman-McClure
    return drift, off
