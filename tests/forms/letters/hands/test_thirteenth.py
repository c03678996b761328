"""What letters of a small hand, mostly reasons, taught: plans, months' ends, papers, no asking."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, Letter
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, asked, read_letter, roles, sheet
from vision.text.printed import BlockKind

PAY, PART = FactRole.TO_PAY, FactRole.INSTALMENT


@pytest.mark.parametrize(
    "text",
    [
        "Voldoet u dit bedrag uiterlijk aan het einde van de maand, dan komt er niets bij.",
        "De jaarrekening verwachten we voor het einde van deze maand van u te ontvangen.",
        "Wij rekenen erop dat u nog deze maand betaalt.",
    ],
)
def test_the_end_of_the_month_is_the_readers_as_any_term_is(text: str) -> None:
    assert [each.value for each in read_letter(text).deadlines] == [date(2026, 3, 31)]


def test_the_end_of_the_month_is_none_where_the_sender_acts() -> None:
    assert not read_letter("Wij laten u dat voor het einde van deze maand weten.").deadlines


_DEBT = "U hebt een schuld van € 150,00 bij ons. Betaal die in delen."
_GIVEN = "Wij betalen u de tegemoetkoming in drie keer uit:"


def _rows(heading: str, *sums: str) -> str:
    days = ("1 april 2026", "1 mei 2026", "1 juni 2026")
    return "\n".join([heading, *("  ".join(row) for row in zip(days, sums, strict=True))])


@pytest.mark.parametrize("heading", ["Bij ons vóór  Hoeveel", "Wanneer  Euro", "Dag  Som"])
def test_a_plan_to_pay_is_known_by_its_rows(heading: str) -> None:
    table = (BlockKind.TABLE, _rows(heading, "€ 50,00", "€ 50,00", "€ 50,00"))
    letter = _with_table(_DEBT, table)
    assert [each.value for each in letter.deadlines] == [date(2026, each, 1) for each in (4, 5, 6)]
    assert [(each.kind, each.before) for each in letter.actions] == [
        (ActionKind.PAY, date(2026, 4, 1))
    ]
    assert roles(letter)["50.00"] is PART


@pytest.mark.parametrize(
    ("above", "sums"),
    [
        pytest.param(_GIVEN, ("€ 50,00", "€ 50,00", "€ 50,00"), id="given"),
        pytest.param(_DEBT, ("€ 50,00", "€ 12,00", "€ 61,50"), id="other sums"),
    ],
)
def test_rows_of_days_and_sums_may_be_no_plan(above: str, sums: tuple[str, str, str]) -> None:
    letter = _with_table(above, (BlockKind.TABLE, _rows("Wanneer  Euro", *sums)))
    assert not letter.deadlines


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
        "Daarom maken wij € 45,00 aan u over. U merkt dat uiterlijk op 20 maart 2026.",
        "Wij storten € 45,00 op uw rekening. U ziet het uiterlijk op 20 maart 2026.",
        "Wij betalen u € 45,00 terug. U leest het uiterlijk 20 maart 2026 op uw afschrift.",
    ],
)
def test_a_day_on_which_the_reader_only_sees_something_is_no_deadline(text: str) -> None:
    letter = read_letter(text)
    assert not letter.deadlines
    assert not letter.actions


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
