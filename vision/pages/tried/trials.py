"""Guesses laid on a frame one after another: whose print fits best, and what need not be tried."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vision.geometry import FramePx, Quad
from vision.pages.known.shelf import PageShelf
from vision.pages.laid.accept import print_shown
from vision.pages.laid.explained import EXPLAINED, explained_share
from vision.pages.laid.leaning import followed_further
from vision.pages.laid.placed import Placed
from vision.pages.likely.glance import Glimpse
from vision.pages.likely.guesses import MOST_THOROUGH, Guess, Sight
from vision.pages.tried.refuted import is_refutation, is_refuted
from vision.placing.mesh import unbend
from vision.placing.placement import Placement

#: From this print correlation on no other candidate is tried first.
SURE = 0.85
#: Below this a page is not there at all, neither flat nor bent.
_NO_PRINT = 0.7
#: A page that is sure, but explains no more than this of the print in sight, gives way to one that
#: fits better by so much: what is in sight may be a table's rows that both have.
_EXPLAINS_ALL, _CLEARLY = 0.97, 0.05


@dataclass(frozen=True, eq=False)
class Trials:
    """Lays guesses of what `sight` shows; what one comes to saves others.

    Kept are the places (`Guess.place`) where all was tried to lay a page, what was laid by place,
    by where it lies if flat and by whether all was tried, and the pages that were laid and are
    others than what is there.
    """

    sight: Sight
    shelf: PageShelf
    _refused: set[tuple[str, bytes]] = field(default_factory=set)
    _laid: dict[tuple[tuple[str, bytes], Placement | None, bool], Placed | None] = field(
        default_factory=dict
    )
    _refuted: list[Placed] = field(default_factory=list)

    def best_of(
        self, guesses: Sequence[Guess], absent: frozenset[str] = frozenset()
    ) -> Placed | None:
        """The page whose print fits best, of those accepted; none of `absent`.

        Where how large a sheet is was tried out, what is printed in sight must be the page's too.
        """
        best: Placed | None = None
        tried, most, is_sure = 0, 0.0, False
        for guess in guesses:
            # Where a page is not, neither is one that shares its print.
            if guess.hit.key in absent or guess.place in self._refused:
                continue
            rank, tried = tried, tried + 1
            if is_refuted(guess, self._refuted, self.shelf):
                continue
            placed = self._placed(guess, rank) if self._may_be_there(guess) else None
            if placed is None:
                absent |= self._as_absent(guess)
                continue
            explained = explained_share(placed) if guess.is_sized else 1.0
            if placed.evidence.is_accepted:
                fit = placed.score * explained
                if best is None or fit > most + (_CLEARLY if is_sure else 0.0):
                    best, most = placed, fit
                    is_sure = placed.score > SURE and explained > EXPLAINED
                if is_sure and explained > _EXPLAINS_ALL:
                    break
            elif explained > EXPLAINED and is_refutation(placed):
                # Laid a table's row off, it would refute the page that is there.
                self._refuted.append(placed)
        return best

    def glimpse(self, guess: Guess) -> Glimpse:
        """What a glance shows of the page of a guess."""
        return self.sight.glance.at(self.shelf.sketch(guess.hit.key), guess.corners)

    def _as_absent(self, guess: Guess) -> frozenset[str]:
        """The pages that are not there either, as that of a guess was not."""
        if guess.is_sized:
            # It may have been laid in the wrong size.
            return frozenset()
        kin = self.shelf.kin_of(guess.hit.key)
        is_telling = guess.is_alike and not guess.is_bent
        return kin.same | kin.similar if is_telling else kin.same

    def _may_be_there(self, guess: Guess) -> bool:
        """Whether it is worth placing the page of a guess."""
        return guess.is_certain or self.glimpse(guess).may_be

    def _placed(self, guess: Guess, rank: int) -> Placed | None:
        """The page of a guess laid on the frame, flat or bent, whichever shows its print better."""
        is_thorough, registrar = rank < MOST_THOROUGH, self.sight.registrar
        reference, marks = self.shelf.reference(guess.hit.key), self.shelf.landmarks(guess.hit.key)
        if guess.is_alike and not guess.is_bent:
            flat = registrar.place(reference, marks, self._about(guess), is_thorough)
        else:
            flat = registrar.place_by_features(reference, marks, self._about(guess))
        if flat is None and not is_thorough:
            return None
        is_likely = (guess.is_alike or guess.is_bent) and rank == 0
        at = (guess.place, flat, is_likely)
        if at not in self._laid:
            self._laid[at] = self._lay(guess, flat, is_likely)
        placed = self._laid[at]
        if is_likely and (placed is None or placed.score < _NO_PRINT):
            # All was tried: it would come to the same for a sheet that is not flat.
            self._refused.add(guess.place)
        return placed

    def _about(self, guess: Guess) -> Quad[FramePx]:
        """Where its corners are; of a size that was tried out, where a glance puts them."""
        seen = self.glimpse(guess).corners if guess.is_sized else None
        return guess.corners if seen is None else seen

    def _lay(self, guess: Guess, flat: Placement | None, is_likely: bool) -> Placed | None:
        """The page as `flat` has it, or bent, whichever shows its print better."""
        key, registrar = guess.hit.key, self.sight.registrar
        reference, marks = self.shelf.reference(key), self.shelf.landmarks(key)
        bent = unbend(registrar, reference, marks, guess.corners, flat, is_likely, print_shown)
        placed = Placed.better(registrar.frame, reference, (flat, bent))
        # Only where print is missing, which other pages' is too, is it worth its time.
        return None if placed is None else followed_further(placed, registrar, marks)
