"""Last days at the end of a month; the letters are of 3 March 2026."""

from datetime import date

import pytest

from tests.forms.letters.sheets import last_days, read_letter


@pytest.mark.parametrize(
    "until",
    [
        "nog deze maand",
        "vóór de eerste van de volgende maand",
        "deze maand nog",
        "uiterlijk voor het einde van deze maand",
        "vóór 1 april",
    ],
)
def test_a_month_that_ends_is_a_last_day(until: str) -> None:
    letter = read_letter(f"Maak € 72,60 {until} aan ons over.")
    last = date(2026, 4, 1) if "april" in until else date(2026, 3, 31)
    assert last_days(letter) == [last]


@pytest.mark.parametrize(
    "text",
    [
        "Voldoet u dit bedrag uiterlijk aan het einde van de maand, dan komt er niets bij.",
        "De jaarrekening verwachten we voor het einde van deze maand van u te ontvangen.",
        "Wij rekenen erop dat u nog deze maand betaalt.",
    ],
)
def test_the_end_of_the_month_is_the_readers_as_any_term_is(text: str) -> None:
    assert last_days(read_letter(text)) == [date(2026, 3, 31)]


def test_the_end_of_the_month_is_none_where_the_sender_acts() -> None:
    assert not read_letter("Wij laten u dat voor het einde van deze maand weten.").deadlines


def test_what_is_paid_by_the_end_of_every_month_has_no_day_that_is_promised() -> None:
    letter = read_letter("U betaalt € 40,00 per maand, steeds vóór de laatste dag van de maand.")
    assert [each.is_certain for each in letter.deadlines] == [False]


def test_the_day_of_the_first_part_is_not_that_of_the_next_ones() -> None:
    letter = read_letter(
        "U betaalt acht termijnen van € 40,00. De eerste termijn moet uiterlijk 8 april 2026 zijn "
        "betaald. De volgende termijnen betaalt u telkens vóór de laatste dag van de maand."
    )
    assert last_days(letter) == [date(2026, 4, 8)]


def test_every_next_part_is_told_of_without_its_name_too() -> None:
    letter = read_letter(
        "U betaalt acht termijnen van € 40,00. De eerste termijn dient uiterlijk 8 april 2026 te "
        "zijn bijgeschreven; de volgende telkens op de laatste dag van de maand."
    )
    assert last_days(letter) == [date(2026, 4, 8)]
