"""A letter in wordings of our own becomes a card whose facts lie where they are printed.

Many more letters are measured by `python -m tests.benchmarks letters`.
"""

from datetime import date
from decimal import Decimal

from forms.letter import ActionKind, FactRole, LetterKind, Money
from forms.letters.understand import understand
from tests.forms.letters.sheets import TAXES_BODY, TAXES_HEAD, TAXES_REFERENCE, sheet


def test_a_letter_becomes_a_card() -> None:
    card = understand(sheet(TAXES_HEAD, TAXES_REFERENCE, TAXES_BODY))
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
    page = sheet(TAXES_HEAD, TAXES_REFERENCE, TAXES_BODY)
    card = understand(page)
    words = {word.text: word for each in page.lines() for word in each.words}
    area = card.amounts[0].area
    assert area is not None
    assert area.xy[0].tolist() == [words["€"].left_mm, words["€"].top_mm]
    assert area.xy[2].tolist() == [words["245,60"].right_mm, words["245,60"].bottom_mm]
    assert card.amounts[0].sentence == "U moet € 245,60 betalen vóór 1 mei 2026."


def test_nothing_is_promised_of_print_that_was_read_badly() -> None:
    card = understand(sheet(TAXES_HEAD, TAXES_REFERENCE, TAXES_BODY, sure=0.5))
    facts = (*card.deadlines, *card.amounts, *card.ibans)
    assert facts
    assert not any(each.is_certain for each in facts)


def test_pages_belong_together_and_a_fact_knows_its_page() -> None:
    card = understand(sheet(TAXES_HEAD, TAXES_REFERENCE), sheet(TAXES_BODY))
    assert card.date is not None and card.date.page == 0
    assert [each.page for each in card.amounts] == [1]
    assert [each.value for each in card.deadlines] == [date(2026, 4, 14), date(2026, 5, 1)]
