"""Which pages a sheet may be that is folded or curled: what is alike when its parts may move."""

from collections.abc import Sequence

from vision.pages.known.layout_index import Hit
from vision.pages.known.shelf import PageShelf
from vision.pages.likely.guesses import MOST_TRIES, Guess, Sight, each_once
from vision.picture import Page

#: So many pages are tried, of those that lead over others by at least so much.
_MOST_BENT, _LEAST_LEAD = 3, 0.02
#: Pages less like a sheet than the likeliest, by no more than the first, are glanced at too: the
#: print of one that is there lies as its neighbours do in most places, that of others in no more
#: than a fifth of them.
_NEARLY, _MOSTLY_LIES = 0.05, 0.5


def guesses_bent(sight: Sight, shelf: PageShelf, pages: Sequence[Page]) -> list[Guess]:
    """Pages that these sheets may be if they are not flat, the one that leads most first.

    What the sheet is like when its parts may move is like much: one page must lead, or be seen at
    a glance to lie there. Those come first.
    """
    seen: list[tuple[float, Guess]] = []
    leading: list[tuple[float, Guess]] = []
    for page in pages:
        for lying in (sight.as_large(page.corners), sight.printed_smaller(page.corners)):
            hits = lying.pages.alike_bent(MOST_TRIES)
            if not hits:
                continue
            near = [each for each in hits if each.likeness >= hits[0].likeness - _NEARLY]
            guesses = [lying.guess(each, is_bent=True) for each in near]
            seen += [(_agreeing(sight, shelf, guess), guess) for guess in guesses]
            leading.append((hits[0].likeness - _next_other(hits, shelf), guesses[0]))
    seen = [each for each in seen if each[0] > _MOSTLY_LIES]
    leading = [each for each in leading if each[0] >= _LEAST_LEAD]
    for found in (seen, leading):
        found.sort(key=lambda each: -each[0])
    return each_once([guess for _, guess in (*seen, *leading)], _MOST_BENT)


def _agreeing(sight: Sight, shelf: PageShelf, guess: Guess) -> float:
    """The share of the places glanced at whose print lies as that around them."""
    return sight.glance.at(shelf.sketch(guess.hit.key), guess.corners).agreeing


def _next_other(hits: Sequence[Hit], shelf: PageShelf) -> float:
    """How like the sheet the first page is that does not look like the very first."""
    kin = shelf.kin_of(hits[0].key)
    others = (hit.likeness for hit in hits[1:] if hit.key not in kin.same | kin.similar)
    return next(others, 0.0)
