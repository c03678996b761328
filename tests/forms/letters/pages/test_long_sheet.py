"""Where the facts of a letter lie once its sheets lie end to end."""

from forms.letters.pages.long_sheet import letter_end_to_end
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, sheet
from vision.text.printed import BlockKind

FIRST = sheet(HEAD, (BlockKind.BODY, "Geachte heer,\nBetaal € 245,60 vóór 1 mei 2026."))
SECOND = sheet((BlockKind.BODY, "Maak het over onder vermelding van kenmerk 5012 3456 7890 1234."))


def test_the_number_to_pay_under_lies_where_its_reference_lies() -> None:
    letter = letter_end_to_end(understand(FIRST, SECOND), [FIRST, SECOND])
    (reference,) = letter.references
    under = letter.paid_under
    assert reference.area is not None and under is not None and under.area is not None
    assert under.area.xy.tolist() == reference.area.xy.tolist()
    assert under.page == reference.page == 0
