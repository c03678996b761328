"""Counts to tell of."""

from datetime import date, timedelta

from forms.feedback import StepEvent
from forms.insight.groups import DayCount

MONDAY = date(2026, 9, 7)


def counted(
    visits: int,
    week: int = 0,
    event: StepEvent = StepEvent.SHOWN,
    language: str = "nl",
    anchor_id: str = "bsn",
    weekday: int = 0,
) -> DayCount:
    day = MONDAY + timedelta(weeks=week, days=weekday)
    return DayCount(day.isoformat(), 1, anchor_id, language, event, visits)


def after(weeks: int) -> date:
    """A Wednesday, so many weeks after the first."""
    return MONDAY + timedelta(weeks=weeks, days=2)
