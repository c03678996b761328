"""A letter's print in reading order, from pieces in any order."""

import pytest

from tests.vision.text.pieces import A4_HEIGHT, ADDRESS, ASKING, piece, read
from vision.text.blocks import blocks_of
from vision.text.printed import BlockKind

LETTER = (
    piece("Gemeente Voorbeeldstad", 25, 14, 4.0),
    piece("Mevrouw J. Jansen", 25, 50), piece("Lindelaan 12", 25, 54.5),
    piece("3512 AB Voorbeeldstad", 25, 59),
    piece("Datum", 140, 50, 2.4), piece("12 november 2026", 140, 53.5, 2.4),
    piece("Kenmerk", 140, 57, 2.4), piece("BEL-2026/412", 140, 60.5, 2.4),
    piece("Betreft: uw aanslag", 25, 90),
    piece("Geachte mevrouw Jansen,", 25, 100),
    piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 25, 110),
    piece("Betaal het bedrag op tijd.", 25, 114.5),
    piece("Omschrijving", 25, 130), piece("Bedrag", 160, 130),
    piece("Rioolheffing", 25, 136), piece("€ 228,07", 160, 136),
    piece("Totaal", 25, 142), piece("€ 228,07", 160, 142),
    piece("Hoogachtend,", 25, 160),
    piece("Bedrag", 25, 240), piece("€ 228,07", 70, 240),
    piece("Rekeningnummer", 25, 245), piece("NL20 INGB 0001 2345 67", 70, 245),
    piece("Betalingskenmerk", 25, 250), piece("8004 1234 5678 9012", 70, 250),
    piece("Postbus 100", 25, 280, 2.1), piece("1234 AB Voorbeeldstad", 25, 283.4, 2.1),
    piece("14 030", 100, 280, 2.1), piece("www.voorbeeldstad.nl", 100, 283.4, 2.1),
)  # fmt: skip


def test_a_letter_is_read_as_a_person_reads_it() -> None:
    assert read(*LETTER) == [
        (BlockKind.LETTERHEAD, ["Gemeente Voorbeeldstad"]),
        (BlockKind.ADDRESS, ["Mevrouw J. Jansen", "Lindelaan 12", "3512 AB Voorbeeldstad"]),
        (BlockKind.REFERENCE, ["Datum", "12 november 2026", "Kenmerk", "BEL-2026/412"]),
        (BlockKind.BODY, ["Betreft: uw aanslag"]),
        (BlockKind.BODY, ["Geachte mevrouw Jansen,"]),
        (
            BlockKind.BODY,
            [
                "U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.",
                "Betaal het bedrag op tijd.",
            ],
        ),
        (BlockKind.TABLE, ["Omschrijving Bedrag", "Rioolheffing € 228,07", "Totaal € 228,07"]),
        (BlockKind.BODY, ["Hoogachtend,"]),
        (
            BlockKind.SLIP,
            [
                "Bedrag € 228,07",
                "Rekeningnummer NL20 INGB 0001 2345 67",
                "Betalingskenmerk 8004 1234 5678 9012",
            ],
        ),
        (BlockKind.FOOTER, ["Postbus 100", "1234 AB Voorbeeldstad"]),
        (BlockKind.FOOTER, ["14 030", "www.voorbeeldstad.nl"]),
    ]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    left = [piece(f"links regel {n} van de tekst hier", 25, 120 + 4.5 * n) for n in range(6)]
    right = [piece(f"rechts regel {n} van de tekst daar", 115, 120 + 4.5 * n) for n in range(6)]
    lines = [line for _, block in read(*left, *right) for line in block]
    assert lines == [line.text for line in left + right]


