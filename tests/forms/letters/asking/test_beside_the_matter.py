"""What a letter says beside its matter, which asks its reader nothing."""

import pytest

from forms.letter import ActionKind
from tests.forms.letters.sheets import asked, read_letter


@pytest.mark.parametrize(
    "sentence",
    [
        "Een brief laten vertalen kan bij de bibliotheek.",
        "Neem zo nodig contact op met schuldhulpverlening.",
        "Wie onder bewind staat, leest dit niet zelf. Geef hem door aan de bewindvoerder.",
    ],
)
def test_what_stands_beside_the_matter_asks_nothing(sentence: str) -> None:
    letter = read_letter("Wij hebben uw gegevens bekeken.", sentence)
    assert letter.actions == ()


def test_to_give_notice_is_asked_of_nobody() -> None:
    letter = read_letter(
        "Uw premie wordt € 141,50 per maand.", "Opzeggen kan tot en met 2 juli 2026."
    )
    assert (letter.deadlines, asked(letter)) == ((), [])


def test_whom_to_call_asks_no_call() -> None:
    letter = read_letter("Betaal € 72,60 vóór 14 april 2026.", "Bel de medewerkers op 0123-456789.")
    assert asked(letter) == [ActionKind.PAY]


def test_who_is_called_has_not_to_call() -> None:
    letter = read_letter(
        "U krijgt hulp in huis.", "De organisatie die u koos, belt u volgende week."
    )
    assert ActionKind.CALL not in asked(letter)


def test_a_tax_return_is_no_payment() -> None:
    letter = read_letter(
        "U moet aangifte doen. Doe dit voor 1 mei 2026. Dat kan via www.heuvelrijk.nl."
    )
    assert ActionKind.PAY not in asked(letter)


def test_the_name_of_a_sender_and_a_label_ask_no_answer() -> None:
    letter = read_letter(
        "U bent van harte welkom op 20 maart 2026 om 19.30 uur.",
        "Met vriendelijke groet,\nWoonstichting De Drie Linden",
        reference="Datum  3 maart 2026\nBij antwoord graag vermelden  7278362-S",
    )
    assert ActionKind.REPLY not in asked(letter)


def test_what_is_set_off_against_nothing_owed_asks_nothing_and_promises_nothing() -> None:
    letter = read_letter("Daarvan verrekenen wij € 12,00 met uw eigen risico.")
    assert asked(letter) == []


def test_what_the_sender_does_by_itself_asks_nothing_and_says_nothing() -> None:
    letter = read_letter(
        "Elk jaar vergelijken wij onze gegevens met die van anderen. Dat gebeurt automatisch."
    )
    assert asked(letter) == []


@pytest.mark.parametrize(
    "body",
    [
        "Zorggroep De Linde belt u binnen een week om een afspraak te maken.",
        "Bent u het er niet mee eens? Bel gerust eerst met ons; vaak lost een gesprek al veel op.",
    ],
)
def test_who_is_called_or_may_call_need_not(body: str) -> None:
    letter = read_letter("U krijgt hulp bij het huishouden.", body)
    assert ActionKind.CALL not in asked(letter)
    assert not letter.deadlines


def test_what_goes_with_an_objection_is_not_asked_by_itself() -> None:
    letter = read_letter(
        "Betaal € 81,40: het geld moet er op 16 april 2026 zijn.",
        "Niet eens met de aanslag? Schrijf ons binnen zes weken na de dagtekening. Leg uit waarom "
        "en voeg een kopie van uw parkeerbewijs toe als u dat hebt.",
    )
    assert asked(letter) == [ActionKind.PAY, ActionKind.OBJECT]
