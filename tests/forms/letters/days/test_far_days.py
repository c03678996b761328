"""Deadlines years away, in letters of 3 March 2026: said in so many words, and never promised."""

from datetime import date

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind


def card(body: str) -> Letter:
    """The card of a letter with that body."""
    return understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Voorbeeldstad"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte mevrouw,\n{body}\nHoogachtend,"),
        )
    )


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("U moet uiterlijk op 20 april 2029 zijn geslaagd voor alle examens.", date(2029, 4, 20)),
        ("U moet de lening uiterlijk op 1 februari 2031 aan ons terugbetalen.", date(2031, 2, 1)),
    ],
)
def test_a_day_years_away_is_shown_but_not_promised(body: str, day: date) -> None:
    assert [(each.value, each.is_certain) for each in card(body).deadlines] == [(day, False)]


def test_passing_exams_in_years_is_no_answer_to_give() -> None:
    assert card("U moet uiterlijk op 20 april 2029 zijn geslaagd voor alle examens.").actions == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Uw vergunning is geldig tot 3 maart 2031.", id="how long something holds"),
        pytest.param("Uw dossier bewaren wij uiterlijk tot 1 mei 2031.", id="what the sender does"),
        pytest.param("U moet uiterlijk op 20 april 2063 betalen.", id="misread"),
    ],
)
def test_another_day_years_away_is_no_deadline(body: str) -> None:
    assert card(body).deadlines == ()
