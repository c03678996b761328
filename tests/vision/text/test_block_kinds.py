"""What part of a letter each block is, and when it is read."""

import pytest

from tests.vision.text.pieces import ADDRESS, ASKING, piece, read
from vision.text.printed import BlockKind


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


@pytest.mark.parametrize("greeting", ["Mijnheer, mevrouw,", "Mevrouw,", "Dames en heren,"])
def test_a_bare_greeting_begins_the_text_whatever_its_first_line_names(greeting: str) -> None:
    text = [
        piece("AANMANING. Kenmerk Z/412 van 30 januari 2026.", 25, 92),
        piece("Zorg dat het geld uiterlijk volgende week op onze rekening staat.", 25, 97),
    ]
    blocks = read(*ADDRESS, piece("Kenmerk Z/412", 140, 70), piece(greeting, 25, 84), *text)
    assert [lines[0] for _, lines in blocks[1:]] == ["Kenmerk Z/412", greeting, text[0].text]
    assert blocks[-1][0] is BlockKind.BODY


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


def test_of_two_addresses_that_of_a_person_is_to_whom_a_letter_is_written() -> None:
    blocks = read(
        piece("Bouwbedrijf Lindelaan", 25, 24), piece("Lindelaan 9", 25, 29),
        piece("2651 LE Voorbeeldstad", 25, 34), *ADDRESS,
        piece("Geachte mevrouw Jansen,", 25, 90), *ASKING[1:],
    )  # fmt: skip
    kinds = {lines[0]: kind for kind, lines in blocks}
    assert kinds["Mevrouw J. Jansen"] is BlockKind.ADDRESS
    assert kinds["Bouwbedrijf Lindelaan"] is BlockKind.LETTERHEAD


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
