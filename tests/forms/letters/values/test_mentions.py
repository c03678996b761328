"""Dates, amounts, accounts and addresses as they are printed, and as they are misread."""

from datetime import date
from decimal import Decimal

import pytest

from forms.letters.plain import plain, worded
from forms.letters.values.accounts import ibans_in, is_valid_iban
from forms.letters.values.contacts import (
    dialled,
    emails_in,
    host_of,
    misread_emails_in,
    phones_in,
    urls_in,
)
from forms.letters.values.dates import dates_in
from forms.letters.values.money import amounts_in


@pytest.mark.parametrize(
    "printed",
    [
        "1 mei 2026", "1 MEI 2026", "01-05-2026", "1-5-2026", "1/5/2026", "01.05.2026",
        "2026-05-01", "vrijdag 1 mei 2026", "1e mei 2026",
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_printed(printed: str) -> None:
    (found,) = dates_in(f"Betaal vóór {printed}.")
    assert (found.value, found.is_strict) == (date(2026, 5, 1), True)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Wij schrijven het af in 8 termijnen van 38,06 (laatste termijn 38,02).", "38.06 38.02"),
        ("Het bedrag van 1.250,00 staat nog open.", "1250.00"),
        ("De korting op het bedrag 12,50% en de rit van 38,06 km tellen niet.", ""),
    ],
)
def test_behind_a_word_of_money_a_number_with_cents_needs_no_sign(text: str, sums: str) -> None:
    found = amounts_in(text)
    assert [str(each.amount) for each in found] == sums.split()
    assert not any(each.is_strict for each in found)


@pytest.mark.parametrize(
    "torn",
    [
        "Dat betekent dat u € 6 4 2 m o e t terugbetalen.",
        "Betaal € 6 42 aan ons.",
        "Betaal € 1 250 aan ons.",
        "Betaal 6 42 euro aan ons.",
    ],
)
def test_the_first_digits_of_a_torn_sum_are_no_sum(torn: str) -> None:
    assert not amounts_in(torn)


@pytest.mark.parametrize(
    "whole",
    [
        "Betaal € 642 12 december 2026.",
        "Betaal € 642 12-12-2026.",
        "Betaal € 642 2 weken na vandaag.",
        "Betaal € 642 2026.",
        "Betaal € 642,00 3 dagen eerder.",
        "Betaal op 12 december 2026 642 euro.",
        "Termijn 1 € 642 2 € 642",
    ],
)
def test_a_number_of_something_else_is_no_part_of_a_sum(whole: str) -> None:
    assert {each.amount for each in amounts_in(whole)} == {Decimal(642)}


@pytest.mark.parametrize(
    "misread",
    ["1 rnei 2026", "l mei 2026", "O1-05-2026", "maandag 1 mei 2026", "1-5-26", "1 mci 2026"],
)
def test_a_doubtful_date_is_never_strict(misread: str) -> None:
    assert [each.is_strict for each in dates_in(misread) if each.value] in ([], [False])


@pytest.mark.parametrize(
    "no_date",
    ["31 februari 2026", "Dat kost 12 euro", "artikel 6.1.26", "NL91 ABNA 0417 1643 00", "3 stuks"],
)
def test_what_is_no_date_is_none(no_date: str) -> None:
    assert [each.value for each in dates_in(no_date)] == []


def test_a_number_before_a_date_is_no_part_of_it() -> None:
    assert [each.value for each in dates_in("Betaal € 39 vóór 29 juni 2026.")] == [
        date(2026, 6, 29)
    ]


