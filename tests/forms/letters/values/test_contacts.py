"""Where a letter says its sender is reached: addresses broken in print, and numbers to ring."""

from forms.letters.understand import understand
from forms.letters.values.contacts import phones_in
from tests.forms.letters.sheets import DATED, HEAD, sheet
from vision.text.printed import BlockKind


def test_an_address_that_a_narrow_column_broke_in_its_name_is_whole() -> None:
    foot = "Telefoon 0800 9980 en de website www.tegemoetkomingen\ndienst.nl voor al uw vragen"
    letter = understand(
        sheet(HEAD, DATED, (BlockKind.BODY, f"Geachte heer,\nU krijgt de vergunning. {foot}"))
    )
    assert [each.value for each in letter.urls] == ["www.tegemoetkomingendienst.nl"]


def test_a_number_in_fours_is_nobodys_to_ring() -> None:
    assert not phones_in("Vermeld alleen 0800 1234 5678 9012.")
    assert [each.value for each in phones_in("Bel 0800 1234 voor vragen.")] == ["08001234"]
