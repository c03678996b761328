"""What the small print in sight says: which page of how many, of which form, of which year.

Of a sheet that is mostly out of the frame a footer may be all that is in sight, and two hundred
known pages may share it but for a figure. Correlation of print cannot tell a figure at 2 px/mm; it
can be read from about there on, and where it is not read surely, the prints of all figures that may
be there are laid on it (`figures_by_print.py`). Only what is sure counts, and a strip names a page
only where all figures of that page that are in sight bear it out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from vision.figures_by_print import MANY_TEXTS, FiguresByPrint
from vision.geometry import FramePx, Homography, PageMm, picture_outline, px_per_mm
from vision.pages.known.figure_line import Box, FigureLine
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.cells import CELL_MM
from vision.pages.laid.placed import Placed
from vision.pages.sisters.in_sight import LEAST_LEAD, lead_in_sight
from vision.placing.register import Registrar
from vision.text.figure_reader import FigureReader, ReadLine

#: Figures read less surely than this tell nothing: of 165 lines read as surely, on synthetic frames
#: of sheets cut off, one was misread. Where fewer px show a mm of paper most cannot be read.
_SURE, _LEAST_PX_PER_MM = 0.8, 1.9
#: Where fewer show it, print of two figures is too much alike.
_LEAST_BY_PRINT = 1.5
#: Read as surely as this they bear out what a page prints, if it is the same.
_LIKELY = 0.5
#: Read as surely as this they speak against what their print tells.
_SURE_ENOUGH = 0.7
#: So surely figures are read that no known page prints, where they are another version's.
_VERY_SURE = 0.95
#: Around the print of a strip its other lines are sought so far beside it and above; a known line
#: around its own place.
_STRIP_ROOM_MM, _LINE_ROOM_MM = (12.0, 6.0), (5.0, 3.0)
#: A line that ends so near the frame's edge need not have been read.
_EDGE_MM = 2.0
#: So many lines of a page are read: its number, its form's, a year.
_MOST_READ = 4
#: More pages are never laid, nor so many anew, nor so many named together, and none that shows so
#: much worse than the one found.
_MOST_LAID, _MOST_ANEW, _MOST_NAMED, _AS_SHOWN = 40, 4, 12, 0.05


@dataclass(frozen=True)
class Named:
    """The page that is there, and the keys of all that it may be."""

    page: Placed
    sharing: frozenset[str]


@dataclass(frozen=True, eq=False)
class SmallPrint:
    """Reads what the known pages on `shelf` print small; only those of `is_known` count."""

    shelf: PageShelf
    is_known: Callable[[str], bool]
    reader: FigureReader

    def named_by(self, strip: Placed) -> Named | None:
        """The page that prints what a strip says, with all that do; None where that is in doubt.

        `strip` is any page that fits it.
        """
        window = _around(strip)
        if not _is_legible(strip, window) or not self.shelf.has_figure_lines(strip.key):
            return None
        lines = self.shelf.figure_lines(strip.key)
        read = self._made_sure(strip, lines, self._read(strip, window))
        printing = self._printing(each for each in read if each.sure >= _SURE)
        return self._laid(strip, [key for key in printing if self._fits(key, read, strip, window)])

    def told(self, found: Named) -> Named | None:
        """Of the pages that may be there those that print what is read; None where none does."""
        page, sharing = found.page, found.sharing
        telling = self._telling(page, sharing)
        read = [
            each
            for line in telling
            for each in self._read(page, line.box.grown(*_LINE_ROOM_MM))
            if line.stands_at(each.line.box)
        ]
        # Only the line that tells most: it takes a tenth of a second.
        read = self._made_sure(page, telling[:1], read, MANY_TEXTS)
        read = [each for each in read if each.sure >= _SURE]
        left = [key for key in sharing if not self._is_ruled_out(key, read)]
        if page.key in left:
            return Named(page, frozenset(left))
        if left:
            return self._laid(page, left)
        return self._laid(
            page, [key for key in self._printing(read) if not self._is_ruled_out(key, read)]
        )

    def _read(self, placed: Placed, window: Box) -> list[ReadLine]:
        if not _is_large(placed, window, _LEAST_PX_PER_MM):
            return []
        read = self.reader.read(placed.frame, _lie_of(placed, window), window)
        return [each for each in read if each.sure >= _LIKELY]

    def _made_sure(
        self,
        placed: Placed,
        lines: Iterable[FigureLine],
        read: Sequence[ReadLine],
        fewest: int = 1,
    ) -> list[ReadLine]:
        """What was read, and of some lines of a page not read surely what their print tells.

        Where that contradicts what was read, no known page may print what is there. Of lines where
        known pages print fewer texts than `fewest` nothing is asked.
        """
        by_print = FiguresByPrint(self.shelf, self.is_known, self.reader)
        made = list(read)
        for line in lines:
            there = [each for each in read if line.stands_at(each.line.box)]
            if any(each.sure >= _SURE for each in there) or not _is_in_frame(line, placed):
                continue
            told = by_print.told(placed.frame, _lie_of(placed, line.box), line, fewest)
            if told is None or any(_contradicts(each, told.line) for each in there):
                continue
            if told.is_sure or not there:
                sure = 1.0 if told.is_sure else _LIKELY
                made = [each for each in made if each not in there] + [ReadLine(told.line, sure)]
        return made

    def _telling(self, page: Placed, sharing: frozenset[str]) -> list[FigureLine]:
        """The lines of a page to read, first those that most others print otherwise."""
        others = (sharing | self.shelf.kin_of(page.key).similar) - {page.key}
        pages = [lines for key in sorted(others) if (lines := self.shelf.figure_lines(key))]
        lines = [
            line
            for line in self.shelf.figure_lines(page.key)
            if _is_in_frame(line, page) and _is_large(page, line.box, _LEAST_BY_PRINT)
        ]

        def rank(line: FigureLine) -> tuple[int, float]:
            return sum(_prints(other, line) for other in pages), line.box.width_mm

        return sorted(lines, key=rank)[:_MOST_READ]

    def _is_ruled_out(self, key: str, read: Iterable[ReadLine]) -> bool:
        """Whether a page prints other figures than were read."""
        return any(
            line.says_otherwise(each.line) and self._is_no_misreading(each, line)
            for each in read
            for line in self.shelf.figure_lines(key)
            if line.stands_at(each.line.box)
        )

    def _is_no_misreading(self, read: ReadLine, instead_of: FigureLine) -> bool:
        """Whether what was read is what stands there: a known page prints it, or as many figures.

        A § is read as a figure more, and a 1 as no figure.
        """
        is_as_long = len(read.line.figures) == len(instead_of.figures)
        return bool(self._printing([read])) or (is_as_long and read.sure >= _VERY_SURE)

    def _printing(self, read: Iterable[ReadLine]) -> set[str]:
        """The known pages that print all lines read, but those that none prints there."""
        told = [
            {
                key
                for key, line in self.shelf.printing(each.line.signs)
                if self.is_known(key) and line.stands_at(each.line.box)
            }
            for each in read
        ]
        return set[str]().union(*told).intersection(*filter(None, told))

    def _fits(self, key: str, read: Sequence[ReadLine], strip: Placed, window: Box) -> bool:
        """Whether a page prints all that was read, and no figures in sight that were not."""
        lines = self.shelf.figure_lines(key)
        return all(
            any(line.stands_at(each.line.box) and line.says_as(each.line) for line in lines)
            for each in read
        ) and all(
            any(line.stands_at(each.line.box) for each in read)
            for line in lines
            if line.box.quad.lies_in(window.quad) and _is_in_frame(line, strip)
        )

    def _laid(self, found: Placed, keys: Iterable[str]) -> Named | None:
        """The best of some pages where `found` lies, with those that show as well there."""
        few = sorted(keys)
        if len(few) > _MOST_LAID:
            return None
        there = self._there(found, (self._as_found(found, key) for key in few))
        if not there and len(few) <= _MOST_ANEW:
            there = self._there(found, filter(None, (self._anew(found, key) for key in few)))
        if not there:
            return None
        best = max(there, key=lambda each: each.score)
        there = [best, *(each for each in there if each is not best and _shows_as_well(best, each))]
        if len(there) > _MOST_NAMED:
            return None
        alike = {same for each in there for same in self.shelf.kin_of(each.key).same}
        sharing = {each.key for each in there} | {key for key in alike if self.is_known(key)}
        return Named(best, frozenset(sharing))

    def _as_found(self, found: Placed, key: str) -> Placed:
        return Placed(found.frame, self.shelf.reference(key), found.placement)

    def _anew(self, found: Placed, key: str) -> Placed | None:
        """A page laid by its own print from where `found` lies: its print may stand elsewhere."""
        reference, marks = self.shelf.reference(key), self.shelf.landmarks(key)
        corners = found.page_to_frame.quad(found.reference.outline)
        lie = Registrar(found.frame).place(reference, marks, corners)
        return None if lie is None else Placed(found.frame, reference, lie)

    def _there(self, found: Placed, laid: Iterable[Placed]) -> list[Placed]:
        """Those of some pages that show as well as the one found."""
        least = found.score - _AS_SHOWN
        return [each for each in laid if each.evidence.is_accepted and each.score > least]


def _contradicts(read: ReadLine, told: FigureLine) -> bool:
    """Whether other figures were read than print tells, and not all too unsurely."""
    return read.sure >= _SURE_ENOUGH and read.line.figures != told.figures


def _shows_as_well(best: Placed, other: Placed) -> bool:
    """Whether nothing in sight tells a page from the best."""
    lead = lead_in_sight(best, other.reference)
    return lead is None or lead < LEAST_LEAD


def _around(strip: Placed) -> Box:
    """The part of a page around what is in sight of its print."""
    at = np.argwhere(~np.isnan(strip.evidence.correlation)) * CELL_MM
    (top, left), (bottom, right) = at.min(axis=0).tolist(), (at.max(axis=0) + CELL_MM).tolist()
    around, page = Box(left, top, right, bottom).grown(*_STRIP_ROOM_MM), strip.reference
    return Box(
        max(0.0, around.left_mm), max(0.0, around.top_mm),
        min(page.width_mm, around.right_mm), min(page.height_mm, around.bottom_mm),
    )  # fmt: skip


def _lie_of(placed: Placed, window: Box) -> Homography[PageMm, FramePx]:
    """Where a part of the page lies, which is flat enough for a line to be read."""
    if placed.placement.warp is None:
        return placed.page_to_frame
    return Homography.between(window.quad, placed.placement.lie.quad(window.quad))


def _is_legible(strip: Placed, window: Box) -> bool:
    """Whether a strip lies flat, and its small print is large enough to be read."""
    return strip.placement.warp is None and _is_large(strip, window, _LEAST_BY_PRINT)


def _is_large(placed: Placed, box: Box, least_px_per_mm: float) -> bool:
    """Whether so many px show a mm there."""
    return px_per_mm(placed.placement.lie, box.quad) >= least_px_per_mm


def _is_in_frame(line: FigureLine, placed: Placed) -> bool:
    frame = picture_outline(placed.frame.width_px, placed.frame.height_px)
    return placed.placement.lie.quad(line.box.grown(_EDGE_MM, 0.0).quad).lies_in(frame)


def _prints(lines: Iterable[FigureLine], line: FigureLine) -> bool:
    """Whether one of some lines says what a line does, where it does."""
    return any(each.stands_at(line.box) and each.signs == line.signs for each in lines)
