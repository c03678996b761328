"""Light on a sheet evened out, and its print made as dark as expected."""

import cv2
import numpy as np

from vision.picture import HALF_PX_PER_MM, REFERENCE_PX_PER_MM, Grey, Scan

#: Evened paper has this grey value.
PAPER = 220
#: Print is as dark as the darkest hundredth of a page. Frames show it softer than references do, so
#: much paler at either resolution; what is paler than that is darkened, at most so far.
_DARKEST, _MOST_DARKENED = 0.01, 2.2
_USUALLY_PALE = {HALF_PX_PER_MM: 1.1, REFERENCE_PX_PER_MM: 1.6}


def evened(grey: Grey) -> Grey:
    """Light evened out and paper set to one level, so that LK compares print and not lamps."""
    height, width = grey.shape
    small = _eighth(grey)
    paper = cv2.blur(cv2.dilate(small, np.ones((5, 5), np.uint8)), (9, 9))
    level = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(level, 8), scale=PAPER), np.uint8)


def _eighth(grey: Grey) -> Grey:
    """An eighth of the size, averaged; halving thrice takes a quarter of the time of once."""
    small = grey[: max(8, grey.shape[0] // 8 * 8), : max(8, grey.shape[1] // 8 * 8)]
    for _ in range(3):
        half = tuple(max(1, side // 2) for side in small.shape[::-1])
        small = np.asarray(cv2.resize(small, half, interpolation=cv2.INTER_AREA), np.uint8)
    return small


def as_dark(scan: Scan, expected: float) -> Grey:
    """A sheet, evened, its print as dark as expected: LK takes much paler print for another."""
    seen = evened(scan.grey)
    pale = expected / max(darkness(seen, scan.seen), 1.0)
    gain = min(max(pale / _USUALLY_PALE[scan.px_per_mm], 1.0), _MOST_DARKENED)
    if gain == 1:
        return seen
    levels = np.clip(PAPER - (PAPER - np.arange(256)) * gain, 0, 255)
    return np.asarray(cv2.LUT(seen, levels.astype(np.uint8)), np.uint8)


def darkness(grey: Grey, mask: Grey | None = None) -> float:
    """How much darker than paper the darkest hundredth is: print, on nearly any page."""
    # A quarter of the px tells as much.
    few = np.ascontiguousarray(grey[::2, ::2])
    where = None if mask is None else np.ascontiguousarray(mask[::2, ::2])
    count = np.cumsum(cv2.calcHist([few], [0], where, [256], [0, 256]))
    return float(PAPER - np.searchsorted(count, _DARKEST * count[-1]))
