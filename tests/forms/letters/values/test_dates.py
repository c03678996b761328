"""Days that are written otherwise than "3 mei 2026": in words, or with the month of the next."""

from datetime import date

import pytest

from forms.letter import FactRole
from forms.letters.values.dates import dates_in
from tests.forms.letters.sheets import read_letter


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("de zestiende april tweeduizendzesentwintig", date(2026, 4, 16)),
        ("den eersten verdieping, de eerste mei tweeduizend zesentwintig", date(2026, 5, 1)),
        ("eenendertigste augustus tweeduizend en drieëntwintig", date(2023, 8, 31)),
        ("drie mei negentienhonderdvijfentachtig", date(1985, 5, 3)),
        ("de tweede juli in het jaar 2026", date(2026, 7, 2)),
        ("de twaalfde december tweeduizend", date(2000, 12, 12)),
    ],
)
def test_a_day_in_words(text: str, day: date) -> None:
    assert [each.value for each in dates_in(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "de eerste drie maanden",
        "een maart die warmer was",
        "de derde week van mei",
        "de eenendertigste april tweeduizendzesentwintig",
        "tweede mening",
    ],
)
def test_words_that_are_no_day(text: str) -> None:
    assert not dates_in(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("op 10 en 11 april 2026", [10, 11]),
        ("op maandag 13 of dinsdag 14 april", [13, 14]),
        ("op 3 april en 11 april 2026", [3, 11]),
        ("bijlage 2 en 11 april 2026", [11]),
        ("voor € 10 en 11 april", [11]),
        ("van 1 tot en met 11 april", [11]),
        ("op 14 en 11 april", [11]),
    ],
)
def test_a_day_with_the_month_of_the_next(text: str, days: list[int]) -> None:
    found = dates_in(text)
    assert [each.day for each in found] == days
    assert {each.month for each in found} == {4}
    assert all(text[each.start : each.end].startswith(str(each.day)) for each in found)


def test_both_days_of_a_hearing_are_told() -> None:
    letter = read_letter("Wij verwachten u op 20 en 21 april 2026 om 9.00 uur bij ons kantoor.")
    assert {each.value for each in letter.deadlines} == {date(2026, 4, 20), date(2026, 4, 21)}
    assert {each.role for each in letter.deadlines} == {FactRole.HEARING}
