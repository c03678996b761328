"""What is understood of letters in wordings of our own; many more are measured by
`python -m tests.benchmarks letters`."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, LetterKind, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import sheet
from vision.text.printed import BlockKind

HEAD = (BlockKind.LETTERHEAD, "Gemeente Heuvelrijk\nBelastingen")
REFERENCE = (
    BlockKind.REFERENCE,
    "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412\nOnderwerp  Aanslag gemeentelijke belastingen",
)
BODY = (
    BlockKind.BODY,
    "Geachte mevrouw De Vries,\n"
    "U moet € 245,60 betalen vóór 1 mei 2026. Maak het bedrag over op NL91 ABNA 0417 1643 00. "
    "Bent u het niet eens met deze aanslag? Dan kunt u binnen zes weken na de datum van deze "
    "brief bezwaar maken. Bel voor vragen 14 020 of kijk op www.heuvelrijk.nl/belastingen.",
)


def test_a_letter_becomes_a_card() -> None:
    card = understand(sheet(HEAD, REFERENCE, BODY))
    assert card.kind is LetterKind.ASSESSMENT
    assert card.sender is not None and card.sender.value == "Gemeente Heuvelrijk"
    assert card.date is not None and card.date.value == date(2026, 3, 3)
    assert card.subject is not None
    assert card.subject.value == "Aanslag gemeentelijke belastingen"
    assert [each.value for each in card.references] == ["HB-2026/00412"]
    assert [(each.value, each.role) for each in card.amounts] == [
        (Money(Decimal("245.60")), FactRole.TO_PAY)
    ]
    assert [each.value for each in card.ibans] == ["NL91ABNA0417164300"]
    assert [each.value for each in card.phones] == ["14020"]
    assert [each.value for each in card.urls] == ["www.heuvelrijk.nl/belastingen"]
    assert [(each.value, each.is_certain) for each in card.deadlines] == [
        (date(2026, 4, 14), True),
        (date(2026, 5, 1), True),
    ]
    assert [(each.kind, each.before) for each in card.actions] == [
        (ActionKind.PAY, date(2026, 5, 1)),
        (ActionKind.OBJECT, date(2026, 4, 14)),
    ]


def test_a_fact_lies_where_it_is_printed() -> None:
    page = sheet(HEAD, REFERENCE, BODY)
    card = understand(page)
    words = {word.text: word for each in page.lines() for word in each.words}
    area = card.amounts[0].area
    assert area is not None
    assert area.xy[0].tolist() == [words["€"].left_mm, words["€"].top_mm]
    assert area.xy[2].tolist() == [words["245,60"].right_mm, words["245,60"].bottom_mm]
    assert card.amounts[0].sentence == "U moet € 245,60 betalen vóór 1 mei 2026."


def test_nothing_is_promised_of_print_that_was_read_badly() -> None:
    card = understand(sheet(HEAD, REFERENCE, BODY, sure=0.5))
    facts = (*card.deadlines, *card.amounts, *card.ibans)
    assert facts
    assert not any(each.is_certain for each in facts)


def test_pages_belong_together_and_a_fact_knows_its_page() -> None:
    card = understand(sheet(HEAD, REFERENCE), sheet(BODY))
    assert card.date is not None and card.date.page == 0
    assert [each.page for each in card.amounts] == [1]
    assert [each.value for each in card.deadlines] == [date(2026, 4, 14), date(2026, 5, 1)]


def test_what_the_sender_will_do_is_no_deadline() -> None:
    said = (
        BlockKind.BODY,
        "Geachte heer,\nWij beslissen vóór 1 juni 2026 over uw aanvraag. U ontvangt uiterlijk "
        "15 juni 2026 bericht. U bent geboren op 4 mei 1980. Uw pas is geldig tot 1 mei 2027.",
    )
    assert understand(sheet(HEAD, REFERENCE, said)).deadlines == ()


def test_nothing_to_do_is_said_only_where_the_letter_says_so() -> None:
    quiet = (BlockKind.BODY, "Geachte heer,\nU hoeft niets te doen. Wij regelen het voor u.")
    others = (BlockKind.BODY, "Geachte heer,\nHebt u al betaald? Dan hoeft u niets te doen.")
    assert [each.kind for each in understand(sheet(HEAD, REFERENCE, quiet)).actions] == [
        ActionKind.NOTHING
    ]
    assert understand(sheet(HEAD, REFERENCE, others)).actions == ()


def test_an_address_whose_at_sign_was_misread_is_no_internet_address() -> None:
    foot = (BlockKind.FOOTER, "14 020  www.heuvelrijk.nl  belastingenGheuvelrijk.nl")
    card = understand(sheet(HEAD, REFERENCE, BODY, foot))
    assert [(each.value, each.is_certain) for each in card.emails] == [
        ("belastingen@heuvelrijk.nl", False)
    ]
    assert "belastingenGheuvelrijk.nl" not in [each.value for each in card.urls]


def test_a_line_by_itself_above_the_salutation_is_the_subject() -> None:
    dated = (BlockKind.REFERENCE, "Datum  3 maart 2026\nOns kenmerk  HB-2026/00412")
    title = (BlockKind.REFERENCE, "Uw belasting voor 2026")
    subject = understand(sheet(HEAD, dated, title, BODY)).subject
    assert subject is not None
    assert (subject.value, subject.is_certain) == ("Uw belasting voor 2026", False)


def test_the_year_of_the_date_may_stand_on_the_next_line_and_is_not_promised() -> None:
    heading = (BlockKind.REFERENCE, "Datum  Nummer\ndinsdag 3 maart  12.34\n2026\n12 januari 2026")
    sent = understand(sheet(HEAD, heading, BODY)).date
    assert sent is not None
    assert (sent.value, sent.is_certain) == (date(2026, 3, 3), False)


def test_the_date_may_stand_below_with_the_place() -> None:
    signed = (BlockKind.BODY, "Heuvelrijk, 3 maart 2026\nDe heffingsambtenaar")
    title = (BlockKind.REFERENCE, "Ons kenmerk  HB-2026/00412")
    sent = understand(sheet(HEAD, title, BODY, signed)).date
    assert sent is not None
    assert (sent.value, sent.role) == (date(2026, 3, 3), FactRole.SENT)


@pytest.mark.parametrize(
    ("printed", "reference"),
    [
        ("Kenmerk voor de betaling: 1234 5678", "12345678"),
        ("Nummer van de beschikking 3288.824", "3288.824"),
        ("Klant-ID 2023/580538", "2023/580538"),
    ],
)
def test_a_reference_may_say_what_it_is_of(printed: str, reference: str) -> None:
    card = understand(sheet(HEAD, (BlockKind.REFERENCE, printed)))
    assert [each.value for each in card.references] == [reference]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Dit bedrag wordt overgemaakt naar rekening NL91 ABNA 0417 1643 00.", "recipient"),
        ("U moet het bedrag overmaken naar rekening NL91 ABNA 0417 1643 00.", "sender"),
        ("Het bedrag moet worden overgemaakt naar rekening NL91 ABNA 0417 1643 00.", "sender"),
        ("Het bedrag dient te worden gestort op NL91 ABNA 0417 1643 00.", "sender"),
        ("Wij konden het niet afschrijven van NL91 ABNA 0417 1643 00.", "recipient"),
    ],
)
def test_an_account_is_whose_money_comes_or_goes(sentence: str, role: str) -> None:
    (account,) = understand(sheet(HEAD, REFERENCE, (BlockKind.BODY, sentence))).ibans
    assert account.role == role


def test_what_the_sender_keeps_is_not_promised_to_be_a_part() -> None:
    kept = (BlockKind.BODY, "U moet € 400,00 terugbetalen. Wij houden € 40,00 per maand in.")
    assert [(each.role, each.is_certain) for each in understand(sheet(HEAD, kept)).amounts] == [
        (FactRole.TO_PAY, True),
        (FactRole.INSTALMENT, False),
    ]


@pytest.mark.parametrize("label", ["Aangaande:", "Betreffende", "Waar gaat het over?"])
def test_a_subject_has_many_labels(label: str) -> None:
    reference = (BlockKind.REFERENCE, "Datum  3 maart 2026")
    subject = (BlockKind.BODY, f"{label} Medisch onderzoek")
    card = understand(sheet(HEAD, reference, subject, BODY))
    assert card.subject is not None and card.subject.value == "Medisch onderzoek"


def test_the_first_word_of_a_sender_is_a_part_of_its_name() -> None:
    head = (BlockKind.LETTERHEAD, "Onderlinge Zorgverzekeraar Het Dal")
    card = understand(sheet(head, REFERENCE, BODY))
    assert card.sender is not None and card.sender.value == "Onderlinge Zorgverzekeraar Het Dal"


def test_the_day_of_the_readers_letter_is_not_that_of_this_one() -> None:
    reference = (BlockKind.REFERENCE, "Uw brief d.d.  1 februari 2026\nDatum  3 maart 2026")
    card = understand(sheet(HEAD, reference, BODY))
    assert card.date is not None and card.date.value == date(2026, 3, 3)
