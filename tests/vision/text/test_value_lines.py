"""Accounts and telephone numbers in small print: their form and check digits tell."""

import pytest

from models.text_line import TextLine
from tests.vision.text.lines_seen import line_seen
from vision.text.account_lines import account_in, may_be_account
from vision.text.phone_lines import may_be_phone, phone_in, phones_in


@pytest.fixture(scope="module")
def network() -> TextLine:
    return TextLine()


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("NL91 ABNA 0417 1[86]43 00", "NL91 ABNA 0417 1843 00"),
        ("NL91 A[8B]NA 0417 1643 00", "NL91 A8NA 0417 1643 00"),
    ],
)
def test_an_account_is_what_keeps_its_check_digits(
    network: TextLine, shown: str, read: str
) -> None:
    assert may_be_account(read)
    assert account_in(line_seen(network, shown), read) == "NL91 ABNA 0417 1643 00"


def test_an_account_with_wrong_check_digits_seen_clearly_is_left(network: TextLine) -> None:
    read = "NL91 ABNA 0417 1843 00"
    assert account_in(line_seen(network, read), read) is None


@pytest.mark.parametrize("text", ["NL91 ABNA 0417 1643 00", "Kenmerk 2026", "1234567890123456"])
def test_what_is_right_or_no_account_is_not_read_again(text: str) -> None:
    assert not may_be_account(text)


@pytest.mark.parametrize(
    ("shown", "read", "number"),
    [
        ("+[53]1 88 557 32 60", "+51 88 557 32 60", "+31 88 557 32 60"),
        ("+31 (0[5)]33 555 34 60", "+31 (0533 555 34 60", "+31 (0)33 555 34 60"),
    ],
)
def test_a_number_is_what_is_written_as_one(
    network: TextLine, shown: str, read: str, number: str
) -> None:
    assert may_be_phone(read)
    assert phone_in(line_seen(network, shown), read, ()) == number


def test_of_two_numbers_the_one_printed_elsewhere_is_likelier(network: TextLine) -> None:
    line, read = line_seen(network, "0[08]8 555 40 30"), "008 555 40 30"
    assert phone_in(line, read, ()) is None
    assert phone_in(line, read, ("088 555 40 30",)) == "088 555 40 30"


def test_another_number_seen_clearly_is_another(network: TextLine) -> None:
    read = "088 555 40 31"
    assert phone_in(line_seen(network, read), read, ("088 555 40 30",)) == read


def test_numbers_of_a_line_are_found_as_written() -> None:
    assert list(phones_in("Bel (088) 555 40 30 of +31 20 555 10 00.")) == [
        "(088) 555 40 30", "+31 20 555 10 00",
    ]  # fmt: skip