def test_columns_are_read_from_left_to_right_where_the_left_one_begins_below_the_right() -> None:
    columns = [
        [piece(f"{name} regel {n} van de kolom", left, top + 4.5 * n) for n in range(lines)]
        for name, left, top, lines in (
            ("links", 20, 150, 6), ("midden", 85, 90, 20), ("rechts", 150, 90, 6),
        )
    ]  # fmt: skip
    greeting = piece("Geachte mevrouw Jansen,", 20, 75)
    _, *said = [lines for _, lines in read(greeting, *columns[0], *columns[1], *columns[2])]
    assert said == [[line.text for line in column] for column in columns]


def test_labels_stand_with_their_values() -> None:
    (block,) = read(
        piece("Datum", 25, 80), piece("16-08-2024", 75, 80),
        piece("Dossier", 25, 85), piece("K/29035/2024", 75, 85),
    )  # fmt: skip
    assert block == (BlockKind.REFERENCE, ["Datum 16-08-2024", "Dossier K/29035/2024"])


def test_nothing_has_no_blocks() -> None:
    assert blocks_of([], A4_HEIGHT) == ()


def test_columns_of_the_foot_are_read_from_left_to_right_each_to_its_end() -> None:
    foot = (
        piece("Bezoekadres", 31, 276, 2.0), piece("Heuvelweg 12", 30, 280, 2.0),
        piece("NL57 DBNK 0909 0909 09", 57, 275.3, 2.8), piece("KvK 99090909", 70, 280, 2.8),
    )  # fmt: skip
    assert read(*LETTER[:-4], *foot)[-2:] == [
        (BlockKind.FOOTER, ["Bezoekadres", "Heuvelweg 12"]),
        (BlockKind.FOOTER, ["NL57 DBNK 0909 0909 09", "KvK 99090909"]),
    ]


@pytest.mark.parametrize("greeting", ["Dag mevrouw Jansen,", "Zeer geachte heer,", "Goedendag,"])
def test_text_with_numbers_stands_where_it_is_printed_whatever_the_greeting(greeting: str) -> None:
    blocks = read(*ADDRESS, piece(greeting, 25, 80), *ASKING)
    assert blocks[0] == (BlockKind.ADDRESS, [line.text for line in ADDRESS])
    said = [text for _, lines in blocks[1:] for text in lines]
    assert said == [ASKING[0].text, greeting, *(line.text for line in ASKING[1:])]


def test_a_letter_without_greeting_or_subject_begins_with_its_running_text() -> None:
    blocks = read(*ADDRESS, *ASKING[1:])
    assert [(kind, text) for kind, lines in blocks[1:] for text in lines] == [
        (BlockKind.BODY, line.text) for line in ASKING[1:]
    ]


def test_references_beside_the_address_stand_with_their_labels() -> None:
    labels = [piece(text, 112, 50 + 4.5 * n) for n, text in enumerate(("Datum", "Zaak", "Bijlage"))]
    values = [piece(text, 150, 50 + 4.5 * n) for n, text in enumerate(("3-5-2026", "Z/412", "2"))]
    blocks = read(*ADDRESS, *labels, *values, *ASKING)
    assert blocks[:2] == [
        (BlockKind.ADDRESS, [line.text for line in ADDRESS]),
        (BlockKind.REFERENCE, ["Datum 3-5-2026", "Zaak Z/412", "Bijlage 2"]),
    ]


def test_labels_in_a_row_are_read_before_the_row_of_their_values() -> None:
    row = (piece("Relatienummer", 25, 80), piece("Notanummer", 84, 80))
    values = (piece("81460183", 25, 84.5), piece("1188715759", 84, 84.5))
    # A foot of several columns ends no table that began above the text.
    foot = (piece("Postbus 100", 25, 280, 2.1), piece("14 030", 100, 280, 2.1))
    body = [
        piece(f"Regel {n} van een tekst die over de hele breedte loopt", 25, 98 + 5 * n)
        for n in range(9)
    ]
    said = [text for _, lines in read(*ADDRESS, *row, *values, *body, *foot) for text in lines]
    assert said[3:5] == ["Relatienummer Notanummer", "81460183 1188715759"]


