"""Which pages a sheet may be that is folded or curled: what is alike when its parts may move."""

from collections.abc import Sequence

from vision.pages.known.layout_index import Hit
from vision.pages.known.shelf import PageShelf
from vision.pages.likely.guesses import MOST_TRIES, Guess, Sight, each_once
from vision.picture import Page

#: So many pages are tried, of those that lead over others by at least so much.
_MOST_BENT, _LEAST_LEAD = 3, 0.02


def guesses_bent(sight: Sight, shelf: PageShelf, pages: Sequence[Page]) -> list[Guess]:
    """Pages that these sheets may be if they are not flat, the one that leads most first.

    What the sheet is like when its parts may move is like much: one page must lead.
    """
    leading: list[tuple[float, Guess]] = []
    for page in pages:
        for lying in (sight.as_large(page.corners), sight.printed_smaller(page.corners)):
            hits = lying.pages.alike_bent(MOST_TRIES)
            if hits:
                lead = hits[0].likeness - _next_other(hits, shelf)
                leading.append((lead, lying.guess(hits[0], is_bent=True)))
    leading.sort(key=lambda each: -each[0])
    return each_once([guess for lead, guess in leading if lead >= _LEAST_LEAD], _MOST_BENT)


def _next_other(hits: Sequence[Hit], shelf: PageShelf) -> float:
    """How like the sheet the first page is that does not look like the very first."""
    kin = shelf.kin_of(hits[0].key)
    others = (hit.likeness for hit in hits[1:] if hit.key not in kin.same | kin.similar)
    return next(others, 0.0)