def test_a_day_without_a_year_is_the_first_after_the_letter() -> None:
    (found,) = dates_in("vóór 3 januari")
    assert found.near(date(2026, 11, 26)) == date(2027, 1, 3)
    assert found.value is None


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("€ 1.234,56", "1234.56"), ("€1234,56", "1234.56"), ("EUR 12,00", "12"), ("€ 45,-", "45"),
        ("€ 45,–", "45"), ("€ 312.000", "312000"), ("45 euro", "45"), ("12,50 euro", "12.50"),
        ("vijftig euro", "50"),
    ],
)  # fmt: skip
def test_an_amount_is_read_to_the_cent(printed: str, amount: str) -> None:
    (found,) = amounts_in(f"U betaalt {printed} per maand.")
    assert (found.amount, found.is_strict) == (Decimal(amount), True)


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("WOZ-waarde 268.000", "268000"),
        ("een waarde van 95.500 volgens de taxatie", "95500"),
        ("0,0421% x 264.000", "264000"),
        ("Gas per m3: € 0,268", "0.268"),
    ],
)
def test_a_worth_needs_no_sign_and_a_price_may_have_parts_of_cents(told: str, amount: str) -> None:
    (found,) = amounts_in(told)
    assert (found.amount, found.is_strict) == (Decimal(amount), False)


@pytest.mark.parametrize("misread", ["E 45,00", "C 45,00", "€ 4S,OO", "€ 45.00"])
def test_a_misread_amount_is_found_but_not_strict(misread: str) -> None:
    (found,) = amounts_in(misread)
    assert (found.amount, found.is_strict) == (Decimal(45), False)


@pytest.mark.parametrize("other", ["4,00 %", "€ 1,2 miljoen", "artikel 12,50%", "24 maanden"])
def test_what_is_no_amount_is_none(other: str) -> None:
    assert amounts_in(other) == []


def test_an_account_counts_only_with_right_check_digits() -> None:
    assert is_valid_iban("NL91ABNA0417164300")
    assert not is_valid_iban("NL91ABNA0417164301")
    assert not is_valid_iban("NL91ABNA041716430")
    (found,) = ibans_in("op rekening NL91 ABNA 0417 1643 00 van de gemeente")
    assert (found.iban, found.is_strict) == ("NL91ABNA0417164300", True)
    (abroad,) = ibans_in("DE89 3704 0044 0532 0130 00")
    assert abroad.iban == "DE89370400440532013000"


@pytest.mark.parametrize("misread", ["NL91 ABNA O417 1643 00", "NL9l ABNA 0417 l643 00"])
def test_a_misread_account_is_mended_but_not_promised(misread: str) -> None:
    (found,) = ibans_in(misread)
    assert (found.iban, found.is_strict) == ("NL91ABNA0417164300", False)


def test_an_account_that_cannot_be_mended_is_not_guessed() -> None:
    assert ibans_in("NL91 ABNA 9999 9999 99") == []


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("14 020", "14020"), ("(020) 123 45 67", "0201234567"), ("088 - 123 45 67", "0881234567"),
        ("+31 (0)88 123 45 67", "0881234567"), ("0031 88 1234567", "0881234567"),
        ("0800-0543", "08000543"), ("0800 – 0990", "08000990"), ("06-12345678", "0612345678"),
        ("0900 45 12", "09004512"), ("0800 – 30 77", "08003077"), ("0800 12 34 567", "08001234567"),
    ],
)  # fmt: skip
def test_a_telephone_number_is_as_it_is_dialled(printed: str, number: str) -> None:
    assert [each.value for each in phones_in(f"Bel {printed} voor vragen.")] == [number]
    assert dialled(printed.replace("–", "-")) == number


def test_a_telephone_number_that_may_go_on_is_not_promised() -> None:
    texts = ("Bel 0800 9907 50.", "Bel 0800 9907, 24 uur per dag.", "Bel 0800 9907 24 uur per dag.")
    found = [phones_in(text) for text in texts]
    assert [[each.is_strict for each in mentions] for mentions in found] == [
        [False],
        [True],
        [True],
    ]


@pytest.mark.parametrize(
    "other",
    [
        "NL55 VBNK 0330 0330 03", "12-03-2026", "kenmerk 4393 4783 6111 6354", "1230 AC",
        "0800 12 34 5678",
    ],
)  # fmt: skip
def test_digits_of_something_else_are_no_telephone_number(other: str) -> None:
    assert phones_in(other) == []


