"""Which of the pages that look alike is it? They compete over the places where they differ."""

from collections.abc import Callable

from vision.difference import differing
from vision.mesh import followed_by, unbend_from
from vision.picture import Reference
from vision.placed import Placed
from vision.register import Landmarks, Registrar
from vision.shelf import PageShelf

#: By a smaller lead than this (1 is what the right page leads by on a perfect frame) both pages
#: are named: a digit at 2 px/mm leads by more, noise by less.
_LEAST_LEAD = 0.15
#: Look-alikes of look-alikes are met by changing champions; a chain longer than this is none.
_MOST_CHAMPIONS = 4
#: Print is shared by two pages where nothing within so far of it differs: what is followed reaches
#: as far. Where less than this share of it is, it does not say how the paper lies.
_SHARED_MM, _SHARE_MUCH = 4.0, 0.35
#: On bent paper a page that is not there led by up to 0.21.
_LEAST_LEAD_BENT = 0.25


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
    if champion.placement.warp is not None:
        rivals = shelf.kin_of(champion.key).similar - undecided
        undecided |= _still_open(champion, [key for key in rivals if is_known(key)], shelf)
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


def _still_open(champion: Placed, rivals: list[str], shelf: PageShelf) -> set[str]:
    """The rivals that bent paper may still be, though `champion` leads.

    A mesh follows the print it is given, and makes what stands a line lower in another version fit
    this one. So only print that both share may say how the paper lies, and what it shows then must
    be this page. Where print is missing it may be a version nobody registered: all stay open.
    """
    if champion.evidence.is_doubtful:
        return set(rivals)
    return {key for key in rivals if not _leads_on_shared_print(champion, key, shelf)}


def _leads_on_shared_print(champion: Placed, rival: str, shelf: PageShelf) -> bool:
    contrast = shelf.contrast(champion.key, rival)
    if contrast is None:
        return True
    reference, other = champion.reference, shelf.reference(rival)
    tracks = champion.placement.tracks
    shared = ~differing(reference, other, tracks.page, _SHARED_MM)
    if shared.mean() < _SHARE_MUCH:
        # What differs so much can be laid by itself, and is there or not.
        return _is_not_there(champion, other, shelf.landmarks(rival))
    lie = followed_by(champion.placement, reference, shared)
    lead = None if lie is None else contrast.lead(Placed(champion.frame, reference, lie).scan)
    return lead is not None and lead >= _LEAST_LEAD_BENT


def _is_not_there(champion: Placed, other: Reference, marks: Landmarks) -> bool:
    """Whether `other`, laid on its own print about where `champion` lies, does not show."""
    registrar = Registrar(champion.frame)
    flat = registrar.settle(other, marks, champion.page_to_frame)
    bent = None if flat is None else unbend_from(registrar, other, marks, flat)
    placed = Placed.better(champion.frame, other, (flat, bent))
    return placed is None or not placed.evidence.is_accepted


def _laid_instead(champion: Placed, key: str, shelf: PageShelf) -> Placed:
    """Page `key` where `champion` lies; on flat paper placed on its own print if it can be."""
    reference = shelf.reference(key)
    if champion.placement.warp is not None:
        return Placed(champion.frame, reference, champion.placement)
    start = champion.page_to_frame
    settled = Registrar(champion.frame).settle(reference, shelf.landmarks(key), start)
    return Placed(champion.frame, reference, settled or champion.placement)