def test_a_name_beside_one_label_is_no_row() -> None:
    blocks = read(
        piece("Bosch en Van Dalfsen", 25, 30), piece("Aanvraagnummer", 128, 30),
        piece("Z2024-4935", 128, 34.5), *ADDRESS, *ASKING,
    )  # fmt: skip
    assert blocks[0] == (BlockKind.LETTERHEAD, ["Bosch en Van Dalfsen"])


def test_an_address_above_the_name_of_the_sender_is_an_address() -> None:
    above = (
        piece("De heer A. Bakker", 25, 26), piece("Kerkstraat 128", 25, 31.9),
        piece("3512 AB Voorbeeldstad", 25, 37.8),
    )  # fmt: skip
    name = piece("Instituut Voorbeeld", 25, 62, 4.5)
    blocks = read(*above, name, piece("Datum 3 mei 2026", 25, 80), *ASKING[1:])
    assert [kind for kind, _ in blocks[:3]] == [
        BlockKind.LETTERHEAD, BlockKind.ADDRESS, BlockKind.REFERENCE,
    ]  # fmt: skip
    assert blocks[0][1] == ["Instituut Voorbeeld"]


def test_how_to_reach_the_sender_is_not_to_whom_a_letter_is_written() -> None:
    sender = [
        piece(text, 150, 30 + 4.2 * n, 2.4)
        for n, text in enumerate(("Postbus 17", "7000 WL Doetenburg", "KvK 99170017"))
    ]
    blocks = read(*sender, *ADDRESS, *ASKING)
    assert (BlockKind.ADDRESS, [line.text for line in ADDRESS]) in blocks
    assert (BlockKind.FOOTER, [line.text for line in sender]) in blocks


@pytest.mark.parametrize("subject", ["Uw jaaroverzicht 2025", "Let op: ander IBAN", "Besluit"])
def test_the_line_above_the_greeting_is_what_a_letter_is_about(subject: str) -> None:
    blocks = read(
        *ADDRESS, piece("Kenmerk Z/412", 25, 85), piece(subject, 25, 95),
        piece("Geachte heer Bakker,", 25, 102), piece("Bel ons.", 25, 110),
    )  # fmt: skip
    assert blocks[2] == (BlockKind.BODY, [subject])


def test_text_beside_a_narrow_column_is_no_table() -> None:
    text = (
        "U krijgt deze brief omdat u een woning", "hebt in onze mooie gemeente. Daarvoor is",
        "een bedrag vastgesteld dat u in delen", "kunt betalen als u dat liever wilt doen.",
    )  # fmt: skip
    beside = ("Bezoekadres", "Gildehof 14", "Zeisterveld", "030 299 31 31")
    blocks = read(
        *(piece(line, 25, 110 + 5 * n) for n, line in enumerate(text)),
        *(piece(line, 160, 110 + 5 * n, 2.4) for n, line in enumerate(beside)),
    )
    assert (BlockKind.BODY, list(text)) in blocks


def test_a_label_that_reaches_its_value_stays_in_its_row() -> None:
    rows = (
        ("Datum van het besluit", 112, "21.11.2025"),
        ("Zaak", 141, "DWV-01"),
        ("Brief", 140, "28.07.2025"),
    )
    cells = [
        piece(text, left, top)
        for top, (label, at, value) in zip((44, 48.5, 57.5), rows, strict=True)
        for text, left in ((label, at), (value, 165))
    ]
    long = piece("Kenmerk bij betaling 3540600308829874", 118, 53, 2.4)
    blocks = read(*ADDRESS, *cells, long, *ASKING)
    assert blocks[1] == (
        BlockKind.REFERENCE,
        ["Datum van het besluit 21.11.2025", "Zaak DWV-01", long.text, "Brief 28.07.2025"],
    )


