"""A calendar file (iCalendar, RFC 5545) for the last day on which something can be done.

Of "vóór 21 december" that is 20 December. An appointment whose hour is printed lasts from then on,
else it is on the whole day. The file says what to do, to whom, where one is expected, and under
which reference, and nothing about the reader: no name, no amount. It is made on request, not kept.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from forms.explain import Explainer
from forms.letter import Action, ActionKind, FactRole, Letter
from forms.letters.days.appointment import hours_of, place_of
from forms.letters.days.last_day import last_in_time
from forms.letters.saying import calendar_title, reference_line

#: Reminded in the morning, some days before: there is still time to act.
_REMINDERS = (timedelta(days=-3, hours=9), timedelta(days=-1, hours=9))
#: The same before an hour, at that hour.
_BEFORE_HOUR = (timedelta(days=-3), timedelta(days=-1))
#: Hours on paper are those of the Netherlands; an appointment without an end lasts about so long.
_THERE, _USUALLY = ZoneInfo("Europe/Amsterdam"), timedelta(hours=1)
_NAMESPACE = UUID("6f1c3f0a-7c0f-4f0e-9a55-1f3f2b7a9d10")


def calendar_file(
    letter: Letter, action: Action, explainer: Explainer, language: str, now: datetime
) -> bytes | None:
    """The file for one action, with reminders; None where the action has no day.

    The same action gives an entry of the same UID, so that taking it in twice changes nothing.
    """
    day = last_in_time(action)
    if day is None:
        return None
    title = calendar_title(letter, action, explainer, language).text
    reference = reference_line(letter, action, explainer, language)
    event = Event()
    event.add("uid", f"{uuid5(_NAMESPACE, f'{action.kind}|{action.before}|{title}')}@leeswijzer")
    event.add("dtstamp", now)
    event.add("summary", title)
    reminders = _add_time(event, action, day)
    if reference is not None:
        event.add("description", reference.text)
    for before in reminders:
        event.add_component(_reminder(before, title))
    calendar = Calendar()
    calendar.add("prodid", "-//Leeswijzer//Leeswijzer//NL")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _add_time(event: Event, action: Action, day: date) -> tuple[timedelta, ...]:
    """Adds when it is, and where that is printed; gives how long before to remind of it."""
    coming = next((each for each in action.facts if each.role is FactRole.HEARING), None)
    is_to_come = action.kind is ActionKind.COME and coming is not None and coming.value == day
    hours = hours_of(coming) if coming is not None and is_to_come else None
    if coming is None or hours is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return _REMINDERS
    begin = datetime.combine(day, hours.begin, _THERE)
    end = begin + _USUALLY if hours.end is None else datetime.combine(day, hours.end, _THERE)
    event.add("dtstart", begin.astimezone(UTC))
    event.add("dtend", end.astimezone(UTC))
    event.add("transp", "OPAQUE")
    place = place_of(coming)
    if place is not None:
        event.add("location", place)
    return _BEFORE_HOUR


def _reminder(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
