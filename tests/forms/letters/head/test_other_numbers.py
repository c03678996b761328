"""Numbers that are no reference: of accounts, people, laws, years, houses and registers."""

from dataclasses import replace

import pytest

from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, numbers, read_letter, sheet
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord

OURS = "NL12 BANK 0123 4567 89"


@pytest.mark.parametrize(
    "row",
    [
        "Kenteken  12-ABC-34567",
        "Meterstand  123456",
        "Mobiel  06 1234 5678",
        "Plaats  Edam",
        "Rekening nr.  123456789",
        "Team Intake  BSN 111222333",
        "Behandelaar  R. ten Kate",
    ],
)
def test_what_has_a_number_of_its_own_is_no_reference(row: str) -> None:
    letter = read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{row}")
    assert letter.references == ()


@pytest.mark.parametrize(
    "told",
    [
        f"Per 5 mei bankiert de gemeente onder nummer {OURS}.",
        "De waarde van uw onroerende zaak: 615.000 euro.",
        "Eerder opgelegde aanslag: 241,56",
        "Bij deze brief vindt u het aanslagbiljet 2026.",
        "Er kwam een zienswijze binnen van de buren op nummer 14, die vrezen voor schaduw.",
    ],
)
def test_an_account_a_sum_or_a_year_is_no_reference(told: str) -> None:
    assert read_letter(told).references == ()


@pytest.mark.parametrize("print_of_law", ["Staatsblad 2012, nummer 141", "Stcrt. 2024, nr. 8812"])
def test_where_a_law_is_printed_is_no_reference(print_of_law: str) -> None:
    letter = read_letter(f"Dat staat in de regeling ({print_of_law}). Uw zaaknummer is Z-4471.")
    assert numbers(letter) == ["Z-4471"]


def test_a_number_of_the_trade_register_is_no_reference() -> None:
    foot = "NL14 DBNK 0777 3360 01 NL34 DBNK 0777 3360 29 KvK 99352007"
    letter = understand(
        sheet(
            HEAD,
            DATED,
            (BlockKind.BODY, "Geachte heer,\nU krijgt de vergunning."),
            (BlockKind.FOOTER, foot),
        )
    )
    assert not letter.references


def test_the_readers_address_is_no_reference() -> None:
    page = sheet(
        HEAD,
        (BlockKind.ADDRESS, "De heer R. Jansen\nKerkstraat 16-2\n4978 AC VOORBEELDSTAD"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    )
    beside = page.blocks[1].lines[2].words[0]
    label = PrintedWord("Klantnummer", 0.98, 1.0, beside.top_mm, 22.0, beside.bottom_mm)
    block = Block(BlockKind.REFERENCE, (PrintedLine((label,)),))
    assert understand(replace(page, blocks=(*page.blocks, block))).references == ()


@pytest.mark.parametrize(
    "reference",
    [
        "Datum  Plaats aan tafel\n3 maart 2026  nr. 18",
        "Loketnummer  4",
        "Weeknummer  14",
        "Tafelnummer  12",
        "BIG-nummer  19012345601",
        "RSIN  123456789",
        "Nieuwsbrief  2026/117",
        "Deelnamecode  WK-81422",
        "Leerling: 4978 AC Oudedijk",
    ],
)
def test_a_seat_a_counter_or_a_key_is_no_reference(reference: str) -> None:
    assert read_letter("Wij schrijven u.", reference=reference).references == ()


def test_a_slip_to_fill_in_ends_above_the_foot() -> None:
    page = sheet(
        HEAD,
        DATED,
        (BlockKind.BODY, "Geachte heer,\nU kunt ook anders betalen."),
        (BlockKind.SLIP, "Cliënt  ________\nIk betaal in delen  ja / nee"),
        (BlockKind.FOOTER, "Gebouw De Es\n2026.417 KB"),
    )
    assert understand(page).references == ()
