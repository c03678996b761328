"""What a sheet may be of which a corner or two are in sight: asked for in every size at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vision.geometry import FramePx, Quad
from vision.pages.known.layout import SheetLayout
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.likely.guesses import Guess
from vision.pages.tried.trials import Trials
from vision.picture import Frame

#: So many pages are glanced at, those less alike than this not at all: of cut-off sheets a few are
#: as like a page only by their layout as twenty others.
_MOST_GLANCED, _LEAST_ALIKE = 60, 0.3
#: Most are among the first few, which are looked at first; of the others as many are tried.
_MOST_TRIED = 10
#: Those that show best are laid, whatever a glance says: it may have been at the wrong size.
_ALWAYS_LAID = 2
_WAYS_TO_HOLD = 4


def guesses_beyond(
    frame: Frame, index: LayoutIndex, outlines: Sequence[Quad[FramePx]]
) -> list[Guess]:
    """The pages most alike what any of the outlines shows, each page once, most alike first."""
    prints = [turned for quad in outlines for turned in SheetLayout.of(frame.grey, quad).whole()]
    guesses = []
    for hit in index.short_list(prints).alike(_MOST_GLANCED):
        number, turns = divmod(hit.query, _WAYS_TO_HOLD)
        if hit.likeness >= _LEAST_ALIKE:
            corners = outlines[number].turned(turns)
            guesses.append(Guess(replace(hit, query=turns), corners, is_sized=True))
    return guesses


def in_turns(guesses: Sequence[Guess], trials: Trials) -> Iterator[list[Guess]]:
    """Those worth laying, in two turns: of the first few pages, and of all the others.

    In each the pages come first whose print shows best at a glance: a layout drawn in the wrong
    size is as like that of many pages, but their print lies elsewhere.
    """
    for turn in (guesses[:_MOST_TRIED], guesses[_MOST_TRIED:]):
        glimpses = [trials.glimpse(guess) for guess in turn]
        order = sorted(range(len(turn)), key=lambda number: -glimpses[number].showing)
        yield [
            replace(turn[number], is_chosen=True)
            for rank, number in enumerate(order[:_MOST_TRIED])
            if rank < _ALWAYS_LAID or glimpses[number].may_be
        ]
