"""Which known page is this, and where does it lie? From a frame to a Match or a Miss.

Outline hypotheses are fingerprinted, the most alike pages registered one after another, and the
first whose print really lies there is accepted. Then its look-alikes (other versions of the same
form, above all) compete with it over the places where they differ.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np

from vision.accept import Evidence, compare_print
from vision.difference import Difference, compare, leads
from vision.geometry import FramePx, Homography, PageMm, Quad, resizing
from vision.layout import Fingerprint, LayoutIndex, describe_turned
from vision.outcome import Match, Miss, MissReason
from vision.outline import LinePageFinder, PageFinder
from vision.picture import Frame, Page, Reference, Scan
from vision.quality import obstacle
from vision.rectify import rectify
from vision.register import Landmarks, Placement, Registrar, landmarks

#: Recognition works on at most this longest side: an A4 sheet is then shown at 6 px/mm, more than
#: references hold.
_WORK_PX = 1920
#: Outline hypotheses fingerprinted; each costs 6 ms and the right one is seldom further down.
_MOST_OUTLINES = 4
#: Pages registered before giving up; each costs 15 ms.
_MOST_TRIES = 8
#: Print correlation from which a page is accepted; see docs/decisions/0003 for how right, wrong
#: and unknown pages score.
_ACCEPTED = 0.72
#: From here on no other candidate is tried first.
_SURE = 0.85
#: Share of the visible, unhidden printed cells that may contradict the page.
_MOST_CONTRADICTING = 0.08
#: Pages whose layouts are at least this like are compared in detail.
_LOOKALIKE = 0.80
_MOST_LOOKALIKES = 8
#: A page stays in the running while its print correlates within this of the best.
_RUNNING = 0.2
#: One version is told from another when its print leads by this much where they differ.
_LEAD = 0.06
#: The paper's edge as seen is preferred over the print's when corners part by less than this
#: share of the page's diagonal: printing is scaled by a few per cent at most.
_EDGE_SHARE = 0.06


@dataclass(frozen=True, eq=False)
class _Candidate:
    reference: Reference
    marks: Landmarks
    placement: Placement
    scan: Scan
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class _Sighting:
    """One outline hypothesis held one way."""

    page: Page
    corners: Quad[FramePx]


@dataclass(eq=False)
class Recogniser:
    """Recognises pages of `index`; `load` gives the Reference of a key.

    References and what registration needs of them are kept for the `keep` pages used last.
    """

    index: LayoutIndex
    load: Callable[[str], Reference]
    finder: PageFinder = field(default_factory=LinePageFinder)
    keep: int = 24
    _known: OrderedDict[str, tuple[Reference, Landmarks]] = field(default_factory=OrderedDict)
    _differences: OrderedDict[tuple[str, str], Difference] = field(default_factory=OrderedDict)

    def recognise(self, frame: Frame) -> Match | Miss:
        """The known page in `frame`, or why there is none."""
        clock = _Clock()
        small, to_frame = _shrunk(frame)
        hindrance = obstacle(small)
        if hindrance is not None:
            return Miss(hindrance)
        pages = self.finder.find(small)
        clock.lap("find")
        if not pages:
            return Miss(MissReason.NO_PAGE)
        best = self._best(small, pages, clock)
        if best is None:
            return Miss(MissReason.UNKNOWN_FORM, _enlarged(pages[0], to_frame))
        match = self._told_apart(small, best, pages, clock)
        return _in_frame(match, to_frame, clock)

    def recognise_near(
        self, frame: Frame, key: str, prior: Homography[PageMm, FramePx]
    ) -> Match | None:
        """The page `key`, if it still lies about where `prior` puts it; else None."""
        if key not in self.index:
            return None
        clock = _Clock()
        small, to_frame = _shrunk(frame)
        reference, marks = self._reference(key)
        placement = Registrar(small).settle(reference, marks, prior.then(to_frame.inverse()))
        candidate = None if placement is None else _judged(small, reference, marks, placement)
        clock.lap("register")
        if candidate is None or not _is_accepted(candidate.evidence):
            return None
        match = self._told_apart(small, candidate, [], clock)
        return _in_frame(match, to_frame, clock)

    def forget(self, key: str) -> None:
        """Drop what is kept of a page that was changed or withdrawn."""
        self._known.pop(key, None)
        for pair in [pair for pair in self._differences if key in pair]:
            del self._differences[pair]

    def _best(self, frame: Frame, pages: list[Page], clock: "_Clock") -> _Candidate | None:
        sightings: list[_Sighting] = []
        prints: list[Fingerprint] = []
        for page in pages[:_MOST_OUTLINES]:
            prints.extend(describe_turned(frame.grey, page.corners))
            sightings.extend(_Sighting(page, page.corners.turned(turns)) for turns in range(4))
        hits = self.index.search(prints, _MOST_TRIES)
        clock.lap("recognise")
        registrar = Registrar(frame)
        best: _Candidate | None = None
        for hit in hits:
            reference, marks = self._reference(hit.key)
            placement = registrar.place(reference, marks, sightings[hit.query].corners)
            if placement is None:
                continue
            candidate = _judged(frame, reference, marks, placement)
            if best is None or candidate.evidence.score > best.evidence.score:
                best = candidate
            if best.evidence.score > _SURE and _is_accepted(best.evidence):
                break
        clock.lap("register")
        return best if best is not None and _is_accepted(best.evidence) else None

    def _told_apart(
        self, frame: Frame, found: _Candidate, pages: list[Page], clock: "_Clock"
    ) -> Match:
        """Settle between `found` and the pages that look like it."""
        registrar = Registrar(frame)
        champion, same = found, [found.reference.key]
        for key in self._lookalikes(found.reference.key):
            reference, marks = self._reference(key)
            difference = self._difference(champion.reference, reference)
            if difference.is_nothing:
                same.append(key)
                continue
            placement = registrar.settle(reference, marks, champion.placement.page_to_frame)
            if placement is None:
                continue
            rival = _judged(frame, reference, marks, placement)
            if rival.evidence.score < champion.evidence.score - _RUNNING:
                continue
            lead = leads(difference, champion.scan, champion.reference, reference)
            if lead is None or abs(lead) < _LEAD:
                same.append(key)
            elif lead < 0:
                champion, same = rival, [key]
        clock.lap("version")
        same = self._sharing(champion, same)
        return Match(
            key=champion.reference.key,
            candidates=tuple(sorted(same)),
            page_to_frame=champion.placement.page_to_frame,
            page=_sheet(champion, pages),
            confidence=_confidence(champion.evidence, len(same)),
        )

    def _sharing(self, champion: _Candidate, same: list[str]) -> list[str]:
        """`same`, with the pages that are print for print the champion's."""
        for key in self._lookalikes(champion.reference.key):
            if key not in same:
                reference, _ = self._reference(key)
                if self._difference(champion.reference, reference).is_nothing:
                    same.append(key)
        return same

    def _lookalikes(self, key: str) -> list[str]:
        hits = self.index.search([self.index.fingerprint(key)], _MOST_LOOKALIKES + 1)
        return [hit.key for hit in hits if hit.key != key and hit.likeness >= _LOOKALIKE]

    def _reference(self, key: str) -> tuple[Reference, Landmarks]:
        if key not in self._known:
            reference = self.load(key)
            self._known[key] = (reference, landmarks(reference))
            if len(self._known) > self.keep:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _difference(self, one: Reference, other: Reference) -> Difference:
        pair = (one.key, other.key)
        if pair not in self._differences:
            self._differences[pair] = compare(one, other)
            if len(self._differences) > 4 * self.keep:
                self._differences.popitem(last=False)
        self._differences.move_to_end(pair)
        return self._differences[pair]


