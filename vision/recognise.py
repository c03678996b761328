"""Which known page is this, and where does it lie? From a frame to a Match or a Miss.

Outline hypotheses are fingerprinted, the most alike pages registered one after another, and the
first whose print really lies there is accepted. Then its look-alikes (other versions of the same
form, above all) compete with it over the places where they differ.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from vision.accept import Evidence, compare_print
from vision.difference import Difference, compare, leads
from vision.geometry import FramePx, Homography, PageMm
from vision.layout import LayoutIndex, describe_turned
from vision.network_outline import NetworkPageFinder
from vision.outcome import Match, Miss, MissReason
from vision.outline import PageFinder
from vision.picture import (
    HALF_PX_PER_MM,
    REFERENCE_PX_PER_MM,
    Frame,
    Page,
    Reference,
    Scan,
    shrunk,
)
from vision.quality import obstacle, why_unknown
from vision.rectify import rectify
from vision.register import Landmarks, Placement, Registrar, landmarks
from vision.stage_clock import StageClock

#: Recognition works on at most this longest side: an A4 sheet is then shown at 6 px/mm, more than
#: references hold.
_WORK_PX = 1920
#: Outline hypotheses tried, and how many at once; the right one is seldom further down.
_MOST_OUTLINES, _AT_ONCE = 6, 2
#: Pages registered for the hypotheses tried at once.
_MOST_TRIES = 6
#: Print correlation from which a page is accepted; see docs/decisions/0003 for how right, wrong
#: and unknown pages score.
_ACCEPTED = 0.72
#: From here on no other candidate is tried first.
_SURE = 0.85
#: Share of the visible, unhidden printed cells that may contradict the page.
_MOST_CONTRADICTING = 0.10
#: Pages that differ over more than this share of the print are placed anew before they compete.
_MUCH = 0.15
#: A rival whose print correlates less by this where the champion lies is another page.
_PLAINLY = 0.35
#: The version whose print leads where two differ is taken; by less than this both are named. The
#: right one of two leads practically always, but a comma at 2 px/mm by little.
_LEAD = 0.04
#: The paper's edge as seen is preferred over the print's when corners part by less than this
#: share of the page's diagonal: printing is scaled by a few per cent at most.
_EDGE_SHARE = 0.06


K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Kin:
    """What is known beforehand of the pages that look like one page.

    `same` are printed exactly alike, so no picture can tell them apart; `similar` differ in
    places.
    """

    same: frozenset[str] = frozenset()
    similar: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class _Candidate:
    reference: Reference
    placement: Placement
    evidence: Evidence
    _scans: list[Scan] = field(default_factory=list)

    def scan(self, frame: Frame) -> Scan:
        """`frame` straightened at full resolution, once."""
        if not self._scans:
            self._scans.append(
                _straightened(frame, self.reference, self.placement, REFERENCE_PX_PER_MM)
            )
        return self._scans[0]


@dataclass(eq=False)
class Recogniser:
    """Recognises pages of `index`; `load` gives the Reference of a key, `kin` its look-alikes.

    References and what registration needs of them are kept for the `keep` pages used last.
    """

    index: LayoutIndex
    load: Callable[[str], Reference]
    kin: Mapping[str, Kin] = field(default_factory=dict)
    finder: PageFinder = field(default_factory=NetworkPageFinder)
    keep: int = 12
    _references: OrderedDict[str, Reference] = field(default_factory=OrderedDict)
    _landmarks: OrderedDict[str, Landmarks] = field(default_factory=OrderedDict)
    _differences: OrderedDict[tuple[str, str], Difference] = field(default_factory=OrderedDict)

    def recognise(self, frame: Frame) -> Match | Miss:
        """The known page in `frame`, or why there is none."""
        clock = StageClock()
        small, to_frame = _at_work(frame)
        hindrance = obstacle(small)
        if hindrance is not None:
            return Miss(hindrance)
        pages = self.finder.find(small)
        clock.lap("find")
        if not pages:
            return Miss(MissReason.NO_PAGE)
        best = self._best(small, pages, clock)
        if best is None:
            reason = why_unknown(small, pages[0])
            if reason is MissReason.NO_PAGE:
                return Miss(reason)
            return Miss(reason, _as_seen(_enlarged(pages[0], to_frame)))
        match = self._told_apart(small, best, pages, clock)
        return _in_frame(match, to_frame, clock)

    def recognise_near(
        self, frame: Frame, key: str, prior: Homography[PageMm, FramePx]
    ) -> Match | None:
        """The page `key`, if it still lies about where `prior` puts it; else None."""
        if key not in self.index:
            return None
        clock = StageClock()
        small, to_frame = _at_work(frame)
        reference = self.reference(key)
        start = prior.then(to_frame.inverse())
        placement = Registrar(small).settle(reference, self._marks(key), start)
        candidate = None if placement is None else _judged(small, reference, placement)
        clock.lap("register")
        if candidate is None or not _is_accepted(candidate.evidence):
            return None
        match = self._told_apart(small, candidate, [], clock)
        return _in_frame(match, to_frame, clock)

    def reference(self, key: str) -> Reference:
        """The Reference of a page, kept from when it was last used."""
        return _kept(self._references, key, self.keep, lambda: self.load(key))

    def forget(self, key: str) -> None:
        """Drop what is kept of a page that was changed or withdrawn."""
        self._references.pop(key, None)
        self._landmarks.pop(key, None)
        for pair in [pair for pair in self._differences if key in pair]:
            del self._differences[pair]

    def _best(self, frame: Frame, pages: list[Page], clock: StageClock) -> _Candidate | None:
        registrar = Registrar(frame)
        best: _Candidate | None = None
        # The first hypotheses are usually right; the others cost as much again.
        for first in range(0, min(len(pages), _MOST_OUTLINES), _AT_ONCE):
            found = self._best_of(pages[first : first + _AT_ONCE], registrar, clock)
            if found is not None and (best is None or found.evidence.score > best.evidence.score):
                best = found
            if best is not None and _is_accepted(best.evidence):
                return best
        return None

    def _best_of(
        self, pages: list[Page], registrar: Registrar, clock: StageClock
    ) -> _Candidate | None:
        """The page whose print fits best, of those whose layout looks like a hypothesis."""
        frame = registrar.frame
        corners = [page.corners.turned(turns) for page in pages for turns in range(4)]
        prints = [each for page in pages for each in describe_turned(frame.grey, page.corners)]
        hits = self.index.search(prints, _MOST_TRIES)
        clock.lap("recognise")
        best: _Candidate | None = None
        for hit in hits:
            reference = self.reference(hit.key)
            placement = registrar.place(reference, self._marks(hit.key), corners[hit.query])
            if placement is None:
                continue
            candidate = _judged(frame, reference, placement)
            if best is None or candidate.evidence.score > best.evidence.score:
                best = candidate
            if best.evidence.score > _SURE and _is_accepted(best.evidence):
                break
        clock.lap("register")
        return best

    def _told_apart(
        self, frame: Frame, found: _Candidate, pages: list[Page], clock: StageClock
    ) -> Match:
        """Settle between `found` and the pages that look like it."""
        champion = found
        undecided: list[str] = []
        met = {found.reference.key}
        rivals = self._rivals(champion, met)
        while rivals:
            key = rivals.pop()
            met.add(key)
            lead = self._lead(frame, champion, key)
            if lead is not None and lead < 0:
                if lead > -_LEAD:
                    undecided.append(champion.reference.key)
                champion = self._placed_like(frame, champion, key)
                rivals = self._rivals(champion, met)
            elif lead is None or lead < _LEAD:
                undecided.append(key)
        clock.lap("version")
        sharing = {champion.reference.key, *undecided}
        for key in tuple(sharing):
            sharing.update(same for same in self._kin(key).same if same in self.index)
        return Match(
            key=champion.reference.key,
            candidates=tuple(sorted(sharing)),
            page_to_frame=champion.placement.page_to_frame,
            page=_sheet(champion, pages),
            confidence=_confidence(champion.evidence, len(sharing)),
        )

    def _rivals(self, champion: _Candidate, met: set[str]) -> list[str]:
        similar = self._kin(champion.reference.key).similar
        return sorted(key for key in similar if key not in met and key in self.index)

    def _lead(self, frame: Frame, champion: _Candidate, key: str) -> float | None:
        """How much better `champion` explains the frame than page `key`; None if unseen."""
        rival = self.reference(key)
        difference = self._difference(champion.reference, rival)
        if difference.is_nothing:
            return None
        if difference.share <= _MUCH:
            return leads(difference, champion.scan(frame), champion.reference, rival)
        # Much differs: where the rival's print is plainly absent, it need not be placed anew.
        as_placed = _judged(frame, rival, champion.placement).evidence.score
        if as_placed < champion.evidence.score - _PLAINLY:
            return champion.evidence.score - as_placed
        return champion.evidence.score - self._placed_like(frame, champion, key).evidence.score

    def _placed_like(self, frame: Frame, champion: _Candidate, key: str) -> _Candidate:
        """Page `key` where `champion` lies, placed on its own print where that can be done."""
        reference = self.reference(key)
        start = champion.placement.page_to_frame
        settled = Registrar(frame).settle(reference, self._marks(key), start)
        return _judged(frame, reference, settled or champion.placement)

    def _kin(self, key: str) -> Kin:
        return self.kin.get(key, Kin())

    def _marks(self, key: str) -> Landmarks:
        return _kept(self._landmarks, key, self.keep, lambda: landmarks(self.reference(key)))

    def _difference(self, one: Reference, other: Reference) -> Difference:
        pair = (one.key, other.key)
        return _kept(self._differences, pair, self.keep, lambda: compare(one, other))


def _kept(shelf: OrderedDict[K, V], key: K, most: int, make: Callable[[], V]) -> V:
    """The value on `shelf`, made where absent; the least recently used one makes room."""
    if key not in shelf:
        shelf[key] = make()
        if len(shelf) > most:
            shelf.popitem(last=False)
    shelf.move_to_end(key)
    return shelf[key]


def _judged(frame: Frame, reference: Reference, placement: Placement) -> _Candidate:
    scan = _straightened(frame, reference, placement, HALF_PX_PER_MM)
    return _Candidate(reference, placement, compare_print(scan, reference))


def _straightened(
    frame: Frame, reference: Reference, placement: Placement, px_per_mm: float
) -> Scan:
    size_mm = (reference.width_mm, reference.height_mm)
    return rectify(frame, placement.page_to_frame, *size_mm, px_per_mm)


def _is_accepted(evidence: Evidence) -> bool:
    return evidence.score >= _ACCEPTED and evidence.contradicting_share <= _MOST_CONTRADICTING


def _confidence(evidence: Evidence, sharing: int) -> float:
    """Print correlation as seen, less where several pages share the print."""
    return float(np.clip(evidence.score, 0, 1)) * (1.0 if sharing == 1 else 0.9)


def _sheet(champion: _Candidate, pages: list[Page]) -> Page:
    """The physical sheet: its edge as seen where that fits the print, else the print's page."""
    printed = champion.placement.page_to_frame.quad(champion.reference.outline)
    reach = _EDGE_SHARE * float(np.linalg.norm(printed.xy[2] - printed.xy[0]))
    best, corners = reach, printed
    for page in pages:
        for turns in range(4):
            turned = page.corners.turned(turns)
            apart = float(np.linalg.norm(turned.xy - printed.xy, axis=1).max())
            if apart < best:
                best, corners = apart, turned
    return Page(corners, float(np.clip(champion.evidence.score, 0, 1)))


def _at_work(frame: Frame) -> tuple[Frame, Homography[FramePx, FramePx]]:
    """The frame at working size, and the map back to the frame as received."""
    small, to_small = shrunk(frame.pixels, _WORK_PX / max(frame.width_px, frame.height_px))
    # Grey of a frame is computed once: where nothing was shrunk, the frame itself is used.
    return frame if small is frame.pixels else Frame(small), to_small.inverse()


def _enlarged(page: Page, to_frame: Homography[FramePx, FramePx]) -> Page:
    return Page(to_frame.quad(page.corners), page.confidence)


def _as_seen(page: Page) -> Page:
    """A sheet whose print is unknown: its corners from the one nearest the frame's top-left."""
    first = int(np.linalg.norm(page.corners.xy, axis=1).argmin())
    return Page(page.corners.turned(-first), page.confidence)


def _in_frame(match: Match, to_frame: Homography[FramePx, FramePx], clock: StageClock) -> Match:
    return Match(
        key=match.key,
        candidates=match.candidates,
        page_to_frame=match.page_to_frame.then(to_frame),
        page=_enlarged(match.page, to_frame),
        confidence=match.confidence,
        timing_ms=clock.ms,
    )
