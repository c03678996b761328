"""What the small print in sight says: which page of how many, of which form, of which year.

Of a sheet that is mostly out of the frame a footer may be all that is in sight, and two hundred
known pages may share it but for a figure. Print correlation cannot tell a figure at 2 px/mm; it can
be read from some 2.3 px/mm on. Only what is read surely counts, and only what all of a known page's
lines in sight bear out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from vision.geometry import PageMm, Quad, px_per_mm
from vision.pages.known.figure_line import FigureLine
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.cells import CELL_MM
from vision.pages.laid.placed import Placed
from vision.pages.tried.scant import explains
from vision.text.figure_reader import FigureReader, ReadLine

#: Lines read less surely than this tell nothing.
_SURE = 0.8
_LEAST_PX_PER_MM = 2.0
_AROUND_MM, _BESIDE_MM = 6.0, 12.0
_AS_SHOWN = 0.05
_MOST_NAMED = 16


@dataclass(frozen=True, eq=False)
class SmallPrint:
    """Reads what the known pages on `shelf` print small; only those of `is_known` count."""

    shelf: PageShelf
    is_known: Callable[[str], bool]
    reader: FigureReader

    def named_by(self, strip: Placed) -> frozenset[str]:
        """The pages that print what a strip says, where one that fits it lies; none in doubt."""
        if strip.placement.warp is not None:
            return frozenset()
        window = _window(strip)
        if px_per_mm(strip.page_to_frame, _quad(window)) < _LEAST_PX_PER_MM:
            return frozenset()
        read = self.reader.read(strip.frame, strip.page_to_frame, window)
        told = None
        for each in read:
            if each.sure >= _SURE or each.figures_sure >= _SURE:
                there = self._printing(each)
                if there:
                    told = there if told is None else told & there
                elif each.sure >= _SURE:
                    return frozenset()
        if not told or len(told) > _MOST_NAMED:
            return frozenset()
        return frozenset(key for key in told if self._bears_out(key, read, window, strip))

    def _printing(self, read: ReadLine) -> set[str]:
        """The known pages that print a line where it was read."""
        return {
            key
            for key, line in self.shelf.printing(read.line.signs)
            if self.is_known(key) and line.stands_at(read.line)
        }

    def _bears_out(
        self, key: str, read: Iterable[ReadLine], window: FigureLine, strip: Placed
    ) -> bool:
        return True


def _window(placed: Placed) -> FigureLine:
    """The part of the page where its print is in sight, with room around, mm."""
    at = np.argwhere(~np.isnan(placed.evidence.correlation)) * CELL_MM
    (top, left), (bottom, right) = at.min(axis=0), at.max(axis=0) + CELL_MM
    width, height = placed.reference.width_mm, placed.reference.height_mm
    return FigureLine(
        "",
        max(0.0, left - _BESIDE_MM),
        max(0.0, top - _AROUND_MM),
        min(width, right + _BESIDE_MM),
        min(height, bottom + _AROUND_MM),
    )


def _quad(box: FigureLine) -> Quad[PageMm]:
    return Quad.box(box.left_mm, box.top_mm, box.right_mm, box.bottom_mm)
