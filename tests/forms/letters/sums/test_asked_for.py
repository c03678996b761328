"""Sums that are to be paid: asked politely, wanted back, open, or due to a court."""

from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Money
from tests.forms.letters.sheets import asked, read_letter, roles

PAY = FactRole.TO_PAY


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


def test_what_was_paid_and_must_come_back_is_asked() -> None:
    letter = read_letter(
        "De door ons betaalde € 51,00 dient uiterlijk op 14 april 2026 te zijn terugbetaald."
    )
    assert roles(letter) == {"51.00": PAY}


@pytest.mark.parametrize(
    "text",
    [
        "Verder gebeurt er niets, mits € 80,00 voor 1 april 2026 is overgemaakt.",
        "Er zijn geen kosten aan verbonden, mits € 80,00 binnen 14 dagen na vandaag is voldaan.",
        "U voorkomt een verhoging, mits de € 80,00 voor 1 april 2026 is bijgeschreven.",
    ],
)
def test_what_must_be_in_to_keep_something_off_is_asked(text: str) -> None:
    assert roles(read_letter(text)) == {"80.00": PAY}


def test_what_the_next_sentence_asks_is_to_pay() -> None:
    (amount,) = read_letter("Dat kost € 33. Wilt u dat vóór 3 april 2026 betalen?").amounts
    assert (amount.value, amount.role) == (Money(Decimal(33)), PAY)


def test_a_price_is_asked_where_the_next_sentence_says_when_to_pay() -> None:
    letter = read_letter(
        "Het boek is niet terug. De kosten zijn € 24,55. U betaalt vóór 14 april aan de balie.",
        "Een boek kost gemiddeld € 14,15.",
    )
    assert roles(letter)["24.55"] is PAY


@pytest.mark.parametrize(
    "said",
    [
        "Wij eisen dat u € 940,00 uiterlijk aan het einde van deze maand betaalt.",
        "U lost iedere maand € 94,00 af, totdat het bedrag van € 940,00 is betaald.",
    ],
)
def test_what_must_be_paid_in_all_is_asked(said: str) -> None:
    letter = read_letter("U heeft nog een schuld bij ons.", said)
    assert roles(letter)["940.00"] is PAY


def test_what_stands_open_is_asked() -> None:
    letter = read_letter(
        "Uw maandhuur is € 531,33.",
        "Het bedrag dat nu openstaat is € 563,32.",
        "Maak het vóór 14 april 2026 over.",
    )
    assert roles(letter) == {"531.33": None, "563.32": PAY}


def test_a_bill_that_nobody_paid_is_to_be_paid() -> None:
    letter = read_letter(
        "Wij hebben echter nog geen betaling van u mogen ontvangen.",
        "Middels deze veertiendagenbrief geven wij u de mogelijkheid € 119,00 te betalen.",
        "U heeft hier na ontvangst van deze brief nog veertien dagen de tijd voor.",
    )
    assert asked(letter) == [ActionKind.PAY]
    assert roles(letter) == {"119.00": PAY}


def test_what_members_are_asked_to_contribute_is_to_be_paid() -> None:
    letter = read_letter("Wij vragen alle leden om een bijdrage van € 12,50 per gezin.")
    assert [each.role for each in letter.amounts] == [PAY]
    letter = read_letter("Wij vragen u een kopie van de eigen bijdrage van € 20 te sturen.")
    assert [each.role for each in letter.amounts] == [None]


def test_the_fee_of_a_court_does_not_hide_what_is_owed() -> None:
    letter = read_letter(
        "U bent € 312,40 verschuldigd.",
        "Voor beroep bij de rechtbank betaalt u € 51,00 griffierecht.",
    )
    assert roles(letter) == {"312.40": PAY, "51.00": None}


def test_the_fee_that_a_court_asks_of_the_reader_is_to_be_paid() -> None:
    letter = read_letter("U betaalt € 51,00 griffierecht voor uw beroep binnen vier weken.")
    assert roles(letter) == {"51.00": PAY}


def test_a_sum_whose_own_sentence_asks_comes_before_a_larger_one() -> None:
    letter = read_letter(
        "Hierbij ontvangt u de aanslag.",
        "De aanslag is gegrond op een perceel dat is vastgesteld op € 900,00.",
        "De aanslag bedraagt € 120,00 en dient niet later dan op 18 mei 2026 te worden voldaan.",
        reference="Datum  3 maart 2026\nBetreft  Aanslag",
    )
    assert roles(letter) == {"900.00": None, "120.00": PAY}
