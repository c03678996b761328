"""A calendar file (iCalendar, RFC 5545) for the day before which something must be done.

It says what to do, to whom, and under which reference, and nothing about the reader: no name, no
amount, no place. It is made on request and not kept.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from forms.explain import Explainer
from forms.letter import Action, Letter
from forms.letters.saying import calendar_title, reference_line

#: Reminded in the morning, some days before: there is still time to act.
_REMINDERS = (timedelta(days=-3, hours=9), timedelta(days=-1, hours=9))
_NAMESPACE = UUID("6f1c3f0a-7c0f-4f0e-9a55-1f3f2b7a9d10")


def calendar_file(
    letter: Letter, action: Action, explainer: Explainer, language: str, now: datetime
) -> bytes | None:
    """The file for one action, with reminders; None where the action has no day.

    The same action gives an entry of the same UID, so that taking it in twice changes nothing.
    """
    if action.before is None:
        return None
    title = calendar_title(letter, action, explainer, language).text
    reference = reference_line(letter, action, explainer, language)
    event = Event()
    event.add("uid", f"{uuid5(_NAMESPACE, f'{action.kind}|{action.before}|{title}')}@leeswijzer")
    event.add("dtstamp", now)
    event.add("summary", title)
    event.add("dtstart", action.before)
    event.add("dtend", action.before + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if reference is not None:
        event.add("description", reference.text)
    for before in _REMINDERS:
        event.add_component(_reminder(before, title))
    calendar = Calendar()
    calendar.add("prodid", "-//Leeswijzer//Leeswijzer//NL")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _reminder(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
