"""What letters of a tenth hand taught: last days, narrow columns, whose money it is."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from forms.letters.understand import understand
from tests.forms.letters.sheets import asked, read_letter, sheet
from vision.text.printed import BlockKind

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
OWN = "NL70 VBNK 0987 6543 21"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "U krijgt een laatste kans: lever de ontbrekende stukken uiterlijk op 7 april 2026 in.",
            ActionKind.SEND_DOCUMENTS,
        ),
        (
            "U krijgt een laatste mogelijkheid om € 95,00 te betalen: dat moet vóór 7 april 2026.",
            ActionKind.PAY,
        ),
        ("Vertel ons uiterlijk 7 april 2026 wie de bestuurder was.", ActionKind.REPLY),
        ("Geef ons uiterlijk 7 april 2026 door wat u hebt betaald.", ActionKind.REPLY),
        ("Betaling van € 93,00 wordt tot en met 7 april 2026 verwacht.", ActionKind.PAY),
        ("Stuur ons uiterlijk 7 april 2026 een verslag van uw arts.", ActionKind.SEND_DOCUMENTS),
        (
            "Wij willen uiterlijk 7 april 2026 een rapport van u ontvangen.",
            ActionKind.SEND_DOCUMENTS,
        ),
    ],
)
def test_what_is_asked_is_asked_by_its_day(sentence: str, kind: ActionKind) -> None:
    letter = read_letter("Wij schrijven u over uw zaak.", sentence)
    assert [(each.kind, each.before) for each in letter.actions] == [(kind, date(2026, 4, 7))]


def test_a_row_of_a_table_is_no_subject() -> None:
    table = "Uw situatie  Per maand\nInkomen  € 1.673,65\nOver voor schulden  € 216,59"
    blocks = [
        (BlockKind.LETTERHEAD, "Kredietbank Heuvelrijk"),
        (BlockKind.REFERENCE, "Datum  3 maart 2026"),
        (BlockKind.BODY, "Uw budgetplan"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Samen hebben we bekeken wat u kunt missen."),
    ]
    subject = understand(sheet(*blocks, (BlockKind.TABLE, table))).subject
    assert subject is not None
    assert subject.value == "Uw budgetplan"


@pytest.mark.parametrize(
    "kept",
    [
        "Op uw uitkering van € 1.031,88 houden wij maandelijks € 81,89 in.",
        "De schuld, groot € 81,89, wordt verrekend met uw vakantiegeld.",
        "Van uw kant is geen betaling nodig.",
    ],
)
def test_what_is_kept_is_not_to_be_paid_by_the_reader(kept: str) -> None:
    letter = read_letter("U ontving te veel. De schuld is € 81,89.", kept)
    assert asked(letter) == [ActionKind.NOTHING]


def test_to_give_notice_is_asked_of_nobody() -> None:
    letter = read_letter(
        "Uw premie wordt € 141,50 per maand.", "Opzeggen kan tot en met 2 juli 2026."
    )
    assert (letter.deadlines, asked(letter)) == ((), [])


def test_the_readers_address_is_no_reference() -> None:
    blocks = [
        (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk"),
        (BlockKind.ADDRESS, "De heer R. Jansen\nKerkstraat 16-2\n4978 AC VOORBEELDSTAD"),
        (BlockKind.BODY, "Geachte heer,"),
        (BlockKind.BODY, "Wij schrijven u over uw zaak."),
    ]
    page = sheet(*blocks)
    beside = sheet((BlockKind.REFERENCE, "Klantnummer"))
    lowered = page.blocks[1].lines[2].words[0]
    label = beside.blocks[0].lines[0].words[0]
    moved = type(label)(label.text, label.confidence, 1.0, lowered.top_mm, 22.0, lowered.bottom_mm)
    block = type(page.blocks[0])(BlockKind.REFERENCE, (type(page.blocks[0].lines[0])((moved,)),))
    letter = understand(type(page)(210.0, 297.0, (*page.blocks, block)))
    assert letter.references == ()


def test_a_number_of_a_court_that_goes_on_below_is_not_promised() -> None:
    letter = read_letter("Wij schrijven u.", reference="Dossier  C/23/227562 / KG ZA")
    assert [each.is_certain for each in letter.references] == [False]
