"""Which of the pages that look alike is it? They compete over the places where they differ."""

from collections.abc import Callable, Mapping
from functools import cache

from vision.pages.known.difference import differing
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.accept import Evidence
from vision.pages.laid.placed import Placed
from vision.pages.sisters.flat_rival import flat_instead
from vision.pages.sisters.in_sight import LEAST_LEAD, is_cut_and_flat, lead_in_sight
from vision.pages.sisters.own_print import shows_its_own
from vision.picture import Page, Reference
from vision.placing.mesh import followed_by, unbend_from
from vision.placing.refinement import refine
from vision.placing.register import Landmarks, Registrar
from vision.quality import is_cut_off

#: Look-alikes of look-alikes are met by changing champions; a chain longer than this is none.
_MOST_CHAMPIONS = 4
#: Print is shared by two pages where nothing within so far of it differs: what is followed reaches
#: as far. Where less than this share of it is, it does not say how the paper lies.
_SHARED_MM, _SHARE_MUCH = 4.0, 0.35
#: On bent paper a page that is not there led by up to 0.21.
_LEAST_LEAD_BENT = 0.25
#: A page that is not there lacks its print in more cells than this beyond those of the right one.
_LACKING = 5


def tell_apart(
    found: Placed, shelf: PageShelf, is_known: Callable[[str], bool]
) -> tuple[Placed, frozenset[str]]:
    """The page that explains the frame best of all that look like `found`, and where it lies.

    With it the keys of all pages it may be: those printed alike, and those that differ only where
    the frame does not show it. Only pages that are known compete.
    """
    champion, beaten = _exact(_flat_if_any_is(found, shelf, is_known)), set[str]()
    for _ in range(_MOST_CHAMPIONS):
        rivals = shelf.kin_of(champion.key).similar - beaten
        leads = _leads(champion, [key for key in rivals if is_known(key)], shelf)
        leads |= _leads_in_sight(champion, leads, shelf)
        seen = {key: lead for key, lead in leads.items() if lead is not None}
        strongest = min(seen, key=seen.__getitem__, default=None)
        if strongest is None or seen[strongest] > -LEAST_LEAD:
            break
        beaten.add(champion.key)
        champion = _laid_instead(champion, strongest, shelf)
    undecided = {key for key, lead in leads.items() if lead is None or lead < LEAST_LEAD}
    similar = {key for key in shelf.kin_of(champion.key).similar if is_known(key)}
    if champion.placement.warp is not None:
        undecided = _still_open(champion, similar, undecided, shelf)
    elif champion.evidence.may_be_another_version:
        # A word differs that both should have: it may be a version nobody registered.
        undecided |= similar
    sharing = {champion.key, *undecided}
    same = {same for key in sharing for same in shelf.kin_of(key).same if is_known(same)}
    return champion, frozenset(sharing | same)


def _flat_if_any_is(found: Placed, shelf: PageShelf, is_known: Callable[[str], bool]) -> Placed:
    """The page found; where it seems bent and is cut off, one like it that lies flat there."""
    sheet = Page(found.page_to_frame.quad(found.reference.outline), 1.0)
    # Of a whole sheet the outline is exact, and the right page found flat at once.
    if found.placement.warp is None or not is_cut_off(found.frame, sheet):
        return found
    rivals = (key for key in shelf.kin_of(found.key).similar if is_known(key))
    return flat_instead(found, rivals, shelf)


def _exact(placed: Placed) -> Placed:
    """The same page; on flat paper laid as exactly as its print says."""
    if placed.placement.warp is not None or placed.placement.is_refined:
        return placed
    lie = refine(placed.frame, placed.reference, placed.placement)
    return Placed(placed.frame, placed.reference, lie)


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


def _leads_in_sight(
    champion: Placed, leads: Mapping[str, float | None], shelf: PageShelf
) -> dict[str, float | None]:
    """The same of rivals that are not told so, by all that is in sight of a sheet cut off.

    What was kept to tell two pages apart is where they differ most, which may be out of sight.
    """
    if not is_cut_and_flat(champion):
        return {}
    return {
        key: lead_in_sight(champion, shelf.reference(key))
        for key, lead in leads.items()
        if lead is None or abs(lead) < LEAST_LEAD
    }


def _still_open(
    champion: Placed, rivals: set[str], undecided: set[str], shelf: PageShelf
) -> set[str]:
    """The rivals that bent paper may still be, though `champion` leads all but the `undecided`.

    A mesh follows the print it is given, and makes what stands a line lower in another version fit
    this one. So what a rival shares with this page, or how it lies on its own print, must rule it
    out, or print that shows and that it has nowhere near. Where a word differs or print is missing
    it may be a version nobody registered: then only such print rules out those that share much of
    theirs, and where paper is bare instead, which folds do not make it, all.
    """

    @cache
    def is_other(key: str) -> bool:
        return shows_its_own(champion, shelf.reference(key))

    left = {key for key in undecided if not is_other(key)}
    if champion.evidence.may_be_another_version:
        return left | {key for key in rivals - undecided if not is_other(key)}
    return left | {
        key for key in rivals - undecided if not _is_ruled_out(champion, key, shelf, is_other)
    }


def _is_ruled_out(
    champion: Placed, rival: str, shelf: PageShelf, is_other: Callable[[str], bool]
) -> bool:
    contrast = shelf.contrast(champion.key, rival)
    if contrast is None:
        return True
    reference, other = champion.reference, shelf.reference(rival)
    tracks = champion.placement.tracks
    shared = ~differing(reference, other, tracks.page, _SHARED_MM)
    is_sister = bool(shared.mean() >= _SHARE_MUCH)
    if champion.evidence.is_doubtful and (is_sister or champion.evidence.bare_paper.any()):
        return is_other(rival)
    if is_sister:
        lie = followed_by(champion.placement, reference, shared)
        lead = None if lie is None else contrast.lead(Placed(champion.frame, reference, lie).scan)
        if lead is not None and abs(lead) >= _LEAST_LEAD_BENT:
            return lead > 0
    return is_other(rival) or _is_not_there(champion, other, shelf.landmarks(rival))


def _is_not_there(champion: Placed, other: Reference, marks: Landmarks) -> bool:
    """Whether print of `other` is missing that `champion` has, however it is laid.

    On its own print from where `champion` lies, and as `champion` lies.
    """
    registrar = Registrar(champion.frame)
    flat = registrar.place_from(other, marks, champion.page_to_frame)
    bent = None if flat is None else unbend_from(registrar, other, marks, flat)
    laid = [
        Placed(champion.frame, other, each)
        for each in (flat, bent, champion.placement)
        if each is not None
    ]
    return all(_lacks_more(each.evidence, champion.evidence) for each in laid)


def _lacks_more(rival: Evidence, champion: Evidence) -> bool:
    """Whether print of the rival is missing, clearly more than of the champion."""
    return not rival.is_accepted or rival.missing > champion.missing + _LACKING


def _laid_instead(champion: Placed, key: str, shelf: PageShelf) -> Placed:
    """Page `key` where `champion` lies; on flat paper placed on its own print if it can be."""
    reference = shelf.reference(key)
    if champion.placement.warp is not None:
        return Placed(champion.frame, reference, champion.placement)
    start = champion.page_to_frame
    laid = Registrar(champion.frame).place_from(reference, shelf.landmarks(key), start)
    return _exact(Placed(champion.frame, reference, laid or champion.placement))
