"""Counts are told of groups of ten visits or more, and of nothing that can be worked out less.

Everything told is a sum of *blocks*. A block is one step in one language over whole weeks that are
over, closed as soon as ten visits met the step; what came in since waits in the next block. Blocks
do not overlap and never change once closed, so that whatever is told, today or next week, of one
language or of all, differs by whole blocks: a difference is nothing, or ten visits or more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from forms.feedback import UNTOLD_LANGUAGE, StepEvent

#: The smallest group anything is told of.
LEAST_VISITS = 10


@dataclass(frozen=True)
class DayCount:
    """In how many visits something happened at a step, on one day (ISO 8601), in one language."""

    day: str
    page: int
    anchor_id: str
    language: str
    event: StepEvent
    visits: int


@dataclass(frozen=True, order=True)
class Place:
    """A step: a page of a version, and the place on it."""

    page: int
    anchor_id: str


@dataclass(frozen=True)
class Block:
    """The smallest that is told: at least `LEAST_VISITS` visits met the step in these weeks.

    `first_week` and `last_week` are their Mondays; `visits` goes by what happened.
    """

    place: Place
    language: str
    first_week: date
    last_week: date
    visits: Mapping[StepEvent, int]

    @property
    def met(self) -> int:
        """In how many visits the step was met."""
        return self.visits.get(StepEvent.SHOWN, 0)


def monday_of(day: date) -> date:
    """The first day of the week a day is in."""
    return day - timedelta(days=day.weekday())


def blocks_of(counts: Iterable[DayCount], today: date) -> list[Block]:
    """The blocks that are closed on a day, by step and language, the oldest first.

    What has no language is of a time when visits were not counted, and is left out; so is the
    week that goes on, which would change from one look to the next.
    """
    this_week = monday_of(today)
    by_week: dict[tuple[Place, str], dict[date, Counter[StepEvent]]] = defaultdict(dict)
    for each in counts:
        week = monday_of(date.fromisoformat(each.day))
        if week < this_week and each.language != UNTOLD_LANGUAGE:
            weeks = by_week[Place(each.page, each.anchor_id), each.language]
            weeks.setdefault(week, Counter())[each.event] += each.visits
    return [
        block
        for (place, language), weeks in sorted(by_week.items())
        for block in _closed(place, language, weeks)
    ]


def _closed(
    place: Place, language: str, weeks: Mapping[date, Mapping[StepEvent, int]]
) -> Iterable[Block]:
    first: date | None = None
    summed: Counter[StepEvent] = Counter()
    for week in sorted(weeks):
        first = first or week
        summed.update(weeks[week])
        if summed[StepEvent.SHOWN] >= LEAST_VISITS:
            yield Block(place, language, first, week, dict(summed))
            first, summed = None, Counter()
