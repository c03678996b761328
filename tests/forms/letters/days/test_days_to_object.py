"""Until when who disagrees may object, however a letter says it; letters of 3 March 2026."""

from datetime import date

import pytest

from forms.letter import ActionKind, FactRole
from tests.forms.letters.sheets import asked, asked_by, last_days, read_letter

DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Uw bezwaar behandelen wij alleen als wij het uiterlijk op 14 april 2026 binnen hebben.",
        "De commissie beoordeelt een bezwaarschrift als dat voor 14 april 2026 is ontvangen.",
        "Een bezwaar wordt behandeld, mits dat binnen zes weken na de datum van deze brief bij "
        "ons binnen is.",
        "Bezwaar maken kan uiterlijk op 14 april 2026; schrijf erbij wat wij hadden moeten doen.",
        "Voor bezwaar is er een termijn: tot en met 14 april 2026 nemen wij het in behandeling.",
        "U kunt bezwaar maken. Wel moet u het uiterlijk op 14 april 2026 indienen.",
        "Wie dit niet wil, kan de zaak uiterlijk op 14 april 2026 aan de kantonrechter voorleggen.",
        "Dit geldt, tenzij iemand op of vóór 14 april 2026 de kantonrechter om een oordeel vraagt.",
    ],
)
def test_objecting_has_a_last_day_whatever_else_a_sentence_tells(text: str) -> None:
    assert asked_by(read_letter(text)) == [(ActionKind.OBJECT, DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Bent u het niet eens met dit besluit, laat dat dan binnen zes weken in een "
        "bezwaarschrift weten.",
        "Vindt u ons besluit verkeerd, dan staat tot 14 april 2026 bezwaar open.",
        "Wie door dit besluit wordt getroffen, kan binnen zes weken nadat deze brief is bezorgd "
        "een bezwaarschrift sturen.",
        "U kunt binnen zes weken na de dag waarop wij deze brief verstuurden bezwaar maken.",
    ],
)
def test_who_disagrees_has_a_term_all_the_same(text: str) -> None:
    assert last_days(read_letter(text)) == [DAY]


@pytest.mark.parametrize(
    "then",
    [
        "Zorg dat wij dit uiterlijk 14 april 2026 ontvangen.",
        "Zorg ervoor dat het vóór 14 april 2026 bij ons is.",
        "Doe dat uiterlijk op 14 april 2026.",
    ],
)
def test_a_day_for_what_the_sentence_before_names_is_for_objecting(then: str) -> None:
    letter = read_letter(
        "Maak € 80,00 uiterlijk 1 mei 2026 over op NL70 VBNK 0987 6543 21.",
        "Als u het met dit besluit niet eens bent, kunt u een bezwaarschrift sturen.",
        then,
    )
    assert asked_by(letter) == [(ActionKind.PAY, date(2026, 5, 1)), (ActionKind.OBJECT, DAY)]


def test_what_is_granted_in_two_words_has_the_day_of_the_next_sentence() -> None:
    letter = read_letter("Bezwaar maken? Dat kan.", "Doe dat wel uiterlijk op 20 maart 2026.")
    assert asked_by(letter) == [(ActionKind.OBJECT, date(2026, 3, 20))]


def test_who_had_expected_more_may_object() -> None:
    letter = read_letter("Had u een hoger bedrag verwacht, dan kunt u tot 14 april bezwaar maken.")
    assert asked(letter) == [ActionKind.OBJECT]
    assert [each.role for each in letter.deadlines] == [FactRole.DUE]


@pytest.mark.parametrize(
    "text",
    [
        "Bezwaarbrieven nemen wij aan tot en met 14 april 2026.",
        "Bezwaren worden tot en met 14 april 2026 door ons behandeld.",
        "Wij beoordelen de boete opnieuw als u ons vóór 14 april 2026 een bezwaarschrift stuurt.",
        "Een bezwaarschrift dat uiterlijk 14 april 2026 binnen is, behandelen wij.",
    ],
)
def test_what_the_sender_does_with_an_objection_leaves_the_day_to_the_reader(text: str) -> None:
    assert asked_by(read_letter("U krijgt een boete.", text)) == [(ActionKind.OBJECT, DAY)]


def test_who_objects_and_pays_all_the_same_pays_by_that_day() -> None:
    letter = read_letter(
        "U moet € 80,00 betalen op NL70 VBNK 0987 6543 21.",
        "Ook als u bezwaar maakt, betaalt u vóór 30 april 2026.",
    )
    assert (ActionKind.OBJECT, date(2026, 4, 30)) not in asked_by(letter)
    assert (ActionKind.PAY, date(2026, 4, 30)) in asked_by(letter)


@pytest.mark.parametrize("address", ["toeslag.example/bezwaar", "dienst.vlaanderen/bezwaar/maken"])
def test_an_address_says_nothing_of_objecting(address: str) -> None:
    letter = read_letter(
        "Wij zetten uw toeslag stop per 1 juli 2026, omdat uw inkomen te hoog is geworden.",
        f"Klopt dit niet? Pas dan vóór 30 maart 2026 uw gegevens aan op {address}.",
        "U kunt uiterlijk op 14 april 2026 bezwaar maken.",
    )
    assert (ActionKind.OBJECT, DAY) in asked_by(letter)
    assert asked(letter).count(ActionKind.OBJECT) == 1
