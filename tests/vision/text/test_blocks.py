"""A letter's print in reading order, from pieces in any order."""

import random

import pytest

from vision.text.blocks import blocks_of
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord

A4_HEIGHT = 297.0


def piece(text: str, left: float, top: float, high: float = 3.0) -> PrintedLine:
    words, x = [], left
    for word in text.split():
        wide = 0.62 * high * len(word)
        words.append(PrintedWord(word, 0.9, x, top, x + wide, top + high))
        x += wide + 0.35 * high
    return PrintedLine(tuple(words))


def read(*pieces: PrintedLine) -> list[tuple[BlockKind, list[str]]]:
    mixed = list(pieces)
    random.Random(3).shuffle(mixed)
    blocks: tuple[Block, ...] = blocks_of(mixed, A4_HEIGHT)
    return [(block.kind, [line.text for line in block.lines]) for block in blocks]


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


ADDRESS = (
    piece("Mevrouw J. Jansen", 25, 50), piece("Lindelaan 12", 25, 54.5),
    piece("3512 AB Voorbeeldstad", 25, 59),
)  # fmt: skip
ASKING = (
    piece("Over: huurschuld van uw woning", 25, 72),
    piece("U hebt een huurschuld van meer dan twee maanden en kreeg al drie brieven.", 25, 90),
    piece("Betaal de schuld van € 1.589,98 voor 3 mei op deze rekening van ons:", 25, 98),
    piece("NL20 INGB 0001 2345 67", 25, 106),
)


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


def test_how_to_reach_the_sender_is_read_with_its_name_where_it_stands_below_it() -> None:
    blocks = read(
        piece("Gemeente Voorbeeldstad", 140, 14, 4.0),
        piece("Bezoekadres", 140, 24, 2.2), piece("Raadhuisplein 1", 140, 27.5, 2.2),
        *ADDRESS, piece("Geachte mevrouw Jansen,", 25, 80), *ASKING[1:],
        piece("Postbus 100", 25, 285, 2.1),
    )  # fmt: skip
    assert [lines[0] for _, lines in blocks[:3]] == [
        "Gemeente Voorbeeldstad", "Bezoekadres", "Mevrouw J. Jansen",
    ]  # fmt: skip
    assert blocks[1][0] is blocks[-1][0] is BlockKind.FOOTER


def test_where_a_letter_goes_back_to_is_read_with_the_address_below_it() -> None:
    back = piece("Retouradres: Postbus 100, 1234 AB Voorbeeldstad", 25, 44, 2.0)
    blocks = read(
        back, piece("Gemeente Voorbeeldstad", 140, 46, 4.0), *ADDRESS,
        piece("Geachte mevrouw Jansen,", 25, 80), *ASKING[1:],
    )  # fmt: skip
    assert [lines[0] for _, lines in blocks[:3]] == [
        "Gemeente Voorbeeldstad", back.text, "Mevrouw J. Jansen",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Behandelaar", "Klantnr.", "Dagtekening", "Besluitdatum"])
def test_a_label_in_a_column_beside_the_text_is_of_the_references(label: str) -> None:
    text = piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 60, 98)
    column = [
        piece(said, 15, 80 + step, 2.2)
        for said, step in (("Ons kenmerk", 0), ("Z/412", 3.2), (label, 9), ("dhr. De Wit", 12.2))
    ]
    blocks = read(*ADDRESS, *column, piece("Geachte heer Jansen,", 60, 86), text)
    said = [line for kind, lines in blocks if kind is BlockKind.REFERENCE for line in lines]
    assert said == [line.text for line in column]


@pytest.mark.parametrize("number", ["2/2", "Vel 2 van 3", "Pag. 10 / 12", "blad 2"])
def test_a_page_after_the_first_goes_on_below_the_head_that_runs_over_all(number: str) -> None:
    running = piece("Gemeente Voorbeeldstad, 12 november 2026", 25, 12, 2.4)
    lines = ["Met vriendelijke groet,", "P. de Wit", "Postbus 100, 1234 AB Voorbeeldstad"]
    closing = [piece(text, 25, 22 + 12 * n) for n, text in enumerate(lines)]
    blocks = read(running, *closing, piece(number, 170, 284, 2.2))
    assert [kind for kind, _ in blocks] == [
        BlockKind.REFERENCE, *[BlockKind.BODY] * 3, BlockKind.FOOTER,
    ]  # fmt: skip
    assert [lines[0] for _, lines in blocks[:-1]] == [running.text, *lines]


def test_a_subject_without_label_above_the_references_is_no_name_of_the_sender() -> None:
    subject = piece("Uw premie is nog niet betaald", 25, 76)
    blocks = read(
        piece("Zorgverzekering De Veste", 25, 17, 4.0), *ADDRESS, subject,
        piece("Ons kenmerk", 25, 86), piece("Klantnummer", 75, 86),
        piece("Z/412", 25, 90.5), piece("5391574", 75, 90.5),
        piece("Geachte mevrouw Jansen,", 25, 105),
        piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 25, 112),
    )  # fmt: skip
    kinds = {line: kind for kind, lines in blocks for line in lines}
    assert kinds[subject.text] is BlockKind.BODY
    assert kinds["Zorgverzekering De Veste"] is BlockKind.LETTERHEAD
    said = [line for _, lines in blocks for line in lines]
    assert said.index("Z/412 5391574") < said.index(subject.text)


