"""Whose a day is: the reader's last one, or one by which others act or all is over."""

from datetime import date

import pytest

from tests.forms.letters.sheets import asked, last_days, read_letter


@pytest.mark.parametrize(
    "sentence",
    [
        "Tot en met 14 april 2026 staat de vragenlijst voor u open; wij hopen dat u meedoet.",
        "Het aanbod blijft geldig als wij uw antwoord uiterlijk op 14 april 2026 ontvangen.",
    ],
)
def test_until_when_to_answer(sentence: str) -> None:
    assert last_days(read_letter(sentence)) == [date(2026, 4, 14)]


@pytest.mark.parametrize(
    ("sentence", "last_day"),
    [
        ("U moet € 30 betalen. U hebt de tijd tot en met 14 mei 2026.", date(2026, 5, 14)),
        (
            "Het zou fijn zijn als wij de lijst voor het eind van de maand van u terugkregen.",
            date(2026, 3, 31),
        ),
    ],
)
def test_until_when_there_is_time(sentence: str, last_day: date) -> None:
    assert last_days(read_letter(sentence)) == [last_day]


@pytest.mark.parametrize(
    "sentence",
    [
        "U moet uiterlijk 30 april 2026 ons bericht ontvangen en getekend terugsturen.",
        "Zorg dat u uiterlijk 30 april 2026 een brief van uw arts krijgt en stuur ons die.",
    ],
)
def test_what_the_reader_must_get_by_a_day_is_theirs(sentence: str) -> None:
    assert last_days(read_letter(sentence)) == [date(2026, 4, 30)]


def test_a_thing_is_asked_between_two_days_until_the_second() -> None:
    letter = read_letter("Geef de stand van uw meter door tussen 1 april en 15 april 2026.")
    assert last_days(letter) == [date(2026, 4, 15)]
    letter = read_letter("Tussen 1 april en 15 april 2026 komen wij langs om de meter te wisselen.")
    assert not letter.deadlines


def test_what_the_sender_brings_between_two_days_is_not_asked() -> None:
    letter = read_letter("Wij zetten de bak tussen 2 en 6 april 2026 bij u voor de deur.")
    assert not letter.deadlines


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit houdt in dat u uiterlijk 30 april 2026 onze beslissing krijgt.",
        "Vorige maand schreven wij dat u uiterlijk 30 april 2026 de uitslag zou horen.",
        "U zult uiterlijk 30 april 2026 bericht over uw verzoek ontvangen.",
        "Binnen 12 weken na de datum waarop de verbouwing klaar moet zijn, ontvangt u het besluit.",
        "Het duurt langer; u heeft uiterlijk 14 april 2026 een besluit.",
        "Uiterlijk 14 april 2026 verneemt u onze uitspraak.",
        "Uiterlijk 14 april 2026 weet u wat wij besluiten.",
        "Voor 14 april 2026 leest u in uw berichtenbox wat wij vinden.",
        "Uiterlijk 14 april 2026 vindt u de uitslag in uw brievenbus.",
        "Een collega die uw zaak nog niet kent, belt u binnen vijf werkdagen.",
        "De arts die u onderzoekt, bezoekt u uiterlijk 14 april 2026.",
        "Daarom maken wij € 45,00 aan u over. U merkt dat uiterlijk op 20 maart 2026.",
        "Wij storten € 45,00 op uw rekening. U ziet het uiterlijk op 20 maart 2026.",
        "Wij betalen u € 45,00 terug. U leest het uiterlijk 20 maart 2026 op uw afschrift.",
    ],
)
def test_a_day_by_which_the_reader_only_hears_or_sees_something_asks_nothing(sentence: str) -> None:
    letter = read_letter(sentence)
    assert not letter.deadlines
    assert not asked(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "De leverancier belt u binnen een week.",
        "De monteur neemt binnen een week contact met u op.",
    ],
)
def test_what_others_will_do_sets_the_reader_no_day(sentence: str) -> None:
    assert not read_letter("U krijgt een nieuwe meter.", sentence).deadlines


def test_when_money_comes_to_the_reader_is_no_last_day() -> None:
    letter = read_letter("Het bedrag van € 30 wordt aan u overgemaakt, binnen drie weken.")
    assert not letter.deadlines


def test_what_was_done_by_the_day_of_the_letter_is_not_asked_by_then() -> None:
    letter = read_letter(
        "Indien u de nota vóór 3 maart 2026 hebt voldaan, kunt u deze brief als niet verzonden "
        "beschouwen."
    )
    assert not letter.deadlines


def test_what_the_sender_will_do_is_no_deadline() -> None:
    letter = read_letter(
        "Wij beslissen vóór 1 juni 2026 over uw aanvraag. U ontvangt uiterlijk 15 juni 2026 "
        "bericht. U bent geboren op 4 mei 1980. Uw pas is geldig tot 1 mei 2027."
    )
    assert last_days(letter) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Wie het daar niet mee eens was, kon bezwaar maken tot en met 14 april.",
        "De beslissing op uw bezwaar is te verwachten binnen twaalf weken, gerekend vanaf de dag "
        "waarop de bezwaartermijn is verstreken.",
    ],
)
def test_what_was_possible_or_comes_from_the_sender_is_nothing_to_do(sentence: str) -> None:
    assert not read_letter(sentence).deadlines


@pytest.mark.parametrize(
    "change",
    [
        "Gaat uw kind op zichzelf wonen? Geef dit dan binnen vier weken aan ons door.",
        "Stopt uw kind met school? Laat ons dat binnen vier weken weten.",
        "Als uw kind op zichzelf gaat wonen, moet u dat binnen vier weken aan ons doorgeven.",
        "Trouwt uw zoon of dochter? Dan moet u dat binnen vier weken melden.",
        "Overlijdt de huurder? Meld dat dan binnen twee weken aan ons.",
    ],
)
def test_a_change_that_may_come_counts_from_no_letter(change: str) -> None:
    letter = read_letter("Wij controleren dit bij de school.", change)
    assert last_days(letter) == [] and asked(letter) == []


def test_who_agrees_or_not_tells_it_now() -> None:
    letter = read_letter("Gaat u niet akkoord? Laat ons dat dan binnen twee weken weten.")
    assert last_days(letter) == [date(2026, 3, 17)]
