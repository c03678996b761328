"""What the small print in sight says: which page of how many, of which form, of which year.

Of a sheet that is mostly out of the frame a footer may be all that is in sight, and two hundred
known pages may share it but for a figure. Correlation of print cannot tell a figure at 2 px/mm; it
can be read from about there on. Only what is read surely counts, and a page is named only where all
its lines with figures that are in sight bear it out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from vision.geometry import px_per_mm, picture_outline
from vision.pages.known.figure_line import Box, FigureLine
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.cells import CELL_MM
from vision.pages.laid.placed import Placed
from vision.text.figure_reader import LONGEST_MM, FigureReader, ReadLine

#: Figures read less surely than this tell nothing. Below so many px per mm in the frame none do.
_SURE, _LEAST_PX_PER_MM = 0.8, 1.9
#: So surely figures are read that no known page prints, where they are another version's.
_VERY_SURE = 0.95
#: Around the print of a strip its other lines are sought so far beside it and above.
_BESIDE_MM, _ABOVE_MM = 12.0, 6.0
#: Around a known line it is sought so far.
_NEAR_BESIDE_MM, _NEAR_ABOVE_MM = 5.0, 3.0
#: A line that ends so near the frame's edge may be misread.
_EDGE_MM = 2.0
#: Head and foot of a page, where its number and its form's stand; so many lines of them are read.
_MARGIN_MM, _MOST_READ = 30.0, 4
#: More pages are never named together.
_MOST_NAMED = 12
_AS_SHOWN = 0.05


@dataclass(frozen=True, eq=False)
class SmallPrint:
    """Reads what the known pages on `shelf` print small; only those of `is_known` count."""

    shelf: PageShelf
    is_known: Callable[[str], bool]
    reader: FigureReader

    def named_by(self, strip: Placed) -> tuple[Placed, frozenset[str]] | None:
        """The page that prints what a strip says, and all that do; None where that is in doubt.

        `strip` is any page that fits it.
        """
        window = _around(strip)
        if not _is_legible(strip, window):
            return None
        read = self.reader.read(strip.frame, strip.page_to_frame, window)
        told = [key for key in self._printing(read) if self._fits(key, read, strip, window)]
        return self._laid(strip, told)

    def told(self, page: Placed, sharing: frozenset[str]) -> tuple[Placed, frozenset[str]] | None:
        """Of the pages that may be there those that print what is read; None where none does.

        `sharing` are they, `page` is the likeliest of them.
        """
        read = self._read_of(page, sharing)
        left = frozenset(key for key in sharing if not self._is_ruled_out(key, read))
        if page.key in left:
            return page, left
        if not left:
            known = self._printing(read)
            left = frozenset(key for key in known if not self._is_ruled_out(key, read))
        return self._laid(page, left)

    def _read_of(self, page: Placed, sharing: frozenset[str]) -> list[ReadLine]:
        """What is surely read where a page has lines that tell it from others."""
        read = []
        for line in self._telling(page, sharing):
            window = line.box.grown(_NEAR_BESIDE_MM, _NEAR_ABOVE_MM)
            there = self.reader.read(page.frame, page.page_to_frame, window)
            read += [each for each in there if each.sure >= _SURE and line.stands_at(each.line.box)]
        return read

    def _telling(self, page: Placed, sharing: frozenset[str]) -> list[FigureLine]:
        """The lines of a page to read: those that others print otherwise, and at head and foot."""
        others = (sharing | self.shelf.kin_of(page.key).similar) - {page.key}
        pages = [lines for key in sorted(others) if (lines := self.shelf.figure_lines(key))]
        high = page.reference.height_mm - _MARGIN_MM

        def differing(line: FigureLine) -> int:
            return sum(not _prints(lines, line) for lines in pages)

        lines = [
            (differing(line), line)
            for line in self.shelf.figure_lines(page.key)
            if line.box.wide_mm <= LONGEST_MM
            and _is_in_frame(line, page)
            and _is_legible(page, line.box)
        ]
        is_open = len(sharing) > 1
        worth = [
            (count, line)
            for count, line in lines
            if (is_open and count)
            or line.box.bottom_mm < _MARGIN_MM
            or line.box.top_mm > high
        ]
        worth.sort(key=lambda each: (-each[0], each[1].box.wide_mm))
        return [line for _, line in worth[:_MOST_READ]]

    def _is_ruled_out(self, key: str, read: Iterable[ReadLine]) -> bool:
        """Whether a page prints other figures than were read."""
        lines = self.shelf.figure_lines(key)
        return any(
            line.says_otherwise(each.line) and self._is_what_stands_there(each, line)
            for each in read
            for line in lines
            if line.stands_at(each.line.box)
        )

    def _is_what_stands_there(self, read: ReadLine, instead_of: FigureLine) -> bool:
        """Whether what was read is no misreading: a known page prints it, or as many figures."""
        if self._printing([read]):
            return True
        is_as_long = len(read.line.figures) == len(instead_of.figures)
        return is_as_long and read.sure >= _VERY_SURE

    def _printing(self, read: Iterable[ReadLine]) -> set[str]:
        """The known pages that print all of what is surely read, of lines that any prints there."""
        told: set[str] | None = None
        for each in read:
            there = {
                key
                for key, line in self.shelf.printing(each.line.signs)
                if self.is_known(key) and line.stands_at(each.line.box)
            }
            if each.sure >= _SURE and there:
                told = there if told is None else told & there
        return told or set()

    def _fits(self, key: str, read: Sequence[ReadLine], strip: Placed, window: Box) -> bool:
        """Whether a page prints what was read, and nothing in sight that was not."""
        if not self._agrees(key, read):
            return False
        surely = [each for each in read if each.sure >= _SURE]
        return all(
            any(line.stands_at(each.line.box) for each in surely)
            for line in self.shelf.figure_lines(key)
            if line.box.wide_mm <= LONGEST_MM
            and line.box.quad.lies_in(window.quad)
            and _is_in_frame(line, strip)
        )

    def _agrees(self, key: str, read: Iterable[ReadLine]) -> bool:
        """Whether a page prints all figures that were surely read, where they were."""
        lines = self.shelf.figure_lines(key)
        return all(
            any(line.stands_at(each.line.box) and line.says_as(each.line) for line in lines)
            for each in read
            if each.sure >= _SURE
        )

    def _laid(
        self, found: Placed, keys: Iterable[str]
    ) -> tuple[Placed, frozenset[str]] | None:
        """The best of some pages where `found` lies, and those that show as well there."""
        pages = sorted(keys)
        if not pages or len(pages) > _MOST_NAMED:
            return None
        laid = [
            Placed(found.frame, self.shelf.reference(key), found.placement) for key in pages
        ]
        there = [
            each
            for each in laid
            if each.evidence.is_accepted and each.score > found.score - _AS_SHOWN
        ]
        if not there:
            return None
        return max(there, key=lambda each: each.score), frozenset(each.key for each in there)


def _around(strip: Placed) -> Box:
    """The part of a page around what is in sight of its print."""
    at = np.argwhere(~np.isnan(strip.evidence.correlation)) * CELL_MM
    (top, left), (bottom, right) = at.min(axis=0).tolist(), (at.max(axis=0) + CELL_MM).tolist()
    page = strip.reference
    return Box(
        max(0.0, left - _BESIDE_MM), max(0.0, top - _ABOVE_MM),
        min(page.width_mm, right + _BESIDE_MM), min(page.height_mm, bottom + _ABOVE_MM),
    )  # fmt: skip


def _is_legible(placed: Placed, box: Box) -> bool:
    """Whether paper lies flat, and small print is large enough to be read."""
    is_flat = placed.placement.warp is None
    return is_flat and px_per_mm(placed.page_to_frame, box.quad) >= _LEAST_PX_PER_MM


def _is_in_frame(line: FigureLine, placed: Placed) -> bool:
    frame = picture_outline(placed.frame.width_px, placed.frame.height_px)
    return placed.page_to_frame.quad(line.box.grown(_EDGE_MM, 0.0).quad).lies_in(frame)


def _prints(lines: Iterable[FigureLine], line: FigureLine) -> bool:
    """Whether one of some lines says what a line does, where it does."""
    return any(each.stands_at(line.box) and each.signs == line.signs for each in lines)
