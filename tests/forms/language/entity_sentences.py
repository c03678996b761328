"""Sentences with amounts, dates, accounts and the like, and what each is worth after parsing."""

import random
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_MONTH = {
    name.casefold(): number
    for names in MONTHS.values()
    for number, name in enumerate(names.split(), 1)
}
#: A value as it is after parsing: its kind, and what identifies it.
Value = tuple[str, str]

WORDS = [
    "u", "moet", "kunt", "wij", "hebben", "de", "het", "een", "uw", "ons", "aanvraag",
    "besluit", "brief", "gemeente", "bedrag", "rekening", "betalen", "sturen", "bellen",
    "schrijven", "vóór", "na", "binnen", "bij", "over", "naar", "van", "voor", "met", "op",
    "graag", "termijn", "aanslag", "toeslag", "uitkering", "afspraak", "formulier", "gegevens",
    "kenmerk", "ontvangen", "verhoging", "straat",
]  # fmt: skip


def sentence(rng: random.Random, most: int = 4) -> tuple[str, tuple[str, ...], Counter[Value]]:
    """A made-up Dutch sentence, the names in it, and its values."""
    pieces = [rng.choice(WORDS) for _ in range(rng.randint(4, 12))]
    names: list[str] = []
    values: Counter[Value] = Counter()
    for _ in range(rng.randint(1, most)):
        written, value = rng.choice(_KINDS)(rng)
        if value[0] == "name":
            names.append(written)
        values[value] += 1
        # Between words, so that two figures are not read as one.
        place = rng.randint(1, len(pieces) - 1)
        pieces[place:place] = [rng.choice(WORDS), written, rng.choice(WORDS)]
    said = " ".join(pieces)
    return f"{said[0].upper()}{said[1:]}{rng.choice('.!?')}", tuple(names), values


def values_in(text: str, names: tuple[str, ...] = ()) -> Counter[Value]:
    """What a text is worth: every value in it, in whatever shape Dutch, English or Arabic give it.

    A digit that is part of none of them, or is not a Latin one, is a value of its own.
    """
    text = re.sub(r"[\u2066-\u2069\u200e\u200f]", "", text).replace("\u00a0", " ")
    found: Counter[Value] = Counter(
        ("digit", letter) for letter in text if letter.isdecimal() and not letter.isascii()
    )
    for pattern, read in (
        (
            rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)",
            lambda seen: ("name", seen.group()),
        ),
        *_SHAPES,
    ):

        def take(seen: re.Match[str], read: Callable[[re.Match[str]], Value] = read) -> str:
            found[read(seen)] += 1
            return " | "

        text = re.sub(pattern, take, text)
    found.update(("digit", letter) for letter in text if letter in "0123456789")
    return found


def cents(written: str) -> str:
    """An amount in cents, from 1.250,50 as from 1,250.50; “,-” is no cents."""
    whole, _, part = (
        written.replace(",-", "")
        .strip(".,")
        .rpartition(written[-3] if len(written) > 3 and written[-3] in ".," else "\0")
    )
    digits = re.sub(r"\D", "", whole or part)
    return str(Decimal(digits) * 100 + (Decimal(part) if whole else 0))


