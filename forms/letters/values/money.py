"""Amounts of money as letters print them, with where they stand in a text.

Which signs, and which marks between the digits, is known of the country (`forms/countries/`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.countries.country import HOME, country

#: A euro sign taken for a letter, or digits for letters: found, but not promised.
_MISREAD_SIGN = re.compile(r"(?<!\w)[EeCc£¢&]\s?((?:\d{1,3}(?:[.,]\d{3})+|\d+),\d\d)(?![\d%])")
_MISREAD_DIGITS = re.compile(r"€\s?([\dOoIlSB|]+(?:[.,\s][\dOoIlSB|]{3})*[.,][\dOoIlSB|]{2})(?!\w)")
#: "(zegge: tweeduizend vijftig euro)" is the sum before it once more, and more than "vijftig euro".
_SAID_AGAIN = re.compile(r"\((?:zegge|in woorden)[^)]*$|(?:duizend|honderd)(?: en)? $")
#: "€ 30 per duizend euro" is what is reckoned by.
_RATE = re.compile(r"\b(?:per|voor elke|van elke) $")
#: A worth in thousands is money without a sign, and so is what so many per cent are taken of.
_WORTH = r"(?:\b(?:\w+-?)?waarde(?: van| is| bedraagt)?|%\s?[x×]) "
#: Words of money, behind which a number with cents needs no sign: "in 8 termijnen van 38,06".
_NAMED = r"\b(?:termijn(?:en|bedrag)?|maandbedrag|delen|keer|maal|bedrag(?:en)?|som)(?: van)?"
#: Whole euros whose digits may go on behind a space, as they do under glare ("€ 6 4 2") and in
#: thousands ("€ 1 250"): who reads the first alone pays too little. A day, an hour, a count of
#: something, a note or a sum of its own is no part of it.
_GOES_ON = re.compile(
    r"\s\d{1,3}(?!\d|[-/:]\d|\)|[.,]\d\d?(?:\.| ?uur)| ?(?:€|EUR|[x×]|e |keer|maal|dag|week|weken"
    r"|uur|maand|jaar|termijn|kind|perso|jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))",
    re.IGNORECASE,
)
#: The same before a sign that stands last: "6 42 euro".
_GOES_BACK = re.compile(r"(?<![\w.,/-])\d{1,3}\s$")
_AS_DIGITS = str.maketrans("OoIl|SB", "0011158")
#: More than a letter to a citizen ever asks.
_MOST = Decimal(10_000_000)


@dataclass(frozen=True)
class _Patterns:
    """How amounts look: with a sign before or after them, in words, or bare: in a column, named."""

    sign_first: re.Pattern[str]
    sign_last: re.Pattern[str]
    in_words: re.Pattern[str]
    no_sign: re.Pattern[str]
    worth: re.Pattern[str]
    of_unit: re.Pattern[str]
    named: re.Pattern[str]


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
    money = country(HOME).money
    patterns = _patterns(HOME)
    yield from _signed(text, patterns, money.grouping)
    for match in patterns.in_words.finditer(text):
        before = text[: match.start()].lower()
        if _SAID_AGAIN.search(before) or _RATE.search(before):
            continue
        amount = Decimal(money.sums[match.group(1).lower()])
        yield MoneyMention(amount, match.start(), match.end(), True)
    for pattern in (_MISREAD_DIGITS, _MISREAD_SIGN):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match.group(1).translate(_AS_DIGITS))
            amount = Decimal(digits) / 100
            yield MoneyMention(amount, match.start(), match.end(), False)
    for pattern in (patterns.worth, patterns.of_unit):
        for match in pattern.finditer(text):
            digits = match["digits"].replace(money.grouping, "").replace(money.decimal, ".")
            yield MoneyMention(Decimal(digits), match.start("digits"), match.end(), False)
    bare = patterns.no_sign if is_column else patterns.named
    for match in bare.finditer(text):
        whole, cents = match["whole"], match["cents"]
        amount = Decimal(f"{whole.replace(money.grouping, '')}.{cents}")
        start = match.start() if is_column else match.start("whole")
        yield MoneyMention(amount, start, match.end(), False)


def _signed(text: str, patterns: _Patterns, grouping: str) -> Iterator[MoneyMention]:
    """Amounts with a sign of money before or behind them."""
    for pattern in (patterns.sign_first, patterns.sign_last):
        for match in pattern.finditer(text):
            minus, whole, cents = match.groups()
            if _is_of_more(text, match, is_last=pattern is patterns.sign_last):
                continue
            amount = Decimal(f"{whole.replace(grouping, '')}.{cents or '00'}")
            yield MoneyMention(amount, match.start(), match.end(), minus is None)


def _is_of_more(text: str, match: re.Match[str], *, is_last: bool) -> bool:
    """Whether the digits of a sum may be only some of those that are printed."""
    if is_last:
        return _GOES_BACK.search(text[: match.start()]) is not None
    return (
        text[match.end() - 1].isdigit()
        and match[3] is None
        and (_GOES_ON.match(text, match.end()) is not None)
    )


@lru_cache(maxsize=8)
def _patterns(code: str) -> _Patterns:
    money = country(code).money
    group, decimal = re.escape(money.grouping), re.escape(money.decimal)
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d+"
    cents = rf"(?:{decimal}(\d\d)(?!\d)|{decimal}\s?(?:[-–—]{{1,2}}|=))?"
    no_more = r"(?![\w%])(?![.,]\d)(?!\s?%)(?!\s(?:miljoen|miljard|procent))"
    before = "|".join(_sign(each, r"\b") for each in money.signs)
    after = "|".join(_sign(each, "") for each in money.signs)
    words = "|".join(sorted(money.sums, key=len, reverse=True))
    bare = (
        rf"(?P<whole>\d{{1,3}}(?:{group}\d{{3}})+|\d+){decimal}(?P<cents>\d\d)"
        r"(?![\d%])(?!\s?(?:%|procent))(?![.,]\d)"
    )
    return _Patterns(
        sign_first=re.compile(rf"(?:{before})\s?(-\s?)?({grouped}){cents}{no_more}"),
        sign_last=re.compile(rf"(?<![\w.,/€-])(-\s?)?({grouped}){cents}\s?(?:{after})(?!\s?\d)"),
        in_words=re.compile(rf"\b({words}) euro\b", re.IGNORECASE),
        no_sign=re.compile(rf"(?<![\w.,/-])(?:-\s?)?{bare}"),
        worth=re.compile(
            rf"{_WORTH}(?P<digits>\d{{1,3}}(?:{group}\d{{3}})+){no_more}", re.IGNORECASE
        ),
        # A unit of current or gas is priced in tenths of a cent: "€ 0,268".
        of_unit=re.compile(rf"(?:{before})\s?(?P<digits>0{decimal}\d{{3,5}}){no_more}"),
        named=re.compile(rf"{_NAMED} {bare}", re.IGNORECASE),
    )


def _sign(sign: str, edge: str) -> str:
    """A sign of money as a pattern: a word ends where it ends, and may begin with a capital."""
    if not sign.isalpha():
        return re.escape(sign)
    first = f"[{sign[0].upper()}{sign[0]}]" if sign.islower() else re.escape(sign[0])
    return rf"{edge}{first}{re.escape(sign[1:])}\b"
