"""A peer beside us on the very frames both saw, and the claim we make about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.scoring import Score, Summary, figure, ratio, summed_up

#: What we claim of the peer that registers best: our error is so many times lower …
ERROR_TIMES_LOWER = 4.0
#: … in at most this share of its time: processor time, which a busy machine does not stretch.
SHARE_OF_TIME = 0.5


@dataclass(frozen=True)
class Comparison:
    """A peer's figures and ours on the same frames.

    Registration is compared over the `placed` frames that both placed, everything else over all.
    """

    peer: str
    frames: int
    placed: int
    theirs: Summary
    ours: Summary

    @property
    def ratios(self) -> dict[str, float | None]:
        """Their figures as multiples of ours, by figure."""
        return {
            name: ratio(getattr(self.theirs, name), getattr(self.ours, name))
            for name in (
                "good", "outline_iou", "off_px_median", "off_px_p95", "spent_ms", "cpu_ms",
            )
        }  # fmt: skip


def compared(peer: str, pairs: Sequence[tuple[Score, Score]]) -> Comparison:
    """The comparison over (theirs, ours) of each frame both saw."""
    both = [(theirs, ours) for theirs, ours in pairs if theirs.off_mm and ours.off_mm]
    sides = []
    for side in (0, 1):
        whole = summed_up([pair[side] for pair in pairs])
        placed = summed_up([pair[side] for pair in both])
        sides.append(_with_places_of(whole, placed))
    return Comparison(peer, len(pairs), len(both), *sides)


def _with_places_of(whole: Summary, placed: Summary) -> Summary:
    names = ("off_mm_median", "off_mm_p95", "off_px_median", "off_px_p95")
    return Summary(**{**vars(whole), **{name: getattr(placed, name) for name in names}})


def claim(comparisons: Sequence[Comparison]) -> str:
    """Whether we do what we claim beside the peer with the lowest registration error."""
    placing = [each for each in comparisons if each.placed and each.ratios["off_px_median"]]
    if not placing:
        return "claim: not tested, no peer placed a page."
    best = min(placing, key=lambda each: each.ratios["off_px_median"] or 0)
    error = best.ratios["off_px_median"] or 0.0
    time = ratio(best.ours.cpu_ms, best.theirs.cpu_ms)
    holds = error >= ERROR_TIMES_LOWER and time is not None and time <= SHARE_OF_TIME
    return (
        f"claim: at least {ERROR_TIMES_LOWER:.0f} times lower registration error than the best "
        f"peer in at most {SHARE_OF_TIME:.0%} of its processor time. Best peer: {best.peer}; our "
        f"error is {error:.2f} times lower in {figure(time, '.0%')} of its time: "
        f"{'holds' if holds else 'DOES NOT HOLD'}."
    )
