"""Sums in rows and columns: beside a label, below a heading, or far right of it."""

from dataclasses import replace

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.sums.surely_seen import surely_seen
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, asked, line, roles, sheet
from vision.text.printed import Block, BlockKind


def test_lines_of_a_label_and_its_sum_stand_alone_and_parts_of_the_total_are_not_asked() -> None:
    lines = (
        "Te betalen belasting voor het jaar 2026: EUR 284,00\n"
        "Rente over de tijd tot de dagtekening: EUR 46,00\n"
        "Totaal te betalen voor het jaar 2026: EUR 330,00"
    )
    letter = understand(sheet(HEAD, (BlockKind.BODY, lines)))
    assert roles(letter) == {"284.00": None, "46.00": None, "330.00": FactRole.TO_PAY}


@pytest.mark.parametrize("heading", ["Bedrag in €", "Bedrag (€)", "In euro", "Bedrag (in euro)"])
def test_whole_euros_below_a_heading_of_euros_are_money(heading: str) -> None:
    table = f"Omschrijving  {heading}\nRioolheffing  120\nAfvalheffing  310"
    letter = understand(
        sheet(HEAD, DATED, (BlockKind.BODY, "Geachte heer,"), (BlockKind.TABLE, table))
    )
    assert roles(letter) == {"120.00": None, "310.00": None}


@pytest.mark.parametrize(
    ("above", "table"),
    [
        (
            "Hieronder ziet u wat u elke maand ontvangt.",
            "Onderdeel  Bedrag\nBasis  € 314,00\nLening  € 250,00\nTotaal  € 564,00",
        ),
        ("Wat krijgt u?", "Huur  € 100,00\nZorg  € 80,00\nTotaal  € 180,00"),
        (
            "Dit is het nieuwe budgetplan.",
            "Inkomsten per maand\nLoon  € 1.418,00\nUitgaven\nHuur  € 598,00\n"
            "Aflossing schulden  € 180,00",
        ),
        (
            "Wij verminderen uw aanslag.",
            "Oorspronkelijk  Nieuw  Vermindering\nAfval  € 342,00  € 171,00  € 171,00\n"
            "Totaal  € 403,00  € 201,00  € 202,00",
        ),
    ],
)
def test_tables_of_what_one_gets_spends_or_no_longer_owes_ask_nothing(
    above: str, table: str
) -> None:
    body = (BlockKind.BODY, f"Geachte heer,\n{above}")
    after = (BlockKind.BODY, "De lening moet u later terugbetalen, met rente.")
    letter = understand(sheet(HEAD, DATED, body, (BlockKind.TABLE, table), after))
    assert set(roles(letter).values()) == {None}
    assert ActionKind.PAY not in asked(letter)


def test_a_demand_that_became_less_gives_back_what_was_paid_of_it() -> None:
    table = (
        "Oorspronkelijk  Nieuw  Vermindering\n"
        "Rioolheffing  € 80,00  € 36,00  € 44,00\n"
        "Totaal  € 80,00  € 36,00  € 44,00"
    )
    letter = understand(
        sheet(
            HEAD,
            DATED,
            (BlockKind.REFERENCE, "Betreft  Verminderingsbeschikking rioolheffing"),
            (BlockKind.BODY, "Geachte heer,\nU bent verhuisd. Daarom verminderen wij uw aanslag."),
            (BlockKind.TABLE, table),
            (
                BlockKind.BODY,
                "Hebt u de aanslag al betaald, dan storten wij € 44,00 terug op uw rekening. Tegen "
                "deze beschikking kunt u bezwaar maken tot en met 20 oktober 2026.",
            ),
        )
    )
    assert roles(letter) == {"80.00": None, "36.00": None, "44.00": FactRole.REFUND}
    assert letter.kind is LetterKind.REFUND


