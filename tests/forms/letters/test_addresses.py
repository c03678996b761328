"""Addresses in small print: what one that was read badly is, by the others of the letter."""

import pytest

from forms.letter import Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import (
    HEAD,
    TAXES_BODY,
    TAXES_HEAD,
    TAXES_REFERENCE,
    line,
    sheet,
)
from vision.text.printed import Block, BlockKind, SheetText

BODY = "Betaal € 112,00 uiterlijk 20 maart 2026."


def letter(foot: str, body: str = BODY, sure: float = 0.7) -> Letter:
    """A municipality's letter with those words at its foot, read so surely."""
    read = sheet(
        HEAD,
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, body),
    )
    lines = tuple(line(each, 280.0 + 3 * row, sure=sure) for row, each in enumerate(foot.split()))
    return understand(
        SheetText(read.width_mm, read.height_mm, (*read.blocks, Block(BlockKind.FOOTER, lines)))
    )


def values(facts: object) -> list[tuple[object, bool]]:
    return [(each.value, each.is_certain) for each in facts]  # type: ignore[attr-defined]


def test_a_host_read_badly_is_that_of_an_address_read_surely() -> None:
    said = letter("post@bezwaarloke.nt", f"{BODY} Zie www.bezwaarloket.nl/vragen.")
    assert values(said.emails) == [("post@bezwaarloket.nl", False)]
    assert values(said.urls) == [("www.bezwaarloket.nl/vragen", True)]


@pytest.mark.parametrize(
    "read", ["www.gemeerteheuvelijk.al", "wwwgemeenteheuvelrijk.nl", "ww.gemeenteheuvelrijk.nl"]
)
def test_a_host_read_badly_is_that_of_the_senders_name(read: str) -> None:
    assert values(letter(read).urls) == [("www.gemeenteheuvelrijk.nl", False)]


def test_a_host_read_surely_stays_as_it_is_printed() -> None:
    said = letter("www.gemeenteheuvelrijk.nl post@gemeenteheuve1rijk.nl", sure=0.98)
    assert values(said.emails) == [("post@gemeenteheuve1rijk.nl", True)]


def test_another_host_is_not_made_the_senders() -> None:
    said = letter("www.rechtspraak.nl", f"{BODY} Zie www.gemeenteheuvelrijk.nl.")
    assert ("www.rechtspraak.nl", False) in values(said.urls)


def test_a_longer_host_is_not_cut_to_the_senders() -> None:
    said = letter("www.gemeenteheuvelrijkloket.nl")
    assert ("www.gemeenteheuvelrijkloket.nl", False) in values(said.urls)


def test_between_two_hosts_as_near_nothing_is_chosen() -> None:
    asked = f"{BODY} Zie www.bezwaarloket.nl of www.bezwaarloken.nl."
    assert ("post@bezwaarlokes.nl", False) in values(letter("post@bezwaarlokes.nl", asked).emails)


def test_an_address_whose_at_sign_was_misread_is_no_internet_address() -> None:
    foot = (BlockKind.FOOTER, "14 020  www.heuvelrijk.nl  belastingenGheuvelrijk.nl")
    card = understand(sheet(TAXES_HEAD, TAXES_REFERENCE, TAXES_BODY, foot))
    assert [(each.value, each.is_certain) for each in card.emails] == [
        ("belastingen@heuvelrijk.nl", False)
    ]
    assert "belastingenGheuvelrijk.nl" not in [each.value for each in card.urls]


def test_a_host_printed_twice_alike_is_not_made_the_senders_name() -> None:
    one, both = "www.gemeenteheuvelrik.nl", "www.gemeenteheuvelrik.nl info@gemeenteheuvelrik.nl"
    assert values(letter(one).urls) == [("www.gemeenteheuvelrijk.nl", False)]
    assert values(letter(both).urls) == [(one, False)]
    assert values(letter(both).emails) == [("info@gemeenteheuvelrik.nl", False)]


def test_an_address_read_less_surely_than_others_is_not_promised() -> None:
    assert values(letter("www.heuvelrijk.nl", sure=0.85).urls) == [("www.heuvelrijk.nl", False)]
    assert values(letter("www.heuvelrijk.nl", sure=0.95).urls) == [("www.heuvelrijk.nl", True)]


def test_a_capital_i_in_a_host_may_be_an_l() -> None:
    said = letter("www.lkheffingen.nl", f"{BODY} Kijk op Ikheffingen.nl/inkomen.", sure=0.97)
    assert values(said.urls)[0] == ("lkheffingen.nl/inkomen", False)


def test_a_host_beside_an_address_of_it_is_an_internet_address_too() -> None:
    foot = "Bel: 088 220 11 00 · Mail: prik@ggdheuvelrijk.nl · Web: ggdheuvelrijk.nl"
    said = letter("post@heuvelrijk.nl", foot)
    assert ("ggdheuvelrijk.nl", True) in values(said.urls)
    assert ("prik@ggdheuvelrijk.nl", True) in values(said.emails)
