"""How much of the print in sight of a sheet is a page's own: what fits may be its footer alone."""

import numpy as np
from numpy.typing import NDArray

from vision.pages.laid.cells import cell_deviation, cell_mean
from vision.pages.laid.placed import Placed
from vision.softness import matched_blur

#: The right page explains more than this where nothing was written by hand: of 88 synthetic sheets
#: cut off .91 or more, where pages that share a footer or a table's rows came to .67 to .85.
EXPLAINED = 0.9
#: A cell shows the page's print where it correlates more than the first, and other print less than
#: the second; between them it tells nothing.
_SHOWS, _OTHER = 0.6, 0.4
#: Grey values on a page (standard deviation in a cell) from which a cell bears print, and up to
#: which it is bare.
_PRINTED, _BARE = 14.0, 4.0
#: Cells at the sheet's edge show what lies beside it, too: so many are left out.
_RIM = 1


def explained_share(placed: Placed) -> float:
    """The share of the cells with print in sight that show this page's print, 0..1.

    What was written by hand counts as print of another. 0 where none of the page shows.
    """
    scan = placed.half
    expected = cell_deviation(matched_blur(placed.reference.half, scan))
    seen = cell_deviation(scan.grey.astype(np.float32))
    correlation = np.nan_to_num(placed.evidence.correlation, nan=0.0)
    shows = correlation > _SHOWS
    if not shows.any():
        return 0.0
    # How strong print is in this light.
    contrast = float(np.median(seen[shows] / np.maximum(expected[shows], 1.0)))
    is_other = (expected < _BARE) | ((expected > _PRINTED) & (correlation < _OTHER))
    other = is_other & (seen > _PRINTED * contrast) & _in_sight(scan.seen)
    own, others = int(shows.sum()), int(other.sum())
    return own / (own + others)


def _in_sight(seen: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Cells the scan shows wholly, without those along the paper's edge."""
    inside = cell_mean((seen > 0).astype(np.float32)) > 0.98
    for edge in (np.s_[:_RIM], np.s_[-_RIM:], np.s_[:, :_RIM], np.s_[:, -_RIM:]):
        inside[edge] = False
    return np.asarray(inside)
