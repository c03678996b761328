"""Of which day a letter is: where its date stands, and which days are of something else."""

from dataclasses import replace
from datetime import date

import pytest

from forms.letter import FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, TAXES_BODY, line, numbers, read_letter, sheet
from vision.text.printed import Block, BlockKind


def test_the_day_of_sending_and_a_number_are_read_at_their_labels() -> None:
    letter = read_letter(
        "Dank voor uw brief.", reference="Datum van verzending  12 maart 2026\nRelatie  6647259"
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)
    assert numbers(letter) == ["6647259"]


def test_a_label_ends_where_a_day_of_the_week_begins() -> None:
    letter = read_letter(
        "Dank voor uw brief.", reference="Datum van verzending donderdag 12 maart 2026"
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)


def test_the_day_of_a_letter_may_stand_behind_its_subject() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.REFERENCE, "Betreft: Besluit op uw aanvraag, Datum: 3 maart 2026"),
            (BlockKind.BODY, "Geachte heer,\nU kunt binnen zes weken bezwaar maken."),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 3)


def test_a_letter_may_be_dated_where_it_is_signed() -> None:
    letter = understand(
        sheet(
            HEAD,
            (BlockKind.BODY, "Beste bewoners,"),
            (BlockKind.BODY, "Binnenkort vragen wij u iets."),
            (BlockKind.BODY, "Heuvelrijk, 8 juni 2026\nHarm de Boer\nvoorzitter van de vereniging"),
        )
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("reference", "expected", "is_certain"),
    [
        ("Datum besluit  3 maart 2026", "2026-03-03", False),
        ("Datum van de beschikking  3 maart 2026", "2026-03-03", False),
        ("Datum  5 maart 2026\nDatum besluit  3 maart 2026", "2026-03-05", True),
        ("Uw brief van  1 maart 2026\nDatum besluit  3 maart 2026", "2026-03-03", False),
        ("Datum besluit  3 maart 2026\nGeboortedag kind  4 mei 2019", "2026-03-03", False),
        ("BESLUIT VAN 3 maart 2026\nZaaknr  2026123", "2026-03-03", False),
        ("Datum opgave  3 maart 2026", "2026-03-03", False),
        ("Datum uitreiking 3 maart 2026", "2026-03-03", False),
        ("Datum betekening  3 maart 2026", "2026-03-03", False),
    ],
)
def test_the_day_of_a_decision_dates_a_letter_that_has_no_other(
    reference: str, expected: str, is_certain: bool
) -> None:
    letter = read_letter("U krijgt een vergunning.", reference=reference)
    assert letter.date is not None
    assert (str(letter.date.value), letter.date.is_certain) == (expected, is_certain)


def test_a_day_beside_other_words_in_a_table_dates_no_letter() -> None:
    table = "Huisbezoek  17-02-2026, 11.20 uur\nEerste brief  03-02-2026\nUitslag  lekkage"
    title = (BlockKind.BODY, "Uitslag van het bezoek")
    dated = (BlockKind.REFERENCE, "Besluit van 5-3-2026")
    sent = understand(sheet(HEAD, dated, title, (BlockKind.TABLE, table))).date
    assert sent is not None and sent.value == date(2026, 3, 5)
    undated = understand(sheet(HEAD, title, (BlockKind.TABLE, table))).date
    assert undated is None or not undated.is_certain


def test_the_day_of_what_happened_is_not_the_letters() -> None:
    card = read_letter(
        "Overtreding: bellen achter het stuur. Datum: 14 februari 2026.",
        reference="Factuurdatum  3 maart 2026",
    )
    assert card.date is not None and card.date.value == date(2026, 3, 3)
    undated = read_letter(
        "Overtreding: bellen achter het stuur. Datum: 14 februari 2026.",
        reference="Kenmerk  12.345",
    )
    assert undated.date is None or not undated.date.is_certain


def test_the_year_of_the_date_may_stand_on_the_next_line_and_is_not_promised() -> None:
    heading = (BlockKind.REFERENCE, "Datum  Nummer\ndinsdag 3 maart  12.34\n2026\n12 januari 2026")
    sent = understand(sheet(HEAD, heading, TAXES_BODY)).date
    assert sent is not None
    assert (sent.value, sent.is_certain) == (date(2026, 3, 3), False)


