"""What letters of a ninth hand taught: numbers by any name, money asked back, what is only told."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.forms.letters.sheets import asked, read_letter

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND
OURS, OWN = "NL93 WBNK 0123 4567 89", "NL70 VBNK 0987 6543 21"
ASKED = "Betaal € 512,00 uiterlijk 20 maart 2026."


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