def test_the_last_of_a_column_that_all_others_make_up_is_to_be_paid() -> None:
    column = "20,02\n42,78\n-45,00\n17,80"
    body = (BlockKind.BODY, "Geachte heer,\nHierbij de eindafrekening. Betaal binnen 14 dagen.")
    letter = understand(sheet(HEAD, DATED, body, (BlockKind.TABLE, column)))
    assert roles(letter) == {
        "20.02": None, "42.78": None, "45.00": None, "17.80": FactRole.TO_PAY,
    }  # fmt: skip


def test_a_short_sentence_below_a_label_speaks_for_itself() -> None:
    letter = understand(
        sheet(HEAD, DATED, (BlockKind.TABLE, "Uw brief van\nU krijgt € 39,88 terug."))
    )
    assert roles(letter) == {"39.88": FactRole.REFUND}


def test_the_total_of_a_bill_stands_far_right_of_its_label() -> None:
    def column(left_mm: float, *cells: str) -> Block:
        lines = [line(each, 80 + 5 * at, left_mm) for at, each in enumerate(cells) if each]
        return Block(BlockKind.REFERENCE, tuple(lines))

    top = sheet(HEAD, (BlockKind.REFERENCE, "Factuurdatum: 3 maart 2026"))
    bill = (
        column(25, "Omschrijving", "Vast abonnement", "Buiten de bundel", "Totaal te betalen"),
        column(120, "Tarief", "€ 39,00", "€ 0,15"),
        column(175, "Bedrag", "€ 39,00", "€ 1,80", "€ 40,80"),
    )
    letter = understand(replace(top, blocks=(*top.blocks, *bill)))
    assert roles(letter)["40.80"] is FactRole.TO_PAY
    assert roles(letter)["39.00"] is None


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # What is taken off, and nothing at all, are no sums to pay or to get.
        (
            "Aflossing  - € 120,00\nTegoed  - € 91,46\nNog te betalen  € 50,00",
            {"120.00": None, "91.46": None, "50.00": FactRole.TO_PAY},
        ),
        ("Rioolheffing  € 141,00\nTe betalen  € 0,00", {"141.00": None, "0.00": None}),
        # A row sets what was beside what is: its label is of the last.
        (
            "U krijgt terug  € 2.595,60  € 2.426,40  € 169,20",
            {"2595.60": None, "2426.40": None, "169.20": FactRole.REFUND},
        ),
        (
            "Kosten  € 775,10\nDoor u betaald: 12 x € 58,00  € 696,00\nNog te betalen  € 79,10",
            {"775.10": None, "58.00": None, "696.00": None, "79.10": FactRole.TO_PAY},
        ),
    ],
)
def test_a_row_gives_no_more_than_it_says(table: str, expected: dict[str, FactRole | None]) -> None:
    body = (BlockKind.BODY, "Geachte heer,\nHieronder ziet u hoe wij rekenden.")
    letter = understand(sheet(HEAD, DATED, body, (BlockKind.TABLE, table)))
    assert roles(letter) == expected


def test_what_a_row_calls_to_be_made_over_is_not_promised_to_be_the_readers_to_pay() -> None:
    body = (BlockKind.BODY, "Geachte heer,\nUw subsidie is vastgesteld.")
    table = (BlockKind.TABLE, "Voorschot  € 400,00\nNu over te maken  € 80,00")
    letter = understand(sheet(HEAD, DATED, body, table))
    assert not any(each.is_certain for each in letter.amounts)


@pytest.mark.parametrize(
    ("share", "is_plain", "expected"),
    [(0.96, False, "none"), (0.96, True, ""), (0.985, True, "none"), (0.9, False, "")],
)
def test_what_words_say_plainly_only_a_surer_network_denies(
    share: float, expected: str, *, is_plain: bool
) -> None:
    shares = {"to-pay": 1 - share, "refund": 0.0, "instalment": 0.0, "none": share}
    assert surely_seen(shares, is_plain=is_plain) == expected


def test_what_words_say_plainly_the_network_makes_nothing_else() -> None:
    shares = {"to-pay": 0.99, "refund": 0.0, "instalment": 0.0, "none": 0.01}
    assert surely_seen(shares, is_plain=False) == FactRole.TO_PAY
    assert not surely_seen(shares, is_plain=True)
