"""What a made letter prints as money, account, link or payment number, its truth knows.

The truth comes from the slots of the wordings; this reads the print instead, so that a figure that
somebody wrote into a sentence without a slot is found.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

from forms.letters.letter import Money
from tests.letters.maker import Material, make_letter
from tests.letters.truth import FactKind, MadeLetter
from tests.letters.wordings import WORDINGS

FOLDERS = sorted(folder.name for folder in WORDINGS.iterdir())
SEEDS = range(500, 512)
#: € 1.234,56, €40,-, EUR 12 and 12,50 euro.
_MONEY = re.compile(
    r"(?:€\s?|\bEUR\s?)(\d{1,3}(?:\.\d{3})*(?:,(?:\d\d|[-–]))?)|(\d[\d.]*(?:,\d\d)?) euro\b"
)
_IBAN = re.compile(r"\bNL\d\d ?[A-Z]{4}(?: ?\d){10}\b")
_LINK = re.compile(r"(?:https?://|www\.)[^\s;)]+")
_MAIL = re.compile(r"[\w.-]+@[\w.-]+\w")
#: Sixteen digits; a year may stand before them.
_PAYMENT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b(?! \d{4}\b)|\b\d{16}\b")


@cache
def letters_of(folder: str) -> tuple[MadeLetter, ...]:
    material = Material(folder, folder, folder)
    return tuple(make_letter(seed, material=material) for seed in SEEDS)


def amounts(text: str) -> Iterator[Decimal]:
    """Every amount of money that stands in the text in figures."""
    for before, behind in _MONEY.findall(text):
        yield Decimal((before or behind).rstrip(",-–").replace(".", "").replace(",", "."))


def values(letter: MadeLetter, *kinds: FactKind) -> set[object]:
    """What the truth holds of these kinds."""
    found = [fact.value for kind in kinds for fact in letter.truth.of(kind)]
    return {value.amount if isinstance(value, Money) else value for value in found}


def test_money_is_found_in_every_way_it_is_printed() -> None:
    text = "€ 1.234,56, dan €40,- en EUR 12 of 12,50 euro; €\xa07,–"
    figures = ["1234.56", "40", "12", "12.50", "7"]
    assert list(amounts(text)) == [Decimal(each) for each in figures]


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_printed_is_in_the_truth(folder: str) -> None:
    for letter in letters_of(folder):
        text = " ".join(letter.printed())
        assert set(amounts(text)) <= values(letter, FactKind.AMOUNT)
        ibans = {found.replace(" ", "") for found in _IBAN.findall(text)}
        assert ibans <= values(letter, FactKind.IBAN)
        assert {found.rstrip(".,:") for found in _LINK.findall(text)} <= values(
            letter, FactKind.URL
        )
        assert set(_MAIL.findall(text)) <= values(letter, FactKind.EMAIL)
        numbers = {found.replace(" ", "") for found in _PAYMENT.findall(text)}
        assert numbers <= values(letter, FactKind.REFERENCE)
