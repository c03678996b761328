"""When an entry in a calendar is: on the last day in time, or at the hour of an appointment."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letters.helping.calendar import calendar_file
from tests.forms.letters.sheets import read_letter

SAYS = Explainer(bundled_phrases())
MEET = "Wij verwachten u op dinsdag"


def entry(*paragraphs: str) -> Any:
    card = read_letter(*paragraphs)
    written = calendar_file(card, card.actions[0], SAYS, "nl", datetime(2026, 3, 10, tzinfo=UTC))
    assert written is not None
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("vóór 1 mei 2026", date(2026, 4, 30)),
        ("uiterlijk 1 mei 2026", date(2026, 5, 1)),
        ("uiterlijk op 1 mei 2026", date(2026, 5, 1)),
        ("op of vóór 1 mei 2026", date(2026, 5, 1)),
    ],
)
def test_an_entry_is_on_the_last_day_that_is_in_time(words: str, last: date) -> None:
    event = entry(f"U moet € 245,60 betalen {words}.")
    assert event.decoded("dtstart") == last
    assert (event.decoded("dtend") - last).days == 1


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [  # In winter an hour ahead of UTC, in summer two.
        (f"{MEET} 24 maart 2026 om 10.30 uur bij ons.", (24, 9, 30), (24, 10, 30)),
        (f"{MEET} 31 maart 2026 van 10.30 tot 11.15 uur.", (31, 8, 30), (31, 9, 15)),
    ],
)
def test_an_appointment_is_at_its_hour_in_the_netherlands(
    sentence: str, begin: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    event = entry(sentence)
    assert event.decoded("dtstart") == datetime(2026, 3, *begin, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 3, *end, tzinfo=UTC)
    assert "location" not in event


def test_an_appointment_says_where_it_is() -> None:
    event = entry(f"{MEET} 24 maart 2026 om 10.30 uur bij Werkplein, Kade 12 in Drieburg.")
    assert event["location"] == "Werkplein, Kade 12 in Drieburg"


def test_an_appointment_of_two_hours_is_on_the_whole_day() -> None:
    event = entry(f"{MEET} 24 maart 2026 om 10.15 uur; het gesprek begint om 10.30 uur.")
    assert event.decoded("dtstart") == date(2026, 3, 24)
