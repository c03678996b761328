"""Sheets that run out of the frame: the page is sought whatever the size of what is out of sight.

What lies there may share its footer, or a table's rows, with the page that fits first. So a page is
sure only where it explains what is printed in sight too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from vision.outcome import Match, MissReason
from vision.pages.known.layout_index import LayoutIndex
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.explained import explained_share
from vision.pages.laid.placed import Placed
from vision.pages.likely.guesses import Guess, Sight
from vision.pages.tried.beyond import guesses_beyond, in_turns
from vision.pages.tried.scant import explains, is_mere_strip, is_sure
from vision.pages.tried.trials import Trials
from vision.sheets.cut_sheets import CutSheets
from vision.stage_clock import StageClock

#: So many pages of a turn are given up for versions that nobody registered, and so many in all that
#: fit by a strip of print: the next may have a line more, and be more than that.
_MOST_REFUTED, _MOST_STRIPS = 4, 2


@dataclass(frozen=True, eq=False)
class BeyondFrame:
    """Seeks the page on a sheet that runs out of the frame of `cut`.

    `told_apart` settles between a page and those that look like it: None where it is none of them.
    """

    cut: CutSheets
    index: LayoutIndex
    shelf: PageShelf
    told_apart: Callable[[Placed], Match | None]
    clock: StageClock

    @cached_property
    def _trials(self) -> Trials:
        return Trials(Sight(self.cut.frame, self.index), self.shelf)

    def better_than(self, best: Placed, match: Match) -> Match:
        """The match that `best` led to, or one whose page explains the frame better."""
        if is_sure(best):
            return match
        for turn in self._turns():
            laid = self._trials.best_of(turn)
            self.clock.lap("register")
            found = None
            if laid is not None and _fit(laid) > _fit(best):
                found = self.told_apart(laid)
            if laid is not None and found is not None:
                best, match = laid, found
            if explains(best):
                break
        return match

    def after(self, refuted: Placed | None) -> Match | MissReason | None:
        """The first page found that is not a version nobody registered, as `refuted` was.

        Another page may share what is in sight of one that was refuted: the next ones are tried,
        but where only a strip of print is in sight, and fits. That may be of many pages, and
        nothing but more of the sheet would tell: it is cut off.
        """
        absent, strips = frozenset[str](), 0
        for turn in self._turns():
            for _ in range(_MOST_REFUTED):
                if refuted is not None:
                    strips += is_mere_strip(refuted)
                    if strips == _MOST_STRIPS:
                        return MissReason.CUT_OFF
                    absent |= self.shelf.kin_of(refuted.key).same | {refuted.key}
                refuted = self._trials.best_of(turn, absent)
                self.clock.lap("register")
                if refuted is None:
                    break
                match = self.told_apart(refuted)
                if match is not None:
                    return match if explains(refuted) else self.better_than(refuted, match)
        return MissReason.CUT_OFF if strips else None

    def _turns(self) -> Iterator[list[Guess]]:
        """The likeliest pages of sheets with a corner in sight, then of those with a side only."""
        for outlined in (self.cut.outlines, self.cut.along_one_side):
            outlines = outlined()
            self.clock.lap("find")
            guesses = guesses_beyond(self.cut.frame, self.index, outlines)
            for turn in in_turns(guesses, self._trials):
                self.clock.lap("recognise")
                yield turn


def _fit(placed: Placed) -> float:
    """How well a page shows, and how much of what is printed in sight is its own, 0..1."""
    return placed.score * explained_share(placed)
