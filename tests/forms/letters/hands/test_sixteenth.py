"""What a hand of invented offices and companies taught: court fees, parts, and what goes on.

The sentences are ours.
"""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole, LetterKind
from tests.forms.letters.sheets import asked, read_letter

OURS, YOURS = "NL12 BANK 0123 4567 89", "NL70 VBNK 0987 6543 21"


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
    assert [each.value for each in read_letter(sentence).deadlines] == [last_day]


@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        (f"Betaal op {OURS} en gebruik 3 1422 905518 als kenmerk.", "31422905518"),
        ("Wilt u 3 1422 905518 vermelden?", "31422905518"),
        ("Wilt u 3142 2905 5180 7714 vermelden?", "3142290551807714"),
    ],
)
def test_a_number_in_groups_is_read_to_its_ends(sentence: str, reference: str) -> None:
    assert [each.value for each in read_letter(sentence).references] == [reference]


@pytest.mark.parametrize(
    "sentences",
    [
        "Betreft: uw opname op 7 april 2026",
        "Betreft: Herinnering afspraak 7 april 2026",
        "Betreft: uitnodiging uitreiking diploma's dinsdag 7 april 2026",
        "Wij bezorgen uw kast op 7 april 2026 tussen 13.00 en 17.00 uur. "
        "Zorgt u ervoor dat er iemand thuis is?",
        "Onze monteur meet de ramen op 7 april 2026 tussen 9.00 en 12.00 uur. "
        "Kunt u dan niet thuis zijn, bel ons dan.",
    ],
)
def test_a_day_on_which_somebody_comes_or_is_expected(sentences: str) -> None:
    found = read_letter(sentences).deadlines
    assert [(each.value, each.role) for each in found] == [(date(2026, 4, 7), FactRole.HEARING)]


def test_a_visit_that_is_over_is_no_day_to_come() -> None:
    assert not read_letter("Dank voor uw gesprek op 1 maart 2026 met onze adviseur.").deadlines


def test_works_in_the_street_ask_nobody_to_be_at_home() -> None:
    letter = read_letter("Op 7 april 2026 tussen 13.00 en 17.00 uur is de brug dicht.")
    assert FactRole.HEARING not in {each.role for each in letter.deadlines}


@pytest.mark.parametrize(
    "sentence",
    [
        "Bezwaar maken kan uiterlijk op 14 april 2026; schrijf erbij wat wij hadden moeten doen.",
        "Voor bezwaar is er een termijn: tot en met 14 april 2026 nemen wij het in behandeling.",
        "U kunt bezwaar maken. Wel moet u het uiterlijk op 14 april 2026 indienen.",
        "Wie dit niet wil, kan de zaak uiterlijk op 14 april 2026 aan de kantonrechter voorleggen.",
        "Dit geldt, tenzij iemand op of vóór 14 april 2026 de kantonrechter om een oordeel vraagt.",
    ],
)
def test_until_when_to_object_whatever_else_a_sentence_tells(sentence: str) -> None:
    letter = read_letter(sentence)
    assert [(each.kind, each.before) for each in letter.actions] == [
        (ActionKind.OBJECT, date(2026, 4, 14))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tot en met 14 april 2026 staat de vragenlijst voor u open; wij hopen dat u meedoet.",
        "Het aanbod blijft geldig als wij uw antwoord uiterlijk op 14 april 2026 ontvangen.",
    ],
)
def test_until_when_to_answer(sentence: str) -> None:
    assert [each.value for each in read_letter(sentence).deadlines] == [date(2026, 4, 14)]


def test_when_money_comes_to_the_reader_is_no_last_day() -> None:
    letter = read_letter("Het bedrag van € 30 wordt aan u overgemaakt, binnen drie weken.")
    assert not letter.deadlines


def test_labels_of_the_day_and_the_number() -> None:
    letter = read_letter(
        "Dank voor uw brief.",
        reference="Datum van verzending  12 maart 2026\nRelatie  6647259",
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)
    assert [each.value for each in letter.references] == ["6647259"]


def test_a_label_ends_where_a_day_of_the_week_begins() -> None:
    letter = read_letter(
        "Dank voor uw brief.", reference="Datum van verzending donderdag 12 maart 2026"
    )
    assert letter.date is not None
    assert letter.date.value == date(2026, 3, 12)


def test_who_finds_all_in_order_need_do_nothing() -> None:
    letter = read_letter(
        "Uw inschrijving is rond.",
        "Staat er iets verkeerd, laat het dan binnen 28 dagen na de datum van deze brief weten.",
        "Klopt alles, dan hoeft u niets te doen.",
    )
    assert asked(letter) == [ActionKind.NOTHING]


@pytest.mark.parametrize(
    ("sentences", "kind"),
    [
        (
            "Nog altijd ontbreekt het verslag van uw arts. Dit is een rappel. "
            "Zorg dat het uiterlijk op 14 april 2026 bij ons is.",
            LetterKind.REMINDER,
        ),
        (
            "Op 3 februari 2026 schreven wij u hierover. Uw antwoorden ontbreken nog. "
            "Stuur de lijst binnen 14 dagen terug.",
            LetterKind.REMINDER,
        ),
        (
            "Wij hebben herhaaldelijk om betaling gevraagd. Betaal € 51,00 binnen een week, "
            "anders geven wij de zaak uit handen.",
            LetterKind.FINAL_DEMAND,
        ),
    ],
)
def test_what_is_asked_again_and_again(sentences: str, kind: LetterKind) -> None:
    assert read_letter(sentences).kind is kind


def test_nothing_as_an_answer_is_nothing_to_do() -> None:
    letter = read_letter("U krijgt € 51,00 terug.", "Wat moet u daarvoor doen? Niets.")
    assert asked(letter) == [ActionKind.NOTHING]
