"""Which known page is this, and where does it lie? From a frame to a Match or a Miss.

Outline hypotheses are fingerprinted, the most alike pages registered one after another, and the
first whose print really lies there is accepted. Then its look-alikes (other versions of the same
form, above all) compete with it over the places where they differ (`pages/sisters/`).
"""

from dataclasses import dataclass, field, replace

import numpy as np

from vision.beyond_frame import BeyondFrame
from vision.finders import Finders
from vision.geometry import FramePx, Homography, PageMm
from vision.outcome import Match, Miss, MissReason
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.accept import Evidence
from vision.pages.laid.placed import Placed
from vision.pages.laid.sheet_edge import sheet_edge
from vision.pages.likely.bent_guesses import guesses_bent
from vision.pages.likely.guesses import (
    MOST_TRIES,
    Guess,
    Sight,
    alike,
    each_once,
    likeliest,
    worth_trying,
)
from vision.pages.likely.part_guesses import guesses_on
from vision.pages.sisters.in_sight import told_in_sight
from vision.pages.sisters.versions import tell_apart
from vision.pages.tried.scant import is_cut_short, is_mere_strip, is_scant
from vision.pages.tried.trials import Trials
from vision.picture import Frame, Page, shrunk
from vision.placing.mesh import unbend_from
from vision.placing.register import Registrar
from vision.quality import is_cut_off, is_sheet, is_too_close, obstacle, why_unknown
from vision.sheets.colour_outline import ColourPageFinder
from vision.sheets.cut_sheets import CutSheets
from vision.sheets.drawn import drawn_sheets, scanned_sheets
from vision.sheets.printed_smaller import smaller
from vision.sheets.sheet_print import SheetPrint
from vision.sheets.side_by_side import halves
from vision.small_print import Named, SmallPrint
from vision.stage_clock import StageClock
from vision.text.figure_reader import FigureReader

#: Recognition works on at most this longest side: an A4 sheet is then shown at 6 px/mm, more than
#: references hold.
_WORK_PX = 1920
#: Outline hypotheses tried; the right one is seldom further down. After the first two only those
#: at least this sure: on a bare table there are usually six that are not, and all would be tried.
_MOST_OUTLINES, _ALWAYS_TRIED, _LEAST_SURE = 6, 2, 0.4
#: Where no page is found in outlines less sure than this, they may be a shadow's: sheets are sought
#: by their colour too.
_OUTLINE_SURE = 0.9
#: Where none is even as sure as this, the sheet meant may be one that runs out of the frame.
_HARDLY_SURE = 0.6
#: A sheet that is none of these may be folded or curled: of its surest outlines so many are looked
#: at with parts that move.
_MOST_BENT_OUTLINES = 2
#: From this likeness on, paper printed without a margin of its own is what the outline shows.
_PRINTED_TO_SIZE = 0.8
#: A page whose print differs from the known one here and there is so much less sure.
_DOUBT = 0.7


