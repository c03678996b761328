"""The hours and the place of an appointment are taken from its sentence, and never guessed."""

from datetime import date, time

import pytest

from forms.letter import Fact, FactRole
from forms.letters.days.appointment import Hours, hours_of, place_of
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, sheet
from vision.text.printed import BlockKind

TEXT = "8 december 2026"
MEET = f"Wij verwachten u op dinsdag {TEXT}"


def day(sentence: str) -> Fact:
    return Fact(date(2026, 12, 8), TEXT, None, sentence, is_certain=True, role=FactRole.HEARING)


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        (f"{MEET} om 10.30 uur bij ons.", Hours(time(10, 30))),
        (f"Afspraak: {TEXT}, 10:30 uur", Hours(time(10, 30))),
        (f"Om 9 uur op {TEXT} begint de zitting.", Hours(time(9))),
        (f"{MEET} van 10.30 tot 11.15 uur.", Hours(time(10, 30), time(11, 15))),
        (f"Wanneer: {TEXT}, 10.30 - 11.15 uur", Hours(time(10, 30), time(11, 15))),
        (f"Op {TEXT} tussen 9 en 12 uur komt de monteur.", Hours(time(9), time(12))),
        (f"Het gesprek op {TEXT} duurt 2 uur en begint om 13.00 uur.", Hours(time(13))),
        (f"{MEET} om 10.30 uur in kamer 3.15.", Hours(time(10, 30))),
        (f"{MEET} om 10.15 uur, het gesprek begint om 10.30 uur.", None),
        (f"{MEET} om 10.00 uur of op 9 december 2026 om 14.00 uur.", None),
        (f"{MEET} in kamer 3.15.", None),
        (f"{MEET} om half elf.", None),
        (f"{MEET} om 25.00 uur.", None),
        (f"Kunt u op {TEXT} niet, bel dan tussen 9.00 en 12.00 uur.", None),
        (f"Zeg het 24 uur van tevoren als u op {TEXT} niet kunt.", None),
        (f"U betaalt € 10.30 op {TEXT}.", None),
    ],
)
def test_one_time_or_one_span_is_when_it_is(sentence: str, hours: Hours | None) -> None:
    assert hours_of(day(sentence)) == hours


@pytest.mark.parametrize(
    ("behind", "place"),
    [
        (
            "bij Werkplein Drieburg, Stationsplein 12 in Drieburg.",
            "Werkplein Drieburg, Stationsplein 12 in Drieburg",
        ),
        ("op Kade 4, 6811 DT Drieburg, voor een gesprek.", "Kade 4, 6811 DT Drieburg"),
        (
            "in kamer 3 van het stadhuis, Kade 1 voor een gesprek.",
            "kamer 3 van het stadhuis, Kade 1",
        ),
        ("Waar: Kade 12", "Kade 12"),
        ("in het stadhuis.", None),
        ("bij u thuis, Kade 9 B.", None),
        ("in kamer 3.", None),
        ("voor een gesprek van 3 kwartier.", None),
    ],
)
def test_a_place_is_an_address_behind_the_hour(behind: str, place: str | None) -> None:
    assert place_of(day(f"{MEET} om 10.30 uur {behind}")) == place


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.REFERENCE, BlockKind.BODY])
@pytest.mark.parametrize("gap", ["  ", ": "])
def test_rows_beside_that_of_the_day_tell_hour_and_place(kind: BlockKind, gap: str) -> None:
    rows = f"Datum{gap}dinsdag {TEXT}\nTijd{gap}10.30 uur\nPlaats{gap}Werkplein, Kade 12, Drieburg"
    (coming,) = understand(
        sheet(
            HEAD,
            DATED,
            (BlockKind.BODY, "Geachte heer,\nWij nodigen u uit voor een gesprek."),
            (kind, rows),
            (BlockKind.BODY, "Kom op tijd."),
        )
    ).actions
    (found,) = coming.facts
    assert found.value == date(2026, 12, 8)
    assert found.text in (found.sentence or "")
    assert hours_of(found) == Hours(time(10, 30))
    assert place_of(found) == "Werkplein, Kade 12, Drieburg"


def test_of_two_rows_with_an_hour_none_is_taken() -> None:
    rows = f"Datum  dinsdag {TEXT}\nTijd  10.30 uur\nTijd  14.00 uur"
    body = (BlockKind.BODY, "Geachte heer,\nWij nodigen u uit voor een gesprek.")
    card = understand(sheet(HEAD, DATED, body, (BlockKind.TABLE, rows)))
    assert [hours_of(each) for each in card.deadlines] == [None]
