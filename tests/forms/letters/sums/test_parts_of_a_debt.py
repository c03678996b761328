"""Sums that are one of several: kept each month, paid so many times, or no part of any debt."""

from decimal import Decimal

import pytest

from forms.letter import ActionKind, FactRole, Money
from tests.forms.letters.sheets import asked, read_letter, roles

PAY, PART, BACK = FactRole.TO_PAY, FactRole.INSTALMENT, FactRole.REFUND


@pytest.mark.parametrize(
    "sentence",
    [
        "U maakt 5 maal € 40,20 over, de eerste keer uiterlijk op 1 mei 2026.",
        "Wij spraken 5 keer € 40,20 met u af voor uw schuld.",
    ],
)
def test_what_is_paid_so_many_times_is_an_instalment(sentence: str) -> None:
    assert roles(read_letter(sentence)) == {"40.20": PART}


@pytest.mark.parametrize("parts", ["zes porties", "6 gelijke stukjes", "vier rondes"])
def test_parts_are_told_whatever_they_are_called(parts: str) -> None:
    letter = read_letter(f"De schuld is € 300,00. U lost die af in {parts} van € 50,00.")
    assert roles(letter) == {"300.00": PAY, "50.00": PART}


def test_a_first_part_is_a_part_however_its_sum_is_joined_to_it() -> None:
    letter = read_letter("De eerste termijn, groot € 75,00, betaalt u uiterlijk op 20 maart 2026.")
    assert [
        each.role
        for each in letter.amounts
        if isinstance(each.value, Money) and each.value.amount == Decimal(75)
    ] == [PART]


def test_the_sum_of_the_instalments_is_counted_with_cents_before_their_number() -> None:
    letter = read_letter(
        "U hebt een betalingsregeling.",
        "Per maand maakt u € 39,73 over, voor het eerst voor 20 maart 2026.",
        "Zo is € 119,19 over 3 maanden betaald.",
    )
    assert roles(letter)["119.19"] is PAY


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


@pytest.mark.parametrize(
    "said", ["U gaat € 103,00 per maand betalen.", "Uw nieuwe maandbedrag is € 103,00."]
)
def test_what_will_be_paid_by_month_pays_a_debt_off(said: str) -> None:
    of_debt = read_letter("Wij berekenden hoeveel u van uw studieschuld terugbetaalt.", said)
    of_use = read_letter("De prijs van ons water verandert.", said)
    assert roles(of_debt)["103.00"] is PART
    assert roles(of_use)["103.00"] is not PART


def test_a_new_monthly_amount_beside_money_given_back_pays_no_debt() -> None:
    letter = read_letter("Wij storten € 40,00 terug. Je nieuwe maandbedrag is € 68,68.")
    assert roles(letter) == {"40.00": BACK, "68.68": None}


def test_a_debt_that_is_paid_off_by_the_month_is_not_asked_at_once() -> None:
    letter = read_letter(
        "Vanaf april betaalt u een ander bedrag.",
        reference="Openstaande studieschuld: € 21.480,00\nNieuw maandbedrag: € 96,40",
    )
    assert roles(letter)["21480.00"] is None


def test_instalments_that_were_paid_are_none_to_pay() -> None:
    letter = read_letter("Wij rekenden af over 2025.", reference="Betaalde termijnen  € 30,00")
    assert roles(letter) == {"30.00": None}


def test_what_the_sender_keeps_is_not_promised_to_be_a_part() -> None:
    kept = read_letter("U moet € 400,00 terugbetalen. Wij houden € 40,00 per maand in.")
    assert [(each.role, each.is_certain) for each in kept.amounts] == [
        (FactRole.TO_PAY, True),
        (FactRole.INSTALMENT, False),
    ]


def test_so_many_times_a_sum_is_taken_it_is_a_part() -> None:
    letter = read_letter("U gaf ons een machtiging: acht keer schrijven wij € 31,50 af, vanaf mei.")
    assert [each.role for each in letter.amounts] == [FactRole.INSTALMENT]


def test_the_last_of_several_is_a_part_though_it_is_another_sum() -> None:
    letter = read_letter(
        "Het totaal van € 410,42 wordt in tien keer afgeschreven: "
        "negen keer € 41,00 en als laatste € 41,42."
    )
    assert [each.role for each in letter.amounts][1:] == [FactRole.INSTALMENT] * 2


def test_the_second_half_of_a_sum_is_a_part_as_the_first_is() -> None:
    letter = read_letter(
        "U moet € 71,01 betalen.",
        "Twee helften: € 35,51 uiterlijk 4 mei 2026 en € 35,50 op 4 juni 2026.",
    )
    assert roles(letter) == {"71.01": FactRole.TO_PAY, "35.51": PART, "35.50": PART}


def test_what_so_many_of_a_price_make_is_owed_and_the_price_is_not() -> None:
    letter = read_letter(
        "De eigen bijdrage: 40 maal € 5,00, dus € 200,00.", "Betaal voor 3 mei 2026."
    )
    assert roles(letter) == {"5.00": None, "200.00": FactRole.TO_PAY}


def test_what_a_fine_was_brought_down_to_is_asked() -> None:
    letter = read_letter(
        "De boete is verlaagd, van € 90,00 naar € 60,00.", "Betaal binnen een week."
    )
    assert roles(letter) == {"90.00": None, "60.00": FactRole.TO_PAY}