@dataclass(eq=False)
class Recogniser:
    """Recognises pages of `index`, whose pictures and look-alikes are on `shelf`."""

    index: LayoutIndex
    shelf: PageShelf
    finders: Finders = field(default_factory=Finders.sharing)
    figures: FigureReader = field(default_factory=FigureReader)

    def recognise(self, frame: Frame) -> Match | Miss:
        """The known page in `frame`, or why there is none."""
        clock = StageClock()
        small, to_frame = _at_work(frame)
        hindrance = obstacle(small)
        if hindrance is not None:
            return Miss(hindrance)
        drawn = drawn_sheets(small)
        match = self._on_sheets(small, drawn, clock)
        if match is not None:
            return _in_frame(match, to_frame, clock)
        pages = self.finders.whole.find(small)
        clock.lap("find")
        best = self._best(small, pages, clock)
        if best is None and pages and pages[0].confidence < _OUTLINE_SURE:
            by_colour = ColourPageFinder(self.finders.whole).find(small)
            clock.lap("find")
            pages = [*pages, *by_colour]
            best = self._best(small, by_colour, clock)
        if best is None:
            best = self._best(small, scanned_sheets(small), clock)
        match = None if best is None else self._told_apart(best, pages, clock)
        found = self._or_beyond(small, best, match, pages, clock)
        if isinstance(found, Match):
            return _in_frame(found, to_frame, clock)
        return self._unknown(small, drawn, pages[0] if pages else None, to_frame, found)

    def recognise_near(
        self, frame: Frame, key: str, prior: Homography[PageMm, FramePx]
    ) -> Match | None:
        """The page `key`, if it still lies about where `prior` puts it; else None."""
        if key not in self.index:
            return None
        clock = StageClock()
        small, to_frame = _at_work(frame)
        start = prior.then(to_frame.inverse())
        reference = self.shelf.reference(key)
        registrar, marks = Registrar(small), self.shelf.landmarks(key)
        flat = registrar.place_from(reference, marks, start)
        bent = None if flat is None else unbend_from(registrar, reference, marks, flat)
        placed = Placed.better(small, reference, (flat, bent))
        clock.lap("register")
        if placed is None or not placed.evidence.is_accepted:
            return None
        match = self._told_apart(placed, [], clock)
        return None if match is None else _in_frame(match, to_frame, clock)

    def forget(self, key: str) -> None:
        """Drop what is kept of a page that was changed or withdrawn."""
        self.shelf.forget(key)

    def _on_sheets(self, frame: Frame, sheets: list[Page], clock: StageClock) -> Match | None:
        """The page on one of the sheets whose outline is known, as that of a page of a PDF is."""
        clock.lap("find")
        best = self._best(frame, sheets, clock) if sheets else None
        return None if best is None else self._told_apart(best, sheets, clock)

    def _best(self, frame: Frame, pages: list[Page], clock: StageClock) -> Placed | None:
        trials = self._trials(frame)
        sight = trials.sight
        less_likely: list[Guess] = []
        tried: list[Page] = []
        # The first outline is usually right; the others cost as much again.
        for number, page in enumerate(pages[:_MOST_OUTLINES]):
            if number >= _ALWAYS_TRIED and page.confidence < _LEAST_SURE:
                break
            guesses = _guesses(sight, page)
            clock.lap("recognise")
            found = trials.best_of(alike(guesses))
            clock.lap("register")
            if found is None and number == 0 and is_sheet(page):
                found = self._on_part(trials, page, clock)
            if found is not None:
                return found
            if is_sheet(page):
                tried.append(page)
                less_likely += likeliest([each for each in guesses if not each.is_alike])
        found = trials.best_of(worth_trying(less_likely))
        clock.lap("register")
        if found is None and tried:
            bent = guesses_bent(sight, self.shelf, tried[:_MOST_BENT_OUTLINES])
            clock.lap("recognise")
            found = trials.best_of(bent)
            clock.lap("register")
        return found

    def _on_part(self, trials: Trials, sheet: Page, clock: StageClock) -> Placed | None:
        """The page on a part of a sheet: on a half of it that bears two, or printed much smaller.

        Of two pages the one nearer the frame's middle is tried first.
        """
        frame = trials.sight.frame
        printed = SheetPrint.of(frame, sheet.corners)
        parts = [half.outlines for half in halves(frame, printed)]
        parts.append(tuple(smaller(printed)))
        for outlines in parts:
            guesses = guesses_on(trials.sight, outlines)
            clock.lap("recognise")
            found = trials.best_of(alike(guesses))
            clock.lap("register")
            if found is not None:
                return found
        return None

    def _or_beyond(
        self, frame: Frame, best: Placed | None, match: Match | None, pages: list[Page],
        clock: StageClock,
    ) -> Match | MissReason | None:  # fmt: skip
        """The match, or a better one of a sheet that runs out of the frame, whatever its size.

        Where there is none, why, if that is plain.
        """

        def told_apart(found: Placed) -> Match | None:
            return self._told_apart(found, pages, clock)

        cut = self.finders.cut.on(frame)
        if not _runs_out(frame, cut, pages, match):
            return match
        beyond = BeyondFrame(cut, self.index, self.shelf, told_apart, clock)
        if match is not None and best is not None:
            return beyond.better_than(best, match)
        return beyond.after(best)

    def _trials(self, frame: Frame) -> Trials:
        return Trials(Sight(frame, self.index), self.shelf)

    def _told_apart(self, found: Placed, pages: list[Page], clock: StageClock) -> Match | None:
        """The match, settled between `found` and the pages that look like it.

        None where even the one that explains the frame best is not what the frame shows.
        """
        # Of a strip none would be told by print, and only after all that look like it were.
        strip = Named(found, frozenset({found.key})) if is_mere_strip(found) else None
        named = strip or self._apart_from_sisters(found, clock)
        told = None if named is None else self._as_read(named, clock)
        return None if told is None else self._matched(told, pages, clock)

    def _apart_from_sisters(self, found: Placed, clock: StageClock) -> Named | None:
        found, as_well = told_in_sight(found, self.index, self.shelf)
        page, sharing = tell_apart(found, self.shelf, self.index.__contains__)
        clock.lap("version")
        if page.evidence.contradicts or page.evidence.is_another_version:
            return None
        return Named(page, sharing | as_well)

    def _as_read(self, named: Named, clock: StageClock) -> Named | None:
        """What its small print makes of it, where print in sight does not tell which page it is."""
        is_cut = is_cut_short(named.page)
        if not is_cut and not self._is_open(named):
            return named
        small_print = SmallPrint(self.shelf, self.index.__contains__, self.figures)
        is_strip = is_cut and is_scant(named.page)
        told = small_print.named_by(named.page) if is_strip else small_print.told(named)
        clock.lap("read")
        return told

    def _is_open(self, named: Named) -> bool:
        """Whether known pages printed otherwise may be there as well.

        Where a word differs it may be a version that nobody registered: its figures tell nothing.
        """
        if named.page.evidence.may_be_another_version:
            return False
        key = named.page.key
        return bool(named.sharing - self.shelf.kin_of(key).same - {key})

    def _matched(self, named: Named, pages: list[Page], clock: StageClock) -> Match:
        """The match with a page, laid along the edge of its sheet."""
        page, sharing = named.page, named.sharing
        sheet = sheet_edge(page, pages)
        laid = self._along_edge(page, sheet)
        clock.lap("register")
        return Match(
            key=page.key,
            candidates=tuple(sorted(sharing)),
            page_to_frame=laid.page_to_frame,
            warp=laid.placement.warp,
            scan=laid.scan_if_made,
            page=sheet if laid is page else sheet_edge(laid, pages),
            confidence=_confidence(page.evidence, len(sharing)),
        )

    def _unknown(
        self, frame: Frame, drawn: list[Page], found: Page | None,
        to_frame: Homography[FramePx, FramePx], told: MissReason | None = None,
    ) -> Miss:  # fmt: skip
        """Why there is no page, if not `told`; white is no glare on a sheet no camera took."""
        page = drawn[0] if drawn else found
        reason = told or why_unknown(frame, page, may_be_glare=not drawn)
        if reason is MissReason.NO_PAGE and not drawn:
            afar = self.finders.far.find(frame)
            if afar is not None and why_unknown(frame, afar) is MissReason.TOO_FAR:
                page, reason = afar, MissReason.TOO_FAR
            elif is_too_close(frame):
                reason = MissReason.CUT_OFF
        if page is None or not is_sheet(page):
            return Miss(reason)
        return Miss(reason, _as_seen(_enlarged(page, to_frame)))

    def _along_edge(self, page: Placed, sheet: Page) -> Placed:
        """The page laid along the edge of its sheet too, where that is bent and print is far."""
        registrar, marks = Registrar(page.frame), self.shelf.landmarks(page.key)
        laid = self.finders.edge.laid(
            registrar, page.reference, marks, page.placement, sheet.corners
        )
        return page if laid is page.placement else Placed(page.frame, page.reference, laid)


