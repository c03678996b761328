"""Days on which something closes, and days of parts of a debt, told in a sentence of their own.

Every letter here is dated Tuesday 3 March 2026.
"""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.days.closing_days import closes_on, is_closing
from forms.letters.days.part_days import is_day_of_part
from tests.forms.letters.sheets import asked_by, last_days, read_letter

DAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    "text",
    [
        "Vrijdag 27 maart 2026 sluiten wij de inschrijving.",
        "De lijst sluit op 27 maart 2026.",
        "Voor alle papieren geldt 27 maart 2026 als uiterste datum.",
        "27 maart 2026 is de laatste dag waarop wij iets kunnen wijzigen.",
        "Voor de drukker is 27 maart 2026 de sluitingsdatum.",
        "Formulieren die na 27 maart 2026 binnenkomen, tellen niet mee.",
        "Wat na 27 maart 2026 komt, kunnen wij niet meer verwerken.",
        "Opgaven worden aangenomen tot en met 27 maart 2026.",
    ],
)
def test_what_closes_is_in_time_until_then(text: str) -> None:
    assert last_days(read_letter("Geef op het formulier op wat u kiest.", text)) == [DAY]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " is de laatste dag van de vakantie"),
        ("de brug die na ", " komt te vervallen, is oud"),
        ("op ", " sluiten wij de balie om vier uur"),
    ],
)
def test_what_ends_for_nobody_is_no_last_day(before: str, after: str) -> None:
    assert not is_closing(before, after)


def test_a_last_day_is_the_readers_where_something_is_asked() -> None:
    around = ("", " is de laatste dag")
    assert closes_on(*around, "u moet het formulier insturen")
    assert not closes_on(*around, "het zwembad is open")


@pytest.mark.parametrize(
    ("near", "before", "written"),
    [
        ("", "daarvan verwachten wij € 40,00 op ", "daarvan verwachten wij € 40,00 op 27 maart"),
        ("", "de helft, € 40,00, vervalt op ", "de helft, € 40,00, vervalt op 27 maart"),
        ("", "u lost € 40 per maand af, te beginnen op ", "u lost € 40 per maand af"),
        ("u betaalt in drie keer", "de eerste op ", "de eerste op 27 maart, daarna elke maand"),
        ("", "u betaalt het in twee delen: op ", "u betaalt het in twee delen: op 27 maart"),
    ],
)
def test_a_part_has_a_day_of_its_own(near: str, before: str, written: str) -> None:
    assert is_day_of_part(before, written, near)


@pytest.mark.parametrize(
    ("near", "before", "written"),
    [
        ("er zijn drie bijeenkomsten", "de eerste op ", "de eerste op 27 maart"),
        ("", "de cursus kost € 40 en begint voor het eerst op ", "de cursus kost € 40"),
    ],
)
def test_what_else_comes_more_than_once_is_no_part(near: str, before: str, written: str) -> None:
    assert not is_day_of_part(before, written, near)


def test_a_part_that_the_sender_gives_is_not_due() -> None:
    letter = read_letter("U krijgt van ons € 40,00 op 27 maart 2026 en € 40,00 op 27 april 2026.")
    assert last_days(letter) == []


@pytest.mark.parametrize(
    "text",
    ["Op 27 maart 2026 moet alles hier zijn.", "Voor alles geldt 27 maart 2026 als laatste dag."],
)
def test_a_day_for_all_is_for_what_the_letter_asks(text: str) -> None:
    letter = read_letter("Betaal ons € 80,00.", "Dat kan op rekening NL70 VBNK 0987 6543 21.", text)
    assert asked_by(letter) == [(ActionKind.PAY, DAY)]
