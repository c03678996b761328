"""Which pages a sheet may be that is folded or curled: what is alike when its parts may move."""

from collections.abc import Sequence

from vision.pages.known.layout_index import Hit
from vision.pages.known.shelf import PageShelf
from vision.pages.likely.glance import Glimpse
from vision.pages.likely.guesses import MOST_TRIES, Guess, Sight, each_once
from vision.picture import Page

#: So many pages are tried, of those that lead over others by at least so much.
_MOST_BENT, _LEAST_LEAD = 3, 0.02
#: Where a glance refuses the one that leads, the next is glanced at if it is less like by no more
#: than the first. The print of a page that is there lies as that around it in most places, that of
#: others in no more than a quarter.
_NEARLY, _MOSTLY_LIES = 0.05, 0.5


def guesses_bent(sight: Sight, shelf: PageShelf, pages: Sequence[Page]) -> list[Guess]:
    """Pages that these sheets may be if they are not flat, the one that leads most first.

    What the sheet is like when its parts may move is like much: one page must lead, or be seen at
    a glance to lie there instead of the one that leads.
    """
    leading: list[tuple[float, Guess]] = []
    instead: list[Guess] = []
    for page in pages:
        for lying in (sight.as_large(page.corners), sight.printed_smaller(page.corners)):
            hits = lying.pages.alike_bent(MOST_TRIES)
            if not hits:
                continue
            first, second = lying.guess(hits[0], is_bent=True), _next_other(hits, shelf)
            lead = hits[0].likeness - (second.likeness if second else 0.0)
            if lead < _LEAST_LEAD:
                continue
            leading.append((lead, first))
            if second and lead <= _NEARLY and not _glimpse(sight, shelf, first).may_be:
                other = lying.guess(second, is_bent=True)
                if _glimpse(sight, shelf, other).agreeing > _MOSTLY_LIES:
                    instead.append(other)
    leading.sort(key=lambda each: -each[0])
    return each_once([*instead, *(guess for _, guess in leading)], _MOST_BENT)


def _glimpse(sight: Sight, shelf: PageShelf, guess: Guess) -> Glimpse:
    return sight.glance.at(shelf.sketch(guess.hit.key), guess.corners)


def _next_other(hits: Sequence[Hit], shelf: PageShelf) -> Hit | None:
    """The first page that does not look like the very first."""
    kin = shelf.kin_of(hits[0].key)
    return next((hit for hit in hits[1:] if hit.key not in kin.same | kin.similar), None)
