"""What letters of a hand that tells much and asks little taught, in words of our own."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, read_letter

DUE, HEARING = FactRole.DUE, FactRole.HEARING
DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Uw bezwaar behandelen wij alleen als wij het uiterlijk op 14 april 2026 binnen hebben.",
        "De commissie beoordeelt een bezwaarschrift als dat voor 14 april 2026 is ontvangen.",
        "Een bezwaar wordt behandeld, mits dat binnen zes weken na de datum van deze brief bij "
        "ons binnen is.",
    ],
)
def test_what_the_sender_does_only_for_who_is_in_time_sets_a_last_day(text: str) -> None:
    letter = read_letter(text)
    assert [(each.kind, each.before) for each in letter.actions] == [(ActionKind.OBJECT, DAY)]


def test_whom_a_decision_touches_says_nothing_of_who_sends_it() -> None:
    letter = read_letter(
        "Wie door dit besluit wordt getroffen, kan binnen zes weken nadat deze brief is bezorgd "
        "een bezwaarschrift sturen."
    )
    assert [each.value for each in letter.deadlines] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Uiterlijk 14 april 2026 verneemt u onze uitspraak.",
        "Uiterlijk 14 april 2026 weet u wat wij besluiten.",
        "Voor 14 april 2026 leest u in uw berichtenbox wat wij vinden.",
        "Uiterlijk 14 april 2026 vindt u de uitslag in uw brievenbus.",
        "Een collega die uw zaak nog niet kent, belt u binnen vijf werkdagen.",
        "De arts die u onderzoekt, bezoekt u uiterlijk 14 april 2026.",
    ],
)
def test_what_the_reader_gets_to_know_or_is_called_for_is_nothing_to_do(text: str) -> None:
    letter = read_letter(text)
    assert not letter.deadlines and not letter.actions


@pytest.mark.parametrize(
    "text",
    [
        "Uw gesprek is gepland voor 14 april 2026.",
        "Het huisbezoek valt op 14 april 2026.",
        "De keuring staat op 14 april 2026.",
        "De monteur belt op 14 april 2026 om 10.00 uur bij u aan.",
    ],
)
def test_a_day_that_an_appointment_stands_on_is_one_to_come(text: str) -> None:
    assert [(each.value, each.role) for each in read_letter(text).deadlines] == [(DAY, HEARING)]


def test_a_sum_behind_a_day_is_no_year() -> None:
    letter = read_letter("Betaal uiterlijk 14 april 43 euro aan ons terug.")
    assert [(each.kind, each.before) for each in letter.actions] == [(ActionKind.PAY, DAY)]


def test_what_is_over_by_a_day_is_no_appointment() -> None:
    assert not read_letter("Het onderzoek naar de brand is op 14 april 2026 afgerond.").deadlines


@pytest.mark.parametrize(
    "text",
    [
        "Krijgt u een andere baan, geef dat dan binnen drie weken aan ons door.",
        "Wordt uw inkomen hoger, laat het ons dan binnen een maand weten.",
        "Kunt u niet? Bel dan uiterlijk twee werkdagen vooraf.",
    ],
)
def test_a_term_of_what_may_come_is_not_counted_from_the_letter(text: str) -> None:
    assert not read_letter(text).deadlines


@pytest.mark.parametrize(
    "text",
    [
        "Bent u het niet eens met dit besluit, laat dat dan binnen zes weken in een "
        "bezwaarschrift weten.",
        "Vindt u ons besluit verkeerd, dan staat tot 14 april 2026 bezwaar open.",
    ],
)
def test_who_disagrees_has_a_term_all_the_same(text: str) -> None:
    letter = read_letter(text)
    assert [each.value for each in letter.deadlines] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "U krijgt een boete van € 40, te betalen binnen zes weken na de datum van deze brief.",
        "Zorgt u ervoor dat het bedrag van € 40 uiterlijk 14 april 2026 is betaald?",
        "De € 40 is niet betaald; wij wachten op uw betaling tot en met 14 april 2026.",
    ],
)
def test_a_last_day_to_pay_may_be_told_in_passing(text: str) -> None:
    letter = read_letter(text)
    assert (ActionKind.PAY, DAY) in [(each.kind, each.before) for each in letter.actions]


@pytest.mark.parametrize(
    "text",
    [
        "Er valt voor u niets te regelen.",
        "Dit gaat vanzelf, zonder dat u er iets voor doet.",
        "Een bevestiging van uw kant is overbodig.",
        "Bewaar deze brief; meer is niet nodig.",
        "U kunt rustig afwachten.",
    ],
)
def test_that_nothing_need_be_done_is_said_in_many_ways(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    "text",
    [
        "Bij uw verzoek dient een huurcontract te worden meegestuurd, uiterlijk 14 april 2026.",
        "Een bewijs van inschrijving moet voor 14 april 2026 zijn toegezonden.",
        "De bankafschriften moeten uiterlijk 14 april 2026 worden overgelegd.",
    ],
)
def test_papers_that_must_be_sent_are_asked(text: str) -> None:
    assert asked(read_letter(text)) == [ActionKind.SEND_DOCUMENTS]


def test_no_day_is_for_paying_where_no_word_is_of_it() -> None:
    letter = read_letter(
        "De uitkering is € 940.",
        "Wij moeten uw opgave van gewerkte uren uiterlijk 14 april 2026 hebben.",
    )
    assert asked(letter) == [ActionKind.REPLY]


def test_an_objection_that_was_made_is_none_to_make() -> None:
    letter = read_letter("Tijdens de zitting kunt u uw bezwaar mondeling toelichten.")
    assert ActionKind.OBJECT not in asked(letter)
