"""How dates, money, accounts and numbers are printed in Dutch letters."""

from datetime import date
from decimal import Decimal
from random import Random

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_SHORT = (
    "jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sept.", "okt.", "nov.", "dec.",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NUMBERS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien",
)  # fmt: skip
_ROUND = {
    50: "vijftig",
    100: "honderd",
    150: "honderdvijftig",
    200: "tweehonderd",
    500: "vijfhonderd",
}

DATE_STYLES = {
    "long": 10, "weekday": 2, "dashes": 3, "dashes-short": 1, "slashes": 1, "slashes-short": 1,
    "abbreviated": 1, "dots": 1,
}  # fmt: skip
MONEY_STYLES = {"sign": 10, "sign-close": 2, "code": 1, "dash": 2, "word": 1}


def spelled_date(day: date, style: str) -> str:
    """The day in one of `DATE_STYLES`, or without its year in `no-year`."""
    d, m, y = day.day, day.month, day.year
    long = f"{d} {MONTHS[m - 1]}"
    return {
        "long": f"{long} {y}",
        "weekday": f"{WEEKDAYS[day.weekday()]} {long} {y}",
        "dashes": f"{d:02}-{m:02}-{y}",
        "dashes-short": f"{d}-{m}-{y}",
        "slashes": f"{d:02}/{m:02}/{y}",
        "slashes-short": f"{d}/{m}/{y}",
        "abbreviated": f"{d} {_SHORT[m - 1]} {y}",
        "dots": f"{d:02}.{m:02}.{y}",
        "no-year": long,
    }[style]


def spelled_money(amount: Decimal, style: str, rng: Random) -> str:
    """The amount in one of `MONEY_STYLES`, or bare; whole euros at times without cents."""
    figures = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    is_whole = amount == amount.to_integral()
    if is_whole and style == "word":
        whole = int(amount)
        if whole in _ROUND and rng.random() < 0.5:
            return f"{_ROUND[whole]} euro"
        return f"{figures[:-3]} euro"
    if is_whole and style == "dash":
        figures = figures[:-2] + rng.choice(["-", "-", "–"])
    elif is_whole and rng.random() < 0.3:
        figures = figures[:-3]
    return {
        "sign": f"€\xa0{figures}",
        "sign-close": f"€{figures}",
        "code": f"EUR\xa0{figures}",
        "dash": f"€\xa0{figures}",
        "word": f"{figures} euro",
        "bare": figures,
    }[style]


def spelled_count(count: int, in_words: bool) -> str:
    """A small number in figures or in words."""
    return _NUMBERS[count] if in_words and count < len(_NUMBERS) else str(count)


def spelled_iban(iban: str, rng: Random) -> str:
    """In groups of four, sometimes with hard spaces, seldom in one piece."""
    if rng.random() < 0.12:
        return iban
    return rng.choice([" ", "\xa0"]).join(grouped(iban, 4))


def grouped(text: str, size: int) -> list[str]:
    """Pieces of `size` characters; the last may be shorter."""
    return [text[start : start + size] for start in range(0, len(text), size)]


def weighted(styles: dict[str, int], rng: Random) -> str:
    """One of the styles, the usual ones more often."""
    return rng.choices(list(styles), list(styles.values()))[0]


def iban_of(bank: str, account: int) -> str:
    """A Dutch account number with its check digits (ISO 13616)."""
    basic = f"{bank}{account:010}"
    digits = "".join(str(int(sign, 36)) for sign in f"{basic}NL00")
    return f"NL{98 - int(digits) % 97:02}{basic}"
