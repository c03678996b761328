"""What the rows of a table of bills are to the reader."""

from forms.letters.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, roles, sheet
from vision.text.printed import BlockKind

_ASKED = "Wilt u het bovenstaande bedrag voor 1 april 2026 naar ons overmaken?"


def _roles(table: str) -> dict[str, FactRole | None]:
    blocks = (
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Deze rekening is nog niet betaald:"),
        (BlockKind.TABLE, table),
        (BlockKind.BODY, _ASKED),
        (BlockKind.BODY, "Daarna komen er € 40,00 incassokosten bij."),
    )
    return roles(understand(sheet(HEAD, *blocks)))


def test_the_only_bill_of_a_table_is_what_is_asked() -> None:
    found = _roles("Factuur  Notadatum  Bedrag\n2026-01  3-01-2026  € 61,20")

    assert found == {"61.20": FactRole.TO_PAY, "40.00": None}


def test_of_several_bills_none_is_an_instalment() -> None:
    rows = (
        "Factuur  Notadatum  Bedrag",
        "2026-01  3-01-2026  € 61,20",
        "2026-02  3-02-2026  € 58,10",
    )

    found = _roles("\n".join(rows))

    assert FactRole.INSTALMENT not in found.values()


def test_parts_with_a_day_each_stay_instalments() -> None:
    found = _roles("Termijn  Vervaldatum  Bedrag\n1  3 april 2026  € 20,00\n2  3 mei 2026  € 20,00")

    assert found["20.00"] is FactRole.INSTALMENT
