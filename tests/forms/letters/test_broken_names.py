"""A sender's name that a narrow column breaks over its lines."""

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Omgevingsdienst Heide\nen Ven", "Omgevingsdienst Heide en Ven"),
        ("Raad voor Toegang tot\nhet Recht", "Raad voor Toegang tot het Recht"),
        ("Brink & Van Aalst\ngerechtsdeurwaarders", "Brink & Van Aalst gerechtsdeurwaarders"),
        ("Regionaal\nBelastingkantoor Stroom", "Regionaal Belastingkantoor Stroom"),
    ],
)
def test_a_name_goes_on_below_in_small_letters(head: str, name: str) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.value == name


@pytest.mark.parametrize(
    ("head", "is_certain"),
    [
        ("Woonstichting De Vier\nLinden\nHuurincasso", False),
        ("Gemeente Heuvelrijk\nTeam Inning", True),
        ("Gemeente Heuvelrijk", True),
    ],
)
def test_a_name_that_may_go_on_below_is_not_promised(head: str, is_certain: bool) -> None:
    blocks = [
        (BlockKind.LETTERHEAD, head),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    ]
    sender = understand(sheet(*blocks)).sender
    assert sender is not None
    assert sender.is_certain == is_certain
