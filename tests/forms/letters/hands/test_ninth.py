"""What letters of a ninth hand taught: numbers by any name, money asked back, what is only told."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from forms.letters.understand import understand
from tests.forms.letters.sheets import asked, read_letter, roles, sheet
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
        "Wij krijgen € 30,00 van u terug.",
        "Het verschil van € 30,00 krijgen wij van u terug.",
        "Wij zien het te veel betaalde, € 30,00, graag terug.",
        "Het te veel ontvangen voorschot van € 30,00 betaalt u terug.",
        "Daarom vragen wij € 30,00 terug.",
        "Wilt u € 30,00 aan ons terugstorten?",
    ],
)
def test_money_that_the_sender_wants_back_is_to_be_paid(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter) == {"30.00": PAY}
    assert ActionKind.PAY in asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik betaal u € 30,00 terug.",
        "Op je rekening komt € 30,00.",
        "Je hebt € 30,00 te goed.",
        "Het teveel van € 30,00 maken wij naar u over.",
    ],
)
def test_money_that_the_sender_gives_back_is_not_asked(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter) == {"30.00": BACK}
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vanaf 26 mei 2026 betaal je per maand € 68,68 in plaats van € 65,93.",
        "Ontvangen wij niets, dan betalen wij € 9,00 niet uit.",
        "Voorbeeld: bij een schuld van € 44,00 betaalt iemand € 27,28 per kwartaal.",
        "Het griffierecht voor natuurlijke personen bedraagt € 53,00.",
        "De boete van € 140,00 blijft in stand.",
        "Het entreegeld van € 25,00 geven wij niet terug.",
        "Op uw rekening is op 3 januari 2026 een bedrag van € 900,00 bijgeschreven.",
        "Je huur gaat omhoog van € 600,00 naar € 624,00.",
        "De rechter wees aan de tegenpartij € 700,00 toe.",
        "Alles boven € 800,00 is voor uw rekening.",
    ],
)
def test_what_is_only_told_has_no_role_and_asks_nothing(sentence: str) -> None:
    letter = read_letter("Wij schrijven u over uw zaak.", sentence)
    assert set(roles(letter).values()) == {None}
    assert ActionKind.PAY not in asked(letter)


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Komt de deurwaarder, dan betaalt u ook nog € 51,00.", "51.00"),
        ("Lukt dat niet? Dan kunt u ook eerst € 100,00 betalen.", "100.00"),
        ("De huur van de komende maand (€ 640,00) betaalt u apart.", "640.00"),
        ("Op 3 januari 2026 stuurden wij u een rekening van € 600,00.", "600.00"),
        ("U kunt een deel betalen, bijvoorbeeld € 40,00.", "40.00"),
    ],
)
def test_beside_what_is_asked_nothing_else_is(sentence: str, amount: str) -> None:
    assert roles(read_letter(ASKED, sentence)) == {"512.00": PAY, amount: None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Graag alsnog € 75,00, uiterlijk 20 maart 2026.",
        "Zou je € 75,00 willen overmaken voor 20 maart 2026?",
        "Er moet nog € 75,00 binnenkomen.",
        "Je legt er € 75,00 op toe.",
        "Mag ik u verzoeken € 75,00 te vereffenen?",
    ],
)
def test_what_is_asked_politely_is_asked(sentence: str) -> None:
    assert roles(read_letter(sentence)) == {"75.00": PAY}


@pytest.mark.parametrize(
    "sentence",
    [
        "U heeft een schuld. Elke maand gaat € 82,77 van uw uitkering af.",
        "Dit is voor uw studieschuld. Uw maandbedrag is € 82,77. Dat incasseren we automatisch.",
    ],
)
def test_what_is_kept_each_month_of_a_debt_is_an_instalment(sentence: str) -> None:
    letter = read_letter(sentence)
    assert roles(letter) == {"82.77": PART}
    assert asked(letter) == [ActionKind.NOTHING]


def test_a_new_monthly_amount_beside_money_given_back_pays_no_debt() -> None:
    letter = read_letter("Wij storten € 40,00 terug. Je nieuwe maandbedrag is € 68,68.")
    assert roles(letter) == {"40.00": BACK, "68.68": None}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (f"Wij maken € 30,00 naar u over. Op welke rekening? Op {OWN}.", FactRole.RECIPIENT),
        (f"U ziet het bedrag binnenkort op {OWN} verschijnen.", FactRole.RECIPIENT),
        (f"Betaal € 30,00. Naar welke rekening? Dat is {OURS}.", FactRole.SENDER),
    ],
)
def test_whose_account_it_is_may_stand_in_the_question_before(body: str, role: FactRole) -> None:
    assert [each.role for each in read_letter(body).ibans] == [role]


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