def test_addresses_end_before_the_stop_of_the_sentence() -> None:
    text = "Kijk op www.gemeente.nl/bezwaar. Of mail naar Info@Gemeente.nl."
    assert [each.value for each in urls_in(text)] == ["www.gemeente.nl/bezwaar"]
    assert [each.value for each in emails_in(text)] == ["info@gemeente.nl"]


def test_a_host_is_compared_in_ascii() -> None:
    assert host_of("https://www.Gemeente.nl/betalen?id=1") == "gemeente.nl"
    assert host_of("belastingdìenst.nl") == "xn--belastingdenst-ulb.nl"


def test_plain_text_keeps_every_place_and_mends_telling_words_only() -> None:
    assert plain("Vóór Betaaldatum") == "voor betaaldatum"
    assert plain("uiter1ijk be7alen heeft wegen") == "uiterlijk be7alen heeft wegen"
    text = "Kijk op www.x.nl/betalen."
    assert len(worded(text)) == len(text)
    assert "betalen" not in worded(text)


@pytest.mark.parametrize(
    ("printed", "email"),
    [
        ("www.x-gemeente.nl postGx-gemeente.nl", "post@x-gemeente.nl"),
        ("zorgßbureauzorg.nl", "zorg@bureauzorg.nl"),
        ("Mail naar info©gemeente.nl.", "info@gemeente.nl"),
        ("E-mail info8gemeente.nl", "info@gemeente.nl"),
        ("belastingØgemeente.nl", "belasting@gemeente.nl"),
        ("www.gemeente.nl baliefgemeente.nl", "balie@gemeente.nl"),
    ],
)
def test_an_address_whose_at_sign_was_misread_is_mended_but_not_promised(
    printed: str, email: str
) -> None:
    (found,) = misread_emails_in(printed, {"gemeente.nl", "x-gemeente.nl"})
    assert (found.value, found.is_strict) == (email, False)


@pytest.mark.parametrize(
    ("printed", "email", "is_strict"),
    [
        ("post@/gemeente.nl", "post@gemeente.nl", False),
        ("postØ@gemeente.nl", "post@gemeente.nl", False),
        ("Ieden@gemeente.nl", "leden@gemeente.nl", False),
        ("Info@gemeente.nl", "info@gemeente.nl", True),
        ("post @gemeente.nl", "post@gemeente.nl", True),
    ],
)
def test_what_is_seen_beside_the_signs_of_an_address_is_left_out(
    printed: str, email: str, is_strict: bool
) -> None:
    (found,) = emails_in(printed)
    assert (found.value, found.is_strict) == (email, is_strict)


@pytest.mark.parametrize(
    "other",
    ["Kijk op zorggemeente.nl.", "www.mijngemeente.nl", "mijn.gemeente.nl", "a@gemeente.nl"],
)
def test_an_internet_address_is_not_made_an_address_to_write_to(other: str) -> None:
    assert misread_emails_in(other, {"gemeente.nl"}) == []


def test_the_end_of_an_address_is_mended_but_not_promised() -> None:
    (found,) = urls_in("Kijk op www.gemeente.n1/betalen.")
    assert (found.value, found.is_strict) == ("www.gemeente.nl/betalen", False)


def test_two_sentences_without_their_space_are_no_address() -> None:
    assert urls_in("Wij hebben enkele vragen.De lijst moet snel terug.") == []
    assert [each.value for each in urls_in("Kijk op vragen.de of OP.NL.")] == ["vragen.de", "OP.NL"]


@pytest.mark.parametrize("between", ["-", ".", " – ", "\u2011", "\xa0", "·"])
def test_groups_of_an_account_stand_apart_in_many_ways(between: str) -> None:
    (found,) = ibans_in(f"op {between.join(('NL91', 'ABNA', '0417', '1643', '00'))}, kenmerk 12")
    assert (found.iban, found.is_strict) == ("NL91ABNA0417164300", True)
