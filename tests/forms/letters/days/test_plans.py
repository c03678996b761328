"""Last days in the rows of a plan to pay in parts."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, asked_by, last_days, roles, sheet
from vision.text.printed import BlockKind

PART = FactRole.INSTALMENT
DEBT = "U hebt een schuld van € 150,00 bij ons. Betaal die in delen."
GIVEN = "Wij betalen u de tegemoetkoming in drie keer uit:"


@pytest.mark.parametrize("heads", ["Uiterste datum Bedrag", "Uiterste dag Termijnbedrag"])
def test_the_headings_of_two_narrow_columns_are_two(heads: str) -> None:
    table = f"Nr.  {heads}\n1  20 maart 2026  € 15,00\n2  20 april 2026  € 15,00"
    blocks = [
        HEAD,
        DATED,
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "In het schema ziet u wanneer welk deel betaald moet zijn."),
    ]
    letter = understand(sheet(*blocks, (BlockKind.TABLE, table)))
    assert last_days(letter) == [date(2026, 3, 20), date(2026, 4, 20)]
    assert roles(letter) == {"15.00": PART}


def test_a_column_of_last_days_may_name_the_account() -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Elzerade"),
            DATED,
            (BlockKind.BODY, "Geachte heer,\nU betaalt in twee delen."),
            (BlockKind.TABLE, "Nr.  Uiterlijk op onze rekening  Bedrag\n1  03-04-2026  € 20,00"),
        )
    )
    assert last_days(letter) == [date(2026, 4, 3)]


@pytest.mark.parametrize("heading", ["Bij ons vóór  Hoeveel", "Wanneer  Euro", "Dag  Som"])
def test_a_plan_to_pay_is_known_by_its_rows(heading: str) -> None:
    table = (BlockKind.TABLE, _rows(heading, "€ 50,00", "€ 50,00", "€ 50,00"))
    letter = _with_table(DEBT, table)
    assert last_days(letter) == [date(2026, each, 1) for each in (4, 5, 6)]
    assert asked_by(letter) == [(ActionKind.PAY, date(2026, 4, 1))]
    assert roles(letter)["50.00"] is PART


@pytest.mark.parametrize(
    ("above", "sums"),
    [
        pytest.param(GIVEN, ("€ 50,00", "€ 50,00", "€ 50,00"), id="given"),
        pytest.param(DEBT, ("€ 50,00", "€ 12,00", "€ 61,50"), id="other sums"),
    ],
)
def test_rows_of_days_and_sums_may_be_no_plan(above: str, sums: tuple[str, str, str]) -> None:
    letter = _with_table(above, (BlockKind.TABLE, _rows("Wanneer  Euro", *sums)))
    assert not letter.deadlines


def _rows(heading: str, *sums: str) -> str:
    days = ("1 april 2026", "1 mei 2026", "1 juni 2026")
    return "\n".join([heading, *("  ".join(row) for row in zip(days, sums, strict=True))])


def _with_table(above: str, table: tuple[BlockKind, str]) -> Letter:
    return understand(sheet(HEAD, DATED, (BlockKind.BODY, f"Geachte heer,\n{above}"), table))


@pytest.mark.parametrize(
    "rows",
    [
        "1 april 2026  € 31,00\n1 mei 2026  € 30,00\n1 juni 2026  € 30,00",
        "1 april 2026  € 30,00  € 60,00\n1 mei 2026  € 30,00  € 30,00\n1 juni 2026  € 30,00  € 0",
        "1 april 2026  € 410,00  € 30,00\n1 mei 2026  € 410,00  € 30,00",
    ],
)
def test_a_plan_may_begin_with_more_and_tell_of_other_sums(rows: str) -> None:
    letter = understand(
        sheet(
            (BlockKind.LETTERHEAD, "Gemeente Voorbeeldstad"),
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,\nU betaalt ons de schuld in delen terug."),
            (BlockKind.TABLE, rows),
        )
    )
    assert asked_by(letter)[0] == (ActionKind.PAY, date(2026, 4, 1))


def test_days_without_a_year_that_are_over_are_of_no_plan() -> None:
    letter = understand(
        sheet(
            HEAD,
            DATED,
            (BlockKind.BODY, "Geachte heer,\nU betaalt ons de lessen van deze winter."),
            (BlockKind.TABLE, "10 februari  € 30,00  € 20,00\n17 februari  € 30,00  € 20,00"),
        )
    )
    assert last_days(letter) == []
