"""Which of the pages that look alike is it? They compete over the places where they differ."""

from collections.abc import Callable

from vision.placed import Placed
from vision.register import Registrar
from vision.shelf import PageShelf

#: By a smaller lead than this (1 is what the right page leads by on a perfect frame) both pages
#: are named: a digit at 2 px/mm leads by more, noise by less.
_LEAST_LEAD = 0.15
#: Look-alikes of look-alikes are met by changing champions; a chain longer than this is none.
_MOST_CHAMPIONS = 4


def tell_apart(
    found: Placed, shelf: PageShelf, is_known: Callable[[str], bool]
) -> tuple[Placed, frozenset[str]]:
    """The page that explains the frame best of all that look like `found`, and where it lies.

    With it the keys of all pages it may be: those printed alike, and those that differ only where
    the frame does not show it. Only pages that are known compete.
    """
    champion, beaten = found, set[str]()
    for _ in range(_MOST_CHAMPIONS):
        rivals = shelf.kin_of(champion.key).similar - beaten
        leads = _leads(champion, [key for key in rivals if is_known(key)], shelf)
        seen = {key: lead for key, lead in leads.items() if lead is not None}
        strongest = min(seen, key=seen.__getitem__, default=None)
        if strongest is None or seen[strongest] > -_LEAST_LEAD:
            break
        beaten.add(champion.key)
        champion = _laid_instead(champion, strongest, shelf)
    undecided = {key for key, lead in leads.items() if lead is None or lead < _LEAST_LEAD}
    sharing = {champion.key, *undecided}
    same = {same for key in sharing for same in shelf.kin_of(key).same if is_known(same)}
    return champion, frozenset(sharing | same)


def _leads(champion: Placed, rivals: list[str], shelf: PageShelf) -> dict[str, float | None]:
    """How much better `champion` explains the frame than each rival; None where it is not seen.

    Rivals printed alike are left out.
    """
    contrasts = {key: shelf.contrast(champion.key, key) for key in rivals}
    return {
        key: contrast.lead(champion.scan)
        for key, contrast in contrasts.items()
        if contrast is not None
    }


def _laid_instead(champion: Placed, key: str, shelf: PageShelf) -> Placed:
    """Page `key` where `champion` lies; on flat paper placed on its own print if it can be."""
    reference = shelf.reference(key)
    if champion.placement.warp is not None:
        return Placed(champion.frame, reference, champion.placement)
    start = champion.page_to_frame
    settled = Registrar(champion.frame).settle(reference, shelf.landmarks(key), start)
    return Placed(champion.frame, reference, settled or champion.placement)
