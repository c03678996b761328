"""What letters of a small hand, mostly reasons, taught: plans, months' ends, papers, no asking."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, asked, read_letter, sheet
from vision.text.printed import BlockKind

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


_DEBT = "U hebt een schuld van € 150,00 bij ons. Betaal die in delen."
_GIVEN = "Wij betalen u de tegemoetkoming in drie keer uit:"


def _rows(heading: str, *sums: str) -> str:
    days = ("1 april 2026", "1 mei 2026", "1 juni 2026")
    return "\n".join([heading, *("  ".join(row) for row in zip(days, sums, strict=True))])


def _with_table(above: str, table: tuple[BlockKind, str]) -> Letter:
    reference = (BlockKind.REFERENCE, "Datum  3 maart 2026")
    return understand(sheet(HEAD, reference, (BlockKind.BODY, f"Geachte heer,\n{above}"), table))


@pytest.mark.parametrize(
    "text",
    [
        "De kassabonnen moeten uiterlijk op 1 april 2026 bij ons binnen zijn.",
        "De offertes van twee bedrijven zendt u ons voor 1 april 2026 toe.",
        "De akte van overlijden moet voor 1 april 2026 in ons bezit zijn.",
        "Uw verklaring over de verbouwing moet voor 1 april 2026 in ons bezit zijn.",
        "Wij zien de certificaten van uw installateur graag voor 1 april 2026 in huis komen.",
    ],
)
def test_papers_are_sent_whatever_they_are(text: str) -> None:
    letter = read_letter(text)
    assert asked(letter) == [ActionKind.SEND_DOCUMENTS]
    assert letter.actions[0].before == date(2026, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Kennisnemen volstaat, meer wordt er niet gevraagd van u.",
        "Het doorgeven van cijfers is hiervoor niet nodig.",
        "Een reactie is overbodig.",
    ],
)
def test_where_nothing_else_is_asked_rather_nothing_is(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.NOTHING]
