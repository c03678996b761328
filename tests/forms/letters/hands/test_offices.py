"""What letters of an office each taught: who writes, who pays, and what asks nothing."""

from forms.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


def test_an_address_that_a_narrow_column_broke_in_its_name_is_whole() -> None:
    foot = "Telefoon 0800 9980 en de website www.tegemoetkomingen\ndienst.nl voor al uw vragen"
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.REFERENCE, "Datum  3 maart 2026"),
            (BlockKind.BODY, f"Geachte heer,\nU krijgt de vergunning. {foot}"),
        )
    )
    assert [each.value for each in letter.urls] == ["www.tegemoetkomingendienst.nl"]
