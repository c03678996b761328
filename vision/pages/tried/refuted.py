"""Pages that cannot lie on a sheet, as one that looks like them was laid there and refuted.

What was laid, and is plainly contradicted, is another version: looking for it again, or for pages
printed exactly like it, comes to the same. Of those printed nearly like it one may be there. Where
most of the print shows one of them flat on the paper, the others would lie there too: what is in
plain view is compared with each at once, and the paper not laid for it. A mesh is no such witness.
It is bent to the print of one page, and pages that are there seem contradicted by what it makes of
the paper.
"""

from collections.abc import Iterable

from vision.pages.known.shelf import PageShelf
from vision.pages.laid.placed import Placed
from vision.pages.likely.guesses import Guess

#: Print that shows as well as this lies where it was laid; less, and what is there may seem
#: contradicted by it too. `python -m tests.benchmarks witnesses` tells both.
_LIES_THERE = 0.85


def is_refutation(placed: Placed) -> bool:
    """Whether a page was laid where its print shows, and is another than what is there."""
    return placed.evidence.contradicts and placed.score > _LIES_THERE


def is_refuted(guess: Guess, by: Iterable[Placed], shelf: PageShelf) -> bool:
    """Whether the page of a guess cannot be there, as some page refuted tells."""
    key = guess.hit.key
    kin = shelf.kin_of(key)
    there = [each for each in by if each.lies_about(guess.corners)]
    if any(each.key == key or each.key in kin.same for each in there):
        return True
    flat = (each for each in there if each.key in kin.similar and each.evidence.is_flat)
    return any(_contradicts(each, key, shelf) for each in flat)


def _contradicts(laid: Placed, key: str, shelf: PageShelf) -> bool:
    evidence = laid.evidence_of(shelf.reference(key))
    return evidence is not None and evidence.contradicts