def test_a_place_and_a_day_may_go_on_below_and_are_not_promised() -> None:
    heading = (BlockKind.REFERENCE, "Oevertrecht, 3\nmaart 2026\nZaak 12.34")
    sent = understand(sheet(HEAD, heading, TAXES_BODY)).date
    assert sent is not None
    assert (sent.value, sent.is_certain) == (date(2026, 3, 3), False)


def test_the_date_may_stand_below_with_the_place() -> None:
    signed = (BlockKind.BODY, "Heuvelrijk, 3 maart 2026\nDe heffingsambtenaar")
    title = (BlockKind.REFERENCE, "Ons kenmerk  HB-2026/00412")
    sent = understand(sheet(HEAD, title, TAXES_BODY, signed)).date
    assert sent is not None
    assert (sent.value, sent.role) == (date(2026, 3, 3), FactRole.SENT)


def test_the_day_of_the_readers_letter_is_not_that_of_this_one() -> None:
    reference = (BlockKind.REFERENCE, "Uw brief d.d.  1 februari 2026\nDatum  3 maart 2026")
    card = understand(sheet(HEAD, reference, TAXES_BODY))
    assert card.date is not None and card.date.value == date(2026, 3, 3)


def test_the_days_in_a_column_of_a_table_are_none_of_the_letters() -> None:
    """On whatever sheet, and also where the letter has no other date."""
    rows = "Datum  Behandeling  Prijs\n04-02-2026  Controle  € 25,00\n11-02-2026  Foto  € 40,00"
    table = (BlockKind.TABLE, rows)
    undated = (BlockKind.REFERENCE, "Kenmerk  12.345")
    assert understand(sheet(HEAD, undated, table)).date is None
    second = sheet((BlockKind.BODY, "Overzicht"), table)
    assert understand(sheet(HEAD, undated, TAXES_BODY), second).date is None


@pytest.mark.parametrize(
    "label",
    [
        "Factuur d.d.", "Afdruk", "Afgedrukt op", "Besluit d.d.", "Verstuurd op", "Rekeningdatum",
        "Opgesteld op",
    ],
)  # fmt: skip
def test_a_label_says_of_what_day_the_paper_is(label: str) -> None:
    sent = read_letter("Dank voor uw brief.", reference=f"{label}  12 maart 2026").date
    assert sent is not None and sent.value == date(2026, 3, 12)


def test_the_bills_in_a_table_have_days_of_their_own() -> None:
    table = (BlockKind.TABLE, "Factuur d.d. 12 januari 2026  € 25,00\nKosten  € 40,00")
    assert understand(sheet(HEAD, (BlockKind.REFERENCE, "Zaak  12.34"), table)).date is None


def test_a_line_of_the_address_beside_the_label_is_no_day() -> None:
    page = sheet(
        HEAD,
        (BlockKind.ADDRESS, "De heer R. Jansen\nKerkstraat 16-2\n4978 AC VOORBEELDSTAD"),
        TAXES_BODY,
    )
    beside, below = (each.words[0].top_mm for each in page.blocks[1].lines[1:])
    block = Block(
        BlockKind.REFERENCE, (line("Datum", beside, 1.0), line("3 maart 2026", below, 1.0))
    )
    sent = understand(replace(page, blocks=(*page.blocks, block))).date
    assert sent is not None
    assert (sent.value, sent.is_certain) == (date(2026, 3, 3), True)


def test_a_paper_may_say_where_and_when_it_was_done() -> None:
    sent = read_letter("Dank voor uw brief.", reference="Gedaan te Oostbeek op 3 maart 2026").date
    assert sent is not None and sent.value == date(2026, 3, 3)


def test_a_name_and_a_day_beside_other_words_are_not_promised() -> None:
    sent = read_letter("Dank.", reference="Uitgereikt door  politie, 3 maart 2026").date
    assert sent is None or not sent.is_certain
