"""Following bent paper on beyond a sharp fold, and where it turns away.

Print is slanted and shortened there against what the mesh makes of it, so that neither following
it nor seeking it as it is printed finds it. It is sought in the shapes that leaning paper gives it,
from what was followed outwards, and the mesh is laid anew.
"""

import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Homography, PageMm, Points
from vision.pages.laid.placed import Placed
from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Reference
from vision.placing.mesh import Round, Sheet, neighbourly, refined, sought_on, warp_of
from vision.placing.placement import Placement, shift_of
from vision.placing.register import Landmarks, Registrar
from vision.placing.smooth_grid import Smooth, SmoothGrid

Floats = NDArray[np.float64]

#: Only of a page whose print shows this well where the mesh reaches is the rest worth seeking.
_SURE = 0.85
#: A page of which less than this share was followed may be another one.
_MOSTLY_FOLLOWED = 0.6
#: Shapes of print: as it is, or shortened to this, either way or both; level, or slanted up or down
#: by that; and stretched, where the mesh had it shortened.
_SHORTENED, _SLANTED, _STRETCHED = 0.7, 0.35, 1.3
_LEANS = (
    *(
        np.array([[across, 0.0], [slant, down]])
        for across in (1.0, _SHORTENED)
        for down in (1.0, _SHORTENED)
        for slant in (-_SLANTED, 0.0, _SLANTED)
    ),
    np.diag([_STRETCHED, 1.0]),
    np.diag([1.0, _STRETCHED]),
)
#: Print is sought so far from where the mesh has it, no further than that from print followed, and
#: so many times over. A heading stands alone in its corner, 30 mm of bare paper from other print.
_REACH_MM, _NEAR_MM, _MOST_TIMES = 8.0, 40.0, 8
#: Shifts part more there, mm for each mm between them, and need finer nodes; what is found to a
#: pixel at half resolution is followed exactly then.
_SLOPE, _GRID, _FOUND_MM = 0.4, SmoothGrid(19, 25, stiffness=0.02), 1.0
_ROUNDS = (Round(HALF_PX_PER_MM, 2, _GRID, 0.5), Round(REFERENCE_PX_PER_MM, 2, _GRID, 0.25))


def followed_further(placed: Placed, registrar: Registrar, marks: Landmarks) -> Placed:
    """The page laid anew where print seems missing from bent paper, if more of it shows then."""
    evidence = placed.evidence
    if evidence.is_flat or evidence.score < _SURE or not evidence.is_doubtful:
        return placed
    further = unbend_further(registrar, placed.reference, marks, placed.placement)
    if further is None:
        return placed
    again = Placed(placed.frame, placed.reference, further)
    return again if again.evidence.missing < evidence.missing else placed


def unbend_further(
    registrar: Registrar, reference: Reference, marks: Landmarks, placement: Placement
) -> Placement | None:
    """Bent paper, followed to where it leans away from the mesh that `placement` has.

    None where nothing more is found, or too little of the page was followed to begin with.
    """
    page = marks.fine_mm.xy
    known = (page[:, None] == placement.tracks.page.xy).all(axis=2).any(axis=1)
    if known.sum() != len(placement.tracks.page) or known.mean() < _MOSTLY_FOLLOWED:
        return None
    sheet, base = Sheet(registrar, reference, marks), placement.page_to_frame
    shift, trust = np.zeros((len(page), 2)), known.astype(np.float64)
    shift[known] = shift_of(placement.tracks, base)
    smooth = _grown(sheet, base, shift, trust)
    return None if smooth is None else refined(sheet, base, smooth, (shift, trust), _ROUNDS)


def _grown(
    sheet: Sheet, base: Homography[PageMm, FramePx], shift: Floats, trust: Floats
) -> Smooth | None:
    """The mesh, and the shift of each point with its trust, grown; None where nothing is found."""
    smooth = sheet.laid(_GRID, shift, trust, _FOUND_MM)
    first = most = np.count_nonzero(smooth.agrees & (trust > 0))
    for _ in range(_MOST_TIMES):
        _seek(sheet, base, smooth, shift, trust)
        smooth = sheet.laid(_GRID, shift, trust, _FOUND_MM)
        now = np.count_nonzero(smooth.agrees & (trust > 0))
        if now <= most:
            break
        most = now
    return smooth if most > first else None


def _seek(
    sheet: Sheet,
    base: Homography[PageMm, FramePx],
    smooth: Smooth,
    shift: Floats,
    trust: Floats,
) -> None:
    """Set the shift and trust of points around those known, as their print is found there."""
    page = sheet.marks.fine_mm.xy
    known = smooth.agrees & (trust > 0)
    away = np.linalg.norm(page[:, None] - page[known], axis=2).min(axis=1)
    beyond = np.flatnonzero(~known & (away < _NEAR_MM))
    warp = warp_of(base, sheet.reference, smooth)
    place, good = sought_on(sheet, Points(page[beyond]), warp, _REACH_MM, _LEANS)
    shift[beyond], trust[beyond] = place.xy + warp.shift_at(place) - page[beyond], 0.0
    candidates = np.sort(np.concatenate([np.flatnonzero(known), beyond[good]]))
    alike = neighbourly(Points(page[candidates]), shift[candidates], _SLOPE)
    trust[np.intersect1d(beyond, candidates[alike])] = 1.0
