"""Amounts of money as Dutch letters print them, with where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_GROUPED = r"\d{1,3}(?:\.\d{3})+|\d+"
_CENTS = r"(?:,(\d\d)(?!\d)|,\s?(?:[-–—]{1,2}|=))?"
_NO_MORE = r"(?![\w%])(?![.,]\d)(?!\s?%)(?!\s(?:miljoen|miljard))"
_SIGN_FIRST = re.compile(rf"(?:€|\bEUR\b|\b[Ee]uro\b)\s?(-\s?)?({_GROUPED}){_CENTS}{_NO_MORE}")
_SIGN_LAST = re.compile(
    rf"(?<![\w.,/€-])(-\s?)?({_GROUPED}){_CENTS}\s?(?:€|EUR\b|[Ee]uro\b)(?!\s?\d)"
)
#: A euro sign taken for a letter, or digits for letters: found, but not promised.
_MISREAD_SIGN = re.compile(r"(?<!\w)[EeCc£¢&]\s?((?:\d{1,3}(?:[.,]\d{3})+|\d+),\d\d)(?![\d%])")
_MISREAD_DIGITS = re.compile(r"€\s?([\dOoIlSB|]+(?:[.,\s][\dOoIlSB|]{3})*[.,][\dOoIlSB|]{2})(?!\w)")
#: Whole sums that letters write in words.
_WORDS = {
    "vijf": 5, "tien": 10, "vijftien": 15, "twintig": 20, "vijfentwintig": 25, "dertig": 30,
    "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "vijfenzeventig": 75,
    "tachtig": 80, "negentig": 90, "honderd": 100, "honderdvijftig": 150, "tweehonderd": 200,
    "tweehonderdvijftig": 250, "driehonderd": 300, "vierhonderd": 400, "vijfhonderd": 500,
    "duizend": 1000,
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_IN_WORDS = re.compile(rf"\b({_LONGEST_FIRST}) euro\b", re.IGNORECASE)
_NO_SIGN = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+),(\d\d)(?![\d%])(?!\s?%)(?![.,]\d)")
_AS_DIGITS = str.maketrans("OoIl|SB", "0011158")
#: More than a letter to a citizen ever asks.
_MOST = Decimal(10_000_000)


@dataclass(frozen=True)
class MoneyMention:
    """An amount at `start` to `end` of a text; strict where every character is as it should be."""

    amount: Decimal
    start: int
    end: int
    is_strict: bool


def amounts_in(text: str, *, is_column: bool = False) -> list[MoneyMention]:
    """All amounts of a text, from left to right.

    In a column of a table an amount needs no euro sign (`is_column`).
    """
    found: list[MoneyMention] = []
    for mention in _candidates(text, is_column):
        taken = any(mention.start < each.end and mention.end > each.start for each in found)
        if not taken and mention.amount < _MOST:
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _candidates(text: str, is_column: bool) -> Iterator[MoneyMention]:
    for pattern in (_SIGN_FIRST, _SIGN_LAST):
        for match in pattern.finditer(text):
            minus, whole, cents = match.groups()
            amount = Decimal(f"{whole.replace('.', '')}.{cents or '00'}")
            yield MoneyMention(amount, match.start(), match.end(), minus is None)
    for match in _IN_WORDS.finditer(text):
        amount = Decimal(_WORDS[match.group(1).lower()])
        yield MoneyMention(amount, match.start(), match.end(), True)
    for pattern in (_MISREAD_DIGITS, _MISREAD_SIGN):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match.group(1).translate(_AS_DIGITS))
            amount = Decimal(digits) / 100
            yield MoneyMention(amount, match.start(), match.end(), False)
    if is_column:
        for match in _NO_SIGN.finditer(text):
            amount = Decimal(f"{match.group(1).replace('.', '')}.{match.group(2)}")
            yield MoneyMention(amount, match.start(), match.end(), False)
