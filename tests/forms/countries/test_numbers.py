import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.countries.country import countries, country
from forms.countries.numbers import CheckedNumber
from tests.forms.countries.files import COUNTRIES

BSN = country("NL").numbers[0]
EVERY = [
    pytest.param(number, written, id=f"{code}-{number.id}")
    for code, of in countries().items()
    for number, written in zip(of.numbers, COUNTRIES[code]["numbers"], strict=True)
]


@pytest.mark.parametrize(("number", "written"), EVERY)
def test_a_number_holds_as_its_country_says(number: CheckedNumber, written: dict[str, Any]) -> None:
    assert [text for text in written["right"] if number.holds(text) is not True] == []
    assert [text for text in written["wrong"] if number.holds(text) is not False] == []


@pytest.mark.parametrize(("number", "written"), EVERY)
def test_one_wrong_digit_never_keeps_an_example_right(
    number: CheckedNumber, written: dict[str, Any]
) -> None:
    for text in written["right"]:
        digits = re.sub(r"\D", "", text)
        for place in range(len(digits)):
            for change in range(1, 10):
                other = str((int(digits[place]) + change) % 10)
                assert number.holds(digits[:place] + other + digits[place + 1 :]) is False


@pytest.mark.parametrize("text", ["111222333", "111.222.333", "1112 22 333", "999990019"])
def test_a_bsn_that_passes_the_elfproef_is_right(text: str) -> None:
    assert BSN.holds(text) is True


@pytest.mark.parametrize("text", ["123456789", "000000000", "11122233", "1112223334"])
def test_other_digits_are_no_bsn(text: str) -> None:
    assert BSN.holds(text) is False


@pytest.mark.parametrize("text", ["", "11122233S", "٣٣٣٣٣٣٣٣٣", "?"])
def test_what_holds_other_marks_was_not_read_as_a_bsn(text: str) -> None:
    assert BSN.holds(text) is None


@given(st.integers(0, 99_999_999).map("{:09d}".format), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_keeps_a_bsn_right(bsn: str, place: int, change: int) -> None:
    if BSN.holds(bsn):
        wrong = bsn[:place] + str((int(bsn[place]) + change) % 10) + bsn[place + 1 :]
        assert BSN.holds(wrong) is False
