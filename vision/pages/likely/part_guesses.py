"""Which pages may lie on a part of a sheet: asked for at once in every place they may have."""

from collections.abc import Sequence
from dataclasses import replace

from vision.geometry import FramePx, Quad
from vision.pages.known.layout import SheetLayout
from vision.pages.likely.guesses import MOST_TRIES, Guess, Sight

_WAYS_TO_HOLD = 4


def guesses_on(sight: Sight, outlines: Sequence[Quad[FramePx]]) -> list[Guess]:
    """The pages most alike what any of the outlines shows, each page once, most alike first."""
    grey = sight.frame.grey
    prints = [turned for quad in outlines for turned in SheetLayout.of(grey, quad, rim=0.0).whole()]
    guesses = []
    for hit in sight.index.short_list(prints).alike(MOST_TRIES):
        number, turns = divmod(hit.query, _WAYS_TO_HOLD)
        guesses.append(Guess(replace(hit, query=turns), outlines[number].turned(turns)))
    return guesses
