"""What a count of places one to one cannot judge: squares of one number, ticks that nothing shows.

One field over all squares of a number and one field in each say the same to a person. A comb that
was found counts as the widgets in its squares when these are as many as its squares and cover what
it covers; squares that were found count as one widget over them in the same way. A box to tick
shows nothing when the page without widgets has one even tone over all of the widget's area and a
millimetre around it: only the widget draws it, and nobody can find it on the page. Both are printed
beside the strict count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from forms.pdf.widgets import Widget
from forms.template import Field
from tests.benchmarks.drawn_pages import drawn_page
from vision.geometry import Floats
from vision.picture import Grey

#: What covers the same area is alike to this intersection over union, as in the strict count.
_SAME = 0.5
#: Pictures of pages show a line of a tenth of a millimetre at this scale, as more than this of 255.
_PX_PER_MM, _EVEN = 4.0, 12
#: The outline of a box to tick is no further around its widget.
_AROUND_MM = 1.0


@dataclass(frozen=True)
class Alike:
    """What is counted on top: found (below 0 where several count as one) and paired."""

    found: int
    pairs: int


def squares_alike(
    fields: Sequence[Field],
    found: Floats,
    widgets: Sequence[Widget],
    hidden: Floats,
    pairs: Mapping[int, int],
) -> Alike:
    """Combs found that are a widget a square, and the other way; boxes (N, 4) in mm."""
    free_found = np.setdiff1d(np.arange(len(found)), list(pairs.values()))
    free_hidden = [
        number
        for number in range(len(hidden))
        if number not in pairs and widgets[number].kind != "Btn"
    ]
    more = total = 0
    for number in free_found:
        cells = fields[number].comb_cells
        if cells and _are_its_squares(found[number], cells, hidden[free_hidden]):
            more, total = more + cells - 1, total + cells
    for number in free_hidden:
        length = widgets[number].max_length
        if length and _are_its_squares(hidden[number], length, found[free_found]):
            more, total = more - (length - 1), total + 1
    return Alike(more, total)


def _are_its_squares(comb: Floats, cells: int, boxes: Floats) -> bool:
    """Whether the boxes whose middle lies in a comb are one for each cell and cover it."""
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    within = boxes[np.all((middles > comb[:2]) & (middles < comb[2:]), axis=1)]
    if cells < 2 or len(within) != cells:
        return False
    low, high = within[:, :2].min(axis=0), within[:, 2:].max(axis=0)
    shared = np.prod(np.maximum(np.minimum(high, comb[2:]) - np.maximum(low, comb[:2]), 0))
    both = np.prod(high - low) + np.prod(comb[2:] - comb[:2]) - shared
    return bool(shared > _SAME * both)


def unseen_ticks(
    content: bytes, index: int, widgets: Sequence[Widget], missed: Iterable[int]
) -> int:
    """How many of the missed boxes to tick of page `index` are not shown without the widgets."""
    ticks = [widgets[number] for number in missed if widgets[number].kind == "Btn"]
    if not ticks:
        return 0
    grey = drawn_page(content, index, _PX_PER_MM)
    return sum(_is_even(grey, widget) for widget in ticks)


def _is_even(grey: Grey, widget: Widget) -> bool:
    low = np.floor((widget.area.xy.min(axis=0) - _AROUND_MM) * _PX_PER_MM).astype(int)
    high = np.ceil((widget.area.xy.max(axis=0) + _AROUND_MM) * _PX_PER_MM).astype(int)
    seen = grey[max(low[1], 0) : high[1] + 1, max(low[0], 0) : high[0] + 1]
    return not seen.size or int(seen.max()) - int(seen.min()) < _EVEN