_MONTH_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_NUMBER = r"\d[\d.,]*(?:,-|\d)|\d"
_SHAPES: tuple[tuple[str, Callable[[re.Match[str]], Value]], ...] = (
    (r"https?://\S+[\w/]|www\.\S+[\w/]", lambda seen: ("link", seen.group())),
    (r"[\w.]+@[\w.-]+\w", lambda seen: ("mail", seen.group())),
    (r"\b[A-Z]{3} \d{2}/\d+ [A-Z]{3}\b", lambda seen: ("case", seen.group())),
    (r"\b(?:[A-Z]{2}-\d{2}-[A-Z]{2}|\d-[A-Z]{3}-\d{2})\b", lambda seen: ("plate", seen.group())),
    (r"€ \d+ ?[-–] ?\d+", lambda seen: ("range", re.sub(r"\s", "", seen.group()))),
    (r"\d+(?:,\d+)? ?%", lambda seen: ("share", seen.group().replace(" ", ""))),
    (r"\b\d+[½¼]|½", lambda seen: ("fraction", seen.group())),
    (r"\b\d+(?:-?[a-e]| [A-D]|-bis| bis)\b", lambda seen: ("house", seen.group())),
    (r"\b[IVX]{2,}\b", lambda seen: ("roman", seen.group())),
    (r"(?<!\S)-\d+\b(?!-)", lambda seen: ("below zero", seen.group())),
    (r"(?:\b088 - \d{3} \d{2} \d{2}|\(020\) \d{3} \d{2} \d{2})",
     lambda seen: ("phone", re.sub(r"\D", "", seen.group()).lstrip("0"))),
    (r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3}(?: ?[A-Z0-9]{1,3})\b",
     lambda seen: ("iban", seen.group().replace(" ", ""))),
    (rf"(?i)\b(\d{{1,2}}) ({_MONTH_NAMES}) (\d{{4}})",
     lambda seen: ("date", f"{seen[3]}-{_MONTH[seen[2].casefold()]}-{int(seen[1])}")),
    (r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b",
     lambda seen: ("date", f"{seen[3]}-{int(seen[2])}-{int(seen[1])}")),
    (rf"(?:€|EUR) ?({_NUMBER})", lambda seen: ("euros", cents(seen[1]))),
    (rf"({_NUMBER}) ?(?:€|EUR|euros?\b|يورو)", lambda seen: ("euros", cents(seen[1]))),
    (r"(?<![\w+])(?:\+31 ?|0)\d(?:[ -]?\d){7,8}\b",
     lambda seen: ("phone", re.sub(r"\D", "", seen.group()).removeprefix("31").lstrip("0"))),
    (r"\b\d{4} ?[A-Z]{2}\b", lambda seen: ("postcode", seen.group().replace(" ", ""))),
    (r"\b[A-Z]{2,4}[-./]\d[\d/-]*\b", lambda seen: ("reference", seen.group())),
    (r"\b(\d{1,2})[:.](\d{2})\b", lambda seen: ("time", f"{int(seen[1])}:{seen[2]}")),
    (r"\b[0-9]+\b", lambda seen: ("number", seen.group())),
)  # fmt: skip


def _amount(rng: random.Random) -> tuple[str, Value]:
    whole, part = rng.choice([rng.randint(1, 99), rng.randint(100, 2_000_000)]), rng.randint(0, 99)
    grouped = f"{whole:,}".replace(",", ".") if rng.random() < 0.7 else str(whole)
    shape = rng.choice(["€ {},{:02}", "€{},{:02}", "EUR {},{:02}", "€ {},-", "€ {}"])
    with_cents = ":02" in shape
    return shape.format(grouped, part), ("euros", str(whole * 100 + part * with_cents))


def _date(rng: random.Random) -> tuple[str, Value]:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1950, 2035)
    value = ("date", f"{year}-{month}-{day}")
    if rng.random() < 0.6:
        return f"{day} {MONTHS['nl'].split()[month - 1]} {year}", value
    return rng.choice([f"{day}-{month}-{year}", f"{day:02}-{month:02}-{year}"]), value


def _iban(rng: random.Random) -> tuple[str, Value]:
    bank, number = rng.choice(["ABNA", "INGB", "RABO", "BNGH"]), f"{rng.randint(0, 10**10 - 1):010}"
    check = 98 - int("".join(str(int(c, 36)) for c in f"{bank}{number}NL00")) % 97
    whole = f"NL{check:02}{bank}{number}"
    spaced = " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))
    return rng.choice([whole, spaced]), ("iban", whole)


def _phone(rng: random.Random) -> tuple[str, Value]:
    digits = rng.choice(["6", "20", "70", "088"[1:]])
    digits += "".join(str(rng.randint(0, 9)) for _ in range(9 - len(digits)))
    shape = rng.choice(
        ["0{}", "+31 {}", "0{0[0]} {0[1]}{0[2]}{0[3]}{0[4]}{0[5]}{0[6]}{0[7]}{0[8]}"]
    )
    return shape.format(digits), ("phone", digits)


