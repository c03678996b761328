"""Paper that seems bent and is not: print of another version, which lies flat.

A mesh follows the print it is given. Laid on a sister of its page whose lines stand a little
lower, it bends to fit, and shows that print nearly as well as the right page does. Paper that was
bent fits no page flat; so where a page that looks like it lies on the frame as one plane, that is
what is there.
"""

from collections.abc import Iterable

from vision.pages.known.shelf import PageShelf
from vision.pages.laid.placed import Placed
from vision.placing.placement import FLAT_MM, bend_mm
from vision.placing.register import Registrar

#: So many pages that look alike are laid: each takes as long as placing a page, and the right one
#: of a form of many years is as likely further down as not.
_MOST_LAID = 5


def flat_instead(bent: Placed, rivals: Iterable[str], shelf: PageShelf) -> Placed:
    """The page that lies flat where `bent` seems to lie, of it and its rivals; else `bent`.

    Flat is a page of which nearly all that was followed agrees on one plane, and which shows its
    print as well as `bent` shows its own.
    """
    registrar, best = Registrar(bent.frame), bent
    corners = bent.page_to_frame.quad(bent.reference.outline)
    for key in [bent.key, *sorted(rivals)][: _MOST_LAID + 1]:
        reference = shelf.reference(key)
        flat = registrar.place(reference, shelf.landmarks(key), corners)
        if flat is None or not flat.is_calm or bend_mm(flat, reference) > FLAT_MM:
            continue
        placed = Placed(bent.frame, reference, flat)
        if placed.evidence.is_accepted and placed.score > best.score:
            best = placed
    return best
