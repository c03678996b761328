"""A step where twice as many people stop as before: something changed, on paper or in the words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb

from forms.insight.groups import Block, Place, monday_of
from forms.insight.heat import Step, step_of

#: What is new: blocks that closed in these last weeks that are over. Before: in those before.
RECENT_WEEKS, BEFORE_WEEKS = 2, 8
#: Fewer stops than this are told in the heat map, and wake nobody.
LEAST_STOPS = 5
#: How much larger the share must be.
FACTOR = 2.0
#: How seldom chance alone may do that. Each step is looked at fifty times a year.
MOST_LUCK = 0.001


@dataclass(frozen=True)
class Alert:
    """A step whose stall share doubled: how it was and how it is now."""

    place: Place
    before: Step
    now: Step


def alerts_of(blocks: Iterable[Block], today: date) -> list[Alert]:
    """Steps at which the stall share doubled, all languages together, the worst first."""
    this_week = monday_of(today)
    recent_from = this_week - timedelta(weeks=RECENT_WEEKS)
    before_from = recent_from - timedelta(weeks=BEFORE_WEEKS)
    recent: dict[Place, list[Block]] = defaultdict(list)
    before: dict[Place, list[Block]] = defaultdict(list)
    for block in blocks:
        # A block that began long ago says nothing of now.
        if block.last_week >= recent_from and block.first_week >= before_from:
            recent[block.place].append(block)
        elif before_from <= block.last_week < recent_from:
            before[block.place].append(block)
    pairs = [
        Alert(place, step_of(place, before[place]), step_of(place, found))
        for place, found in recent.items()
        if place in before
    ]
    return sorted(filter(_has_doubled, pairs), key=lambda alert: -alert.now.stall_share)


def _has_doubled(alert: Alert) -> bool:
    before, now = alert.before, alert.now
    if now.stopped < LEAST_STOPS or now.stall_share < FACTOR * before.stall_share:
        return False
    return _chance_of(now, before) <= MOST_LUCK


def _chance_of(now: Step, before: Step) -> float:
    """How likely so many stops in `now` are if both had the same share (Fisher's exact test)."""
    stops = now.stopped + before.stopped
    visits = now.met + before.met
    if stops > visits or now.stopped > now.met:
        return 0.0
    ways = comb(visits, stops)
    most = min(stops, now.met)
    tail = sum(comb(now.met, k) * comb(before.met, stops - k) for k in range(now.stopped, most + 1))
    return tail / ways
