"""What a made letter prints as money, account, link or payment number, its truth knows.

The truth comes from the slots of the wordings. So every sentence is looked at for a figure that
somebody wrote into it without a slot, and some letters are read back from their print.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from forms.letter import Money
from tests.letters.drafting import Draft
from tests.letters.maker import Material, make_letter
from tests.letters.senders import senders
from tests.letters.slots import filled
from tests.letters.truth import FactKind, MadeLetter
from tests.letters.whole.files import whole_letters
from tests.letters.wordings import WORDINGS, Story, wordings

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


def without_slots(story: Story, folder: str) -> Iterator[str]:
    """What the story says beside its facts, wording by wording."""
    for pool, texts in {**story.sentences, "subjects": story.subjects}.items():
        for text in texts:
            picks = re.findall(r"\{pick\.([a-z-]+)\}", text)
            if all(name in story.picks for name in picks):
                shared, sender = wordings(folder).shared, senders(folder)[0]
                draft = Draft(1, sender, story, shared, date(2026, 3, 2), Random(1))
                run = filled(text, draft, draft.ask(pool))
                yield " … ".join(span.text for span in run if span.says is None)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sentence_holds_a_fact_without_a_slot(folder: str) -> None:
    patterns = (_MONEY, _IBAN, _LINK, _MAIL, _PAYMENT)
    bare = [
        text
        for stories in wordings(folder).stories.values()
        for story in stories
        for text in without_slots(story, folder)
        if any(pattern.search(text) for pattern in patterns)
    ]
    assert bare == []


@pytest.mark.parametrize("folder", ["doormat", "doorstep", "kitchen", "hallway"])
def test_no_whole_letter_holds_a_fact_without_a_mark(folder: str) -> None:
    patterns = (_MONEY, _IBAN, _LINK, _MAIL, _PAYMENT)
    bare = [
        letter.where
        for letter in whole_letters(folder)
        for line in (*letter.body, *(each.text for each in letter.references + letter.contacts))
        if any(pattern.search(re.sub(r"\{[^}]*\}", "…", line)) for pattern in patterns)
    ]
    assert bare == []


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
