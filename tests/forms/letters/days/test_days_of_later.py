"""Days and terms of what may come, of others, or of what is put off; letters of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked_by, last_days, read_letter


@pytest.mark.parametrize(
    "text",
    [
        "Stopt uw contract, dan eindigt de regeling. U hebt daarna twee maanden om te wisselen.",
        "Levert u niets in, dan eindigt de huur. U brengt de sleutels dan binnen drie dagen terug.",
        "Krijgt u een baan, dan stoppen wij. Meld u in dat geval binnen een week bij ons.",
        "Werkt u later weer meer uren? Geef dat binnen vier weken door.",
    ],
)
def test_a_term_of_what_may_come_does_not_run_yet(text: str) -> None:
    assert not last_days(read_letter(text))


@pytest.mark.parametrize(
    "text",
    [
        "• De bewindvoerder legt uiterlijk op 30 april 2026 rekening af aan de rechtbank.",
        "Wij nemen meer tijd, zodat u uiterlijk 30 april 2026 ons besluit tegemoet kunt zien.",
        "• 27 tot en met 30 april 2026: huisnummers 1 tot en met 25",
        "Vervallen: dinsdag 31 maart 2026, 10.20 uur",
    ],
)
def test_what_others_do_or_what_is_off_has_no_day_for_the_reader(text: str) -> None:
    assert not read_letter("Hierover schreven wij u eerder.", text).deadlines


def test_when_before_a_day_is_a_last_day_and_none_to_come_on() -> None:
    letter = read_letter(
        "U betaalt € 80,00 aan ons terug.",
        "Wanneer: vóór 30 april 2026",
        "Op: NL70 VBNK 0987 6543 21",
    )
    assert [(each.value, each.role) for each in letter.deadlines] == [
        (date(2026, 4, 30), FactRole.DUE)
    ]


def test_a_word_that_ends_like_a_lesson_is_none() -> None:
    letter = read_letter(
        "U betaalt € 300,00 in een keer aan ons.", "Zorg dat alles er is op 30 april 2026."
    )
    assert asked_by(letter) == [(ActionKind.PAY, date(2026, 4, 30))]
