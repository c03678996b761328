"""By when what must be done, where a sentence says more than that; the sentences are ours."""

from datetime import date

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, read_letter

DAY = date(2026, 4, 14)


def _days(*body: str) -> list[tuple[ActionKind, date | None]]:
    return [(each.kind, each.before) for each in read_letter(*body).actions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gaat u uiterlijk op 14 april 2026 in beroep bij de commissie, dan hoeft u de boete "
        "nog niet te betalen.",
        "U hoeft niet te komen, maar u moet uiterlijk op 14 april 2026 verweer voeren.",
    ],
)
def test_what_need_not_be_done_in_another_clause_leaves_a_day_as_it_is(sentence: str) -> None:
    assert (ActionKind.OBJECT, DAY) in _days(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "U hoeft uiterlijk op 14 april 2026 niets te betalen.",
        "Voor 14 april 2026 hoeft u geen reactie te sturen.",
        # The other side's in a case.
        "De gedaagde heeft tot 14 april 2026 gekregen om te reageren op uw stukken.",
    ],
)
def test_a_day_by_which_nothing_need_be_done_is_none(sentence: str) -> None:
    assert not read_letter(sentence).deadlines


@pytest.mark.parametrize(
    "sentence",
    [
        "De motivering moet uiterlijk op 14 april 2026 door ons zijn ontvangen.",
        "U krijgt tot en met 14 april 2026 om uw redenen op te schrijven.",
        "Laat uiterlijk op 14 april 2026 weten op welke gronden uw bezwaar rust.",
    ],
)
def test_the_reasons_of_an_objection_that_was_made_are_an_answer(sentence: str) -> None:
    body = ("Op 2 februari 2026 ontvingen wij uw bezwaar.", sentence)
    assert _days(*body) == [(ActionKind.REPLY, DAY)]


def test_the_reasons_in_an_objection_to_come_are_none() -> None:
    sentence = (
        "U kunt bezwaar maken: uw bezwaarschrift met de gronden moet uiterlijk op 14 april 2026 "
        "door ons zijn ontvangen."
    )
    assert _days(sentence) == [(ActionKind.OBJECT, DAY)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Verzet de les uiterlijk op 14 april 2026 via onze website.", ActionKind.REPLY),
        ("U kunt uiterlijk op 14 april 2026 in verzet gaan.", ActionKind.OBJECT),
        ("Schrijf u voor 14 april 2026 voor de cursus in.", ActionKind.REPLY),
    ],
)
def test_words_of_objecting_and_of_answers_are_told_apart(sentence: str, kind: ActionKind) -> None:
    assert _days("Over de cursus leest u hier meer.", sentence)[-1] == (kind, DAY)


def test_what_the_sender_pays_back_is_nothing_to_pay_by_the_next_day() -> None:
    body = (
        "De € 25,00 die u voorschoot, storten wij morgen terug.",
        "De ombudsman kijkt mee als u hem uiterlijk op 14 april 2026 schrijft.",
    )
    assert ActionKind.PAY not in asked(read_letter(*body))


def test_an_answer_for_which_there_is_a_term_is_asked() -> None:
    sentence = "Voor uw opgave geldt een termijn van twee weken na de datum van deze brief."
    assert _days("Over het aantal leden weten wij nog niets.", sentence) == [
        (ActionKind.REPLY, date(2026, 3, 17))
    ]


@pytest.mark.parametrize(
    ("sentence", "is_readers"),
    [
        ("De beslistermijn verstrijkt op 14 april 2026; u hoeft niet te reageren.", False),
        ("De behandeltermijn van uw aanvraag eindigt op 14 april 2026.", False),
        ("De termijn voor uw reactie eindigt op 14 april 2026.", True),
    ],
)
def test_a_term_in_which_the_sender_decides_is_not_the_readers(
    sentence: str, is_readers: bool
) -> None:
    assert bool(read_letter(sentence).deadlines) is is_readers


@pytest.mark.parametrize(
    "sentence",
    [
        "Bent u het oneens met wat wij beslisten, stuur dan voor 14 april 2026 een brief.",
        "Denkt u anders over dit besluit, schrijf dan voor 14 april 2026 waarom.",
    ],
)
def test_what_may_be_objected_to_is_objected_to_by_a_letter(sentence: str) -> None:
    assert _days(sentence)[-1] == (ActionKind.OBJECT, DAY)


@pytest.mark.parametrize("choice", ["U kunt zelf een tijd kiezen.", "Wilt u van groep wisselen?"])
def test_until_when_what_the_sentence_before_offers_may_be_done(choice: str) -> None:
    letter = read_letter(f"{choice} Dat kan tot en met vrijdag 24 april 2026.")
    assert [each.value for each in letter.deadlines] == [date(2026, 4, 24)]


@pytest.mark.parametrize(
    ("term", "last_day"),
    [("achttien dagen", date(2026, 3, 23)), ("zeventien weken", date(2026, 6, 30))],
)
def test_every_number_in_words_counts(term: str, last_day: date) -> None:
    letter = read_letter(f"Betaal € 30 binnen {term} na de datum van deze brief.")
    assert [each.value for each in letter.deadlines] == [last_day]


def test_a_day_without_a_year_is_promised_where_it_comes_soon() -> None:
    soon = read_letter("U moet € 20,00 uiterlijk op 30 april betalen.")
    late = read_letter("U moet € 20,00 uiterlijk op 20 februari betalen.")
    assert [(each.value, each.is_certain) for each in soon.deadlines] == [(date(2026, 4, 30), True)]
    assert [(each.value, each.is_certain) for each in late.deadlines] == [
        (date(2027, 2, 20), False)
    ]