class _Clock:
    """Wall milliseconds by stage."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.ms[stage] = self.ms.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now


def _judged(
    frame: Frame, reference: Reference, marks: Landmarks, placement: Placement
) -> _Candidate:
    scan = rectify(frame, placement.page_to_frame, reference.width_mm, reference.height_mm)
    return _Candidate(reference, marks, placement, scan, compare_print(scan, reference))


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


def _shrunk(frame: Frame) -> tuple[Frame, Homography[FramePx, FramePx]]:
    """The frame at working size, and the map back to the frame as received."""
    factor = _WORK_PX / max(frame.width_px, frame.height_px)
    if factor >= 1:
        return frame, resizing(1, 1)
    size = (max(1, round(frame.width_px * factor)), max(1, round(frame.height_px * factor)))
    pixels = cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA)
    back = resizing(frame.width_px / size[0], frame.height_px / size[1])
    return Frame(np.asarray(pixels, np.uint8)), back


def _enlarged(page: Page, to_frame: Homography[FramePx, FramePx]) -> Page:
    return Page(to_frame.quad(page.corners), page.confidence)


def _in_frame(match: Match, to_frame: Homography[FramePx, FramePx], clock: _Clock) -> Match:
    return Match(
        key=match.key,
        candidates=match.candidates,
        page_to_frame=match.page_to_frame.then(to_frame),
        page=_enlarged(match.page, to_frame),
        confidence=match.confidence,
        timing_ms=clock.ms,
    )
