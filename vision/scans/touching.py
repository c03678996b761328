"""Letters of a scan that touch, told from the rules they look like."""

import numpy as np
from numpy.typing import NDArray

from vision.picture import Grey

#: Where letters touch they are paler than in their strokes: the palest tenth of a run of them is
#: less dark than this share of its middle. Of a rule it is nearly as dark.
_PALEST, _UNEVEN = 0.1, 0.75
#: And they are higher than the run, or it than any dot: so much of it has ink as dark as half of
#: it, so far above or below. Dots and dashes that touch are uneven too, and end where the run ends.
_STANDS_OUT, _AS_DARK, _HIGHER_MM = 0.35, 0.5, 0.75
_FIRST_MM, _LAST_MM = 0.15, 0.5


def are_letters(run: NDArray[np.bool_], darkness: Grey, top: int, px_per_mm: float) -> bool:
    """Whether a level run of ink is a part of letters that touch.

    `darkness` (H, W) is how much darker the page is than its ground, in the columns of the run,
    which lies in it from row `top`: (h, W).
    """
    rows = slice(top, top + len(run))
    profile = np.where(run, darkness[rows], 0).max(axis=0)
    middle = float(np.median(profile))
    if np.quantile(profile, _PALEST) >= _UNEVEN * middle:
        return False
    if len(run) > _HIGHER_MM * px_per_mm:
        return True
    first, last = round(_FIRST_MM * px_per_mm), round(_LAST_MM * px_per_mm)
    above = darkness[max(0, top - last) : max(0, top - first)]
    below = darkness[rows.stop + first : rows.stop + last]
    sticks = [np.mean(part.max(axis=0) > _AS_DARK * middle) for part in (above, below) if len(part)]
    return bool(max(sticks, default=0.0) >= _STANDS_OUT)
