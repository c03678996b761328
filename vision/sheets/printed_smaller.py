"""Pages printed much smaller than their paper, as printers and copiers do that are told to.

Where a page may end is sought by where its print ends: a page leaves a margin on each side, and
no wide one on all of them. Of most sheets, whose print reaches as far as on any page, no place is
left, and they are told in no time.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np

from vision.geometry import Floats, FramePx, Quad
from vision.sheets.sheet_print import HEIGHT_PX, WIDTH_PX, SheetPrint

#: How large a page is printed, as shares of the paper: what lies between is as like it. On any
#: sheet larger ones of its shape in its middle are looked for as well.
_SCALES = (0.96, 0.91, 0.86, 0.81, 0.76, 0.71)
#: Its longer and its shorter side against those of the paper: of the same shape, A4 on Letter, and
#: Letter on A4.
_SHAPES = ((1.0, 1.0), (1.0, 0.915), (0.915, 1.0))
#: Where it lies: in the middle, at one of the two ends of the paper, or in one of its corners.
_PLACES = ((0.5, 0.5), (0.0, 0.5), (1.0, 0.5), *product((0.0, 1.0), (0.0, 1.0)))
_MIDDLE = _PLACES[0]
#: Print reaches so near to a page's edge at least at one of two facing sides, and no nearer, as
#: shares of it: along the longer way, and across. Of 200 known pages all but a few do.
_WIDEST, _NARROWEST = (0.16, 0.13), 0.01
#: Usual margins, by which places are put in order. Those that are not in the middle come as far
#: behind as margins that are so much less usual, and so do bare parts, by this share of them.
_USUAL, _ASIDE, _BARE = (0.035, 0.065), 0.05, 0.25
#: A row or column of so many px with ink is print; fewer are specks.
_PRINT_PX = 2
#: So many places are looked at.
_MOST_PLACES = 4


def smaller(sheet: SheetPrint) -> list[Quad[FramePx]]:
    """Where a page may end that was printed much smaller than a sheet, the likeliest first."""
    reach = _reach(sheet)
    if reach is None:
        return []
    found = sorted(_fitting(*reach), key=lambda each: each[0])
    return [sheet.part(*low, *high) for _, low, high in found[:_MOST_PLACES]]


def _reach(sheet: SheetPrint) -> tuple[Floats, Floats] | None:
    """Where print begins and where it ends, as shares of the sheet's two sides."""
    ends = []
    for axis, length in ((0, WIDTH_PX), (1, HEIGHT_PX)):
        printed = np.flatnonzero(np.count_nonzero(sheet.is_ink, axis=axis) >= _PRINT_PX)
        if not len(printed):
            return None
        ends.append((printed[0] / length, (printed[-1] + 1) / length))
    return np.array(ends)[:, 0], np.array(ends)[:, 1]


def _fitting(low: Floats, high: Floats) -> Iterator[tuple[float, Floats, Floats]]:
    """Places of pages whose margins may be, and how unusual those are."""
    for scale, shape, place in product(_SCALES, _SHAPES, _PLACES):
        if (scale, shape, place) == (_SCALES[0], _SHAPES[0], _MIDDLE):
            continue
        size = scale * np.array(shape)
        start = (1 - size) * np.array(place)
        before, after = (low - start) / size, (start + size - high) / size
        least = np.minimum(before, after)
        if least.min() >= _NARROWEST and (least <= _WIDEST).all():
            bare = float(np.maximum(before, after).sum())
            unusual = float(np.abs(least - _USUAL).sum()) + _BARE * bare
            yield unusual + (place != _MIDDLE) * _ASIDE, start, start + size