def _runs_out(frame: Frame, cut: CutSheets, pages: list[Page], match: Match | None) -> bool:
    """Whether the sheet meant may run out of the frame: of a corner of one no outline may tell."""
    if not pages:
        return cut.may_be_bright
    return _may_run_out(frame, pages[0]) or (match is None and _is_misled(cut, pages[0]))


def _may_run_out(frame: Frame, page: Page) -> bool:
    """Whether the sheet meant may run out of the frame: the surest one does, or none is sure."""
    return page.confidence < _HARDLY_SURE or is_cut_off(frame, page)


def _is_misled(cut: CutSheets, page: Page) -> bool:
    """Whether an outline that is not sure may be a part of a sheet that runs out of the frame.

    As one column of its print may be taken for a sheet.
    """
    return page.confidence < _OUTLINE_SURE and cut.may_be_bright


def _guesses(sight: Sight, page: Page) -> list[Guess]:
    """Pages that a sheet may be, most alike first."""
    found = sight.as_large(page.corners).guesses()
    if found and found[0].hit.likeness < _PRINTED_TO_SIZE and is_sheet(page):
        found += sight.printed_smaller(page.corners).guesses()
        found.sort(key=lambda guess: -guess.hit.likeness)
    return each_once(found, MOST_TRIES)


def _confidence(evidence: Evidence, sharing: int) -> float:
    """Print correlation as seen, less where several pages share the print or some of it differs."""
    doubt = _DOUBT if evidence.is_doubtful or evidence.may_be_another_version else 1.0
    return float(np.clip(evidence.score, 0, 1)) * doubt * (1.0 if sharing == 1 else 0.9)


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
    moved = replace(
        match,
        page_to_frame=match.page_to_frame.then(to_frame),
        page=_enlarged(match.page, to_frame),
        warp=None if match.warp is None else match.warp.then(to_frame),
        timing_ms=clock.ms,
    )
    if match.scan is None:
        return moved
    return replace(moved, scan=replace(match.scan, page_to_frame=moved.lie))
