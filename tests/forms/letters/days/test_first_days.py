"""Terms that are counted from another day than the letter's own; letters of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked_by, last_days, read_letter

OBJECT = ActionKind.OBJECT


@pytest.mark.parametrize(
    "body",
    [
        "U kunt tot zes weken na de datum van de beschikking van 19 februari 2026 bezwaar maken.",
        "Het besluit is verzonden op 19 februari 2026. U kunt binnen zes weken daarna bezwaar "
        "maken.",
        "U kunt binnen zes weken na bekendmaking bezwaar maken. Het besluit is op 19 februari 2026 "
        "bekendgemaakt.",
    ],
)
def test_a_term_is_counted_from_the_day_that_is_printed_for_it(body: str) -> None:
    letter = read_letter("Hierbij krijgt u een kopie.", body)
    assert asked_by(letter) == [(OBJECT, date(2026, 4, 2))]
    assert not letter.deadlines[0].is_certain


@pytest.mark.parametrize(
    "body",
    [
        "Ons besluit is verzonden op 19 februari 2026. U moet binnen zes weken na de datum van "
        "deze brief reageren.",
        "U vroeg op 19 februari 2026 om hulp. U kunt binnen zes weken na verzending van dit "
        "besluit bezwaar maken.",
    ],
)
def test_a_term_of_the_letter_is_counted_from_its_own_day(body: str) -> None:
    assert last_days(read_letter(body)) == [date(2026, 4, 14)]


@pytest.mark.parametrize(
    "body",
    [
        "Het was mogelijk om binnen zes weken na de datum van deze beschikking bezwaar te maken.",
        "U diende uw bezwaar in binnen zes weken na de datum van deze beschikking.",
        "De termijn voor bezwaar was zes weken na de datum van het besluit.",
    ],
)
def test_a_term_that_is_told_as_past_is_over(body: str) -> None:
    assert not read_letter("Uw bezwaar is niet-ontvankelijk.", body).deadlines


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("U kunt bezwaar maken. Doe dat binnen zes weken na 3 maart 2026.", date(2026, 4, 14)),
        ("U kunt binnen zes weken na 19 februari 2026 bezwaar maken.", date(2026, 4, 2)),
        ("U kunt tot zes weken, gerekend vanaf 19 februari 2026, bezwaar maken.", date(2026, 4, 2)),
    ],
)
def test_a_term_is_counted_from_a_day_it_names_itself(body: str, last: date) -> None:
    letter = read_letter(body)
    assert asked_by(letter) == [(OBJECT, last)]


def test_what_lasts_from_a_day_on_is_no_term_of_the_reader() -> None:
    assert not last_days(read_letter("De weg is drie weken na 19 maart 2026 weer open."))


@pytest.mark.parametrize(
    ("counted", "last_day"),
    [("3 maart", "2026-04-14"), ("27 februari", "2026-04-10"), ("10 maart", "2026-04-21")],
)
def test_a_term_counts_from_a_day_without_a_year(counted: str, last_day: str) -> None:
    letter = read_letter(f"Bezwaar staat voor u open, gedurende zes weken na {counted}.")
    assert last_days(letter) == [date.fromisoformat(last_day)]
