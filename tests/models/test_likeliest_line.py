import numpy as np
import pytest

from models.likeliest_line import likeliest, readings_of
from models.spelling import Spelling

SIGNS = "abcdefghijklmnopqrstuvwxyzI0123456789@. "


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling()


def columns(*shown: str, sure: float = 0.6, blank: float = 0.9) -> np.ndarray:
    """What a network says of a line: of each sign the first likeliest, of the others the rest.

    Every sign has two columns, the second nearly blank. A sign "" is a column of nothing.
    """
    rows = []
    for signs in shown:
        row = np.zeros(1 + len(SIGNS), np.float32)
        for number, sign in enumerate(signs):
            share = sure if number == 0 else (1 - sure) / (len(signs) - 1)
            row[1 + SIGNS.index(sign)] = 1.0 if len(signs) == 1 else share
        between = row * (1 - blank)
        between[0] = blank
        rows += [row, between]
    return np.array(rows, np.float32)


def text(those: np.ndarray, spelling: Spelling) -> str:
    return "".join(SIGNS[number - 1] for number, _, _ in likeliest(those, SIGNS, spelling))


def test_what_is_seen_surely_is_read_whatever_it_spells(spelling: Spelling) -> None:
    assert text(columns(*"qzkrtv 0714"), spelling) == "qzkrtv 0714"


def test_of_two_signs_that_may_be_seen_the_word_tells(spelling: Spelling) -> None:
    assert text(columns(*"patie", "rn", "t"), spelling) == "patient"
    assert text(columns(*"co", "rn", *"tact@huur."), spelling) == "contact@huur."


def test_a_letter_hardly_seen_is_not_read_into_a_word(spelling: Spelling) -> None:
    assert text(columns(*"patie", "rn", "t", sure=0.97), spelling) == "patiert"


def test_figures_stay_as_they_are_seen(spelling: Spelling) -> None:
    assert text(columns(*"kenmerk ", "17", "71", "08"), spelling) == "kenmerk 170"


def test_what_an_address_ends_in_tells(spelling: Spelling) -> None:
    assert text(columns(*"woonraad.", "an", "l"), spelling) == "woonraad.nl"


def test_equal_signs_with_white_between_are_two(spelling: Spelling) -> None:
    assert text(columns(*"balling"), spelling) == "balling"


def test_each_sign_is_where_it_was_seen(spelling: Spelling) -> None:
    runs = likeliest(columns(*"huur", blank=0.4), SIGNS, spelling)
    starts = [start for _, start, _ in runs]
    assert starts == [0, 2, 4, 6]
    assert all(start < end <= start + 2 for _, start, end in runs)


def test_nothing_seen_says_nothing(spelling: Spelling) -> None:
    assert likeliest(columns(*"a", blank=1.0)[1:], SIGNS, spelling) == []


def test_what_was_read_is_forgotten_with_the_line(spelling: Spelling) -> None:
    text(columns(*"patie", "rn", "t"), spelling)
    asked = (Spelling.follow, *vars(spelling).values())
    assert not any(hasattr(each, "cache_info") for each in asked)


def test_what_a_line_may_say_is_told_the_likeliest_first(spelling: Spelling) -> None:
    told = readings_of(columns(*"kenmerk ", "17", "7"), SIGNS, spelling, 4)
    assert told[:2] == ["kenmerk 17", "kenmerk 77"]


def test_only_what_may_follow_is_told(spelling: Spelling) -> None:
    told = readings_of(
        columns("al", "17", "08", sure=0.9), SIGNS, spelling, 8, lambda _, sign: not sign.isalpha()
    )
    assert "10" in told and not any(sign.isalpha() for text in told for sign in text)
