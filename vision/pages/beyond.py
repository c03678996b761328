"""What a sheet may be of which a corner or two are in sight: asked for in every size at once."""

from collections.abc import Sequence
from dataclasses import replace

from vision.geometry import FramePx, Quad
from vision.pages.guesses import Guess
from vision.pages.layout import SheetLayout
from vision.pages.layout_index import LayoutIndex
from vision.picture import Frame

#: So many pages are tried, those less alike than this not at all: of cut-off sheets that were found
#: so, hardly one was further down.
_MOST_TRIED, _LEAST_ALIKE = 10, 0.3
_WAYS_TO_HOLD = 4


def guesses_beyond(
    frame: Frame, index: LayoutIndex, outlines: Sequence[Quad[FramePx]]
) -> list[Guess]:
    """The pages most alike what any of the outlines shows, each page once, most alike first.

    They are told to be worth placing with care, however alike: sizes are tried a cell apart.
    """
    prints = [turned for quad in outlines for turned in SheetLayout.of(frame.grey, quad).whole()]
    guesses = []
    for hit in index.short_list(prints).alike(_MOST_TRIED):
        number, turns = divmod(hit.query, _WAYS_TO_HOLD)
        if hit.likeness >= _LEAST_ALIKE:
            corners = outlines[number].turned(turns)
            guesses.append(Guess(replace(hit, query=turns), corners, is_sized=True))
    return guesses
