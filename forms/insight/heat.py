"""Where people stop, ask for help or turn to the printed language: for each step of a version."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from forms.feedback import StepEvent
from forms.insight.groups import Block, Place


@dataclass(frozen=True)
class Step:
    """What is told of one step: in how many visits it was met, and what happened there.

    The numbers are of whole blocks. `stall_share` is between 0 and 1.
    """

    place: Place
    met: int
    stopped: int
    asked: int
    original: int
    skipped: int
    done: int

    @property
    def stall_share(self) -> float:
        """Of the visits that met the step, the share that ended there."""
        return min(1.0, self.stopped / self.met)


@dataclass(frozen=True)
class HeatMap:
    """The steps of a version that can be told of, in one language or in all that can be told of.

    `languages` are those that anything can be told of; the others are not named. `since` and
    `until` are the Mondays of the first and last week it is about, None where nothing is told.
    """

    steps: tuple[Step, ...]
    languages: tuple[str, ...]
    since: str | None
    until: str | None


def heat_map(blocks: Iterable[Block], language: str | None = None) -> HeatMap:
    """What closed blocks say; of all languages together where none is named."""
    known = list(blocks)
    told = [each for each in known if language in (None, each.language)]
    by_place: dict[Place, list[Block]] = defaultdict(list)
    for block in told:
        by_place[block.place].append(block)
    return HeatMap(
        steps=tuple(step_of(place, by_place[place]) for place in sorted(by_place)),
        languages=tuple(sorted({each.language for each in known})),
        since=min((each.first_week.isoformat() for each in told), default=None),
        until=max((each.last_week.isoformat() for each in told), default=None),
    )


def step_of(place: Place, blocks: Iterable[Block]) -> Step:
    """What blocks of one step say together."""
    summed: Counter[StepEvent] = Counter()
    for block in blocks:
        summed.update(block.visits)
    return Step(
        place,
        met=summed[StepEvent.SHOWN],
        stopped=summed[StepEvent.STOPPED],
        asked=summed[StepEvent.ASKED],
        original=summed[StepEvent.ORIGINAL],
        skipped=summed[StepEvent.SKIPPED],
        done=summed[StepEvent.DONE],
    )
