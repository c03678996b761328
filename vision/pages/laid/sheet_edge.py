"""Where the paper of a recognised page ends: as seen, or where it is out of sight as print says."""

import numpy as np
from numpy.typing import NDArray

from vision.geometry import FramePx, Quad
from vision.pages.laid.placed import Placed
from vision.picture import Frame, Page

#: The paper's edge as seen is preferred over the print's when corners part by less than this
#: share of the page's diagonal: printing is scaled by a few per cent at most.
_EDGE_SHARE = 0.06
#: A corner further outside the frame than this share of its diagonal was guessed, not seen: two
#: sides in sight give one just outside exactly, beyond that print does it better.
_OUTSIDE_SHARE = 0.02


def sheet_edge(placed: Placed, pages: list[Page]) -> Page:
    """The physical sheet a page lies on, of the outlines found the one that fits it best.

    Corners far outside the frame are the print's, and so is the whole edge where none fits.
    """
    printed = placed.placement.lie.quad(placed.reference.outline)
    outside = _is_outside(printed, placed.frame)
    if outside.all():
        pages = []
    best = _EDGE_SHARE * float(np.linalg.norm(printed.xy[2] - printed.xy[0]))
    corners = printed
    for page in pages:
        for turns in range(4):
            turned = page.corners.turned(turns)
            apart = float((np.linalg.norm(turned.xy - printed.xy, axis=1) * ~outside).max())
            if apart < best:
                best = apart
                corners = Quad(np.where(outside[:, None], printed.xy, turned.xy))
    return Page(corners, float(np.clip(placed.score, 0, 1)))


def _is_outside(quad: Quad[FramePx], frame: Frame) -> NDArray[np.bool_]:
    """Which corners, bool (4,), lie so far outside the frame that they were not seen."""
    last = np.array([frame.width_px - 1, frame.height_px - 1])
    beyond = np.abs(quad.xy - np.clip(quad.xy, 0, last)).max(axis=1)
    return np.asarray(beyond > _OUTSIDE_SHARE * float(np.linalg.norm(last)))
