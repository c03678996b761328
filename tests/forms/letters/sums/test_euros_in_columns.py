"""Whole euros without a sign of their own: a column or a table says it once for all its rows."""

from dataclasses import replace

import pytest

from forms.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, line, roles, sheet
from vision.text.printed import Block, BlockKind, PrintedLine

PAY = FactRole.TO_PAY


def _roles(*tables: str, above: str = "") -> dict[str, FactRole | None]:
    """The amounts of a letter of tables, their columns parted by strokes, with a sentence above."""
    made = sheet(HEAD, DATED, (BlockKind.BODY, f"Geachte mevrouw,\n{above}".strip()))
    blocks = [_table(each, 120.0 + 40 * number) for number, each in enumerate(tables)]
    return roles(understand(replace(made, blocks=(*made.blocks, *blocks))))


def _table(rows: str, top_mm: float) -> Block:
    lines = []
    for number, row in enumerate(rows.split("\n")):
        cells = [
            line(cell.strip(), top_mm + 5 * number, 25.0 + 55 * column)
            for column, cell in enumerate(row.split("|"))
            if cell.strip()
        ]
        lines.append(PrintedLine(tuple(word for cell in cells for word in cell.words)))
    return Block(BlockKind.TABLE, tuple(lines))


def test_a_sign_above_a_column_makes_its_numbers_money_and_a_minus_behind_takes_off() -> None:
    table = "Opbouw|€\nWinst bakkerij|12.430\nVrijgesteld deel|1.207 -\nKorting oudere|88 -"
    assert _roles(table) == {"12430.00": None, "1207.00": None, "88.00": None}


def test_a_column_goes_on_below_a_gap() -> None:
    first = "Opbouw|Bedrag\nWinst bakkerij|12.430\nAftrek starters|- 2.100"
    rest = "Heffing van het jaar|3.312\nBijdrage zorg|640"
    assert set(_roles(first, rest)) == {"12430.00", "2100.00", "3312.00", "640.00"}


def test_one_row_in_euros_tells_it_of_its_column() -> None:
    table = (
        "Onderdeel|Opgegeven|Bepaald\nPensioen moeder|8.204|8.305\nRente op spaargeld|0|14\n"
        "Te betalen (in euro)||291"
    )
    found = _roles(table)
    assert {"8305.00", "14.00"} < set(found)
    assert found["291.00"] is PAY


def test_a_table_in_euros_has_money_in_all_columns_but_those_that_count() -> None:
    table = "Soort|Aantal|Toen\nPot aandelen|312|4.100"
    assert set(_roles(table, above="Alle bedragen zijn in hele euro's.")) == {"4100.00"}


def test_thousands_of_what_only_money_is_tell_it_of_their_columns() -> None:
    table = (
        "Berekening|Opgegeven|Bepaald\nLoon van de bakker|38.914|38.914\n"
        "Af: hypotheekrente|5.206|5.206\nAf: kluskamer|640|340"
    )
    assert set(_roles(table)) == {"38914.00", "5206.00", "640.00", "340.00"}


@pytest.mark.parametrize(
    "table",
    [
        "Soort|Omvang\nHulp in huis|1.140\nVervoer|612",
        "Soort|€\nAantal bewoners|3\nOppervlakte in m2|120",
        "Kind|Uren\nNoor|1.056\nBram|1.848",
        "Post|Gelezen\nLoon en uren van mei|1.056\nVragen|1.848",
    ],
)
def test_other_numbers_of_a_table_are_no_money(table: str) -> None:
    assert _roles(table) == {}


def test_what_a_row_that_is_taken_off_was_reckoned_from_is_no_instalment() -> None:
    table = "Gas|€ 900,00\nTien delen van € 85,00|- € 850,00\nBij te betalen|€ 50,00"
    found = _roles(table, above="Wij schrijven € 50,00 af van uw rekening.")
    assert found == {"900.00": None, "85.00": None, "850.00": None, "50.00": PAY}
