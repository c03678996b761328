"""The values that letters print, made by chance: amounts, days, accounts, numbers, addresses."""

from collections.abc import Callable
from random import Random

UPPER, LOWER, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
_STREETS = (
    "straat", "laan", "weg", "plein", "kade", "singel", "dijk", "hof", "gracht", "steeg", "pad",
    "dreef",
)  # fmt: skip
_NAMES = (
    "Bakker", "Jansen", "Vermeulen", "Yilmaz", "Kowalski", "Haddad", "Ionescu", "Nguyen",
    "Schouten", "Fernandes", "Özdemir", "Müller", "Dubois", "Hoekstra", "Achternbosch", "Quist",
    "IJsbrandy", "Wójcik",
)  # fmt: skip
_TOWNS = (
    "Lindewaard", "Haagmonde", "Tilwijk", "Kustburg", "Zandeweer", "Oosterhuizen", "Quaderveen",
    "Vijfhoven", "IJzerdam",
)  # fmt: skip
_ENDS = ("nl", "nl", "nl", "eu", "com", "org", "gov", "frl", "amsterdam")


def amount(rng: Random) -> str:
    """`€ 1.234,56` and its like."""
    whole = rng.randrange(10 ** rng.choice((1, 2, 3, 6)))
    cents = f",{rng.randrange(100):02}"
    said = f"{whole:,}".replace(",", "." if rng.random() < 0.8 else "")
    before = rng.choice(("€ ", "€ ", "€ ", "€", "EUR ", "", "-€ ", "€ -", "+ ", "- "))
    return before + said + rng.choice((cents, cents, "", ",-", ",–", ",00"))


def day(rng: Random) -> str:
    """A day, a month or a year."""
    date, month, year = rng.randint(1, 31), rng.randrange(12), rng.randint(1950, 2035)
    return rng.choice((
        f"{date} {_MONTHS[month]} {year}", f"{date} {_MONTHS[month]}", f"{_MONTHS[month]} {year}",
        f"{date:02}-{month + 1:02}-{year}", f"{date}-{month + 1}-{year}", str(year),
        f"{date:02}/{month + 1:02}/{year}", f"{date} {_SHORT_MONTHS[month]}. {year}",
        f"{date}.{month + 1}.{year}", f"{year}-{month + 1:02}-{date:02}",
    ))  # fmt: skip


def account(rng: Random) -> str:
    """An IBAN, in fours more often than not."""
    number = f"NL{digits(rng, 2)}{''.join(rng.choices(UPPER, k=4))}{digits(rng, 10)}"
    spaced = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return spaced if rng.random() < 0.75 else number


def reference(rng: Random) -> str:
    """What offices number by: figures and letters with something between them."""
    between = rng.choice(("", ".", "-", "/", " ", "_", ".", "-"))
    return between.join(_piece(rng) for _ in range(rng.randint(1, 4)))


def _piece(rng: Random) -> str:
    signs = rng.choice((DIGITS, DIGITS, DIGITS, UPPER, UPPER + DIGITS, LOWER))
    return "".join(rng.choices(signs, k=rng.randint(1, 6)))


def telephone(rng: Random) -> str:
    """As it is printed in the Netherlands."""
    return rng.choice((
        f"0{digits(rng, 2)} {digits(rng, 3)} {digits(rng, 2)} {digits(rng, 2)}",
        f"0{digits(rng, 2)}-{digits(rng, 7)}", f"0800 - {digits(rng, 4)}", f"14 0{digits(rng, 2)}",
        f"(0{digits(rng, 3)}) {digits(rng, 6)}", f"0{digits(rng, 9)}",
        f"+31 {digits(rng, 2)} {digits(rng, 3)} {digits(rng, 4)}",
    ))  # fmt: skip


def site(rng: Random) -> str:
    """A website or an e-mail address."""
    one, two = (rng.choice(_NAMES + _TOWNS + _STREETS).lower() for _ in range(2))
    host = f"{one}{rng.choice(('', '-', '.'))}{two}.{rng.choice(_ENDS)}"
    return rng.choice(
        (f"www.{host}", host, f"https://{host}/{two}", f"{two}@{host}", f"www.{host}/{one}-{two}")
    )


def home(rng: Random) -> str:
    """A street and house, a postbox, or a postcode and town."""
    house = f"{rng.randint(1, 300)}{rng.choice(('', '', '', ' A', 'b', '-2', ' hs', ' III'))}"
    code = f"{rng.randint(1000, 9999)} {''.join(rng.choices(UPPER, k=2))}"
    street, town = rng.choice(_NAMES).lower() + rng.choice(_STREETS), rng.choice(_TOWNS)
    return rng.choice((
        f"{street.capitalize()} {house}", f"Postbus {digits(rng, rng.randint(2, 5))}",
        f"{code} {town.upper()}", f"{code} {town}",
    ))  # fmt: skip


def name(rng: Random) -> str:
    """Somebody, with initials."""
    initials = "".join(f"{rng.choice(UPPER)}." for _ in range(rng.randint(1, 3)))
    between = rng.choice(("", "", "", "van ", "de ", "van der ", "el ", "van ’t "))
    title = rng.choice(("", "dhr. ", "mevr. ", "De heer ", "mr. ", ""))
    return f"{title}{initials} {between}{rng.choice(_NAMES)}"


def measure(rng: Random) -> str:
    """How much or how far."""
    number = f"{rng.randrange(10000)}{rng.choice(('', f',{rng.randrange(10)}'))}"
    units = (" %", "%", " m²", " m³", " kWh", " km", " uur", "°", "x", " mm", " GJ", " weken")
    return number + rng.choice(units)


def clock(rng: Random) -> str:
    """A time of day."""
    minute = rng.choice((0, 15, 30, 45, rng.randrange(60)))
    return f"{rng.randrange(24)}{rng.choice('.:')}{minute:02}" + rng.choice(("", " uur", "u"))


def law(rng: Random) -> str:
    """An article, a number in a list, a footnote."""
    return rng.choice((
        f"artikel {rng.randint(1, 20)}:{rng.randint(1, 120)}", f"art. {rng.randint(1, 99)}",
        f"§ {rng.randint(1, 30)}", f"({rng.randint(1, 99)})", f"{rng.choice('abcde')})",
        f"{rng.randint(1, 9)}/{rng.randint(2, 9)}", f"nr. {rng.randint(1, 999)}",
    ))  # fmt: skip


def digits(rng: Random, count: int) -> str:
    """So many figures."""
    return "".join(rng.choices(DIGITS, k=count))


_ALL: tuple[Callable[[Random], str], ...] = (
    amount, amount, day, day, account, reference, reference, telephone, site, home, name, measure,
    clock, law,
)  # fmt: skip


def value(rng: Random) -> str:
    """Any of them."""
    return rng.choice(_ALL)(rng)
