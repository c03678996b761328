"""What letters of a ninth hand taught: numbers by any name, money asked back, what is only told."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import asked, read_letter, sheet
from vision.text.printed import BlockKind

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
OURS, OWN = "NL93 WBNK 0123 4567 89", "NL70 VBNK 0987 6543 21"
ASKED = "Betaal € 512,00 uiterlijk 20 maart 2026."


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Het bijbehorende kenmerk luidt BKH 4645 4535.", "BKH 4645 4535"),
        ("Als omschrijving gebruikt u KHK 9222 4096.", "KHK 9222 4096"),
        ("Noem bij uw betaling DTB 9250 8956.", "DTB 9250 8956"),
        ("Met welk kenmerk? Dat is 1894 3092 6861 9465.", "1894309268619465"),
        ("Vergeet T1234 5678 9012 niet te noemen.", "T1234 5678 9012"),
        ("Zet erbij: 0182 8990 6519 3170.", "0182899065193170"),
        ("Uw melding staat bij ons bekend onder Z-2025-1234.", "Z-2025-1234"),
    ],
)
def test_a_number_is_a_reference_however_it_is_named(sentence: str, number: str) -> None:
    assert [each.value for each in read_letter(sentence).references] == [number]


@pytest.mark.parametrize(
    "label", ["Bij antwoord graag vermelden", "Aanvraag-ID", "Uw meldcode", "Rekening nr."]
)
def test_a_name_of_several_words_names_a_number(label: str) -> None:
    letter = read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{label}  F-26-31747")
    assert [(each.value, each.is_certain) for each in letter.references] == [("F-26-31747", False)]


@pytest.mark.parametrize(
    "row", ["Rekening nr.  123456789", "Team Intake  BSN 111222333", "Behandelaar  R. ten Kate"]
)
def test_an_account_and_a_citizens_number_are_no_reference(row: str) -> None:
    assert read_letter("Wij schrijven u.", reference=f"Datum  3 maart 2026\n{row}").references == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Wilt u de nota uiterlijk 20 maart 2026 naar ons sturen?",
        "Wilt u ons uiterlijk 20 maart 2026 de juiste nota toesturen?",
    ],
)
def test_a_bill_that_is_missed_is_to_be_sent(sentence: str) -> None:
    letter = read_letter("Bij uw declaratie zat geen nota.", sentence)
    assert [(each.kind, each.before) for each in letter.actions] == [
        (ActionKind.SEND_DOCUMENTS, date(2026, 3, 20))
    ]


def test_the_name_of_a_sender_and_a_label_ask_no_answer() -> None:
    letter = read_letter(
        "U bent van harte welkom op 20 maart 2026 om 19.30 uur.",
        "Met vriendelijke groet,\nWoonstichting De Drie Linden",
        reference="Datum  3 maart 2026\nBij antwoord graag vermelden  7278362-S",
    )
    assert ActionKind.REPLY not in asked(letter)


def test_a_higher_judge_is_no_answer_to_the_sender() -> None:
    letter = read_letter(
        "Wij verklaren uw bezwaar ongegrond.", "U kunt in beroep gaan bij de rechtbank."
    )
    assert asked(letter) == []


@pytest.mark.parametrize(
    ("subject", "body", "kind"),
    [
        (
            "Terugbetaling van uw declaratie",
            "Uw nota is twee keer vergoed. Wij vragen u € 30,00 terug te boeken.",
            "recovery",
        ),
        ("Openstaande factuur", "Onze factuur is blijven liggen.", "reminder"),
        ("Aankondiging afsluiting", "Dit is de laatste brief. Wij sluiten uw water af.",
         "final-demand"),
        ("Geef uw meterstand door", "Wij hebben uw meterstand nodig.", "questionnaire"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_what_is_wanted(subject: str, body: str, kind: str) -> None:
    assert read_letter(body, reference=f"Betreft: {subject}").kind is LetterKind(kind)


def test_a_flyer_names_no_sender_surely() -> None:
    flyer = sheet(
        (BlockKind.LETTERHEAD, "Stichting Dierenhulp"),
        (BlockKind.BODY,
         f"Stichting Dierenhulp\nHelp ons de dieren in het asiel de winter door te komen.\n"
         f"Geef op {OURS} of kijk op www.dierenhulp.nl"),
    )  # fmt: skip
    sender = understand(flyer).sender
    assert sender is None or not sender.is_certain