def test_a_greeting_ends_the_references_and_a_table_below_it_is_whole() -> None:
    table = (("Berekening", "Bedrag"), ("U betaalde", "€ 30,93"), ("Terug", "€ 22,91"))
    blocks = read(
        *ADDRESS, piece("Telefoonnummer", 18, 72), piece("Betreft uw aanslag", 62, 72),
        piece("0252-555010", 18, 77), piece("Geachte heer Bakker,", 62, 82),
        *(piece(text, left, 90 + 5 * n)
          for n, row in enumerate(table) for left, text in zip((62, 170), row, strict=True)),
    )  # fmt: skip
    assert (BlockKind.TABLE, [" ".join(row) for row in table]) in blocks


def test_a_column_beside_the_text_is_read_by_itself() -> None:
    text = ("Geachte heer Bakker,", "Uw huur is te laat", "betaald. Bel ons.", "Met groet,")
    beside = [piece(f"Regel {word}", 152, 66 + 3 * n, 2.4) for n, word in enumerate("abcdefghijkl")]
    blocks = read(*ADDRESS, *(piece(line, 25, 72 + 6 * n) for n, line in enumerate(text)), *beside)
    lines = [line for _, some in blocks for line in some]
    assert [line for line in lines if line in text] == list(text)
    assert [line for line in lines if line.startswith("Regel")] == [line.text for line in beside]


def test_a_grid_may_end_in_a_row_that_is_not_full() -> None:
    cells = (
        piece("Datum", 25, 80), piece("9 maart 2026", 65, 80),
        piece("Biljet", 110, 80), piece("5028 4853", 150, 80),
        piece("Kenmerk", 25, 85), piece("7227 6020", 65, 85),
    )  # fmt: skip
    assert (
        BlockKind.REFERENCE, ["Datum 9 maart 2026 Biljet 5028 4853", "Kenmerk 7227 6020"],
    ) in read(*ADDRESS, *cells, *ASKING[1:])  # fmt: skip


def test_a_town_two_spaces_behind_its_postcode_is_of_the_address() -> None:
    postcode = piece("3512 AB", 25, 59)
    town = piece("Voorbeeldstad", postcode.words[-1].right_mm + 6, 59)
    assert read(*ADDRESS[:2], postcode, town, *ASKING)[0] == (
        BlockKind.ADDRESS, [line.text for line in ADDRESS],
    )  # fmt: skip


def test_a_wider_step_than_that_of_its_lines_begins_another_block() -> None:
    small = [
        piece(text, 152, top, 2.4)
        for text, top in (
            ("Postbus 7", 57),
            ("Waalveer", 60.5),
            ("www.stad.nl", 64),
            ("Zaak", 69.4),
        )
    ]
    blocks = read(*ADDRESS, *small, piece("412", 152, 72.7, 2.4), *ASKING)
    assert (BlockKind.REFERENCE, ["Zaak", "412"]) in blocks


def test_a_name_with_where_and_how_to_reach_it_below_is_the_head() -> None:
    head = ["Bakker Notariaat", "Havenkade 8", "8861 XC Harlingen", "Telefoon 0517-123456"]
    found = read(
        *(piece(text, 25, 14 + 4.5 * number) for number, text in enumerate(head)),
        piece("Mevrouw J. Jansen", 25, 55), piece("Lindelaan 12", 25, 59.5),
        piece("3512 AB Voorbeeldstad", 25, 64),
        piece("Datum", 25, 80), piece("12 november 2026", 60, 80),
        piece("Geachte mevrouw Jansen,", 25, 95),
    )  # fmt: skip

    assert found[0] == (BlockKind.LETTERHEAD, head)


def test_a_label_above_its_values_is_no_head_though_a_telephone_stands_there() -> None:
    references = ["Behandeld door", "P. de Groot", "Telefoon", "0517-123456"]
    found = read(
        *(piece(text, 140, 20 + 4.5 * number) for number, text in enumerate(references)),
        piece("Geachte mevrouw Jansen,", 25, 95),
    )

    assert found[0] == (BlockKind.REFERENCE, references)
