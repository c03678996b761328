"""Print that a page has and a look-alike has nowhere near: where it shows, that one is not there.

A mesh brings print of another version from a line further down to where this page has its own, and
what a look-alike has less, such as a blank form than the same form filled in, it cannot be found to
lack. But no mesh makes print where there is none to bend.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from vision.pages.known.difference import fitted
from vision.pages.laid.cells import CELL_PX
from vision.pages.laid.placed import Placed
from vision.picture import HALF_PX_PER_MM, Reference
from vision.placing.patches import Pieces, sought

#: A cell of print shows that correlates more than the first, and is elsewhere on the look-alike
#: where a piece of 8 mm correlates more than the second.
_SHOWS, _LIKE = 0.6, 0.6
#: Print that both have lies as far apart as two pictures of one page may be; what a mesh bends lies
#: no further off than it reaches.
_PIECE_PX, _SAME_PX, _NEAR_PX = 8, 2, round(14.0 * HALF_PX_PER_MM)
#: So many cells must show that the look-alike has not: of 27 composed sheets, folded and curled,
#: on which another version was laid than is there, none was. On a form that was filled in by a
#: printer they are a hundred.
_ENOUGH = 8
#: Of what shows so much must stand in the same place on both: else it tells nothing of how far off
#: the look-alike would lie.
_LEAST_SHARED = 0.35


def shows_its_own(page: Placed, other: Reference) -> bool:
    """Whether print shows where `page` was laid that `other` has neither there nor near."""
    with np.errstate(invalid="ignore"):
        cells = np.argwhere(page.evidence.correlation > _SHOWS)
    centres = ((cells[:, ::-1] + 0.5) * CELL_PX - 0.5).astype(np.float32)
    here = page.reference.half
    there = fitted(other.half, here.shape[1], here.shape[0])
    left = _left(here, there, centres, _SAME_PX)
    if len(left) < _ENOUGH or len(left) > (1 - _LEAST_SHARED) * len(cells):
        return False
    return len(_left(here, there, left, _NEAR_PX)) >= _ENOUGH


def _left(
    here: NDArray[np.uint8],
    there: NDArray[np.uint8],
    centres: NDArray[np.float32],
    reach_px: int,
) -> NDArray[np.float32]:
    """The places whose print is not found within so far on the other page."""
    _, found = sought(
        cv2.blur(here, (3, 3)), cv2.blur(there, (3, 3)), centres,
        Pieces(_PIECE_PX, reach_px, _LIKE, takes_first=True),
    )  # fmt: skip
    return centres[~found]
