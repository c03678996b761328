"""Too little of a sheet in sight to tell whose page it is: a letterhead or a footer is on many."""

import numpy as np

from vision.pages.laid.cells import CELL_MM
from vision.pages.laid.explained import EXPLAINED, explained_share
from vision.pages.laid.placed import Placed
from vision.pages.tried.trials import SURE
from vision.picture import Page
from vision.quality import outside_share

#: Asked only of a sheet of which so much is out of the frame: on a whole one blank paper tells too.
_CUT_OFF = 0.1
#: Print that spreads so little across (standard deviation, mm) is a line or three, and is on many
#: pages however well it fits: of 96 synthetic frames with a quarter to most of the sheet out of
#: sight three were taken for another page by their footers, which fitted to .86, .94 and .97.
_STRIP_MM = 8.0


def is_mere_strip(placed: Placed) -> bool:
    """Whether a sheet cut off shows a strip of print that fits, and hardly any other.

    Whichever page that looks like it were there, it would show no more.
    """
    return is_scant(placed) and is_sure(placed)


def is_sure(placed: Placed) -> bool:
    """Whether a page shows, and hardly anything else that is printed."""
    return placed.score > SURE and explains(placed)


def explains(placed: Placed) -> bool:
    """Whether hardly anything is printed in sight that is not the page's."""
    return explained_share(placed) > EXPLAINED


def is_scant(placed: Placed) -> bool:
    """Whether a sheet cut off shows no more than a strip of print."""
    if not is_cut_short(placed):
        return False
    at_mm = np.argwhere(~np.isnan(placed.evidence.correlation)) * CELL_MM
    if len(at_mm) < 3:
        return True
    return bool(np.linalg.eigvalsh(np.cov(at_mm.T))[0] < _STRIP_MM**2)


def is_cut_short(placed: Placed) -> bool:
    """Whether so much of a sheet is out of the frame that what is in sight may be of many."""
    sheet = Page(placed.page_to_frame.quad(placed.reference.outline), 1.0)
    return outside_share(placed.frame, sheet) >= _CUT_OFF