def test_a_day_at_the_head_is_a_reference_whatever_word_stands_above_it() -> None:
    column = [piece("Verzonden", 140, 30, 2.4), piece("18-06-2026", 140, 33.5, 2.4)]
    blocks = read(
        piece("Werkplein Sociale Zekerheid", 25, 20, 4.0), *column, *ADDRESS,
        piece("Geachte mevrouw Jansen,", 25, 80), *ASKING[1:],
    )  # fmt: skip
    assert (BlockKind.REFERENCE, [line.text for line in column]) in blocks
    assert blocks[1][0] is BlockKind.ADDRESS


def test_references_between_the_subject_and_the_greeting_are_read_before_the_subject() -> None:
    date, case = piece("Lindehoek, 31 januari 2026", 25, 84), piece("Kenmerk Z/412", 25, 91)
    blocks = read(
        *ADDRESS, piece("Betreft: uw huur", 25, 74), date, case,
        piece("Geachte mevrouw Jansen,", 25, 100), *(
            piece(line.text, 25, 112 + 8 * n) for n, line in enumerate(ASKING[1:])
        ),
    )  # fmt: skip
    assert [lines[0] for _, lines in blocks[1:4]] == [date.text, case.text, "Betreft: uw huur"]
    assert [kind for kind, _ in blocks[1:3]] == [BlockKind.REFERENCE] * 2


def test_a_name_in_step_with_the_references_above_it_is_of_them() -> None:
    text = [
        piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 60, 98 + 4 * n)
        for n in range(3)
    ]
    said = ["Ons kenmerk", "Z/412", "Klantnummer", "5391574", "Uw contact", "mw. I. de Wit"]
    column = [
        piece(line, 15, 70 + 3.4 * n + 2.4 * (n // 2), 2.2) for n, line in enumerate(said)
    ]  # fmt: skip
    blocks = read(
        piece("Mevrouw J. Jansen", 60, 42), piece("Lindelaan 12", 60, 46.5),
        piece("3512 AB Voorbeeldstad", 60, 51), *column,
        piece("Geachte mevrouw Jansen,", 60, 86), *text,
    )  # fmt: skip
    references = [line for kind, lines in blocks if kind is BlockKind.REFERENCE for line in lines]
    assert references == said


def test_a_letter_with_an_address_is_a_first_page_whatever_its_number_looks_like() -> None:
    head = piece("Gemeente Voorbeeldstad", 140, 16, 4.0)
    blocks = read(
        head, *ADDRESS, piece("Geachte mevrouw Jansen,", 25, 80), *ASKING[1:],
        piece("Blad 3 / 3", 170, 284, 2.2),
    )  # fmt: skip
    assert blocks[0] == (BlockKind.LETTERHEAD, [head.text])


def test_of_two_addresses_that_with_a_name_is_to_whom_a_letter_is_written() -> None:
    box = [piece("Postus 5150", 10, 42, 2.2), piece("2300 KT Rijnveste", 10, 45.2, 2.2)]
    address = [piece(line.text, 80, 44 + 4.5 * n) for n, line in enumerate(ADDRESS)]
    text = piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 80, 98)
    blocks = read(*box, *address, piece("Geachte mevrouw Jansen,", 80, 86), text)
    assert (BlockKind.ADDRESS, [line.text for line in ADDRESS]) in blocks


def test_a_subject_beside_the_references_is_no_name_of_the_sender() -> None:
    subject = piece("Beslissing op uw aanvraag", 66, 88)
    column = [piece("Ons kenmerk", 20, 88.4, 2.4), piece("Z-2026/412", 20, 91.6, 2.4)]
    blocks = read(
        piece("Toeslagenkamer", 38, 17, 4.0),
        *(piece(line.text, 66, 44 + 4.5 * n) for n, line in enumerate(ADDRESS)),
        *column, subject, piece("Geachte mevrouw Jansen,", 66, 97),
        piece("U krijgt deze brief omdat u een woning hebt in onze mooie gemeente.", 66, 106),
    )  # fmt: skip
    assert blocks[0] == (BlockKind.LETTERHEAD, ["Toeslagenkamer"])
    assert (BlockKind.BODY, [subject.text]) in blocks


def test_a_label_is_read_with_the_number_far_behind_it() -> None:
    blocks = read(
        *ADDRESS, piece("Voorbeeldstad, 3 mei 2026", 25, 80),
        piece("Klantnummer", 25, 86), piece("5391574", 75, 86),
        piece("Geachte mevrouw Jansen,", 25, 100), *(
            piece(line.text, 25, 112 + 8 * n) for n, line in enumerate(ASKING[1:])
        ),
    )  # fmt: skip
    assert (BlockKind.REFERENCE, ["Klantnummer 5391574"]) in blocks