def _link(rng: random.Random) -> tuple[str, Value]:
    path = rng.choice(["", "/toeslagen", "/a/b-1?x=2", "/2026/brief"])
    whole = rng.choice(["www.", "https://www.", "https://"]) + f"voorbeeldstad.nl{path}"
    return whole, ("link", whole)


def _mail(rng: random.Random) -> tuple[str, Value]:
    whole = f"{rng.choice(['info', 'j.de.boer', 'balie2'])}@voorbeeldstad.nl"
    return whole, ("mail", whole)


def _postcode(rng: random.Random) -> tuple[str, Value]:
    whole = f"{rng.randint(1000, 9999)} {rng.choice(['AB', 'XK', 'ZW'])}"
    return whole, ("postcode", whole.replace(" ", ""))


def _reference(rng: random.Random) -> tuple[str, Value]:
    whole = f"{rng.choice(['ZK', 'BZW', 'WOZ'])}-{rng.randint(1, 99999)}/{rng.randint(10, 99)}"
    return whole, ("reference", whole)


def _time(rng: random.Random) -> tuple[str, Value]:
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    return f"{hour}:{minute:02}", ("time", f"{hour}:{minute:02}")


def _number(rng: random.Random) -> tuple[str, Value]:
    whole = str(rng.choice([rng.randint(0, 9), rng.randint(10, 999), rng.randint(10**8, 10**9)]))
    return whole, ("number", whole)


def _name(rng: random.Random) -> tuple[str, Value]:
    whole = (
        f"{rng.choice(['Jansen', 'De Boer', 'Gemeente'])} {rng.choice(['Voorbeeldstad', 'Oost'])}"
    )
    return whole, ("name", whole)


def _case(rng: random.Random) -> tuple[str, Value]:
    whole = f"{rng.choice(['AWB', 'SGR', 'BRE'])} {rng.randint(10, 99)}/{rng.randint(1, 9999)} WOZ"
    return whole, ("case", whole)


def _plate(rng: random.Random) -> tuple[str, Value]:
    number = rng.randint(10, 99)
    whole = rng.choice([f"KL-{number}-XB", f"{number % 10}-TZB-{number}"])
    return whole, ("plate", whole)


def _range(rng: random.Random) -> tuple[str, Value]:
    low = rng.randint(1, 500)
    whole = f"€ {low}{rng.choice(['-', '–', ' - ', ' – '])}{low + rng.randint(1, 500)}"
    return whole, ("range", whole.replace(" ", ""))


def _share(rng: random.Random) -> tuple[str, Value]:
    part = rng.choice(["", f",{rng.randint(1, 99)}"])
    whole = f"{rng.randint(0, 100)}{part}{rng.choice(['', ' '])}%"
    return whole, ("share", whole.replace(" ", ""))


def _fraction(rng: random.Random) -> tuple[str, Value]:
    whole = rng.choice(["½", f"{rng.randint(1, 40)}{rng.choice('½¼')}"])
    return whole, ("fraction", whole)


def _house(rng: random.Random) -> tuple[str, Value]:
    whole = f"{rng.randint(1, 999)}{rng.choice(['a', '-b', ' C', '-bis', ' bis'])}"
    return whole, ("house", whole)


def _roman(rng: random.Random) -> tuple[str, Value]:
    whole = rng.choice(["II", "III", "IV", "VI", "IX", "XII", "XIV", "XXIX"])
    return whole, ("roman", whole)


def _below_zero(rng: random.Random) -> tuple[str, Value]:
    whole = f"-{rng.randint(1, 999)}"
    return whole, ("below zero", whole)


def _spaced_phone(rng: random.Random) -> tuple[str, Value]:
    digits = f"{rng.randint(0, 10**7 - 1):07}"
    area = rng.choice(["088 -", "(020)"])
    whole = f"{area} {digits[:3]} {digits[3:5]} {digits[5:]}"
    return whole, ("phone", re.sub(r"\D", "", whole).lstrip("0"))


_KINDS = (
    *(_amount, _date, _iban, _phone, _link, _mail, _postcode, _reference, _time, _number, _name),
    *(_case, _plate, _range, _share, _fraction, _house, _roman, _below_zero, _spaced_phone),
)
