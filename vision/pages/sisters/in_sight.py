"""Pages of which a sheet cut off shows no more than what they share: they compete as versions do.

Which pages look alike is told of whole pages, when they are registered. A newer version may have a
question more halfway, and look like the older one no more; of a sheet that runs out of the frame
there only the part above it is in sight, and that may be one's as well as the other's.
"""

from dataclasses import replace

import numpy as np

from vision.pages.known.contrast import Contrast
from vision.pages.known.layout import SheetLayout
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.placed import Placed
from vision.picture import Grey, Page, Reference
from vision.quality import outside_share

#: Asked only of a sheet of which so much is out of the frame, and of so many pages most like what
#: is in sight: those that are less like it by no more than this.
_CUT_OFF, _MOST_ASKED, _AS_LIKE = 0.1, 8, 0.1
#: Print of a page that is there too shows no worse than this beside that of the one found.
_AS_SHOWN = 0.05
#: By a smaller lead than this (1 is what the right page leads by on a perfect frame) both pages
#: are named: a digit at 2 px/mm leads by more, noise by less.
LEAST_LEAD = 0.15


def told_in_sight(
    found: Placed, index: LayoutIndex, shelf: PageShelf
) -> tuple[Placed, frozenset[str]]:
    """The page that explains best what is in sight of a sheet cut off, of all that may be there.

    With it the keys of those that explain it as well. Pages that look like it are left out, which
    compete with it anyhow, and so is bent paper, which a mesh lays for one page only.
    """
    best, undecided = found, set[str]()
    for key in _others(found, index, shelf):
        reference = shelf.reference(key)
        evidence = found.evidence_of(reference)
        if evidence is None or not evidence.is_accepted or evidence.score < found.score - _AS_SHOWN:
            continue
        lead = lead_in_sight(best, reference)
        if lead is None or abs(lead) < LEAST_LEAD:
            undecided.add(key)
        elif lead < 0:
            # What could not be told from the one beaten is beaten with it.
            best, undecided = Placed(found.frame, reference, found.placement), set[str]()
    kin = shelf.kin_of(best.key)
    left = undecided - kin.same - kin.similar
    same = {same for key in left for same in shelf.kin_of(key).same if same in index}
    return best, frozenset(left | same)


def _others(found: Placed, index: LayoutIndex, shelf: PageShelf) -> list[str]:
    """Pages that what is in sight is as like as the one found, and that do not look like it."""
    if not is_cut_and_flat(found):
        return []
    corners = found.page_to_frame.quad(found.reference.outline)
    upright = SheetLayout.of(found.frame.grey, corners, rim=0.0).whole()[:1]
    hits = index.short_list(upright).alike(_MOST_ASKED)
    kin = shelf.kin_of(found.key)
    known = kin.same | kin.similar | {found.key}
    least = hits[0].likeness - _AS_LIKE if hits else 0.0
    return [hit.key for hit in hits if hit.key not in known and hit.likeness >= least]


def is_cut_and_flat(found: Placed) -> bool:
    """Whether so much of flat paper is out of the frame that what is in sight may be shared."""
    if found.placement.warp is not None:
        return False
    corners = found.page_to_frame.quad(found.reference.outline)
    return outside_share(found.frame, Page(corners, 1.0)) >= _CUT_OFF


def lead_in_sight(best: Placed, other: Reference) -> float | None:
    """How much better the one page explains what is in sight; None where that does not differ."""
    seen = best.scan.seen
    contrast = Contrast.between(_in_sight(best.reference, seen), _in_sight(other, seen))
    return None if contrast is None else contrast.lead(best.scan)


def _in_sight(page: Reference, seen: Grey) -> Reference:
    """The page, bare where a scan does not see it: `seen` is the scan's."""
    grey = page.grey
    height, width = (min(sides) for sides in zip(grey.shape, seen.shape, strict=True))
    shown = np.full_like(grey, 255)
    np.copyto(shown[:height, :width], grey[:height, :width], where=seen[:height, :width] > 0)
    return replace(page, grey=shown)
